"""Joined lines: puts back the line breaks that a header has lost."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from catchall.intake.draft import Draft
from catchall.intake.lines import Line
from catchall.intake.telegram import words
from catchall.model.evidence import Span


@dataclass(frozen=True, slots=True)
class Break:
    """A repair rule: where a new line begins inside a line of the header.

    ``code`` is the anomaly that it reports, ``place`` how its stretch is found.
    """

    name: str
    code: str
    pattern: re.Pattern[str]
    place: str


_RULES = (
    Break("start-of-message", "joined-lines", re.compile(r"(?<=VZCZC.{7})(?=[ZOPR]{2} R)"), "line"),
    Break("security-line", "joined-lines", re.compile(r"(?<=\d{7})(?=ZN[YR] )"), "word"),
    Break(
        "info-label", "joined-lines", re.compile(r"(?<=[\dA-Z])(?= ?INFO R?[A-Z]+/?A?M)"), "info"
    ),
    Break(
        "classification-word",
        "joined-lines",
        re.compile(
            r"(?:(?<=\S)|(?<=\S ))(?=(?:S E C R ?E T|C O N F I D E N T I A L|U N C L A S)\b)"
        ),
        "word",
    ),
    Break("order-label", "missing-line-break", re.compile(r"(?<=\S)(?= E\.O\. ?\d{4})"), "line"),
    Break("tags-label", "missing-line-break", re.compile(r"(?<=\S)(?= TAGS:)"), "line"),
    Break("subject-label", "missing-line-break", re.compile(r"(?<=\S)(?= SUBJECT:)"), "line"),
    Break(
        "reference-label", "subject-runs-on", re.compile(r"(?<=\S)(?= REFS?: ?[A-Z(])"), "subject"
    ),
    Break(
        "classified-by-label",
        "missing-line-break",
        re.compile(r"(?<=\S)(?= ?Classified By:)", re.IGNORECASE),
        "label",
    ),
)
_REFERENCE = re.compile(r" ?REFS?: ?(?:[A-Z][.)] ?){0,2}(?:\d\d )?[A-Z]+(?: [A-Z]+)? \d+")
_SHORTEST = 12
_LONGEST = 4000
"""A longer line is no header line."""


def mend(draft: Draft, lines: Iterable[Line]) -> list[Line]:
    """Cut header lines where another header line begins inside them."""
    done: list[Line] = []
    for line in lines:
        fits = _SHORTEST <= len(line.text) <= _LONGEST
        done.extend(_mend_line(draft, line) if fits else [line])
    return done


def _mend_line(draft: Draft, line: Line) -> list[Line]:
    parts: list[Line] = []
    rest, cut_at = line, 0
    for at, rule in _places(draft, line):
        if at <= cut_at:
            continue
        draft.note(
            rule.code,
            _stretch(line, at, rule.place),
            reading="a line break before " + line.text[at : at + 24].strip(),
            why=f"repair {rule.name}",
            repaired=True,
        )
        head, rest = rest.cut(at - cut_at)
        parts.append(head)
        cut_at = at
    return [*parts, rest]


def _places(draft: Draft, line: Line) -> list[tuple[int, Break]]:
    if not _may_hold_two(line):
        return []
    found = [
        (match.start(), rule)
        for rule in _RULES
        if draft.repairs(rule.name)
        for match in rule.pattern.finditer(line.text)
        if match.start() > 0
    ]
    return sorted(found, key=lambda place: place[0])


def _may_hold_two(line: Line) -> bool:
    """A paragraph is never cut."""
    return words.PARAGRAPH.match(line.text) is None


def _stretch(line: Line, at: int, place: str) -> Span:
    """The words around a lost line break that show what was joined."""
    text = line.text
    first = text.rfind(" ", 0, max(at - 1, 0)) + 1
    if place == "line":
        return line.span
    if place == "word":
        return line.part(first, len(text.rstrip()))
    after = at + len(text[at:]) - len(text[at:].lstrip())
    if place == "subject":
        second = text.rfind(" ", 0, max(first - 1, 0)) + 1
        found = _REFERENCE.match(text, at)
        return line.part(second, found.end() if found else len(text.rstrip()))
    if place == "label":
        begin = text.rfind(" ", 0, max(first - 1, 0)) + 1
        return line.part(begin, text.index(":", after) + 1)
    words_after = text[after:].split(" ")
    return line.part(first, after + len(" ".join(words_after[:3])))
