"""Deliveries: what was cleared goes to a firm or a partner, and the answer comes back.

Nothing is delivered but the words that another has cleared, and nobody outside the desk
reads anything but what was delivered to his own office.
"""

from typing import Any
from uuid import UUID

from catchall.model import Value
from catchall_desk.accounts.labeled import is_readable
from catchall_desk.accounts.labels import label_from
from catchall_desk.accounts.models import Compartment, Label, Membership, Person, RoleGrant
from catchall_desk.accounts.people import roles_of
from catchall_desk.accounts.reading import reading_as
from catchall_desk.accounts.roles import OUTSIDERS, Role
from catchall_desk.casework.handling import visible
from catchall_desk.casework.machine import machine
from catchall_desk.casework.models import InformNotice, Record, Request
from catchall_desk.errors import Conflict, DeskError, GuardRefused, NotAllowed, NotVisible
from catchall_desk.exchange.models import Delivery, DeliveryReply, Paper
from catchall_desk.records import clock, ledger
from catchall_desk.records.once import Answer, once

SENDERS = frozenset({Role.LICENSING, Role.REGIME, Role.ANALYST})
_CLEARED = {
    "request": ("sent", "acknowledged", "partial", "overdue"),
    "notice": ("issued", "served", "in_force"),
    "paper": ("sent",),
}
"""The states in which a record has left the desk already, released by another."""
Plain = dict[str, Any]


class DeliverInput(Value):
    """What goes to whom, and how it may be handled there."""

    kind: str
    record: UUID
    to: str
    """Code of the compartment of the firm or the partner."""
    marking: str
    """Of the words as cleared: ``UNCLASSIFIED//REL TO USA, KOR``."""


def deliver(*, actor: Person, given: DeliverInput, key: str) -> Answer:
    """Put a cleared request, notice or paper before a firm or a partner.

    Raises:
        NotAllowed: no role of the person sends.
        NotVisible: there is no such record that he may see, or no such office.
        GuardRefused: it was not cleared and sent, or nobody there may read that marking.
        Conflict: it was delivered there already.
    """
    if not SENDERS & roles_of(actor):
        raise NotAllowed(f"it is sent by {', '.join(sorted(SENDERS))}")
    with reading_as(actor.pk):
        return once(
            actor=str(actor.pk),
            key=key,
            command={"deliver": given.model_dump(mode="json")},
            do=lambda: _deliver(actor, given),
        )[0]


def reply(*, actor: Person, delivery_id: UUID, text: str, key: str) -> Answer:
    """Answer what was delivered.

    Raises:
        NotVisible: there is nothing of that id in an office of the person.
        GuardRefused: nothing is said.
    """
    if not text.strip():
        raise GuardRefused("the answer is written", codes=("text",))
    with reading_as(actor.pk):
        return once(
            actor=str(actor.pk),
            key=key,
            command={"reply": str(delivery_id), "text": text},
            do=lambda: _reply(actor, delivery_id, text),
        )[0]


def inbox(*, reader: Person) -> list[Plain]:
    """What was delivered to the offices of somebody outside the desk, the latest first."""
    with reading_as(reader.pk):
        rows = Delivery.objects.filter(to__in=_offices(reader)).select_related("label", "to")
        return [_shown(row) for row in rows.order_by("-sent_at", "id")]


def get_delivery(*, reader: Person, delivery_id: UUID) -> Plain:
    """One delivery with its replies; raises NotVisible where the reader may not see it."""
    with reading_as(reader.pk):
        return {**_shown(_mine(reader, delivery_id)), "replies": _replies(delivery_id)}


def deliveries_of(*, reader: Person, record_id: UUID) -> list[Plain]:
    """Where a record was delivered and what was answered, for who may read the record."""
    with reading_as(reader.pk):
        rows = Delivery.objects.filter(subject_id=record_id).select_related("label", "to")
        return [
            {**_shown(row), "replies": _replies(row.pk)} for row in rows.order_by("sent_at", "id")
        ]


def offices(*, reader: Person) -> list[Plain]:
    """Firms and partners that can be reached through the desk; for who sends."""
    if not SENDERS & roles_of(reader):
        return []
    found = Compartment.objects.filter(outside=True).order_by("title", "code")
    return [{"code": office.code, "title": office.title} for office in found]


def _deliver(actor: Person, given: DeliverInput) -> Answer:
    if given.kind not in _CLEARED:
        raise NotVisible("record")
    record: Any = visible(machine(given.kind).model, given.record, given.kind)
    if record.state not in _CLEARED[given.kind]:
        raise GuardRefused("it is delivered once it was cleared and sent", codes=("cleared",))
    office = Compartment.objects.filter(code=given.to, outside=True).first()
    if office is None:
        raise NotVisible("office")
    if Delivery.objects.filter(to=office, subject_id=record.pk).exists():
        raise Conflict("it was delivered there already")
    label = label_from(given.marking, office.code)
    if not _read_there(office, label):
        raise GuardRefused("nobody there may read that marking", codes=("addressee_reads",))
    sent = Delivery.objects.create(
        to=office,
        label=label,
        subject_kind=given.kind,
        subject_id=record.pk,
        reference=record.reference,
        sent_by=actor,
        sent_at=clock.now(),
        exercise=record.case.exercise,
        **_words(record),
    )
    _record(actor, "delivery.sent", sent, {"to": office.code, "of": str(record.pk)})
    return {"id": str(sent.pk)}


def _words(record: Record) -> dict[str, Any]:
    match record:
        case Request():
            return {
                "title": "Request for information",
                "text": record.question,
                "due_on": record.due_on,
            }
        case InformNotice():
            return {"title": "Notice", "text": record.text}
        case Paper():
            return {"title": "Non-paper", "text": record.text, "pdf": record.pdf}
        case _:
            raise DeskError("such a record is not delivered")


def _read_there(office: Compartment, label: Label) -> bool:
    members = Membership.objects.filter(compartment=office).values_list("person_id", flat=True)
    outside = RoleGrant.objects.filter(role__in=OUTSIDERS, person__in=members)
    return any(
        is_readable(str(person), label.pk)
        for person in outside.values_list("person_id", flat=True).distinct()
    )


def _reply(actor: Person, delivery_id: UUID, text: str) -> Answer:
    delivery = _mine(actor, delivery_id)
    DeliveryReply.objects.create(
        delivery=delivery, label=delivery.label, text=text, by=actor, at=clock.now()
    )
    _record(actor, "delivery.answered", delivery, {"text": text})
    return {"id": str(delivery.pk)}


def _mine(reader: Person, delivery_id: UUID) -> Delivery:
    rows = Delivery.objects.filter(to__in=_offices(reader)).select_related("label", "to")
    found = rows.filter(pk=delivery_id).first()
    if found is None:
        raise NotVisible("delivery")
    return found


def _offices(reader: Person) -> list[str]:
    if not OUTSIDERS & roles_of(reader):
        return []
    return list(
        Membership.objects.filter(person=reader, compartment__outside=True).values_list(
            "compartment_id", flat=True
        )
    )


def _replies(delivery_id: UUID) -> list[Plain]:
    rows = DeliveryReply.objects.filter(delivery_id=delivery_id).select_related("by")
    return [
        {"text": row.text, "by": row.by.name, "at": row.at.isoformat()}
        for row in rows.order_by("id")
    ]


def _shown(row: Delivery) -> Plain:
    return {
        "id": str(row.pk),
        "to": row.to.title,
        "kind": row.subject_kind,
        "reference": row.reference,
        "title": row.title,
        "text": row.text,
        "due_on": row.due_on.isoformat() if row.due_on else None,
        "sent_at": row.sent_at.isoformat(),
        "exercise": row.exercise,
        "marking": row.label.banner,
    }


def _record(actor: Person, kind: str, delivery: Delivery, payload: Plain) -> None:
    ledger.append(
        actor=str(actor.pk),
        kind=kind,
        subject=f"delivery:{delivery.pk}",
        payload=payload,
        label=delivery.label_id,
    )
