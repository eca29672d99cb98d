"""What a person reads: lists, single records, counts, searches; each with his labels only."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from catchall_desk.accounts.labeled import Labeled, readable_events
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.people import person_names, roles_of
from catchall_desk.accounts.reading import reading_as
from catchall_desk.casework.clocks import dues_of
from catchall_desk.casework.handling import visible
from catchall_desk.casework.listing import newest
from catchall_desk.casework.machine import Machine
from catchall_desk.casework.models import Due, HoldGround, MessagePortion, Record
from catchall_desk.casework.services import machine_of
from catchall_desk.errors import DeskError

PAGE = 50
MOST = 200
Plain = dict[str, Any]


@dataclass(frozen=True)
class Wanted:
    """What of a kind is asked for; the newest first."""

    state: str = ""
    case: UUID | None = None
    text: str = ""
    after: str = ""
    """Where the page before ended."""
    limit: int = PAGE


def list_records(*, reader: Person, kind: str, wanted: Wanted) -> Plain:
    """A page of records: ``records`` and ``next``, null at the end.

    Raises:
        DeskError: ``after`` is not what a page before has given.
    """
    found = machine_of(kind)
    limit = max(1, min(wanted.limit, MOST))
    with reading_as(reader.pk):
        rows = newest(_page(found, wanted), limit + 1)
        records = list(rows.values(*_told(found), "label__banner")[: limit + 1])
    more = len(records) > limit
    return {
        "records": [_summary(found.kind, record) for record in records[:limit]],
        "next": _cursor(records[limit - 1]) if more else None,
    }


def count_records(*, reader: Person, kind: str, wanted: Wanted) -> int:
    """How many records there are, for this reader."""
    found = machine_of(kind)
    with reading_as(reader.pk):
        return _asked(found, wanted).count()


def get_record(*, reader: Person, kind: str, record_id: UUID) -> Plain:
    """One record with what it says, what may be done with it, and what happened to it.

    Raises:
        NotVisible: there is none that the reader may see.
    """
    found = machine_of(kind)
    with reading_as(reader.pk):
        record = visible(found.model, record_id, kind)
        events = _events(f"{kind}:{record.pk}")
        people = _people(found, record)
        names = person_names({*people, *(event["actor"] for event in events)})
        return {
            **summary(found, record),
            "content": {name: _plain(record, name) for name in found.shown},
            "people": {each: names[each] for each in people if each in names},
            "possible": list(found.open_to(record, roles_of(reader))),
            "events": [{**event, "by": names.get(event["actor"])} for event in events],
            "grounds": _grounds(record) if kind == "hold" else [],
            "due": [obligation(due) for due in dues_of(record)],
        }


def list_due(*, reader: Person, case: UUID | None = None) -> list[Plain]:
    """What is open and due, the earliest first."""
    with reading_as(reader.pk):
        rows = Due.objects.filter(state="open").order_by("due_on", "id")
        if case:
            rows = rows.filter(subject_id=case)
        return [obligation(due) for due in rows[:MOST]]


def message_portions(*, reader: Person, message_id: UUID) -> list[Plain]:
    """The portions of a message that the reader may read, in their order."""
    with reading_as(reader.pk):
        portions = MessagePortion.objects.filter(message_id=message_id).order_by("id")
        return [
            {"portion": p.portion, "text": p.text, "marking": p.label.banner}
            for p in portions.select_related("label")
        ]


def summary(found: Machine, record: Record) -> Plain:
    """What a list shows of a record."""
    said = {name: getattr(record, name) for name in _told(found)}
    return _summary(found.kind, {**said, "label__banner": record.label.banner})


_COLUMNS = ("id", "reference", "state", "version", "created_at", "changed_at")
_TITLES = ("title", "summary", "addressee", "counterpart", "outcome")


@cache
def _told(found: Machine) -> tuple[str, ...]:
    """The columns of a kind that its summary tells."""
    names = {field.name for field in found.model._meta.fields}  # noqa: SLF001
    return (*_COLUMNS, *(name for name in _TITLES if name in names))


def _summary(kind: str, said: Plain) -> Plain:
    title = next((said[name] for name in _TITLES if said.get(name)), "")
    return {
        "kind": kind,
        "id": str(said["id"]),
        "reference": said["reference"],
        "state": said["state"],
        "version": said["version"],
        "title": str(title)[:200],
        "marking": said["label__banner"],
        "created_at": said["created_at"].isoformat(),
        "changed_at": said["changed_at"].isoformat(),
    }


def _page(found: Machine, wanted: Wanted) -> QuerySet[Any]:
    rows = _asked(found, wanted)
    if wanted.after:
        at, record_id = _read_cursor(wanted.after)
        # The first condition is what an index can seek to; the second cuts the tie.
        rows = rows.filter(created_at__lte=at)
        rows = rows.filter(Q(created_at__lt=at) | Q(created_at=at, id__gt=record_id))
    return rows.order_by("-created_at", "id")


def _asked(found: Machine, wanted: Wanted) -> QuerySet[Any]:
    rows: QuerySet[Any] = found.model.objects.all()
    names = {field.name for field in found.model._meta.fields}  # noqa: SLF001
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.case and "case" in names:
        rows = rows.filter(case_id=wanted.case)
    if wanted.text:
        rows = rows.filter(_holds(names, wanted.text))
    return rows


def _holds(names: set[str], text: str) -> Q:
    """Plain containment in the words of a record; the index for large desks is not built."""
    asked = Q(reference=text.upper())
    for name in sorted(names & {"title", "summary", "addressee", "counterpart", "question"}):
        asked |= Q(**{f"{name}__icontains": text})
    return asked


def _plain(record: Record, name: str) -> Any:
    column = record._meta.get_field(name)  # noqa: SLF001 - Django's public-by-habit
    model = getattr(column, "related_model", None)
    if model is None:
        value = getattr(record, name)
        return value.isoformat() if hasattr(value, "isoformat") else value
    related = getattr(record, f"{name}_id")
    return str(related) if related and _shown(model, related) else None


def _people(found: Machine, record: Record) -> list[str]:
    """The ids of the people whom the content names."""
    columns = {f.name for f in record._meta.fields if f.related_model is Person}  # noqa: SLF001
    ids = (getattr(record, f"{name}_id") for name in found.shown if name in columns)
    return [str(each) for each in ids if each]


def _shown(model: type[Model], related: UUID) -> bool:
    """A record that the reader may not see is not named either; people always are."""
    if not issubclass(model, Labeled):
        return True
    return model._default_manager.filter(pk=related).exists()  # noqa: SLF001


def _events(subject: str) -> list[Plain]:
    """What happened to a record that the reader may see; contents by their own labels."""
    told = readable_events(subject)
    return [{"at": at, "actor": actor, "kind": kind} for at, actor, kind in told]


def _grounds(hold: Record) -> list[Plain]:
    """Why it is held, each ground with the marking of the notice or alert that it comes from."""
    grounds = HoldGround.objects.filter(hold_id=hold.pk).order_by("id").select_related("label")
    return [
        {
            "rule_kind": g.rule_kind,
            "rule": str(g.rule_id),
            "reasons": g.reasons,
            "marking": g.label.banner,
        }
        for g in grounds
    ]


def obligation(due: Due) -> Plain:
    """An obligation as plain data."""
    return {
        "subject": f"{due.subject_kind}:{due.subject_id}",
        "code": due.code,
        "source": due.source,
        "calendar": due.calendar,
        "starts_on": due.starts_on.isoformat(),
        "due_on": due.due_on.isoformat(),
        "state": due.state,
        "overdue_since": due.overdue_since.isoformat() if due.overdue_since else None,
    }


def _cursor(record: Plain) -> str:
    text = f"{record['created_at'].isoformat()}|{record['id']}"
    return urlsafe_b64encode(text.encode()).decode()


def _read_cursor(text: str) -> tuple[datetime, UUID]:
    try:
        at, _, record_id = urlsafe_b64decode(text.encode()).decode().partition("|")
        moment = datetime.fromisoformat(at)
        if moment.tzinfo is None:
            raise ValueError(at)
        return moment, UUID(record_id)
    except ValueError as error:
        raise DeskError("there is no such page", place="after") from error
