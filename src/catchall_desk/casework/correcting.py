"""What a correction does: one field that is open to it, or the erasure of what is said."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Model

from catchall_desk.accounts.reading import system_reading
from catchall_desk.casework.clocks import derive
from catchall_desk.casework.handling import visible
from catchall_desk.casework.machine import machine
from catchall_desk.casework.models import Case, Correction, Record
from catchall_desk.casework.retention import erasable
from catchall_desk.errors import Conflict, GuardRefused, NotVisible
from catchall_desk.records import ledger
from catchall_desk.records.models import Content

OPEN_FIELDS = {
    "lead": ("summary", "source_grade", "information_grade"),
    "case": ("title", "origin", "enforcement"),
    "notice": ("addressee",),
    "request": ("counterpart", "channel"),
    "denial": ("country", "denied_on"),
    "alert": ("title", "source"),
}
"""Fields that may be repaired; states, signatures, scopes and decisions are not among them."""


def may_be_asked(kind: str, subject_kind: str, field: str) -> bool:
    """Whether a correction of that sort exists."""
    if kind == "erase":
        return subject_kind == "case" and not field
    return kind == "field" and field in OPEN_FIELDS.get(subject_kind, ())


def subject_of(kind: str, record_id: UUID) -> Record:
    """The record to correct, if the reader may see it; raises NotVisible otherwise."""
    try:
        found = machine(kind)
    except KeyError as error:
        raise NotVisible("record") from error
    return visible(found.model, record_id, kind)


def value_of(record: Record, field: str) -> Any:
    """The present value of a field, as plain data."""
    value = getattr(record, field, None)
    if isinstance(value, Model):
        return str(value.pk)
    return value.isoformat() if isinstance(value, date) else value


def apply(correction: Correction, *, at: datetime) -> None:
    """Carry it out; the value before and after stand in the correction and in the ledger.

    Raises:
        Conflict: the field has changed since the correction was asked for.
        GuardRefused: the new value is none that the field may have.
    """
    subject = subject_of(correction.subject_kind, correction.subject_id)
    if correction.kind == "erase":
        _erase(correction, subject)
        return
    if value_of(subject, correction.field) != correction.old:
        raise Conflict("the field has changed since the correction was asked for")
    column = subject._meta.get_field(correction.field)  # noqa: SLF001 - Django's public-by-habit
    try:
        value = column.clean(correction.new, subject)  # type: ignore[union-attr]
    except ValidationError as error:
        raise GuardRefused("the field cannot have that value", codes=("new",)) from error
    setattr(subject, correction.field, value)
    subject.version += 1
    subject.changed_at = at
    subject.save()
    derive(subject, correction.subject_kind, on=at.date())


def may_be_erased(correction: Correction, *, on: date) -> bool:
    """Whether the case is past its retention and under no legal hold."""
    subject = subject_of(correction.subject_kind, correction.subject_id)
    return isinstance(subject, Case) and erasable(subject, on=on)


def _erase(correction: Correction, subject: Record) -> None:
    """Erase what the events of the case say; the events, their times and people stay."""
    with system_reading():
        said = Content.objects.filter(event__subject=f"case:{subject.pk}")
        for seq in list(said.values_list("event_id", flat=True)):
            ledger.erase_content(
                seq=seq,
                actor=str(correction.asked_by_id),
                second=str(correction.confirmed_by_id),
                reason=correction.reason,
            )
        subject.title = "erased"  # type: ignore[attr-defined]
        subject.version += 1
        subject.save()
