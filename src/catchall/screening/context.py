"""What is known beside the name: country and identifiers, for or against one party."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from catchall.model import ListedEntity

COUNTRY_AGREES, COUNTRY_DIFFERS = "country_agrees", "country_differs"
IDENTIFIER_EQUAL, WEAK_ALIAS = "identifier_equal", "weak_alias"
_LOG_ODDS = {COUNTRY_AGREES: 0.7, COUNTRY_DIFFERS: -0.7}
"""By how much a country moves the odds: doubled or halved."""
_IDENTIFIED = 0.995
_LEAST_IDENTIFIER = 5
"""Shorter numbers are not distinctive."""


@dataclass(frozen=True)
class Known:
    """What is known of the party that is screened."""

    countries: frozenset[str] = frozenset()
    identifiers: frozenset[str] = frozenset()

    @classmethod
    def of(cls, countries: Iterable[str], identifiers: Iterable[str] = ()) -> "Known":
        """Countries by code; identifiers are compared by their letters and digits."""
        plain = filter(None, map(_plain, identifiers))
        return cls(frozenset(countries), frozenset(plain))


NOTHING = Known()


def _plain(identifier: str) -> str:
    text = "".join(letter for letter in identifier.upper() if letter.isalnum())
    return text if len(text) >= _LEAST_IDENTIFIER else ""


def codes(known: Known, entity: ListedEntity, *, weak: bool) -> tuple[str, ...]:
    """What agrees and what clashes, as codes."""
    found = [WEAK_ALIAS] if weak else []
    if known.countries and entity.countries:
        agrees = bool(known.countries & set(entity.countries))
        found.append(COUNTRY_AGREES if agrees else COUNTRY_DIFFERS)
    if known.identifiers & {_plain(identifier) for identifier in entity.identifiers}:
        found.append(IDENTIFIER_EQUAL)
    return tuple(found)


def adjusted(probability: float, found: Iterable[str]) -> float:
    """The probability with its context; an equal identifier decides."""
    shift = sum(_LOG_ODDS.get(code, 0.0) for code in found)
    moved = probability
    if shift and 0 < probability < 1:
        moved = 1 / (1 + math.exp(-(math.log(probability / (1 - probability)) + shift)))
    return max(moved, _IDENTIFIED) if IDENTIFIER_EQUAL in found else moved


def lowest(known: Known, least: float) -> float:
    """The lowest probability without context that can reach ``least`` with it."""
    if known.identifiers or not 0 < least < 1:
        return 0.0
    odds = least / (1 - least) / math.exp(_LOG_ODDS[COUNTRY_AGREES])
    return odds / (1 + odds)
