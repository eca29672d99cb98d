"""Obligations are derived again: a week without the desk loses none of them."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import transaction

from catchall_desk.accounts.reading import system_reading
from catchall_desk.accounts.roles import Role
from catchall_desk.casework.attaching import NewLink, add_link, lift_legal_hold, place_legal_hold
from catchall_desk.casework.calendars import add_working_days, is_working_day
from catchall_desk.casework.machine import machines
from catchall_desk.casework.models import Due, Hold
from catchall_desk.casework.sweep import sweep
from catchall_desk.errors import GuardRefused, NotAllowed, NotVisible
from catchall_desk.records import clock, ledger
from catchall_desk.records.models import Event
from catchall_desk.records.verify_ledger import verify
from desk.casework.world import World
from desk.people import key, moved, someone, the

pytestmark = pytest.mark.django_db


def later(number: int) -> datetime:
    return clock.now() + timedelta(days=number)


def snapshot() -> list[tuple[object, ...]]:
    with system_reading():
        rows = Due.objects.order_by("subject_id", "code", "starts_on")
        return list(rows.values_list("subject_id", "code", "due_on", "state", "overdue_since"))


def test_a_sweep_done_twice_changes_nothing() -> None:
    world = World()
    world.request("clear", "send")
    world.denial()
    sweep(at=later(20))
    first, events = snapshot(), Event.objects.count()
    assert sweep(at=later(20)).overdue == 0
    assert (snapshot(), Event.objects.count()) == (first, events)


def test_a_week_of_downtime_gives_what_daily_sweeps_give() -> None:
    world = World()
    request = world.request("clear", "send")  # due in nine days
    alert = world.alert(active=True, scope={"destinations": ["IR"]})  # ends in sixty
    submission = world.submission()
    sweep(at=later(100))  # nothing ran in between
    with system_reading():
        assert Hold.objects.get(submission=submission).state == "lapsed"
    assert the("request", request).state == "overdue"
    assert the("alert", alert).state == "expired"
    with system_reading():
        late = Due.objects.get(subject_id=request, code="request.answer")
    assert late.overdue_since == late.due_on + timedelta(days=1)
    assert Event.objects.filter(kind="obligation.overdue").count() >= 1
    with system_reading():
        assert verify(ledger.rows()).problems == ()


def outcome() -> list[tuple[object, ...]]:
    """What stands in the end: every obligation in full, and the state of every record."""
    with system_reading():
        rows = Due.objects.order_by("subject_id", "code", "starts_on").values_list(
            "subject_id", "code", "starts_on", "due_on", "state", "overdue_since", "settled_on"
        )
        records = [
            (each.pk, each.state, each.version)
            for found in machines()
            for each in found.model.objects.order_by("id")
        ]
        late = Event.objects.filter(kind="obligation.overdue").values_list("subject", flat=True)
        return [*rows, *records, *((subject,) for subject in sorted(late))]


@pytest.mark.parametrize("length", [7, 45, 120])
def test_downtime_of_any_length_gives_what_daily_sweeps_give(length: int) -> None:
    world = World()
    for _ in range(2):
        world.request("clear", "send")
        world.request("clear", "send", "answer")
        world.alert(active=True, scope={"destinations": ["IR"]})
        world.submission()
        world.lead()
        world.notice("clear", "issue", "serve")
        world.notice("clear", "issue")
        world.consultation("compare", "send")
        world.correction()
    sweep(at=clock.now())
    point = transaction.savepoint()
    for day in range(1, length + 1):
        sweep(at=later(day))
    daily = outcome()
    transaction.savepoint_rollback(point)
    assert outcome() != daily
    sweep(at=later(length))
    assert outcome() == daily


def test_what_was_lost_is_derived_again() -> None:
    world = World()
    world.request("clear", "send")
    before = snapshot()
    with system_reading():
        Due.objects.all().delete()
    sweep(at=clock.now())
    assert snapshot() == before


def test_an_answer_settles_and_a_new_question_starts_again() -> None:
    world = World()
    request = world.request("clear", "send", "answer")
    with system_reading():
        due = Due.objects.get(subject_id=request)
    assert (due.state, due.settled_on) == ("met", clock.today())


def test_a_consultation_without_reply_is_deemed_to_raise_no_objection() -> None:
    world = World()
    record = world.consultation("compare", "send")
    found = the("consultation", record)
    assert found.due_on == add_working_days(clock.today(), 10, "EU")
    sweep(at=later(30))
    assert the("consultation", record).state == "deemed"
    moved(world.b, "consultation", record, "decide", approve=True, reason="no objection came")


def test_clocks_of_an_application_follow_its_law() -> None:
    world = World()
    with clock.stopped_at(datetime(2026, 3, 2, 9, tzinfo=UTC)):
        case = world.case(jurisdiction="UK")
    with system_reading():
        found = {due.code: due.due_on for due in Due.objects.filter(subject_id=case)}
    assert found == {
        "case.uk_target": date(2026, 3, 30),
        "case.uk_longest": date(2026, 5, 29),  # Good Friday, Easter Monday, two in May
    }


def test_a_correction_is_made_by_two_and_keeps_the_original() -> None:
    world = World()
    case = world.case()
    correction = world.correction(subject=case)
    moved(world.b, "correction", correction, "apply")
    assert (the("case", case).title, the("correction", correction).old) == ("better", "t")
    stale = world.correction(subject=case, new="best")
    moved(world.b, "correction", world.correction(subject=case, new="other"), "apply")
    with pytest.raises(Exception, match="has changed since"):
        moved(world.b, "correction", stale, "apply")


def test_a_closed_case_is_erased_after_its_retention_and_the_chain_holds() -> None:
    world = World()
    long_ago = datetime(2012, 5, 4, tzinfo=UTC)
    with clock.stopped_at(long_ago):
        case = world.case(jurisdiction="EU")
        moved(world.a, "case", case, "close", reason="done")
    correction = world.correction(subject=case, kind="erase", field="", new=None)
    moved(world.b, "correction", correction, "apply")
    assert the("case", case).title == "erased"
    with system_reading():
        assert verify(ledger.rows()).problems == ()
        assert sum(row["content"] is None for row in ledger.rows()) >= 2


# Hand-checked against the published holidays of each place.
ORACLE = [
    ("KR", date(2026, 2, 13), 1, date(2026, 2, 19)),  # Seollal 16-18 February
    ("KR", date(2026, 4, 30), 1, date(2026, 5, 4)),  # Labor Day, a public holiday from 2026
    ("KR", date(2026, 9, 23), 1, date(2026, 9, 28)),  # Chuseok 24-26 September
    ("US", date(2026, 7, 2), 1, date(2026, 7, 6)),  # 4 July on a Saturday, observed on 3 July
    ("US", date(2026, 11, 25), 1, date(2026, 11, 27)),  # Thanksgiving
    ("GB", date(2026, 4, 2), 1, date(2026, 4, 7)),  # Good Friday, Easter Monday
    ("GB", date(2026, 12, 24), 1, date(2026, 12, 29)),  # 26 December observed on Monday 28
    ("EU", date(2026, 4, 2), 1, date(2026, 4, 7)),
    ("EU", date(2026, 12, 24), 1, date(2026, 12, 28)),
    ("JP", date(2026, 4, 28), 2, date(2026, 5, 1)),  # Showa Day on 29 April
    ("JP", date(2026, 5, 1), 1, date(2026, 5, 7)),  # 3 to 6 May
    ("GB", date(2026, 3, 2), 20, date(2026, 3, 30)),
]


@pytest.mark.parametrize(("calendar", "start", "number", "due"), ORACLE)
def test_working_days(calendar: str, start: date, number: int, due: date) -> None:
    assert add_working_days(start, number, calendar) == due
    assert is_working_day(due, calendar)


def test_legal_hold_keeps_what_retention_would_let_go() -> None:
    world = World()
    with clock.stopped_at(datetime(2012, 5, 4, tzinfo=UTC)):
        case = world.case(jurisdiction="US")
        moved(world.a, "case", case, "close", reason="done")
    hold = UUID(
        place_legal_hold(actor=world.a, case_id=case, reason="asked for by a court", key=key())[
            "id"
        ]
    )
    correction = world.correction(subject=case, kind="erase", field="", new=None)
    with pytest.raises(GuardRefused, match="no legal hold"):
        moved(world.b, "correction", correction, "apply")
    with pytest.raises(NotAllowed, match="who placed it"):
        lift_legal_hold(actor=world.a, hold_id=hold, key=key())
    lift_legal_hold(actor=world.b, hold_id=hold, key=key())
    moved(world.b, "correction", correction, "apply")


def test_a_link_has_evidence_and_grades() -> None:
    world = World()
    case = world.case()
    given = {"kind": "same_end_user", "to": "DEN-1", "source_grade": "B", "information_grade": "2"}
    seen = {"source": "message", "quote": "the same buyer", "portion": "2"}
    good = NewLink(evidence=(seen,), **given)
    assert add_link(actor=world.a, case_id=case, link=good, key=key())["to"] == "DEN-1"
    bad = good.model_copy(update={"evidence": (), "source_grade": "Z"})
    with pytest.raises(GuardRefused) as refused:
        add_link(actor=world.a, case_id=case, link=bad, key=key())
    assert refused.value.codes == ("evidence", "grades")
    stranger = someone(Role.ANALYST, nationality="FRA")
    with pytest.raises(NotVisible):
        add_link(actor=stranger, case_id=case, link=good, key=key())
