"""Tables that reading rests on: TAGS, dates, demonyms, units in text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchall.lexicon import countries, dates, demonyms, posts, tags, units, units_text


def test_tags_of_countries_are_not_iso() -> None:
    korea = tags.find("KS")
    assert korea is not None
    assert korea.country == "KR"
    for entry in tags.table().values():
        assert (entry.kind == "geo") == (entry.country is not None)
        assert entry.country is None or countries.known(entry.country)


def test_glued_tags_are_split_only_into_known_ones() -> None:
    assert tags.split("ETTCPARMKNNPMTCRECHKNJA") == (
        "ETTC",
        "PARM",
        "KNNP",
        "MTCRE",
        "CH",
        "KN",
        "JA",
    )
    assert tags.split("ETTCXQQ") is None


def test_posts_stand_in_known_countries() -> None:
    assert posts.country("PRAGUE", before_1992=True) == "CS"
    assert posts.country("PRAGUE") == "CZ"
    assert posts.station("RUEHKO") == "AMEMBASSY TOKYO"
    assert countries.known(posts.country("SEOUL") or "")


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("in October 2009", "2009-10", "month"),
        ("late January 2010", "2010-01", "month"),
        ("on 5 March 2010", "2010-03-05", "day"),
        ("by April 10, 2012", "2012-04-10", "day"),
        ("DECL: 3/25/20", "2020-03-25", "day"),
        ("2019/08/21", "2019-08-21", "day"),
        ("Earlier this year", "2010", "year"),
        ("on Tuesday", "2010-03-23", "day"),
        ("JULY 30", "2010-07-30", "day"),
        ("since 1994", "1994", "year"),
        ("three days ago", "2010-03-22", "day"),
        ("last month", "2010-02", "month"),
        ("ships in late April", "2010-04", "month"),
        ("mid-December", "2009-12", "month"),
        ("early March 2026", "2026-03", "month"),
        ("by the end of July 2011", "2011-07", "month"),
        ("the 20th of February 2011", "2011-02-20", "day"),
        ("3 months ago", "2009-12", "month"),
        ("a year ago", "2009", "year"),
        ("spring 2008", "2008", "year"),
        ("by Friday", "2010-03-26", "day"),
        ("within 10 days", "2010-04-04", "day"),
    ],
)
def test_dates_keep_their_precision(text: str, value: str, precision: str) -> None:
    found = dates.first(text, reference=date(2010, 3, 25))
    assert found is not None
    assert (found.value.value, found.value.precision) == (value, precision)
    assert text[found.start : found.end] == found.raw


@pytest.mark.parametrize(
    "text", ["We shall see", "TU", "#4128", "may tell", "1.B.2", "31 Foo", "99/99/99"]
)
def test_words_are_no_dates(text: str) -> None:
    assert dates.first(text, reference=date(2010, 3, 25)) is None


def test_relative_dates_need_a_day() -> None:
    assert dates.first("on Tuesday", reference=None) is None


@given(st.dates(date(1960, 1, 1), date(2058, 12, 31)))
def test_dates_written_out_are_read_back(day: date) -> None:
    for text in (f"{day.day} {day:%B %Y}", f"{day:%B} {day.day}, {day.year}", day.isoformat()):
        found = dates.first(text, reference=None)
        assert found is not None
        assert found.value.value == day.isoformat()


@given(st.text(max_size=200))
def test_any_text_may_be_searched_for_dates(text: str) -> None:
    for found in dates.find(text, reference=date(2010, 3, 25)):
        assert text[found.start : found.end] == found.raw


def test_demonyms_have_known_countries() -> None:
    for code in (*demonyms.people().values(), *demonyms.names().values()):
        assert countries.known(code), code


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("micrometers", "um"),
        ("µm", "um"),
        ("MPa", "MPa"),
        ("CUBIC METERS PER HOUR", "m**3/hour"),
        ("mbar l/s", "mbar*liter/s"),
        ("furlongs", None),
    ],
)
def test_units_in_text(written: str, unit: str | None) -> None:
    assert units_text.canonical(written) == unit
    if unit is not None:
        units.check(unit)
