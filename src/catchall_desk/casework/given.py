"""Types of what people hand in: bounded, so that every store and every calendar can take them."""

from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator, Field

Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2200, 12, 31))]
"""A day with which a calendar can count."""


def _with_zone(moment: datetime) -> datetime:
    if moment.tzinfo is None or not 1900 <= moment.year <= 2200:
        raise ValueError("a moment has a time zone, and lies between 1900 and 2200")
    return moment


Moment = Annotated[datetime, AfterValidator(_with_zone)]
"""A moment with its time zone."""

Count = Annotated[int, Field(ge=0, le=2_000_000_000)]
