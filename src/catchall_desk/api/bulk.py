"""Files of many items: sent, columns named, answered row by row."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from pydantic import Base64Bytes, Field

from catchall.model import Value
from catchall_desk.api.auth import asker
from catchall_desk.api.errors import DOCUMENTED
from catchall_desk.api.headers import IdempotencyKey
from catchall_desk.casework.bulk import arriving, results

router = Router(tags=["bulk"])
Plain = dict[str, Any]


class FileInput(Value):
    """A CSV or Excel file, and how it may be handled."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    """With its ending, by which its form is known."""
    content: Base64Bytes
    """Base64, at most 5 MB of file."""
    marking: str


@router.get("/bulk", response={200: list[Plain], **DOCUMENTED})
def files(request: HttpRequest) -> list[Plain]:
    """The files that were sent, the newest first, each with how far it is."""
    return results.list_runs(reader=asker(request))


@router.post("/bulk", response={201: Plain, **DOCUMENTED})
def receive(
    request: HttpRequest, body: FileInput, idempotency_key: IdempotencyKey
) -> Status[Plain]:
    """Take a file in; its columns are named next."""
    answer = arriving.receive(
        actor=asker(request),
        data=body.content,
        name=body.name,
        marking=body.marking,
        key=idempotency_key,
    )
    return Status(201, answer)


@router.get("/bulk/{uuid:record_id}", response={200: Plain, **DOCUMENTED})
def read(request: HttpRequest, record_id: UUID, facet: str = "", start: int = 0) -> Plain:
    """A file: its columns, how far it is, and a page of its rows by facet."""
    return results.get_run(reader=asker(request), run_id=record_id, facet=facet, start=start)


@router.post("/bulk/{uuid:record_id}/columns", response={200: Plain, **DOCUMENTED})
def name_columns(
    request: HttpRequest,
    record_id: UUID,
    body: arriving.NameColumns,
    idempotency_key: IdempotencyKey,
) -> Plain:
    """Say what the columns mean; the desk computes the rows from then on."""
    return arriving.name_columns(
        actor=asker(request), run_id=record_id, given=body, key=idempotency_key
    )


@router.get("/bulk/{uuid:record_id}/rows/{int:number}", response={200: Plain, **DOCUMENTED})
def read_row(request: HttpRequest, record_id: UUID, number: int) -> Plain:
    """One row with every finding, its proof, and what would have to be known."""
    return results.get_row(reader=asker(request), run_id=record_id, number=number)


@router.get("/bulk/{uuid:record_id}/results", response={200: Plain, **DOCUMENTED})
def read_results(request: HttpRequest, record_id: UUID) -> Plain:
    """Every row in one table, as the text of a CSV file, with its name."""
    text, name = results.as_csv(reader=asker(request), run_id=record_id)
    return {"name": name, "csv": text}
