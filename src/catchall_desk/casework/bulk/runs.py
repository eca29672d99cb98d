"""Runs: the rows of files get their answers, piece by piece.

Of many rows, a first pass by compiled rules says in a moment which entries speak of each and
what they answer; the explaining engine of single items then adds near misses, questions and
hits, row by row. Nothing is lost when the desk stops: a row that was not explained yet is
simply computed later. What is computed is written in one short transaction afterwards.
"""

import time
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from uuid import UUID

from catchall.errors import CatchallError
from catchall.model import Classification, Hit, Item
from catchall_desk.accounts.reading import system_reading
from catchall_desk.casework.bulk import table
from catchall_desk.casework.items import heaviest, light
from catchall_desk.casework.models import BulkRow
from catchall_desk.casework.models.bulk import Stage
from catchall_desk.library import assessing, first_pass, screening
from catchall_desk.library.first_pass import Verdicts
from catchall_desk.records.writing import writing

PIECE = 25
"""Rows that are explained before they are written."""
MANY = 200
"""Rows of one file from which on a first pass is worth its preparation."""
_FIRST = 500
"""Rows of one first pass."""
_COLUMNS = ("light", "near", "entries", "hits", "problem", "stage")


def advance(*, seconds: float, run_id: UUID | None = None) -> int:
    """Compute rows that wait, for about so long; gives how many were explained."""
    until, done = time.monotonic() + seconds, 0
    with system_reading():
        while _pass_first(run_id) and time.monotonic() < until:
            continue
        while time.monotonic() < until or not done:
            count = _explain_some(run_id)
            if not count:
                return done
            done += count
    return done


def _pass_first(run_id: UUID | None) -> int:
    """The first pass over the rows of one file; 0 where few rows wait, or it is not to be had."""
    rows = BulkRow.objects.filter(stage=Stage.WAITING)
    rows = rows.filter(run_id=run_id) if run_id else rows
    ordered = rows.select_related("run").order_by("run__created_at", "run_id", "number")
    piece = list(ordered[:_FIRST])
    piece = [row for row in piece if row.run_id == piece[0].run_id]
    if len(piece) < MANY or piece[0].run.as_of is None:
        return 0
    items = [Item.model_validate(row.item).model_copy(update={"id": str(row.pk)}) for row in piece]
    found = first_pass.verdicts(items, as_of=piece[0].run.as_of)
    if found is None:
        return 0
    for row in piece:
        _say_first(row, found.get(str(row.pk)))
    _write(piece)
    return len(piece)


def _say_first(row: BulkRow, verdicts: Verdicts | None) -> None:
    """Null is for an item that the first pass leaves to the explaining engine."""
    row.stage = Stage.PASSED
    if verdicts is None:
        return
    row.light = heaviest(verdict for _, verdict in verdicts)
    row.entries = [
        {"entry": entry, "verdict": verdict.value, "near": "", "asks": []}
        for entry, verdict in verdicts
    ]


def _explain_some(run_id: UUID | None) -> int:
    rows = BulkRow.objects.exclude(stage=Stage.EXPLAINED)
    rows = rows.filter(run_id=run_id) if run_id else rows
    piece = list(rows.select_related("run").order_by("run__created_at", "run_id", "number")[:PIECE])
    for row in piece:
        _explain(row)
        row.stage = Stage.EXPLAINED
    _write(piece)
    return len(piece)


def _write(piece: Sequence[BulkRow]) -> None:
    with writing():
        BulkRow.objects.bulk_update(piece, _COLUMNS)


def _explain(row: BulkRow) -> None:
    as_of = row.run.as_of
    if row.item is None or as_of is None:
        row.problem = row.problem or "the row holds no item"
        return
    try:
        answers = _answers(_content(row.item), as_of, assessing.rulebook_key())
        hits = screening.screen_parties(table.parties_of(row.cells))
    except CatchallError as error:
        row.problem, row.light, row.entries = error.problem, "", []
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
    row.hits = [said_of(hit) for hit in hits]


def said_of(hit: Hit) -> dict[str, str]:
    """A hit as a row keeps it."""
    return {
        "party": hit.party,
        "name": hit.matched_name,
        "list": hit.snapshot.title,
        "score": str(hit.score),
        "explanation": hit.explanation,
    }


def _content(item: dict[str, object]) -> bytes:
    """An item without its number: equal goods in many rows are asked once."""
    return Item.model_validate({**item, "id": "row"}).canonical_json()


@lru_cache(maxsize=256)
def _answers(item: bytes, as_of: date, _key: str) -> tuple[Classification, ...]:
    return assessing.classify_item(Item.model_validate_json(item), as_of=as_of)[0]
