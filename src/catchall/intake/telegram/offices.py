"""Offices: internal distribution, drafting and clearance lines of the 1970s."""

import re

from catchall.intake.draft import Draft
from catchall.intake.lines import Line
from catchall.intake.telegram import words
from catchall.intake.telegram.fields import joined_span
from catchall.intake.telegram.sorting import Sorted
from catchall.intake.telegram.transmission import text_field
from catchall.model.header import DashesLine, OfficeDistribution, Text

_OFFICE = re.compile(r"\b[A-Z/]{1,8}-\d{2}\b")
_TOTAL = re.compile(r"/(\d{3}) +([A-Z])\b")
_LABEL = re.compile(r"(ORIGIN|ACTION|INFO) ")


def read_distribution(draft: Draft, found: Sorted) -> OfficeDistribution | None:
    """The ORIGIN, ACTION and INFO lines with office symbols; they name no addressee."""
    lines = found.all("offices")
    if not lines:
        return None
    span = joined_span(lines)
    draft.claim("header.offices", span)
    groups: dict[str, list[str]] = {"ORIGIN": [], "ACTION": [], "INFO": []}
    label = "ORIGIN"
    for line in lines:
        if named := _LABEL.match(line.text.strip()):
            label = named[1]
        groups[label] += _OFFICE.findall(line.text)
    _note_info(draft, lines)
    total = _TOTAL.search(lines[-1].text)
    return OfficeDistribution(
        origin=tuple(groups["ORIGIN"]),
        action=tuple(groups["ACTION"]),
        info=tuple(groups["INFO"]),
        total=total[1] if total else None,
        disposition=total[2] if total else None,
        span=span,
    )


def _note_info(draft: Draft, lines: list[Line]) -> None:
    first = next((i for i, x in enumerate(lines) if x.text.lstrip().startswith("INFO ")), None)
    if first is not None:
        where = joined_span(lines[first:])
        draft.note("office-line-not-address", where, why="office distribution, no addressee")


def read_clearance(draft: Draft, found: Sorted, kind: str) -> Text | None:
    """The DRAFTED BY or APPROVED BY line without its label."""
    line = found.first(kind)
    if line is None:
        return None
    label = re.match(r"\s*(?:DRAFTED|APPROVED) BY:?\s*", line.text)
    if label is None or label.end() >= len(line.text.rstrip()):
        return None
    span = line.part(label.end(), len(line.text.rstrip()))
    return text_field(draft, f"header.{kind}_by", span)


def read_cleared(draft: Draft, found: Sorted) -> tuple[Text, ...]:
    """The offices that cleared the draft, one a line."""
    return tuple(text_field(draft, "header.cleared_by", x.span) for x in found.all("cleared"))


def read_dashes(draft: Draft, found: Sorted) -> DashesLine | None:
    """The line of dashes with file number and time."""
    line = found.first("dashes")
    match = words.DASHES.match(line.text.strip()) if line else None
    if line is None or match is None or match[1] is None:
        return None
    draft.claim("header.dashes_line", line.span)
    return DashesLine(file_number=match[1], time=match[2], trailer=match[3], span=line.span)
