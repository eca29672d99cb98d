"""Rounds of the desk's own work: little to do costs little, and nothing is passed over."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catchall_desk.accounts.reading import system_reading
from catchall_desk.accounts.roles import Role
from catchall_desk.casework.models import Due
from catchall_desk.casework.sweep import sweep
from catchall_desk.jobs.pace import Pace
from catchall_desk.records import clock, ledger
from desk.people import opened, someone

pytestmark = pytest.mark.django_db


def _cases(number: int) -> list[UUID]:
    officer = someone(Role.LICENSING)
    given = {"origin": "application", "marking": "SECRET//REL TO USA, KOR"}
    return [opened(officer, "case", title=f"case {n}", **given) for n in range(number)]


def _writes() -> int:
    with CaptureQueriesContext(connection) as asked:
        sweep()
    return sum(not query["sql"].startswith("SELECT") for query in asked)


def test_a_sweep_with_nothing_to_do_writes_nothing_and_asks_little() -> None:
    _cases(30)
    sweep()
    assert _writes() == 0
    with CaptureQueriesContext(connection) as of_thirty:
        sweep()
    _cases(30)
    sweep()
    with CaptureQueriesContext(connection) as of_sixty:
        sweep()
    assert len(of_sixty) - len(of_thirty) < 10


def test_a_sweep_makes_good_what_is_missing_or_wrong() -> None:
    missing, wrong, _right = _cases(3)
    with system_reading():
        Due.objects.filter(subject_id=missing).delete()
        Due.objects.filter(subject_id=wrong).update(state="met", settled_on=clock.today())
        assert sweep().derived == 2
        assert Due.objects.filter(state="open", subject_id__in=[missing, wrong]).count() == 2
        assert sweep().derived == 0


def test_a_later_round_looks_at_what_has_an_event_since() -> None:
    (old,) = _cases(1)
    seen = ledger.size()
    (new,) = _cases(1)
    with system_reading():
        Due.objects.all().delete()
        sweep(since=seen)
        assert set(Due.objects.values_list("subject_id", flat=True)) == {new}
        sweep()
        assert Due.objects.filter(subject_id=old).exists()


def test_a_round_of_a_later_time_still_records_what_is_late() -> None:
    _cases(1)
    sweep()
    assert sweep(at=clock.now() + timedelta(days=40), since=ledger.size()).overdue == 1


def test_work_rests_in_proportion_to_what_it_took() -> None:
    rested: list[float] = []
    pace = Pace(rested.append, share=0.2)
    pace.rest()
    assert rested == []
    total = 0
    while not rested:
        total += sum(range(1000))
        pace.rest()
    assert total
    assert 0.02 <= rested[0] < 2
    pace.rest()
    assert len(rested) == 1
