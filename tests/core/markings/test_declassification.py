"""Declassification instructions and their arithmetic."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchall.errors import MarkingError
from catchall.markings import (
    InstructionKind,
    add_years,
    read_instruction,
    review_due,
    roll_up_instructions,
)

_WRITTEN = date(2009, 12, 3)


@pytest.mark.parametrize(
    ("text", "written", "kind", "on", "codes"),
    [
        ("DECL: 12/03/2034", _WRITTEN, "date", date(2034, 12, 3), ()),
        ("DECL: 3/25/20", date(2010, 3, 25), "date", date(2020, 3, 25), ()),
        ("decl: 08/19/2020", date(2010, 8, 19), "date", date(2020, 8, 19), ()),
        ("RDS-1 6/18/99 (X, Y.) OR-E", date(1979, 6, 18), "legacy", date(1999, 6, 18), ("RDS-1",)),
        ("XGDS-1", date(1977, 1, 2), "legacy", None, ("XGDS-1",)),
        ("GDS 12/31/82", date(1976, 5, 1), "legacy", date(1982, 12, 31), ("GDS",)),
        ("OADR", _WRITTEN, "legacy", None, ("OADR",)),
        ("N/A", _WRITTEN, "legacy", None, ("N/A",)),
        ("25X1, 25X3 20351231", _WRITTEN, "exemption", date(2035, 12, 31), ("25X1", "25X3")),
        ("50X1-HUM", _WRITTEN, "exemption", None, ("50X1-HUM",)),
        ("DECL: WHEN THE INQUIRY IS CLOSED", _WRITTEN, "event", None, ()),
    ],
)
def test_instructions(
    text: str, written: date, kind: str, on: date | None, codes: tuple[str, ...]
) -> None:
    found = read_instruction(text, written=written)
    assert (found.kind, found.on, found.codes) == (InstructionKind(kind), on, codes)
    assert (found.event is not None) is (kind == "event")


@pytest.mark.parametrize("text", ["", "DECL:", "DECL: 13/45/2034"])
def test_no_instruction(text: str) -> None:
    with pytest.raises(MarkingError):
        read_instruction(text, written=_WRITTEN)


def test_leap_day_and_twenty_five_years() -> None:
    assert add_years(_WRITTEN, 25) == date(2034, 12, 3)
    assert add_years(date(2008, 2, 29), 25) == date(2033, 2, 28)
    assert add_years(date(2008, 2, 29), 4) == date(2012, 2, 29)


def test_the_latest_date_holds_for_the_whole() -> None:
    early = read_instruction("DECL: 01/01/2015", written=_WRITTEN)
    event = read_instruction("DECL: WHEN IT IS OVER", written=_WRITTEN)
    assert roll_up_instructions([early, None], written=_WRITTEN) == date(2015, 1, 1)
    assert roll_up_instructions([early, event], written=_WRITTEN) == date(2034, 12, 3)
    assert roll_up_instructions([], written=_WRITTEN) == date(2034, 12, 3)


def test_a_passed_date_opens_a_review() -> None:
    found = read_instruction("DECL: 12/03/2034", written=_WRITTEN)
    assert not review_due(found, as_of=date(2034, 12, 2))
    assert review_due(found, as_of=date(2034, 12, 3))


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(MarkingError):
        assert read_instruction(text, written=_WRITTEN).raw == text
