"""Append to the ledger, and read it."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from secrets import token_hex
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.db.models import Max

from catchall.model import canonical_json
from catchall_desk.errors import DeskError
from catchall_desk.records import clock, statements
from catchall_desk.records.models import Content, Event

SYSTEM = "system"
GENESIS = "0" * 64
"""What stands before the first event."""
_HEAD = "SELECT seq, hash FROM records_event ORDER BY seq DESC LIMIT 1"


def append(
    *,
    actor: str,
    kind: str,
    subject: str,
    payload: Mapping[str, Any],
    label: UUID | None = None,
) -> Event:
    """Add one event at the head of the chain, in the transaction of what it records.

    Args:
        actor: id of the person, or ``system``.
        kind: what happened, ``case.opened``.
        subject: ``kind:id`` of the record.
        payload: what the event says; plain JSON data.
        label: handling of what it says; null for what says nothing of a case.

    Raises:
        DeskError: there is no transaction around it.
    """
    if not connection.in_atomic_block:
        raise DeskError("an event is appended only inside writing()")
    head = statements.first(_HEAD)
    if head is None:
        start = _body({"chain": str(uuid4())})
        first = _link((0, GENESIS), SYSTEM, "chain.started", "chain", start, None)
        head = (first.seq, first.hash)
    return _link(head, actor, kind, subject, _body(payload), label)


def size() -> int:
    """How many events there are: the number of the head, 0 before the first."""
    return Event.objects.aggregate(head=Max("seq"))["head"] or 0


def event_hash(fields: Mapping[str, Any]) -> str:
    """SHA-256 over the canonical JSON of everything an event row says but its own hash."""
    return sha256(canonical_json(dict(fields))).hexdigest()


def _body(payload: Mapping[str, Any]) -> str:
    return canonical_json({"payload": payload, "salt": token_hex(16)}).decode()


def _link(
    head: statements.Row, actor: str, kind: str, subject: str, body: str, label: UUID | None
) -> Event:
    number, previous = head
    fields = {
        "seq": number + 1,
        "at": clock.stamp(clock.now()),
        "actor": actor,
        "kind": kind,
        "subject": subject,
        "content_sha256": sha256(body.encode()).hexdigest(),
        "previous": previous,
    }
    event = Event(**fields, hash=event_hash(fields))
    statements.insert(event)
    statements.insert(Content(event=event, label=label, body=body))
    return event


def erase_content(*, seq: int, actor: str, second: str, reason: str) -> Event:
    """Erase what one event says; that it was said, when and by whom stays in the chain.

    The database lets a content row go only after the event that records its erasure.

    Raises:
        DeskError: one person alone asks for it.
    """
    if actor == second:
        raise DeskError("content is erased by two different people")
    with transaction.atomic():
        event = append(
            actor=second,
            kind="content.erased",
            subject=f"event:{seq}",
            payload={"asked_by": actor, "reason": reason},
        )
        Content.objects.filter(event_id=seq).delete()
    return event


def rows() -> Iterator[dict[str, Any]]:
    """Every event with its content (null where erased), in order, as plain data."""
    fields = ("seq", "at", "actor", "kind", "subject", "content_sha256", "previous", "hash")
    events = Event.objects.order_by("seq").values(*fields, "content__body")
    for row in events.iterator(chunk_size=5000):
        row["content"] = row.pop("content__body")
        yield row
