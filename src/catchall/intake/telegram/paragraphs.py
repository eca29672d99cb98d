"""Paragraphs: where each begins, with its number and its mark."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from catchall.intake import marks
from catchall.intake.lines import Line
from catchall.intake.telegram import words
from catchall.model.evidence import Span
from catchall.model.marking import MarkingReading

_MARK_ALONE = re.compile(r"[¶\s]{0,8}(\([A-Z][^()]{0,80}\))\s")
_REFERRED = re.compile(
    r"\bpara(?:graph)?s?\.? (?P<first>\d{1,3})"
    r"(?P<more>(?:(?:, ?| and | or | through | to |-)\d{1,3}){0,9})\b",
    re.IGNORECASE,
)
_HIGHEST_GAP = 5


@dataclass(frozen=True, slots=True)
class Start:
    """The first line of a paragraph."""

    line: Line
    span: Span
    """From the pilcrow, the mark or the number on, to the end of number and mark."""
    number: int | None
    stated: int | None
    mark: MarkingReading | None
    mark_span: Span | None
    pilcrow: bool
    variant: Span | None
    """The number and mark, where they are not written as the form wants them."""


def find(body: list[Line], skip: Callable[[int], bool], referred: set[int]) -> list[Start]:
    """The starts of all paragraphs.

    Args:
        body: lines after the header, without furniture.
        skip: whether an offset lies where no paragraph of this message begins.
        referred: paragraph numbers that the text refers to.
    """
    starts: list[Start] = []
    taken: set[int] = set()
    last: int | None = None
    after_blank = True
    for line in body:
        if line.blank:
            after_blank = True
            continue
        start = None if skip(line.start) else _start(line, last, after_blank=after_blank)
        if start is not None:
            starts.append(_renumbered(start, taken, referred))
            if starts[-1].number is not None:
                last = starts[-1].number
                taken.add(last)
        after_blank = False
    return starts


def _start(line: Line, last: int | None, *, after_blank: bool) -> Start | None:
    found = words.PARAGRAPH.match(line.text)
    if found is None:
        return _unnumbered(line) if after_blank else None
    start = _numbered(line, found)
    if start.mark is not None or start.pilcrow:
        return start
    return start if _follows(start.number, last, after_blank=after_blank) else None


def _follows(number: int | None, last: int | None, *, after_blank: bool) -> bool:
    """Whether an unmarked number goes on with the numbering."""
    if number is None:
        return False
    if last is None:
        return number == 1 or after_blank
    return number == last + 1 or (after_blank and last <= number <= last + _HIGHEST_GAP)


def _numbered(line: Line, found: re.Match[str]) -> Start:
    name = "mark" if found["mark"] else "before"
    raw = found[name]
    mark = marks.portion(raw) if raw else None
    end = found.end("number") + 1
    mark_span = None
    if mark is not None:
        mark_span = line.part(found.start(name), found.end(name))
        end = max(end, found.end(name))
    if mark is None and found["before"]:
        name = "before"
    first = len(line.text) - len(line.text.lstrip())
    whole = line.part(first, end)
    number = int(found["number"])
    return Start(
        line=line,
        span=whole,
        number=number,
        stated=number,
        mark=mark,
        mark_span=mark_span,
        pilcrow="¶" in line.text[: found.start("number")],
        variant=_variant(line, found, raw if mark else None),
    )


def _variant(line: Line, found: re.Match[str], raw: str | None) -> Span | None:
    """Where number and mark are written otherwise than ``1. (C)``."""
    if raw is None:
        return None
    number = found.start("number")
    if found["before"] and not found["mark"]:
        return line.part(found.start("before"), found.end("number") + 1)
    glued = line.text[found.end("number") + 1 : found.start("mark")] == ""
    if glued:
        return line.part(number, found.end("mark"))
    return line.part(found.start("mark"), found.end("mark")) if raw[0] != "(" else None


def _unnumbered(line: Line) -> Start | None:
    """A mark alone before the words of a paragraph without a number."""
    found = _MARK_ALONE.match(line.text)
    mark = marks.portion(found[1]) if found else None
    if found is None or mark is None:
        return None
    first = len(line.text) - len(line.text.lstrip())
    return Start(
        line=line,
        span=line.part(first, found.end(1)),
        number=None,
        stated=None,
        mark=mark,
        mark_span=line.part(found.start(1), found.end(1)),
        pilcrow="¶" in found.group(),
        variant=None,
    )


def _renumbered(start: Start, taken: set[int], referred: set[int]) -> Start:
    """A number that stands twice is the next one, where the text refers to that."""
    number = start.number
    if number is None or number not in taken or number + 1 not in referred:
        return start
    return replace(start, number=number + 1, stated=number)


def references(text: str, start: int, end: int) -> list[tuple[int, Span]]:
    """Paragraph numbers that the text refers to, each with its place."""
    found = []
    for match in _REFERRED.finditer(text, start, end):
        span = Span(start=match.start(), end=match.end())
        found.append((int(match["first"]), Span(start=match.start(), end=match.end("first"))))
        found.extend((int(n), span) for n in re.findall(r"\d+", match["more"]))
    return found
