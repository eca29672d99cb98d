"""Working days against published holidays, kept here apart from the library that the desk uses.

The days were written down from what the offices of each place publish (OPM for US, gov.uk for
England, the ECB's TARGET days, the Cabinet Office of Japan, the Ministry of Personnel Management
of Korea), *recalled*; numpy counts with them. Korea is asked for the years in which every special
day is known.
"""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchall_desk.casework.calendars import add_working_days, is_working_day

PUBLISHED = {
    "US": """
        2024-01-01 2024-01-15 2024-02-19 2024-05-27 2024-06-19 2024-07-04 2024-09-02 2024-10-14
        2024-11-11 2024-11-28 2024-12-25
        2025-01-01 2025-01-20 2025-02-17 2025-05-26 2025-06-19 2025-07-04 2025-09-01 2025-10-13
        2025-11-11 2025-11-27 2025-12-25
        2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-07-03 2026-09-07 2026-10-12
        2026-11-11 2026-11-26 2026-12-25""",
    "GB": """
        2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26 2024-12-25 2024-12-26
        2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26
        2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28""",
    "EU": """
        2024-01-01 2024-03-29 2024-04-01 2024-05-01 2024-12-25 2024-12-26
        2025-01-01 2025-04-18 2025-04-21 2025-05-01 2025-12-25 2025-12-26
        2026-01-01 2026-04-03 2026-04-06 2026-05-01 2026-12-25""",
    "JP": """
        2024-01-01 2024-01-08 2024-02-12 2024-02-23 2024-03-20 2024-04-29 2024-05-03 2024-05-06
        2024-07-15 2024-08-12 2024-09-16 2024-09-23 2024-10-14 2024-11-04
        2025-01-01 2025-01-13 2025-02-11 2025-02-24 2025-03-20 2025-04-29 2025-05-05 2025-05-06
        2025-07-21 2025-08-11 2025-09-15 2025-09-23 2025-10-13 2025-11-03 2025-11-24
        2026-01-01 2026-01-12 2026-02-11 2026-02-23 2026-03-20 2026-04-29 2026-05-04 2026-05-05
        2026-05-06 2026-07-20 2026-08-11 2026-09-21 2026-09-22 2026-09-23 2026-10-12 2026-11-03
        2026-11-23""",
    "KR": """
        2024-01-01 2024-02-09 2024-02-12 2024-03-01 2024-04-10 2024-05-06 2024-05-15 2024-06-06
        2024-08-15 2024-09-16 2024-09-17 2024-09-18 2024-10-01 2024-10-03 2024-10-09 2024-12-25
        2025-01-01 2025-01-27 2025-01-28 2025-01-29 2025-01-30 2025-03-03 2025-05-05 2025-05-06
        2025-06-03 2025-06-06 2025-08-15 2025-10-03 2025-10-06 2025-10-07 2025-10-08 2025-10-09
        2025-12-25""",
}
FIRST = date(2024, 1, 1)
LAST = {"KR": date(2025, 12, 31)}
CALENDARS = sorted(PUBLISHED)


def days_of(calendar: str) -> list[date]:
    last = LAST.get(calendar, date(2026, 12, 31))
    return [FIRST + timedelta(days=n) for n in range((last - FIRST).days + 1)]


def holidays_of(calendar: str) -> list[np.datetime64]:
    return [np.datetime64(day) for day in PUBLISHED[calendar].split()]


@pytest.mark.parametrize("calendar", CALENDARS)
def test_every_day_of_two_years_and_more_is_as_published(calendar: str) -> None:
    asked = days_of(calendar)
    assert len(asked) >= 500
    off = holidays_of(calendar)
    told = [bool(np.is_busday(np.datetime64(day), holidays=off)) for day in asked]
    wrong = [
        day
        for day, works in zip(asked, told, strict=True)
        if is_working_day(day, calendar) is not works
    ]
    assert wrong == []


@pytest.mark.parametrize("calendar", CALENDARS)
def test_a_period_from_every_day_ends_as_numpy_counts_it(calendar: str) -> None:
    off, asked = holidays_of(calendar), days_of(calendar)
    wrong = []
    for place, start in enumerate(asked[:-100]):
        number = 1 + place % 60
        due = np.busday_offset(np.datetime64(start), number, roll="backward", holidays=off)
        if add_working_days(start, number, calendar) != due.astype(date):
            wrong.append((start, number))
    assert len(asked) - 100 >= 500
    assert wrong == []


@given(
    start=st.dates(date(2020, 1, 1), date(2035, 1, 1)),
    one=st.integers(1, 60),
    two=st.integers(1, 60),
    calendar=st.sampled_from(CALENDARS),
)
def test_two_periods_in_a_row_are_one(start: date, one: int, two: int, calendar: str) -> None:
    middle = add_working_days(start, one, calendar)
    assert is_working_day(middle, calendar)
    assert add_working_days(middle, two, calendar) == add_working_days(start, one + two, calendar)
