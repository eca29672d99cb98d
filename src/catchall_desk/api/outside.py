"""What passes between the desk and firms and partners outside it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from catchall.model import Value
from catchall_desk.api.auth import asker
from catchall_desk.api.errors import DOCUMENTED
from catchall_desk.api.headers import IdempotencyKey
from catchall_desk.api.schemas import Made
from catchall_desk.exchange import delivering

router = Router(tags=["outside"])
Plain = dict[str, Any]


class ReplyInput(Value):
    """What is answered."""

    text: str


@router.get("/offices", response={200: list[Plain], **DOCUMENTED})
def offices(request: HttpRequest) -> list[Plain]:
    """Firms and partners that can be reached through the desk; for who sends."""
    return delivering.offices(reader=asker(request))


@router.get("/deliveries", response={200: list[Plain], **DOCUMENTED})
def inbox(request: HttpRequest) -> list[Plain]:
    """What was delivered to the offices of the asker, who is outside the desk."""
    return delivering.inbox(reader=asker(request))


@router.get("/deliveries/{uuid:record_id}", response={200: Plain, **DOCUMENTED})
def read_delivery(request: HttpRequest, record_id: UUID) -> Plain:
    """One delivery to an office of the asker, with its replies."""
    return delivering.get_delivery(reader=asker(request), delivery_id=record_id)


@router.get("/deliveries/of/{uuid:record_id}", response={200: list[Plain], **DOCUMENTED})
def deliveries_of(request: HttpRequest, record_id: UUID) -> list[Plain]:
    """Where a request, a notice or a paper was delivered, and what was answered."""
    return delivering.deliveries_of(reader=asker(request), record_id=record_id)


@router.post("/deliveries", response={201: Made, **DOCUMENTED})
def deliver(
    request: HttpRequest, body: delivering.DeliverInput, idempotency_key: IdempotencyKey
) -> Status[Plain]:
    """Put a cleared request, notice or paper before a firm or a partner."""
    answer = delivering.deliver(actor=asker(request), given=body, key=idempotency_key)
    return Status(201, answer)


@router.post("/deliveries/{uuid:record_id}/reply", response={200: Made, **DOCUMENTED})
def reply(
    request: HttpRequest, record_id: UUID, body: ReplyInput, idempotency_key: IdempotencyKey
) -> Plain:
    """Answer what was delivered."""
    return delivering.reply(
        actor=asker(request), delivery_id=record_id, text=body.text, key=idempotency_key
    )
