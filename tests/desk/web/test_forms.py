"""Forms read what transitions take: nothing more, nothing less, and say what is wrong."""

from datetime import date
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from catchall_desk.casework.machine import Reason
from catchall_desk.casework.machines.alert import ActivateInput, DraftAlertInput
from catchall_desk.casework.machines.decision import ReviseInput
from catchall_desk.web.forms import form_class, read_form
from catchall_desk.web.problems import Unreadable


def _posted(**fields: str) -> QueryDict:
    return QueryDict(urlencode(fields))


def test_days_and_nested_values_are_read() -> None:
    given = read_form(
        _posted(
            title="pumps",
            power="act",
            source="message",
            expected_hits="3",
            **{"scope-goods": "HM-630\r\nHM-800", "scope-destinations": "TR"},
        ),
        DraftAlertInput,
        {},
    )
    assert given.scope.goods == ("HM-630", "HM-800")
    assert given.scope.destinations == ("TR",)
    assert given.expected_hits == 3
    assert given.case is None
    days = read_form(_posted(review_on="2026-05-01", expires_on="2026-06-01"), ActivateInput, {})
    assert days.review_on == date(2026, 5, 1)


def test_what_is_missing_or_wrong_is_named_by_its_field() -> None:
    with pytest.raises(Unreadable) as refused:
        read_form(_posted(review_on="soon"), ActivateInput, {})
    assert set(refused.value.fields) == {"review_on", "expires_on"}


def test_a_text_with_a_nul_character_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        read_form(_posted(reason="a\x00b"), Reason, {})
    assert "reason" in refused.value.fields


def test_every_field_of_the_model_has_one_on_the_form() -> None:
    fields = form_class(DraftAlertInput, {}, ("marking",))().fields
    assert "marking" not in fields
    assert {"scope-exporters", "scope-goods", "title", "power"} <= set(fields)
    assert "outcome" in form_class(ReviseInput, {}, ())().fields
