"""What came of a file: how far it is, its rows by facet, and the whole as a table."""

import csv
import io
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from catchall.model import Item
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.reading import reading_as
from catchall_desk.casework import items
from catchall_desk.casework.bulk import table
from catchall_desk.casework.bulk.arriving import remembered, visible_run
from catchall_desk.casework.bulk.runs import said_of
from catchall_desk.casework.models import BulkRow, BulkRun
from catchall_desk.casework.models.bulk import Stage
from catchall_desk.errors import NotVisible
from catchall_desk.library.screening import screen_parties

PAGE = 50
MOST = 10_000_000
"""No file of the largest size has as many rows."""
FACETS = ("controlled", "cannot_tell", "not_controlled", "near", "hits", "problem")
Plain = dict[str, Any]


def list_runs(*, reader: Person) -> list[Plain]:
    """The files that the reader may see, the newest first."""
    with reading_as(reader.pk):
        rows = BulkRun.objects.select_related("label", "owner").order_by("-created_at", "id")[:50]
        return [_run(row) for row in rows]


def get_run(*, reader: Person, run_id: UUID, facet: str = "", start: int = 0) -> Plain:
    """A file with its columns, its progress, and a page of its rows by facet.

    Raises:
        NotVisible: there is no such file that the reader may see.
    """
    start = min(max(start, 0), MOST)
    before = remembered(reader=reader)
    with reading_as(reader.pk):
        run = visible_run(run_id)
        rows = BulkRow.objects.filter(run=run)
        chosen = list(_of(rows, facet).order_by("number")[start : start + PAGE + 1])
        return {
            **_run(run),
            "columns": [
                {
                    "header": head,
                    "means": run.mapping.get(head) or table.guessed(head, before),
                    "seen": head in before,
                }
                for head in run.headers
                if head
            ],
            "facets": {name: _of(rows, name).count() for name in FACETS},
            "facet": facet,
            "rows": [_row(row) for row in chosen[:PAGE]],
            "start": start,
            "more": start + PAGE if len(chosen) > PAGE else None,
        }


def get_row(*, reader: Person, run_id: UUID, number: int) -> Plain:
    """One row with all that the explaining engine says of it, computed when it is asked for.

    Raises:
        NotVisible: there is no such file that the reader may see, or no such row in it.
        ItemError: a figure of the row is in a unit that measures something else.
    """
    with reading_as(reader.pk):
        run = visible_run(run_id)
        row = BulkRow.objects.filter(run=run, number=min(number, MOST)).first()
        if row is None or run.as_of is None:
            raise NotVisible("row")
        told = {**_row(row), "run": {"id": str(run.pk), "name": run.name}}
        marking = run.label.banner
    if row.item is None:
        return {**told, "as_of": run.as_of.isoformat(), "item": None, "marking": marking}
    found = items.told_of(Item.model_validate(row.item), run.as_of)
    if row.stage != Stage.EXPLAINED:
        told["hits"] = [said_of(hit) for hit in screen_parties(table.parties_of(row.cells))]
    return {**told, **found, "marking": marking}


def as_csv(*, reader: Person, run_id: UUID) -> tuple[str, str]:
    """The results as CSV, and its name; every row of the file, in its order.

    Raises:
        NotVisible: there is no such file that the reader may see.
    """
    with reading_as(reader.pk):
        run = visible_run(run_id)
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(["marking", run.label.banner])
        writer.writerow(["row", "reference", "description", "answer", "entries", "hits", "problem"])
        for row in BulkRow.objects.filter(run=run).order_by("number").iterator(chunk_size=500):
            writer.writerow([_safe(cell) for cell in _cells(row)])
    return out.getvalue(), f"{run.name.rpartition('.')[0] or run.name}-results.csv"


def _cells(row: BulkRow) -> list[str]:
    return [
        str(row.number),
        row.cells.get("reference", ""),
        row.cells.get("description") or row.cells.get("model", ""),
        row.light,
        "; ".join(f"{each['entry']} {each['verdict']}" for each in row.entries),
        "; ".join(f"{each['party']}: {each['name']} {each['score']}" for each in row.hits),
        row.problem,
    ]


def _safe(cell: str) -> str:
    """A table program takes what begins like a formula for one."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell


def _of(rows: QuerySet[BulkRow], facet: str) -> QuerySet[BulkRow]:
    match facet:
        case "near":
            return rows.filter(near=True)
        case "hits":
            return rows.exclude(hits=[])
        case "problem":
            return rows.exclude(problem="")
        case "":
            return rows
        case _:
            return rows.filter(light=facet)


def _run(run: BulkRun) -> Plain:
    answered = ~Q(light="") | ~Q(problem="")
    counted = BulkRow.objects.filter(run=run).aggregate(
        all=Count("pk"),
        answered=Count("pk", filter=answered),
        done=Count("pk", filter=Q(stage=Stage.EXPLAINED)),
    )
    return {
        "id": str(run.pk),
        "name": run.name,
        "owner": run.owner.name,
        "created_at": run.created_at.isoformat(),
        "as_of": run.as_of.isoformat() if run.as_of else None,
        "named": bool(run.mapping),
        **counted,
        "marking": run.label.banner,
    }


def _row(row: BulkRow) -> Plain:
    return {
        "number": row.number,
        "cells": row.cells,
        "stage": row.stage,
        "light": row.light,
        "entries": row.entries,
        "hits": row.hits,
        "problem": row.problem,
    }
