"""The sweep: obligations derived again, ends that have come, and what is overdue.

Idempotent: what it does depends on the records and the day, never on when it last ran.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from django.db.models import Min

from catchall_desk.accounts.reading import system_reading
from catchall_desk.casework import services
from catchall_desk.casework.clocks import clocked_kinds, clocks, derive
from catchall_desk.casework.machine import machine
from catchall_desk.casework.models import Due
from catchall_desk.records import clock, ledger
from catchall_desk.records.writing import writing


class Swept(NamedTuple):
    """What one sweep did."""

    ended: int
    derived: int
    overdue: int


def sweep(*, at: datetime | None = None) -> Swept:
    """Bring every obligation and every end up to the moment ``at``.

    Days on which the desk did not run are gone through one after the other, so that what
    fell due on one of them and ended on a later one is on record as it would have been.
    """
    moment = at or clock.now()
    ended = overdue = 0
    with system_reading():
        for day in _days_until(moment.date()):
            ended += _end(datetime.combine(day, time.min, UTC))
            overdue += _overdue(day)
        ended += _end(moment)
        derived = _derive(moment)
        return Swept(ended, derived, overdue + _overdue(moment.date()))


def _days_until(today: date) -> Iterator[date]:
    """The days before today on which something ends or is late, each asked for anew."""
    day = date.min
    while (day := _next_day(day)) < today:
        yield day


def _next_day(after: date) -> date:
    """The first day, later than the one given, that follows a last day."""
    lasts = [
        machine(each.kind)
        .model.objects.filter(state__in=each.states, **{f"{each.column}__gte": after})
        .aggregate(last=Min(each.column))["last"]
        for each in _endings
    ]
    late = Due.objects.filter(state="open", overdue_since=None, due_on__gte=after)
    lasts.append(late.aggregate(last=Min("due_on"))["last"])
    return min((last + timedelta(days=1) for last in lasts if last), default=date.max)


@dataclass(frozen=True)
class Ending:
    """A way that time alone opens: from these states, once the day in the column is past."""

    kind: str
    transition: str
    states: tuple[str, ...]
    column: str


_endings = [
    Ending("notice", "expire", ("in_force",), "ends_on"),
    Ending("alert", "expire", ("active", "suspended"), "expires_on"),
    Ending("hold", "lapse", ("placed", "extended", "release_asked"), "limit_on"),
    Ending("request", "fall_due", ("sent", "acknowledged", "partial"), "due_on"),
]


def register_ending(ending: Ending) -> None:
    """Make an end known that is declared elsewhere."""
    if ending not in _endings:
        _endings.append(ending)


def _end(at: datetime) -> int:
    """Take the ways that time alone opens."""
    ended = 0
    for ending in _endings:
        past = {"state__in": ending.states, f"{ending.column}__lt": at.date()}
        model = machine(ending.kind).model
        for record_id in list(model.objects.filter(**past).values_list("pk", flat=True)):
            ended += services.move_by_system(ending.kind, record_id, ending.transition, at=at)
    return ended


def _derive(at: datetime) -> int:
    return sum(_derive_kind(kind, at) for kind in sorted(clocked_kinds()))


def _derive_kind(kind: str, at: datetime) -> int:
    model = machine(kind).model
    states = {state for each in clocks() if each.kind == kind for state in each.running}
    running = model.objects.filter(state__in=states).values_list("pk", flat=True)
    waiting = Due.objects.filter(subject_kind=kind, state="open")
    ids = {*running, *waiting.values_list("subject_id", flat=True)}
    for record_id in sorted(ids):
        with writing():
            record = model.objects.select_related("label").get(pk=record_id)
            derive(record, kind, on=at.date())
    return len(ids)


def _overdue(today: date) -> int:
    """Record once, for each, that its day has passed; the day is the one it passed on."""
    late = Due.objects.filter(state="open", due_on__lt=today, overdue_since=None)
    found = list(late.order_by("due_on", "id"))
    for due in found:
        with writing():
            due.overdue_since = due.due_on + timedelta(days=1)
            due.save(update_fields=["overdue_since"])
            ledger.append(
                actor=ledger.SYSTEM,
                kind="obligation.overdue",
                subject=f"{due.subject_kind}:{due.subject_id}",
                payload={"code": due.code, "due_on": due.due_on.isoformat()},
                label=due.label_id,
            )
    return len(found)
