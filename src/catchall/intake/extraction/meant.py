"""Meant: parties that are spoken of without their name: "the same customer", "the institute"."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from catchall.intake.extraction import roles
from catchall.intake.extraction.parties import Found
from catchall.intake.extraction.sentences import Sentence
from catchall.model.party import PartyKind, PartyRole

_MEANT = re.compile(
    rf"\b(?:the|this|that|its|said) (?:same |said |very )?(?P<kind>{roles.KIND})\b"
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
    for sentence in sentences:
        for match in _MEANT.finditer(sentence.text):
            at = bisect_left(starts, (sentence.start + match.start(), -1))
            number = _last(match["kind"].casefold(), starts[max(0, at - _REACH) : at], found)
            if number is not None:
                yield sentence, sentence.start + match.start(), number


_REACH = 40
"""How many mentions back a party may be meant."""


def _last(kind: str, before: list[tuple[int, int]], found: list[Found]) -> int | None:
    """The party named last that may be called so: by its role, else by a word of its name."""
    wanted = roles.of_noun(kind)
    for _, number in reversed(before):
        party = found[number]
        if PartyRole.AUTHORITY in party.roles or PartyKind.PERSON in party.kinds:
            continue
        if kind in _ANY or set(wanted) & set(party.roles) or kind in party.name.casefold():
            return number
    return None
