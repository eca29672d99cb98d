"""Arriving: a file is taken in, and somebody says what its columns mean."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from uuid import UUID

from catchall.model import Value
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.people import roles_of
from catchall_desk.accounts.reading import reading_as
from catchall_desk.accounts.roles import CONTENT_ROLES, OUTSIDERS
from catchall_desk.casework.bulk import table
from catchall_desk.casework.given import Day
from catchall_desk.casework.handling import label_of_new
from catchall_desk.casework.models import BulkRow, BulkRun
from catchall_desk.casework.models.bulk import Stage
from catchall_desk.errors import Conflict, GuardRefused, NotAllowed, NotVisible
from catchall_desk.records import clock, ledger
from catchall_desk.records.once import Answer, once

SENDERS = CONTENT_ROLES - OUTSIDERS


class NameColumns(Value):
    """What each column means, and the day whose lists count."""

    as_of: Day
    mapping: dict[str, str]


def receive(*, actor: Person, data: bytes, name: str, marking: str, key: str) -> Answer:
    """Take a file in; the columns are named next.

    Raises:
        NotAllowed: the person does not work on cases.
        ItemError: the file is no table with headers.
        MarkingError, DeskError: the marking cannot be read, or is above the person.
    """
    if not SENDERS & roles_of(actor):
        raise NotAllowed("files are taken in by people of the desk")
    found = table.headers(data, name=name)
    digest = sha256(data).hexdigest()
    with reading_as(actor.pk):
        return once(
            actor=str(actor.pk),
            key=key,
            command={"bulk": digest, "name": name, "marking": marking},
            do=lambda: _receive(actor, data, name[:200], found, marking),
        )[0]


def name_columns(*, actor: Person, run_id: UUID, given: NameColumns, key: str) -> Answer:
    """Say what the columns mean; the rows wait to be computed from then on.

    Raises:
        NotVisible: there is no such file that the person may see.
        Conflict: its columns are named already.
        GuardRefused: no column describes the goods, or two mean the same.
    """
    with reading_as(actor.pk):
        return once(
            actor=str(actor.pk),
            key=key,
            command={"columns": str(run_id), "inputs": given.model_dump(mode="json")},
            do=lambda: _name_columns(actor, run_id, given),
        )[0]


def remembered(*, reader: Person) -> dict[str, str]:
    """What the headers meant in the latest files of the reader."""
    with reading_as(reader.pk):
        runs = BulkRun.objects.filter(owner=reader).exclude(mapping={}).order_by("-created_at")
        found: dict[str, str] = {}
        for run in runs[:10]:
            found = {**run.mapping, **found}
        return found


def visible_run(run_id: UUID) -> BulkRun:
    """A file that the reader of this context may see; raises NotVisible otherwise."""
    run = BulkRun.objects.filter(pk=run_id).select_related("label", "owner").first()
    if run is None:
        raise NotVisible("file")
    return run


def _receive(actor: Person, data: bytes, name: str, heads: list[str], marking: str) -> Answer:
    run = BulkRun.objects.create(
        label=label_of_new([], marking),
        name=name,
        sha256=sha256(data).hexdigest(),
        raw=data,
        headers=heads,
        owner=actor,
        created_at=clock.now(),
    )
    _record(actor, run, "bulk.received", {"name": name, "sha256": run.sha256})
    return {"id": str(run.pk)}


def _name_columns(actor: Person, run_id: UUID, given: NameColumns) -> Answer:
    run = visible_run(run_id)
    if run.mapping:
        raise Conflict("its columns are named already")
    mapping = {head: mean.strip() for head, mean in given.mapping.items() if mean.strip()}
    _check(mapping)
    run.mapping, run.as_of = mapping, given.as_of
    run.save(update_fields=["mapping", "as_of"])
    lines = table.lines(bytes(run.raw), name=run.name, mapping=mapping)
    BulkRow.objects.bulk_create(
        (
            BulkRow(
                run=run,
                label=run.label,
                number=line.number,
                cells=line.cells,
                item=line.item.model_dump(mode="json") if line.item else None,
                problem=line.problem,
                stage=Stage.WAITING if line.item else Stage.EXPLAINED,
            )
            for line in lines
        ),
        batch_size=500,
    )
    inputs = given.model_dump(mode="json")
    _record(actor, run, "bulk.columns_named", inputs)
    return {"id": str(run.pk), "rows": run.rows.count()}


def _check(mapping: Mapping[str, str]) -> None:
    if "description" not in mapping.values() and "model" not in mapping.values():
        raise GuardRefused("one column describes the goods", codes=("description",))
    if len(set(mapping.values())) != len(mapping):
        raise GuardRefused("no two columns mean the same", codes=("twice",))


def _record(actor: Person, run: BulkRun, kind: str, payload: dict[str, Any]) -> None:
    ledger.append(
        actor=str(actor.pk),
        kind=kind,
        subject=f"bulk:{run.pk}",
        payload=payload,
        label=run.label_id,
    )
