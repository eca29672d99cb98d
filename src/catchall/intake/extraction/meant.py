"""Meant: parties that are spoken of without their name: "the same customer", "the institute"."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from catchall.intake.extraction import places, roles, ruling
from catchall.intake.extraction.parties import Found
from catchall.intake.extraction.sentences import Sentence
from catchall.model.party import PartyKind, PartyRole

_MEANT = re.compile(
    rf"\b(?:the|this|that|its|said) (?P<between>(?:[\w-]{{2,16}} ){{0,2}}?)"
    rf"(?P<kind>{roles.KIND})\b"
    r"(?! (?-i:[A-Z(]))",
    re.IGNORECASE,
)
_ANY = frozenset({"firm", "company", "entity", "enterprise", "organization", "organisation"})


def parties(
    sentences: tuple[Sentence, ...], found: list[Found]
) -> Iterator[tuple[Sentence, int, int]]:
    """Sentences that mean a party named before, each with the place and that party's number."""
    starts = sorted(
        (start, number) for number, party in enumerate(found) for _, start, _, _ in party.mentions
    )
    for last, sentence in zip((None, *sentences), sentences, strict=False):
        since = last.start if last else 0
        for match in _MEANT.finditer(sentence.text):
            at = bisect_left(starts, (sentence.start + match.start(), -1))
            before = starts[max(0, at - _REACH) : at]
            number = _last(match["kind"].casefold(), before, found, since)
            if number is not None:
                yield sentence, sentence.start + match.start(), number


def give_roles(sentences: tuple[Sentence, ...], found: list[Found]) -> None:
    """Add what is said of parties where they are meant: "the Tokyo-based trader exported"."""
    for sentence, place, number in list(parties(sentences, found)):
        match = _MEANT.match(sentence.text, place - sentence.start)
        if match is None:
            continue
        before, after = sentence.text[: match.start()], sentence.text[match.end() :]
        said = [*roles.acting(after[:_WINDOW]), *ruling.affected(before[-_WINDOW:], after)]
        party = found[number]
        if not (_SELLING & set(party.roles) and _BUYING & set(said)):
            party.roles.update(dict.fromkeys(said))
        code = places.of_words(match["between"] or "")
        if code is not None and not party.countries:
            party.countries.append(code)


_SELLING = frozenset({PartyRole.SUPPLIER, PartyRole.EXPORTER, PartyRole.MANUFACTURER})
_BUYING = frozenset({PartyRole.PURCHASER})
_WINDOW = 160
"""Characters around the words in which a role may be told."""
_REACH = 40
"""How many mentions back a party may be meant."""


def _last(kind: str, before: list[tuple[int, int]], found: list[Found], since: int) -> int | None:
    """The party named last that may be called so: by its role, else by a word of its name.

    A mere ``firm`` is the only one that the sentence before, or this one, has named.
    """
    wanted = set(roles.of_noun(kind))
    rows = [(start, n) for start, n in reversed(before) if _may_be_meant(found[n])]
    for _, number in rows if kind not in _ANY else ():
        if wanted & set(found[number].roles) or kind[:_STEM] in found[number].name.casefold():
            return number
    near = {number for start, number in rows if start >= since}
    return near.pop() if len(near) == 1 else None


_STEM = 5
"""So many letters of a noun that a name bears too: ``institute``, ``factory``."""


def _may_be_meant(party: Found) -> bool:
    return PartyRole.AUTHORITY not in party.roles and PartyKind.PERSON not in party.kinds
