"""Documents that leave: denial notices, and the letters of inform notices."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from catchall_desk.api.auth import asker
from catchall_desk.api.errors import DOCUMENTED
from catchall_desk.api.headers import IdempotencyKey
from catchall_desk.exchange import documents

router = Router(tags=["documents"])
Plain = dict[str, Any]


@router.get("/denial/{uuid:record_id}/documents", response={200: list[Plain], **DOCUMENTED})
def of_denial(request: HttpRequest, record_id: UUID) -> list[Plain]:
    """The notices of a denial that were released, the latest first."""
    return documents.list_documents(reader=asker(request), kind="denial", record_id=record_id)


@router.post("/denial/{uuid:record_id}/documents", response={201: Plain, **DOCUMENTED})
def notify(
    request: HttpRequest,
    record_id: UUID,
    body: documents.DocumentInput,
    idempotency_key: IdempotencyKey,
) -> Status[Plain]:
    """Release the notice of a denial for one partner."""
    return Status(201, _release(request, "denial", record_id, body, idempotency_key))


@router.get("/notice/{uuid:record_id}/documents", response={200: list[Plain], **DOCUMENTED})
def of_notice(request: HttpRequest, record_id: UUID) -> list[Plain]:
    """The letters of an inform notice that were released, the latest first."""
    return documents.list_documents(reader=asker(request), kind="notice", record_id=record_id)


@router.post("/notice/{uuid:record_id}/documents", response={201: Plain, **DOCUMENTED})
def write_letter(
    request: HttpRequest,
    record_id: UUID,
    body: documents.DocumentInput,
    idempotency_key: IdempotencyKey,
) -> Status[Plain]:
    """Release the letter of an inform notice, in the words that were cleared."""
    return Status(201, _release(request, "notice", record_id, body, idempotency_key))


@router.get("/documents/{uuid:record_id}", response={200: Plain, **DOCUMENTED})
def read(request: HttpRequest, record_id: UUID) -> Plain:
    """A document with its words and its PDF."""
    return documents.read_document(reader=asker(request), document_id=record_id)


def _release(
    request: HttpRequest, kind: str, record_id: UUID, body: documents.DocumentInput, key: str
) -> Plain:
    return documents.release_document(
        actor=asker(request), kind=kind, record_id=record_id, given=body, key=key
    )
