"""Declassification: read the instruction, do the arithmetic, say when a review is due.

A passed date never lowers a marking by itself: it opens a review. Sources: E.O. 13526
section 1.5 and 3.3, 32 CFR 2001.12; for the older instructions E.O. 12065 and E.O. 11652.
"""

import re
from calendar import isleap
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from catchall.errors import MarkingError
from catchall.model import Value

YEARS_WHEN_UNKNOWN = 25
"""The longest ordinary term, taken where no instruction can be read (E.O. 13526, 1.5(d))."""

_PREFIX = re.compile(r"(?:DECL|DECLASSIFY(?: ON)?|E\.?O\.? ?\d{4,5})\s*:\s*", re.IGNORECASE)
_US_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?!\d)")
_ISO_DATE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_LEGACY = re.compile(r"(X?GDS(?:-\d)?|RDS-\d|ADS|OADR|MR|X[1-8]|N/A)(?![A-Z0-9])", re.IGNORECASE)
_EXEMPT = re.compile(
    r"(?:25X[1-9](?:-[A-Z]+)?|50X1-HUM|50X2-WMD|50X[1-9]|75X[1-9]?|AEA|NATO(?:-AEA)?)"
    r"(?![A-Z0-9])",
    re.IGNORECASE,
)


class InstructionKind(StrEnum):
    """What ends a classification."""

    DATE = "date"
    EVENT = "event"
    EXEMPTION = "exemption"
    LEGACY = "legacy"


class Instruction(Value):
    """One declassification instruction, as read."""

    raw: str
    kind: InstructionKind
    on: date | None = None
    codes: tuple[str, ...] = ()
    event: str | None = None


def add_years(day: date, years: int) -> date:
    """The same calendar day years later; 29 February becomes 28 February where it must."""
    year = day.year + years
    if (day.month, day.day) == (2, 29) and not isleap(year):
        return date(year, 2, 28)
    return day.replace(year=year)


def read_instruction(text: str, *, written: date) -> Instruction:
    """Read what follows ``DECL:`` or stands in a declassify line.

    Args:
        text: the instruction, with or without its label.
        written: the date of the text; a two-digit year is the first one not before it.

    Raises:
        MarkingError: the text is empty or names an impossible date.
    """
    words = _PREFIX.sub("", " ".join(text.split()), count=1).strip()
    if not words:
        raise MarkingError("no declassification instruction can be read")
    on = _date(words, written)
    legacy = _LEGACY.match(words)
    if legacy:
        return _made(text, InstructionKind.LEGACY, on, (legacy[1].upper(),))
    exempt = tuple(dict.fromkeys(code.upper() for code in _EXEMPT.findall(words)))
    if exempt:
        return _made(text, InstructionKind.EXEMPTION, on, exempt)
    if on is not None:
        return _made(text, InstructionKind.DATE, on, ())
    return Instruction(raw=text, kind=InstructionKind.EVENT, event=words)


def roll_up_instructions(instructions: Iterable[Instruction | None], *, written: date) -> date:
    """The day on which the whole comes up for review: the latest of its parts.

    A part without an instruction follows the others, as in the public ODNI rules. An
    instruction without a date (an event, an exemption) counts as the longest ordinary
    term of 25 years after the text was written, and so does a text without any.
    """
    longest = add_years(written, YEARS_WHEN_UNKNOWN)
    return max((found.on or longest for found in instructions if found), default=longest)


def review_due(instruction: Instruction, *, as_of: date) -> bool:
    """Whether a date of declassification has passed, so that a person should review."""
    return instruction.on is not None and instruction.on <= as_of


def _made(raw: str, kind: InstructionKind, on: date | None, codes: tuple[str, ...]) -> Instruction:
    return Instruction(raw=raw, kind=kind, on=on, codes=codes)


def _date(words: str, written: date) -> date | None:
    us, iso = _US_DATE.search(words), _ISO_DATE.search(words)
    try:
        if us:
            year = int(us[3]) if len(us[3]) == 4 else _century(int(us[3]), written)
            return date(year, int(us[1]), int(us[2]))
        return date(int(iso[1]), int(iso[2]), int(iso[3])) if iso else None
    except ValueError as error:
        raise MarkingError("no such date", place=words[:40]) from error


def _century(two_digits: int, written: date) -> int:
    year = written.year - written.year % 100 + two_digits
    return year if year >= written.year else year + 100
