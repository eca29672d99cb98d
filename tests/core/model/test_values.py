from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from catchall.cli.schema import NOUNS, document
from catchall.model import Evidence, Level, PartialDate, Precision, Span


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_partial_date_spans_what_it_can_mean(day: date) -> None:
    year, month = PartialDate.parse(f"{day:%Y}"), PartialDate.parse(f"{day:%Y-%m}")
    assert year.first <= month.first <= day <= month.last <= year.last
    assert PartialDate.parse(day.isoformat()).first == day


@pytest.mark.parametrize("text", ["", "09", "2009-13", "2009-02-30", "2009-1", "2009-01-01x"])
def test_no_date_is_made_up(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|month|day"):
        PartialDate.parse(text)


def test_precision_must_agree() -> None:
    with pytest.raises(ValidationError, match="precision"):
        PartialDate(value="2009-10", precision=Precision.DAY)


def test_evidence_is_the_exact_slice() -> None:
    with pytest.raises(ValidationError, match="as long as"):
        Evidence(source="s", quote="abc", start=0, end=2, method="m/1")
    with pytest.raises(ValidationError, match="start without an end"):
        Evidence(source="s", quote="abc", start=0, method="m/1")


def test_a_span_runs_forward() -> None:
    with pytest.raises(ValidationError, match="before its start"):
        Span(start=3, end=2)


def test_levels_are_ordered() -> None:
    assert [level.rank for level in Level] == [0, 1, 2, 3, 4]


def test_canonical_json_does_not_depend_on_order() -> None:
    one = Span.model_validate({"start": 1, "end": 2})
    two = Span.model_validate({"end": 2, "start": 1})
    assert one.canonical_json() == two.canonical_json() == b'{"end":2,"start":1}\n'


@pytest.mark.parametrize("name", NOUNS)
def test_every_noun_has_a_schema_that_says_what_it_is(name: str) -> None:
    schema: dict[str, Any] = document(NOUNS[name])
    whole = schema["$defs"][name] if "$ref" in schema else schema
    assert whole["description"]
    assert whole["additionalProperties"] is False
