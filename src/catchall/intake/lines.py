"""Lines of a text with their places; the text itself is never cut or joined."""

import re
from dataclasses import dataclass

from catchall.model.evidence import Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or the part of one that a repair made a line of its own; without its end."""

    start: int
    end: int
    text: str
    """The words of the line: the same slice of the text."""

    @property
    def blank(self) -> bool:
        """Whether nothing but white space stands on it."""
        return not self.text.strip()

    @property
    def span(self) -> Span:
        """Its words without the white space around them."""
        lead = len(self.text) - len(self.text.lstrip())
        return Span(start=self.start + lead, end=self.start + max(lead, len(self.text.rstrip())))

    def part(self, start: int, end: int) -> Span:
        """A stretch of the line as a span of the whole text."""
        return Span(start=self.start + start, end=self.start + end)

    def cut(self, at: int) -> tuple["Line", "Line"]:
        """The line as two: a missing line break put back at an offset into it."""
        place = self.start + at
        return (
            Line(self.start, place, self.text[:at]),
            Line(place, self.end, self.text[at:]),
        )


def split(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines between two offsets, ended by CRLF, CR or LF only."""
    stop = len(text) if end is None else end
    lines: list[Line] = []
    for found in _LINE.finditer(text, start, stop):
        words = found.group().rstrip("\r\n")
        if found.start() == stop and lines:
            break
        lines.append(Line(found.start(), found.start() + len(words), words))
    return lines


def trimmed(text: str, start: int, end: int) -> Span:
    """A span without the white space at its ends."""
    words = text[start:end]
    lead = len(words) - len(words.lstrip())
    return Span(start=start + lead, end=start + max(lead, len(words.rstrip())))
