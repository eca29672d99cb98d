"""Reasons for control by ECCN: which columns of the Country Chart an entry looks into."""

from datetime import date
from functools import cache

from catchall.determination.packaged import packaged
from catchall.determination.schema import Dated
from catchall.errors import RulebookError
from catchall.lexicon import records
from catchall.model.base import Value


class EccnReasons(Value):
    """The columns of one entry.

    ``whole`` are columns for the entire entry, ``part`` for some of its items, and
    ``elsewhere`` says that it has a requirement that names no column.
    """

    whole: tuple[str, ...] = ()
    part: tuple[str, ...] = ()
    elsewhere: bool = False


class ReasonsFile(Dated):
    """The columns of every entry as the list stood on a day."""

    entries: dict[str, EccnReasons]


def read_reasons(data: bytes, *, name: str) -> ReasonsFile:
    """Read a file of reasons for control; raises RulebookError naming file and key."""
    parsed = records.parse(data, name=name, error=RulebookError)
    return records.validated(ReasonsFile, parsed, name=name, error=RulebookError)


@cache
def _packaged() -> ReasonsFile:
    [file] = packaged("us_reasons")
    return read_reasons(file.data, name=file.name)


def reasons_for_control(eccn: str, day: date) -> EccnReasons | None:
    """The columns of an entry on a day; null where the list of that day is not at hand."""
    known = _packaged()
    return known.entries.get(eccn[:5]) if known.holds(day) else None
