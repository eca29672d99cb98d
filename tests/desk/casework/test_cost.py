"""What a write costs in statements: every one of them is waited for by the next writer."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catchall.model import Judgement
from catchall_desk.casework import hits, search, selectors
from catchall_desk.casework.hits import JudgeInput, WantedHits
from desk.casework.test_hits import listed, screened
from desk.people import MARKING, Office, key, moved, opened

pytestmark = pytest.mark.django_db
__all__ = ["listed"]


def said_in(asked: CaptureQueriesContext) -> list[str]:
    """The statements of the desk itself, without those that bound a transaction."""
    bounds = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "SELECT pg_advisory")
    told = (each["sql"] for each in asked.captured_queries)
    return [sql.split(" WHERE ")[0][:70] for sql in told if not sql.startswith(bounds)]


def test_a_case_is_opened_in_eleven_statements(office: Office) -> None:
    opened(office.officer, "case", title="t", origin="application", marking=MARKING)
    with CaptureQueriesContext(connection) as asked:
        opened(office.officer, "case", title="t", origin="application", marking=MARKING)
    assert len(said_in(asked)) <= 11, said_in(asked)


def test_a_case_is_moved_in_ten_statements_and_one_for_the_test(office: Office) -> None:
    case = office.case()
    with CaptureQueriesContext(connection) as asked:
        moved(office.officer, "case", case, "assess")
    assert len(said_in(asked)) <= 11, said_in(asked)
    assert not [sql for sql in said_in(asked) if "searchtext" in sql]


def test_words_that_a_move_brings_are_found(office: Office) -> None:
    case = office.case()
    for name in ("assess", "determine", "act", "report"):
        moved(office.officer, "case", case, name)
    assert search.find(reader=office.officer, words="xylograph") == []
    moved(office.officer, "case", case, "close", reason="a xylograph, nothing else")
    found = search.find(reader=office.officer, words="xylograph")
    assert [each["id"] for each in found] == [str(case)]


def test_an_id_that_an_answer_has_as_text_is_the_same_id(office: Office) -> None:
    case = office.case()
    ids: tuple[Any, ...] = (case, str(case))
    for way in ids:
        told = selectors.get_record(reader=office.officer, kind="case", record_id=way)
        assert told["id"] == str(case)


def test_a_hit_is_judged_in_eight_statements(office: Office, listed: str) -> None:
    _, submission = screened(office, listed)
    found = hits.list_hits(reader=office.officer, wanted=WantedHits(submission=submission))
    given = JudgeInput(hits=(UUID(found[0]["id"]),), judgement=Judgement.NEGATIVE)
    with CaptureQueriesContext(connection) as asked:
        hits.judge(actor=office.officer, given=given, key=key())
    assert len(said_in(asked)) <= 8, said_in(asked)
