"""Blocks: stretches between "Begin ..." and "End ...", with points and own marking."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import takewhile

from catchall.intake import marks
from catchall.intake.lines import Line
from catchall.model.evidence import Span
from catchall.model.marking import MarkingReading
from catchall.model.message import Point

_SORTS = (
    "talking points",
    "points",
    "non-paper",
    "nonpaper",
    "paper",
    "text",
    "aide-memoire",
    "aide memoire",
    "message",
    "letter",
    "note",
    "notification",
    "statement",
    "translation",
    "list",
)
_BEGIN = re.compile(
    rf"\bbegin (?P<label>(?:[\w'/-]+ ){{0,4}}?(?:{'|'.join(_SORTS)})\b[^:.\n]{{0,60}})"
    r"(?P<colon>[:.]|\s*\Z)",
    re.IGNORECASE,
)
_END = re.compile(r"[\s(-]{0,4}(?P<words>end (?:of )?(?P<label>[\w'/ -]{2,60}))", re.IGNORECASE)
_POINT = re.compile(r"\s{0,8}(?:--+|[-•*])\s+\S")
_WORDS = re.compile(r"[a-z]+")
_SMALL = frozenset({"of", "the", "for", "to", "text", "points"})


@dataclass(frozen=True, slots=True)
class Block:
    """A block of lines; ``end`` is where it ends, with or without its closing words."""

    kind: str
    opens: Span
    closes: Span | None
    end: int
    marking: MarkingReading | None
    marking_span: Span | None
    points: tuple[Point, ...]

    @property
    def start(self) -> int:
        """Offset of its opening words."""
        return self.opens.start


@dataclass(frozen=True, slots=True)
class Opening:
    """The opening words, and the closing words where they stand."""

    index: int
    opens: Span
    label: str
    close_index: int | None
    closes: Span | None


def openings(body: list[Line]) -> list[Opening]:
    """All openings of a body, each with the first closing after it that fits."""
    begins: list[tuple[int, Span, str]] = []
    ends: list[tuple[int, Span, str]] = []
    for index, line in enumerate(body):
        begins.extend(_begins(index, line))
        if found := _END.match(line.text):
            ends.append((index, _end_span(line, found), found["label"].lower()))
    places = [index for index, _, _ in ends]
    done: list[Opening] = []
    busy = -1
    for index, span, label in begins:
        if index <= busy:
            continue
        close = _closing(label, ends, bisect_left(places, index + 1))
        done.append(
            Opening(index, span, label, close[0] if close else None, close[1] if close else None)
        )
        busy = close[0] if close else index
    return done


def _begins(index: int, line: Line) -> list[tuple[int, Span, str]]:
    found = _BEGIN.search(line.text, 0, 400)
    if found is None:
        return []
    end = found.end("colon") if found["colon"].strip() else found.end("label")
    return [(index, line.part(found.start(), end), found["label"].lower().strip())]


def _end_span(line: Line, found: re.Match[str]) -> Span:
    text = found["words"].rstrip()
    return line.part(found.start("words"), found.start("words") + len(text))


def _closing(label: str, ends: list[tuple[int, Span, str]], first: int) -> tuple[int, Span] | None:
    wanted = _key(label)
    for index, span, words in ends[first : first + 40]:
        if not wanted or wanted & _key(words) or words.strip() in {"text", "points"}:
            return index, span
    return None


def _key(label: str) -> set[str]:
    words = set(_WORDS.findall(label))
    return words - _SMALL or words


def read(body: list[Line], opening: Opening, end: int) -> Block:
    """Read a block up to ``end`` (its closing words or the end of its paragraph)."""
    numbers = takewhile(lambda i: body[i].start < end, range(opening.index, len(body)))
    inside = [body[i] for i in numbers if body[i].end > opening.opens.end]
    marking, marking_span = _own_marking(inside, opening)
    stop = opening.closes.start if opening.closes else end
    return Block(
        kind=kind(opening.label),
        opens=opening.opens,
        closes=opening.closes,
        end=opening.closes.end if opening.closes else end,
        marking=marking,
        marking_span=marking_span,
        points=_points(inside, stop),
    )


def kind(label: str) -> str:
    """What the opening words announce."""
    if "notification" in label:
        return "denial-notification" if "denial" in label else "notification"
    if "paper" in label and "point" in label:
        return "talking-points/non-paper"
    if "point" in label:
        return "talking-points"
    return "non-paper" if "paper" in label else "text"


def _own_marking(inside: list[Line], opening: Opening) -> tuple[MarkingReading | None, Span | None]:
    after = [line for line in inside if line.start > opening.opens.end and not line.blank]
    if not after:
        return None, None
    reading = marks.alone_on_line(after[0].text)
    return (reading, after[0].span) if reading else (None, None)


def _points(inside: list[Line], stop: int) -> tuple[Point, ...]:
    """Points run from their dashes to the next point, blank line or closing words."""
    points: list[Point] = []
    start: int | None = None
    end = 0
    for line in inside:
        if line.start >= stop:
            break
        opens = _POINT.match(line.text) is not None
        if start is not None and (opens or line.blank):
            points.append(Point(n=len(points) + 1, span=Span(start=start, end=end)))
            start = None
        if opens:
            start = line.span.start
        end = line.span.end
    if start is not None:
        points.append(Point(n=len(points) + 1, span=Span(start=start, end=end)))
    return tuple(points)
