"""Positions: what the writer says of the goods and the control lists, regime by regime."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from catchall.intake.extraction.passages import Context
from catchall.intake.extraction.sentences import Sentence
from catchall.model.tip import ControlPosition, Mention

_BELOW = re.compile(
    r"\b(?:just |slightly |marginally |narrowly |barely |ten percent |well )?"
    r"(?:below|under|short of|outside)\b.{0,80}\b(?:threshold|limit|parameter|figure)"
    r"|\b(?:below|under|outside)\b.{0,60}",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"\b(?:above|exceeds?|meets?)\b.{0,80}\b(?:threshold|limit|parameter)", re.IGNORECASE
)
_NOT_LISTED = re.compile(
    r"\b(?:no (?:\w+ )?(?:entry|list|item)|not (?:on|covered|caught|controlled)|on no|none|"
    r"does not reach|nothing in it is on)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"\b(?:is|are|both|on|under) (?:on |in )?.{0,60}\b(?:list|annex)\b", re.IGNORECASE
)
_CONTROL = re.compile(
    r"\b(?:threshold|limit|list|listed|annex|entry|control|controls|figure|item|guidelines|catch)",
    re.IGNORECASE,
)


def find(context: Context, mentions: Iterable[Mention]) -> Iterator[ControlPosition]:
    """A position for each regime that a sentence about lists or thresholds names."""
    regimes = sorted((m for m in mentions if m.kind == "regime"), key=_place)
    for sentence in context.sentences:
        first = bisect_left(regimes, sentence.start, key=_place)
        inside = regimes[first : bisect_left(regimes, sentence.end, key=_place)]
        if inside and _CONTROL.search(sentence.text):
            yield from _of_sentence(context, sentence, inside)


def _place(mention: Mention) -> int:
    return mention.evidence[0].start or 0


def _of_sentence(
    context: Context, sentence: Sentence, regimes: list[Mention]
) -> Iterator[ControlPosition]:
    status, found = _status(sentence.text)
    seen: set[str] = set()
    for mention in regimes:
        place = mention.evidence[0]
        if mention.value in seen or place.end is None or place.start is None:
            continue
        seen.add(mention.value)
        start = min(place.start, sentence.start + found.start()) if found else place.start
        evidence = context.evidence(sentence, start, place.end, "position/1")
        yield ControlPosition(regime=mention.value, status=status, evidence=(evidence, place))


def _status(text: str) -> tuple[str, re.Match[str] | None]:
    for status, pattern in (
        ("below_threshold", _BELOW),
        ("above_threshold", _ABOVE),
        ("not_listed", _NOT_LISTED),
        ("listed", _LISTED),
    ):
        found = pattern.search(text)
        if found is not None:
            return status, found
    return "unstated", None
