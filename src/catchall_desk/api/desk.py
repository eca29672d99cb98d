"""Operations beside the records: who asks, what is due, the library, the audit, replays."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from catchall_desk.accounts.people import roles_of
from catchall_desk.accounts.roles import Role
from catchall_desk.api.auth import asker
from catchall_desk.api.errors import DOCUMENTED
from catchall_desk.api.headers import IdempotencyKey
from catchall_desk.api.schemas import (
    Digest,
    EditionOut,
    Kind,
    Linked,
    Made,
    Me,
    Obligation,
    Portion,
    Replayed,
    Way,
)
from catchall_desk.casework import attaching, replaying, selectors
from catchall_desk.casework.machine import Machine, Reason, machines
from catchall_desk.errors import NotAllowed
from catchall_desk.library import changes
from catchall_desk.records import audit

router = Router(tags=["desk"])


@router.get("/me", response={200: Me, **DOCUMENTED})
def me(request: HttpRequest) -> dict[str, Any]:
    """Who is asking, with what clearance and which roles."""
    person = asker(request)
    return {
        "id": str(person.pk),
        "name": person.name,
        "username": person.username,
        "nationality": person.nationality,
        "clearance": person.clearance,
        "roles": sorted(roles_of(person)),
    }


@router.get("/kinds", response={200: list[Kind], **DOCUMENTED})
def kinds(request: HttpRequest) -> list[Kind]:
    """Every kind of record with its states and ways, as they are declared."""
    asker(request)
    return [_kind(machine) for machine in machines()]


@router.get("/due", response={200: list[Obligation], **DOCUMENTED})
def due(request: HttpRequest, subject: UUID | None = None) -> list[dict[str, Any]]:
    """What is open and due, the earliest first, as far as the reader may see."""
    return selectors.list_due(reader=asker(request), case=subject)


@router.get("/messages/{uuid:message_id}/portions", response={200: list[Portion], **DOCUMENTED})
def portions(request: HttpRequest, message_id: UUID) -> list[dict[str, Any]]:
    """The portions of a message that the reader may read; nothing where there is none."""
    return selectors.message_portions(reader=asker(request), message_id=message_id)


@router.get("/library", response={200: list[EditionOut], **DOCUMENTED})
def library(request: HttpRequest) -> list[dict[str, Any]]:
    """Which rulebooks and lists are installed, since when, and which are in use."""
    asker(request)
    return changes.list_editions()


@router.post("/decision/{uuid:record_id}/replay", response={200: Replayed, **DOCUMENTED})
def replay(request: HttpRequest, record_id: UUID) -> dict[str, Any]:
    """Compute the determination of a past decision again, as of its day."""
    same, digest = replaying.replay_decision(reader=asker(request), decision_id=record_id)
    return {"same": same, "sha256": digest}


@router.get("/audit", response={200: list[Digest], **DOCUMENTED})
def audit_page(request: HttpRequest, after: int = 0) -> list[dict[str, Any]]:
    """The chain, digest by digest, for auditors."""
    if Role.AUDITOR not in roles_of(asker(request)):
        raise NotAllowed("the chain is read by auditors")
    return audit.digests(after=after)


def _kind(machine: Machine) -> Kind:
    opening = machine.opening
    first = Way(
        name=opening.name,
        sources=[],
        target=opening.target,
        roles=sorted(opening.roles),
        guards=[guard.text for guard in opening.guards],
    )
    ways = [
        Way(
            name=each.name,
            sources=list(each.sources),
            target=each.target,
            roles=sorted(each.roles),
            guards=[guard.text for guard in each.guards],
        )
        for each in machine.transitions
    ]
    return Kind(kind=machine.kind, states=list(machine.states), ways=[first, *ways])


@router.post("/case/{uuid:record_id}/links", response={201: Linked, **DOCUMENTED})
def add_link(
    request: HttpRequest, record_id: UUID, body: attaching.NewLink, idempotency_key: IdempotencyKey
) -> Status[dict[str, Any]]:
    """Tie a case to something else, with evidence and grades."""
    answer = attaching.add_link(
        actor=asker(request), case_id=record_id, link=body, key=idempotency_key
    )
    return Status(201, answer)


@router.post("/case/{uuid:record_id}/legal-holds", response={201: Made, **DOCUMENTED})
def place_legal_hold(
    request: HttpRequest, record_id: UUID, body: Reason, idempotency_key: IdempotencyKey
) -> Status[dict[str, Any]]:
    """Have nothing of a case erased."""
    answer = attaching.place_legal_hold(
        actor=asker(request), case_id=record_id, reason=body.reason, key=idempotency_key
    )
    return Status(201, answer)


@router.post("/legal-holds/{uuid:hold_id}/lift", response={200: Made, **DOCUMENTED})
def lift_legal_hold(
    request: HttpRequest, hold_id: UUID, idempotency_key: IdempotencyKey
) -> dict[str, Any]:
    """End a legal hold that another has placed."""
    return attaching.lift_legal_hold(actor=asker(request), hold_id=hold_id, key=idempotency_key)
