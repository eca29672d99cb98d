"""Clocks: which state of which record starts which time limit, by which source.

An obligation is never kept by hand: the sweep derives it again from the records, so that a
week without the desk loses nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from catchall.model import SourceStatus
from catchall_desk.accounts.labeled import readable_objects
from catchall_desk.casework.calendars import CALENDARS, add_working_days
from catchall_desk.casework.machine import machine
from catchall_desk.casework.models import Case, Due, Record
from catchall_desk.records import statements

_CALENDAR_OF = {"UK": "GB"}


@dataclass(frozen=True)
class Clock:
    """One time limit; ``days`` are working days unless ``calendar_days``."""

    code: str
    kind: str
    running: tuple[str, ...]
    """States in which the time runs; in every other it is met."""
    starts: Callable[[Any], date | None]
    due: Callable[[Any, date], date]
    source: str
    status: SourceStatus
    applies: Callable[[Any], bool] = lambda _record: True


@dataclass(frozen=True)
class Running:
    """A clock that runs for one record."""

    clock: Clock
    starts_on: date
    due_on: date


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def calendar_of(record: Record) -> str:
    """The calendar of the jurisdiction of a record's case; KR where it has none."""
    case = record if isinstance(record, Case) else getattr(record, "case", None)
    code = case.jurisdiction if case else "KR"
    code = _CALENDAR_OF.get(code, code)
    return code if code in CALENDARS else "KR"


def _working(days: int) -> Callable[[Any, date], date]:
    return lambda record, start: add_working_days(start, days, calendar_of(record))


def _calendar(days: int) -> Callable[[Any, date], date]:
    return lambda _record, start: start + timedelta(days=days)


def _case_in(*jurisdictions: str) -> Callable[[Any], bool]:
    return lambda case: case.origin == "application" and case.jurisdiction in jurisdictions


def _opened(record: Any) -> date | None:
    return _day(record.created_at)


_DUTIES = ("request.answer", "notice.serve", "hold.limit")
_CASE_OPEN = ("open", "assessing", "determination", "action", "reporting")
_WAITING = ("sent", "acknowledged", "partial", "overdue")

_clocks: list[Clock] = [
    Clock(
        "case.uk_target",
        "case",
        _CASE_OPEN,
        _opened,
        _working(20),
        "UK licensing target: 70 % of cases in 20 working days",
        SourceStatus.DRAFT,
        _case_in("UK"),
    ),
    Clock(
        "case.uk_longest",
        "case",
        _CASE_OPEN,
        _opened,
        _working(60),
        "UK licensing target: 99 % of cases in 60 working days",
        SourceStatus.DRAFT,
        _case_in("UK"),
    ),
    Clock(
        "case.us_resolve",
        "case",
        (*_CASE_OPEN, "awaiting_external"),
        _opened,
        _calendar(90),
        "15 CFR 750.4(a)",
        SourceStatus.DRAFT,
        _case_in("US"),
    ),
    Clock(
        "case.kr_review",
        "case",
        _CASE_OPEN,
        _opened,
        _calendar(15),
        "KR licensing review, as reported in the press",
        SourceStatus.RECALLED,
        _case_in("KR"),
    ),
    Clock(
        "lead.triage",
        "lead",
        ("received",),
        _opened,
        _working(2),
        "rule of the house",
        SourceStatus.REVIEWED,
    ),
    Clock(
        "request.answer",
        "request",
        _WAITING,
        lambda r: _day(r.sent_at),
        lambda r, _start: r.due_on,
        "the day set in the request",
        SourceStatus.REVIEWED,
    ),
    Clock(
        "notice.serve",
        "notice",
        ("cleared", "issued"),
        lambda n: _day(n.changed_at),
        _working(5),
        "rule of the house: a notice that is not served informs nobody",
        SourceStatus.REVIEWED,
    ),
    Clock(
        "notice.ends",
        "notice",
        ("in_force",),
        lambda n: _day(n.served_at),
        lambda n, _start: n.ends_on,
        "the end written in the notice",
        SourceStatus.REVIEWED,
    ),
    Clock(
        "alert.review",
        "alert",
        ("active", "suspended"),
        lambda a: a.starts_on,
        lambda a, _start: a.review_on,
        "the review set at activation",
        SourceStatus.REVIEWED,
    ),
    Clock(
        "hold.limit",
        "hold",
        ("placed", "extended", "release_asked"),
        _opened,
        lambda h, _start: h.limit_on,
        "the limit of the hold",
        SourceStatus.REVIEWED,
    ),
    Clock(
        "denial.review",
        "denial",
        ("recorded", "notified", "in_force", "reviewed"),
        lambda d: d.denied_on,
        lambda d, _start: d.review_by,
        "Regulation (EU) 2021/821, article 16(2)",
        SourceStatus.DRAFT,
    ),
    Clock(
        "correction.second",
        "correction",
        ("asked",),
        _opened,
        _working(5),
        "rule of the house: a repair waits for its second person",
        SourceStatus.REVIEWED,
    ),
]


def register_clock(clock: Clock) -> None:
    """Make a time limit known that is declared elsewhere."""
    if clock.code not in {each.code for each in _clocks}:
        _clocks.append(clock)


def clocks() -> tuple[Clock, ...]:
    """Every time limit that is known."""
    return tuple(_clocks)


def clocked_kinds() -> frozenset[str]:
    """Kinds of records for which some time may run."""
    return frozenset(clock.kind for clock in _clocks)


def running(record: Record, kind: str) -> Iterator[Running]:
    """The clocks that run for a record in its present state."""
    for clock in _clocks:
        if clock.kind != kind or record.state not in clock.running or not clock.applies(record):
            continue
        start = clock.starts(record)
        if start is not None:
            yield Running(clock, start, max(start, clock.due(record, start)))


def derive(record: Record, kind: str, *, on: date, opened: bool = False) -> None:
    """Make the obligations of one record what its state says; doing it twice changes nothing.

    Args:
        record: with its label.
        kind: the kind of the record.
        on: the day on which what no longer runs is settled.
        opened: the record was opened in this transaction, so that it has none yet.
    """
    kept = [] if opened else dues_of(record)
    for due in changed(record, kind, kept, on=on):
        if due._state.adding:  # noqa: SLF001 - Django's public-by-habit
            statements.insert(due)
        else:
            due.save()


def dues_of(record: Record) -> list[Due]:
    """The obligations of a record that the reader of this context may read."""
    return readable_objects(Due, "subject_id = %s", record.pk)


def changed(record: Record, kind: str, kept: Iterable[Due], *, on: date) -> list[Due]:
    """The obligations of a record that are not as its state says, as they ought to be; unsaved.

    Args:
        record: with its label.
        kind: the kind of the record.
        kept: its obligations as they stand.
        on: the day on which what no longer runs is settled.
    """
    wanted = {(one.clock.code, one.starts_on): one for one in running(record, kind)}
    standing = {(due.code, due.starts_on): due for due in kept}
    new = [_new(record, kind, one) for key, one in wanted.items() if key not in standing]
    told = [due for key, due in standing.items() if _told(due, wanted.get(key), record, on)]
    return new + told


def _new(record: Record, kind: str, one: Running) -> Due:
    return Due(
        subject_kind=kind,
        subject_id=record.pk,
        label=record.label,
        code=one.clock.code,
        source=one.clock.source,
        calendar=calendar_of(record),
        starts_on=one.starts_on,
        due_on=one.due_on,
    )


def _told(due: Due, one: Running | None, record: Record, on: date) -> bool:
    """Tell an obligation what its record says; whether that was news to it."""
    if one is None:
        settled = due.state == "open"
        if settled:
            due.state, due.settled_on = "met", on
        return settled
    if (due.state, due.due_on, due.label_id) == ("open", one.due_on, record.label_id):
        return False
    if due.due_on != one.due_on:
        due.overdue_since = None
    due.state, due.settled_on, due.due_on = "open", None, one.due_on
    due.label = record.label
    return True


def open_duties_of(case: Case) -> list[Due]:
    """What is still due of the records of a case, the case's own targets left out."""
    found: list[Due] = []
    for kind in ("request", "notice", "hold"):
        model = machine(kind).model
        path = "submission__case" if kind == "hold" else "case"
        ids = model.objects.filter(**{path: case}).values("pk")
        codes = _DUTIES
        found += Due.objects.filter(state="open", code__in=codes, subject_id__in=ids)
    return found
