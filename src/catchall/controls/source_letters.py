"""Source letters: the official letters of the paragraphs of a passage, read from its layout.

A marker such as ``b.`` or ``3.`` counts where it continues a row that is open at its
indentation, or begins one (``a.``, ``1.``) below the last. Lists inside notes are no
paragraphs: after a note a row is only continued, or begun no deeper than the note stands.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_MARKER = re.compile(
    r"^(?P<indent>\s*)(?P<code>[0-9][A-E][0-9]{3}\s+)?"
    r"(?:(?P<letter>[a-z]{1,2}|[0-9]{1,2})\.(?:\s+\S|\s*$)|(?P<bare>[a-z]|[0-9]{1,2})\s{2,}\S)"
)
_NOTE = re.compile(
    r"^\s*(?:[0-9][A-E][0-9]{3}\s+)?(?P<note>Technical Notes?|Notes?(?: [0-9a-z.]+)?)(?::|\s|$)"
)
_ELSEWHERE = re.compile(
    r"\s*\[?(?:Not used|Reserved|See (?:Military|also|[0-9][A-E][0-9]{3}))", re.IGNORECASE
)
_SLACK = 3
"""Columns by which letters of one row may be out of line."""


class _Row(NamedTuple):
    indent: int
    letter: str


def letters(lines: Sequence[str]) -> tuple[str, ...]:
    """The letters of a run of lines, joined by full stops, in their order: ``b.1.a``."""
    return tuple(_letters(lines))


def elsewhere(text: str) -> bool:
    """Whether a paragraph controls nothing here: it is empty, or points to another list."""
    return _ELSEWHERE.match(text) is not None


def _letters(lines: Sequence[str]) -> Iterator[str]:
    rows: list[_Row] = []
    note: int | None = None
    for line in lines:
        if opened := _NOTE.match(line):
            note = opened.start("note")
            continue
        match = _MARKER.match(line)
        if match is None:
            continue
        name = "letter" if match["letter"] else "bare"
        indent, letter = match.start(name), match[name]
        kept = _continued(rows, indent, letter)
        if kept is None and match["letter"] in ("a", "1") and _begins(note, indent):
            kept = [row for row in rows if row.indent < indent]
        if kept is None:
            continue
        note = None
        rows = [*kept, _Row(indent, letter)]
        if not elsewhere(line[match.end(name) + 1 :]):
            yield ".".join(row.letter for row in rows)


def _begins(note: int | None, indent: int) -> bool:
    """Whether a first letter begins a row; in a note only where it stands no deeper."""
    return note is None or indent <= note


def _continued(rows: list[_Row], indent: int, letter: str) -> list[_Row] | None:
    """The rows above the one that this letter continues; none where it continues none."""
    for depth in range(len(rows) - 1, -1, -1):
        row = rows[depth]
        if abs(row.indent - indent) <= _SLACK and letter == _next(row.letter):
            return rows[:depth]
    return None


def _next(letter: str) -> str:
    if letter.isdigit():
        return str(int(letter) + 1)
    return chr(ord(letter) + 1) if len(letter) == 1 and letter < "z" else ""
