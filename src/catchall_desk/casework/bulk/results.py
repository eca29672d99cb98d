"""What came of a file: how far it is, its rows by facet, and the whole as a table."""

import csv
import io
from collections import Counter
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from catchall_desk.accounts.models import Person
from catchall_desk.accounts.reading import reading_as
from catchall_desk.casework.bulk import table
from catchall_desk.casework.bulk.runs import remembered, visible_run
from catchall_desk.casework.models import BulkRow, BulkRun

PAGE = 50
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
    states = Counter(
        "done" if light or problem else "waiting"
        for light, problem in BulkRow.objects.filter(run=run).values_list("light", "problem")
    )
    return {
        "id": str(run.pk),
        "name": run.name,
        "owner": run.owner.name,
        "created_at": run.created_at.isoformat(),
        "as_of": run.as_of.isoformat() if run.as_of else None,
        "named": bool(run.mapping),
        "all": sum(states.values()),
        "done": states["done"],
        "marking": run.label.banner,
    }


def _row(row: BulkRow) -> Plain:
    return {
        "number": row.number,
        "cells": row.cells,
        "light": row.light,
        "entries": row.entries,
        "hits": row.hits,
        "problem": row.problem,
    }
