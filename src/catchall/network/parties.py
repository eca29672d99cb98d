"""Parties of two records held against each other: the same, alike, or kept apart."""

from dataclasses import dataclass

from catchall.lexicon import countries
from catchall.model import Party, PartyKind, PartyRole
from catchall.network import names

SUPPLY = frozenset({PartyRole.EXPORTER, PartyRole.SUPPLIER, PartyRole.MANUFACTURER})
USE = frozenset({PartyRole.END_USER, PartyRole.ULTIMATE_CONSIGNEE, PartyRole.PURCHASER})
BETWEEN = frozenset({PartyRole.INTERMEDIARY, PartyRole.INTERMEDIATE_CONSIGNEE, PartyRole.BROKER})


@dataclass(frozen=True)
class PartyTie:
    """Why two parties are held to be the same: the fields, and the words of their names."""

    here: Party
    there: Party
    place_here: str
    place_there: str
    quote_here: str
    quote_there: str
    reasons: tuple[str, ...]


def ends(party: Party) -> bool:
    """Whether the goods end with this party: a buyer that only passes them on is none."""
    uses = USE & set(party.roles)
    return bool(uses - {PartyRole.PURCHASER}) or (bool(uses) and not passes(party))


def passes(party: Party) -> bool:
    """Whether the goods pass through this party."""
    return bool(BETWEEN & set(party.roles))


def supplies(party: Party) -> bool:
    """Whether the goods come from this party."""
    return bool(SUPPLY & set(party.roles))


def keys(party: Party) -> frozenset[str]:
    """What two parties must share to be compared at all; a tie never comes without it."""
    found = {f"{i.kind}:{_plain(i.value)}" for i in party.identifiers}
    for _, name in _names(party):
        found |= names.keys(name, person=False) | names.keys(name, person=True)
    return frozenset(found)


def tie(here: tuple[int, Party], there: tuple[int, Party]) -> PartyTie | None:
    """Compare two parties, each with its place in its record; null where they are two.

    Equal identifiers tie at once. Else a name of one must agree with a name of the
    other: every word that decides is paired (spellings only where the countries do not
    differ), or one is the other with generic words added and both sit in one country.
    Authorities handle every case; that both name one ties nothing.
    """
    if _is_authority(here[1]) or _is_authority(there[1]):
        return None
    return _by_identifier(here, there) or _by_name(here, there)


def _is_authority(party: Party) -> bool:
    return set(party.roles) == {PartyRole.AUTHORITY}


def _by_identifier(here: tuple[int, Party], there: tuple[int, Party]) -> PartyTie | None:
    known = {(i.kind, _plain(i.value)): n for n, i in enumerate(there[1].identifiers)}
    for number, own in enumerate(here[1].identifiers):
        other = known.get((own.kind, _plain(own.value)))
        if other is not None:
            return PartyTie(
                here=here[1],
                there=there[1],
                place_here=f"parties[{here[0]}].identifiers[{number}]",
                place_there=f"parties[{there[0]}].identifiers[{other}]",
                quote_here=own.value,
                quote_there=there[1].identifiers[other].value,
                reasons=(f"identifier {own.kind} {own.value} is equal",),
            )
    return None


def _plain(value: str) -> str:
    return "".join(c for c in value.casefold() if c.isalnum())


def _names(party: Party) -> list[tuple[str, str]]:
    first = [("name", party.name)] if party.name else []
    return first + [(f"aliases[{n}]", alias) for n, alias in enumerate(party.aliases)]


def _by_name(here: tuple[int, Party], there: tuple[int, Party]) -> PartyTie | None:
    for key_here, name_here in _names(here[1]):
        for key_there, name_there in _names(there[1]):
            reasons = _agreement(name_here, name_there, here[1], there[1])
            if reasons:
                return PartyTie(
                    here=here[1],
                    there=there[1],
                    place_here=f"parties[{here[0]}].{key_here}",
                    place_there=f"parties[{there[0]}].{key_there}",
                    quote_here=name_here,
                    quote_there=name_there,
                    reasons=reasons,
                )
    return None


def _agreement(left: str, right: str, here: Party, there: Party) -> tuple[str, ...]:
    person = PartyKind.PERSON in (here.kind, there.kind)
    found = names.agreement(left, right, person=person)
    if found is None:
        return ()
    same_country = _country(here, there)
    if found.equal or (not found.extra and same_country is not False):
        return _said(found, here, there)
    holds = found.extra and found.contained and same_country is True and not person
    return _said(found, here, there) if holds else ()


def _country(here: Party, there: Party) -> bool | None:
    if here.country is None or there.country is None:
        return None
    return here.country == there.country


def _said(found: names.Agreement, here: Party, there: Party) -> tuple[str, ...]:
    if here.country is None or there.country is None:
        return found.said()
    one, other = countries.name(here.country), countries.name(there.country)
    if one == other:
        return (*found.said(), f"country agrees: {one}")
    return (*found.said(), f"country differs: {one} / {other}")
