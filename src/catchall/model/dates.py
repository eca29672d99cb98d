"""Partial dates: ``2009``, ``2009-10`` and ``2009-10-17`` are three precisions."""

import re
from calendar import monthrange
from datetime import date
from enum import StrEnum
from typing import Self

from pydantic import model_validator

from catchall.model.base import Value

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


class Precision(StrEnum):
    """How much of a date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


class PartialDate(Value):
    """A date of which the month or the day may be unknown; never filled in by guessing."""

    value: str
    precision: Precision

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if self.precision is not _read(self.value)[1]:
            raise ValueError(f"{self.value} is not a date of precision {self.precision}")
        return self

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; raises ValueError otherwise."""
        return cls(value=text, precision=_read(text)[1])

    @property
    def first(self) -> date:
        """The earliest day it can mean."""
        return _read(self.value)[0]

    @property
    def last(self) -> date:
        """The latest day it can mean."""
        day = self.first
        if self.precision is Precision.YEAR:
            return date(day.year, 12, 31)
        if self.precision is Precision.MONTH:
            return day.replace(day=monthrange(day.year, day.month)[1])
        return day


def _read(text: str) -> tuple[date, Precision]:
    found = _FORM.match(text)
    if found is None:
        raise ValueError(f"not a date in ISO form: {text!r}")
    year, month, day = found.groups()
    precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    return date(int(year), int(month or 1), int(day or 1)), precision
