"""Bulk: a file is taken in, its columns are named, its rows are computed piece by piece.

Nothing is lost when the desk stops: a row that has no answer yet is simply computed later.
Rows are answered by the same engine as single items, with all that it says of near misses.
"""

import time
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

from catchall.errors import CatchallError
from catchall.model import Classification, Item, Value
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.people import roles_of
from catchall_desk.accounts.reading import reading_as, system_reading
from catchall_desk.accounts.roles import CONTENT_ROLES, OUTSIDERS
from catchall_desk.casework.bulk import table
from catchall_desk.casework.given import Day
from catchall_desk.casework.handling import label_of_new
from catchall_desk.casework.items import light
from catchall_desk.casework.models import BulkRow, BulkRun
from catchall_desk.errors import Conflict, GuardRefused, NotAllowed, NotVisible
from catchall_desk.library import assessing, screening
from catchall_desk.records import clock, ledger
from catchall_desk.records.once import Answer, once
from catchall_desk.records.writing import writing

SENDERS = CONTENT_ROLES - OUTSIDERS
PIECE = 50
"""Rows that are computed in one transaction."""


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


def advance(*, seconds: float, run_id: UUID | None = None) -> int:
    """Compute rows that wait, for about so long; gives how many were computed."""
    until, done = time.monotonic() + seconds, 0
    with system_reading():
        while True:
            rows = BulkRow.objects.filter(light="", problem="")
            if run_id:
                rows = rows.filter(run_id=run_id)
            piece = list(rows.select_related("run").order_by("run__created_at", "number")[:PIECE])
            if not piece:
                return done
            with writing():
                for row in piece:
                    _compute(row)
                BulkRow.objects.bulk_update(piece, ["light", "near", "entries", "hits", "problem"])
            done += len(piece)
            if time.monotonic() > until:
                return done


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


def _compute(row: BulkRow) -> None:
    as_of = row.run.as_of
    if row.item is None or as_of is None:
        row.problem = row.problem or "the row holds no item"
        return
    try:
        answers = _answers(Item.model_validate(row.item), as_of)
        hits = screening.screen_parties(table.parties_of(row.cells))
    except CatchallError as error:
        row.problem = error.problem
        return
    row.light = light(answers)
    row.near = any(answer.near_miss is not None for answer in answers)
    row.entries = [
        {
            "entry": f"{answer.entry.jurisdiction} {answer.entry.code}",
            "verdict": answer.verdict.value,
            "near": answer.near_miss.text if answer.near_miss else "",
            "asks": [question.text for question in answer.questions],
        }
        for answer in answers
    ]
    row.hits = [
        {
            "party": hit.party,
            "name": hit.matched_name,
            "list": hit.snapshot.title,
            "score": str(hit.score),
            "explanation": hit.explanation,
        }
        for hit in hits
    ]


def _answers(item: Item, as_of: date) -> tuple[Classification, ...]:
    return assessing.classify_item(item, as_of=as_of)[0]


def _record(actor: Person, run: BulkRun, kind: str, payload: dict[str, Any]) -> None:
    ledger.append(
        actor=str(actor.pk),
        kind=kind,
        subject=f"bulk:{run.pk}",
        payload=payload,
        label=run.label_id,
    )
