"""The sweep: obligations derived again, ends that have come, and what is overdue.

Idempotent: what it does depends on the records and the day, never on when it last ran.
Most of it finds nothing to do; so it looks at many records at once and takes the turn to
write only for those that are not as they ought to be.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import NamedTuple
from uuid import UUID

from django.db.models import Min

from catchall_desk.accounts.reading import system_reading
from catchall_desk.casework import services
from catchall_desk.casework.clocks import changed, clocked_kinds, clocks, derive
from catchall_desk.casework.machine import machine
from catchall_desk.casework.models import Due
from catchall_desk.casework.resting import Rest, at_once
from catchall_desk.records import clock, ledger
from catchall_desk.records.models import Event
from catchall_desk.records.writing import writing

_PIECE = 50
"""Records that are looked at between two rests."""


class Swept(NamedTuple):
    """What one sweep did."""

    ended: int
    derived: int
    """Records whose obligations were not as they ought to be."""
    overdue: int


def sweep(*, at: datetime | None = None, since: int = 0, rest: Rest = at_once) -> Swept:
    """Bring every obligation and every end up to the moment ``at``.

    Days on which the desk did not run are gone through one after the other, so that what
    fell due on one of them and ended on a later one is on record as it would have been.

    Args:
        at: the moment; now unless told.
        since: number of the last event before an earlier sweep of the same day; obligations
            are then derived again only for what has an event after it.
        rest: called between two pieces of work.
    """
    moment = at or clock.now()
    ended = overdue = 0
    with system_reading():
        for day in _days_until(moment.date()):
            ended += _end(datetime.combine(day, time.min, UTC), rest)
            overdue += _overdue(day, rest)
        ended += _end(moment, rest)
        derived = _derive(moment, since, rest)
        return Swept(ended, derived, overdue + _overdue(moment.date(), rest))


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


def _end(at: datetime, rest: Rest) -> int:
    """Take the ways that time alone opens."""
    ended = 0
    for ending in _endings:
        past = {"state__in": ending.states, f"{ending.column}__lt": at.date()}
        model = machine(ending.kind).model
        for record_id in list(model.objects.filter(**past).values_list("pk", flat=True)):
            ended += services.move_by_system(ending.kind, record_id, ending.transition, at=at)
            rest()
    return ended


def _derive(at: datetime, since: int, rest: Rest) -> int:
    return sum(
        _derive_again(kind, piece, at, rest)
        for kind in sorted(clocked_kinds())
        for piece in _pieces(_touched(kind, since) if since else _clocked(kind))
    )


def _clocked(kind: str) -> set[UUID]:
    """Every record for which a time runs, or for which an obligation still stands."""
    states = {state for each in clocks() if each.kind == kind for state in each.running}
    running = machine(kind).model.objects.filter(state__in=states).values_list("pk", flat=True)
    waiting = Due.objects.filter(subject_kind=kind, state="open")
    return {*running, *waiting.values_list("subject_id", flat=True)}


def _touched(kind: str, since: int) -> set[UUID]:
    """Records of which an event after that one tells."""
    events = Event.objects.filter(seq__gt=since, subject__startswith=f"{kind}:")
    return {UUID(subject.partition(":")[2]) for subject in events.values_list("subject", flat=True)}


def _pieces(ids: Iterable[UUID]) -> Iterator[list[UUID]]:
    ordered = iter(sorted(ids))
    while piece := list(islice(ordered, _PIECE)):
        yield piece


def _derive_again(kind: str, ids: list[UUID], at: datetime, rest: Rest) -> int:
    """Look at a piece of the records, and write where one is not as it ought to be."""
    records = machine(kind).model.objects.select_related("label")
    dues = list(Due.objects.filter(subject_id__in=ids))
    derived = 0
    for record in records.filter(pk__in=ids).order_by("pk"):
        kept = [due for due in dues if due.subject_id == record.pk]
        if changed(record, kind, kept, on=at.date()):
            with writing():
                derive(records.get(pk=record.pk), kind, on=at.date())
            derived += 1
            rest()
    rest()
    return derived


def _overdue(today: date, rest: Rest) -> int:
    """Record once, for each, that its day has passed; the day is the one it passed on."""
    late = Due.objects.filter(state="open", due_on__lt=today, overdue_since=None)
    found = list(late.order_by("due_on", "id").values_list("pk", flat=True))
    return sum(_late(pk, rest) for pk in found)


def _late(pk: UUID, rest: Rest) -> bool:
    with writing():
        due = Due.objects.get(pk=pk)
        if due.state != "open" or due.overdue_since:
            return False  # somebody was faster
        due.overdue_since = due.due_on + timedelta(days=1)
        due.save(update_fields=["overdue_since"])
        ledger.append(
            actor=ledger.SYSTEM,
            kind="obligation.overdue",
            subject=f"{due.subject_kind}:{due.subject_id}",
            payload={"code": due.code, "due_on": due.due_on.isoformat()},
            label=due.label_id,
        )
    rest()
    return True
