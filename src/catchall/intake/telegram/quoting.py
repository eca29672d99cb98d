"""Quoting: telegrams quoted inside a telegram."""

import re
from dataclasses import dataclass

from catchall.intake.lines import Line
from catchall.intake.telegram import words
from catchall.model.evidence import Span

_OPEN = re.compile(r"\b(?:BEGIN )?QUOTE ?[:.]?\s*\Z")
_CLOSE = re.compile(r"\b(?:UNQUOTE|END (?:OF )?QUOTE)\b\.?")
_FROM = re.compile(r"FM +[A-Z]")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A telegram inside another: where it opens and closes, and its lines."""

    opens: Span
    closes: Span | None
    lines: tuple[Line, ...]

    @property
    def start(self) -> int:
        """Offset of its first word."""
        return self.lines[0].span.start

    @property
    def end(self) -> int:
        """Offset after its last word."""
        return max(line.span.end for line in self.lines if not line.blank)

    def holds(self, place: int) -> bool:
        """Whether an offset lies inside it."""
        return self.start <= place < (self.closes.end if self.closes else self.end)


def find(body: list[Line]) -> list[Quoted]:
    """All quoted telegrams of a body: a date-time group or FM line starts each."""
    quoted: list[Quoted] = []
    index = 0
    while index < len(body):
        if not _begins(body, index):
            index += 1
            continue
        last, closes = _closing(body, index)
        lines = body[index:last] + _head(body, last, closes)
        opens = _opening(body, index)
        quoted.append(Quoted(opens, closes, tuple(lines)))
        index = last + 1
    return quoted


def _begins(body: list[Line], index: int) -> bool:
    text = body[index].text.strip()
    if words.DTG.match(text) and text[:1] in "ZOPR":
        return True
    return bool(_FROM.match(text)) and (
        index == 0 or bool(_OPEN.search(body[index - 1].text)) or body[index - 1].blank
    )


def _opening(body: list[Line], index: int) -> Span:
    for back in range(index - 1, max(index - 3, -1), -1):
        if found := _OPEN.search(body[back].text):
            text = found.group().rstrip()
            return body[back].part(found.start(), found.start() + len(text))
    return body[index].span


def _closing(body: list[Line], index: int) -> tuple[int, Span | None]:
    for place in range(index, len(body)):
        if found := _CLOSE.search(body[place].text):
            return place, body[place].part(found.start(), found.end())
    return len(body), None


def _head(body: list[Line], last: int, closes: Span | None) -> list[Line]:
    """The part of the closing line before the closing word."""
    if closes is None or last >= len(body):
        return []
    line = body[last]
    text = line.text[: closes.start - line.start].rstrip()
    return [Line(line.start, line.start + len(text), text)] if text else []
