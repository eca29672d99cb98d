"""Parties of two records held against each other: the same, alike, or kept apart."""

from dataclasses import dataclass

from catchall.lexicon import countries
from catchall.model import Party, PartyKind, PartyRole
from catchall.network import names

WORD_FLOOR = 0.6
"""Words less alike than this are two words."""
NAME_FLOOR = 0.75
"""Weighted mean over all paired words, below which two names are two names."""
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


def tie(here: tuple[int, Party], there: tuple[int, Party]) -> PartyTie | None:
    """Compare two parties, each with its place in its record; null where they are two.

    Equal identifiers tie at once. Else a name of one must agree with a name of the
    other: every word that matters is paired, or the shorter name of at least two words
    is contained in the longer and both are known to sit in one country.
    """
    return _by_identifier(here, there) or _by_name(here, there)


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
    one, other = names.analyze(left, person=person), names.analyze(right, person=person)
    if one is None or other is None or not names.words(one) & names.words(other):
        return ()
    pairs = names.compare(one, other)
    matched = [pair for pair in pairs if pair.matched]
    alone = [pair for pair in pairs if not pair.matched]
    if not _alike(matched):
        return ()
    place = _country(here, there)
    if not alone:
        equal = names.words(one) == names.words(other)
        return _said(matched, [], here, there) if equal or place is not False else ()
    one_sided = all(pair.left for pair in alone) or all(pair.right for pair in alone)
    contained = one_sided and len(matched) > 1 and place is True and not person
    extra = [pair.left or pair.right for pair in alone]
    return _said(matched, extra, here, there) if contained else ()


def _alike(matched: list[names.Pair]) -> bool:
    if not matched or any(pair.similarity < WORD_FLOOR for pair in matched):
        return False
    total = sum(pair.weight for pair in matched)
    return sum(pair.similarity * pair.weight for pair in matched) / total >= NAME_FLOOR


def _country(here: Party, there: Party) -> bool | None:
    if here.country is None or there.country is None:
        return None
    return here.country == there.country


def _said(
    matched: list[names.Pair], extra: list[str], here: Party, there: Party
) -> tuple[str, ...]:
    words = [p.left if p.left == p.right else f"{p.left} ~ {p.right}" for p in matched]
    reasons = [f"words agree: {', '.join(words)}"]
    if extra:
        reasons.append(f"words of one only: {', '.join(extra)}")
    place = _country(here, there)
    if place is not None and here.country and there.country:
        verb = "agrees" if place else "differs"
        both = countries.name(here.country)
        also = both if place else f"{both} / {countries.name(there.country)}"
        reasons.append(f"country {verb}: {also}")
    return tuple(reasons)
