"""Working days of KR, US, GB, EU and JP; holidays come from the library ``holidays``.

``EU`` is the calendar of the European Central Bank's payment system, the only one that is
common to the Union; a member's own calendar is reached by its country code. For ``GB``
the bank holidays of England hold.
"""

from datetime import date, timedelta
from functools import lru_cache

from catchall_desk.errors import DeskError

CALENDARS = ("KR", "US", "GB", "EU", "JP")
_SATURDAY = 5


@lru_cache(maxsize=256)
def _holidays(calendar: str, year: int) -> frozenset[date]:
    import holidays  # when used: the desk starts sooner

    if calendar == "EU":
        return frozenset(holidays.financial_holidays("XECB", years=year))
    try:
        subdivision = "ENG" if calendar == "GB" else None
        return frozenset(holidays.country_holidays(calendar, subdiv=subdivision, years=year))
    except NotImplementedError as error:
        raise DeskError(f"there is no calendar {calendar}") from error


def is_working_day(day: date, calendar: str) -> bool:
    """Whether offices work on that day: no Saturday, Sunday or public holiday."""
    return day.weekday() < _SATURDAY and day not in _holidays(calendar, day.year)


def add_working_days(start: date, days: int, calendar: str) -> date:
    """The last day of a period of working days; the day of the event is not counted."""
    day = start
    for _ in range(days):
        day += timedelta(days=1)
        while not is_working_day(day, calendar):
            day += timedelta(days=1)
    return day


def add_years(start: date, years: int) -> date:
    """The same day in a later year; 29 February becomes 28 where there is none."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return start.replace(year=start.year + years, day=28)
