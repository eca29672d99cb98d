"""Marks: markings as they stand in a message, read through the markings library."""

import re
from functools import lru_cache

from catchall import markings
from catchall.errors import MarkingError
from catchall.model.marking import Level, MarkingReading

SYSTEM_HIGH = "TOP SECRET//NOFORN"
"""What an unmarked text is handled as until a person sets its marking."""

_ENTIRE = re.compile(r"\s*-?\s*ENTIRE TEXT\s*", re.IGNORECASE)
_BANNER = re.compile(
    r"\(?\s*(?:TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED|SBU|TLP[: ]\w+)"
    r"(?:\s*//[^()\n]{1,80})?\s*\)?\Z"
)


@lru_cache(maxsize=4096)
def portion(raw: str) -> MarkingReading | None:
    """Read a portion mark; a lost opening bracket is put back and named as a defect."""
    lost = not raw.startswith("(")
    try:
        reading = markings.read_portion(_ENTIRE.sub("", f"({raw}" if lost else raw))
    except MarkingError:
        return None
    extra = ("opening bracket lost",) if lost else ()
    return reading.model_copy(update={"raw": raw, "defects": (*extra, *reading.defects)})


@lru_cache(maxsize=4096)
def banner(raw: str) -> MarkingReading | None:
    """Read a banner or classification word; null where it is none."""
    try:
        return markings.read_banner(raw)
    except MarkingError:
        return None


def alone_on_line(text: str) -> MarkingReading | None:
    """The marking that is all that stands on a line; null where other words stand there."""
    plain = text.strip()
    if len(plain) > 120 or not plain:
        return None
    if plain.startswith("(") and plain.endswith(")"):
        return portion(plain)
    return banner(plain) if _BANNER.match(plain) else None


def is_entire_text(raw: str) -> bool:
    """Whether a mark says that it holds for the entire text."""
    return "ENTIRE TEXT" in raw.upper()


def system_high() -> MarkingReading:
    """The marking of text that carries none."""
    reading = banner(SYSTEM_HIGH)
    if reading is None:
        raise MarkingError("the system-high marking cannot be read", place=SYSTEM_HIGH)
    return reading


def rank(reading: MarkingReading) -> int:
    """The rank of the level; labels of other schemes have none and count as lowest."""
    return reading.marking.level.rank if reading.marking.recipients is None else -1


def word(level: Level) -> str:
    """The level as a banner word."""
    return {
        Level.UNCLASSIFIED: "UNCLASSIFIED",
        Level.RESTRICTED: "RESTRICTED",
        Level.CONFIDENTIAL: "CONFIDENTIAL",
        Level.SECRET: "SECRET",
        Level.TOP_SECRET: "TOP SECRET",
    }[level]
