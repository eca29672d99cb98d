"""Many names at once: an Arrow table of names in, an Arrow table of hits out.

Needs pyarrow (``pip install "catchall[bulk]"``).
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from catchall.errors import InputError
from catchall.model import Hit, PartyKind
from catchall.screening.context import Known
from catchall.screening.index import NameIndex
from catchall.screening.places import Asked

if TYPE_CHECKING:
    import pyarrow as pa


_PART = 256
"""How many names a thread takes at a time."""


def search_many(
    index: NameIndex,
    table: "pa.Table",
    *,
    threshold: Decimal,
    limit: int = 10,
    threads: int = 1,
) -> "pa.Table":
    """Search every name of a table.

    Args:
        index: the lists.
        table: column ``name``; also ``id``, ``kind`` and ``country`` where they are known.
        threshold: the lowest probability that is reported.
        limit: how many hits of each name at most.
        threads: how many threads share the work; the result is the same for any number.

    Returns:
        One row for each hit, in the order of the names and then of the hits: ``query`` (the
        id, else the row number), ``rank``, ``name``, ``list``, ``entity``, ``listed_name``,
        ``matched_name``, ``score``, ``false_positive_rate``, ``context``, ``explanation``.

    Raises:
        InputError: the table has no column ``name``, or a kind is not known.
    """
    import pyarrow as pa

    asked = list(_asked(table))
    parts = [asked[at : at + _PART] for at in range(0, len(asked), _PART)]

    def found(part: list[Asked]) -> list[tuple[Hit, ...]]:
        return index.answers(part, [threshold] * len(part), limit)

    with ThreadPoolExecutor(threads) as pool:
        hits = [each for part in pool.map(found, parts) for each in part]
    return pa.Table.from_pylist([row for each in hits for row in _rows(each)], schema=_schema())


def _asked(table: "pa.Table") -> Iterator[Asked]:
    if "name" not in table.column_names:
        raise InputError("the table has no column 'name'", remedy="name the column of names 'name'")
    columns = {name: table.column(name).to_pylist() for name in table.column_names}
    for number, name in enumerate(columns["name"]):
        kind, country = _cell(columns, "kind", number), _cell(columns, "country", number)
        if kind and kind not in set(PartyKind):
            raise InputError(f"unknown kind {kind[:40]!r}", place=f"row {number + 1}")
        yield Asked(
            name or "",
            _cell(columns, "id", number) or str(number),
            PartyKind(kind) if kind else None,
            Known.of((country,) if country else ()),
        )


def _cell(columns: dict[str, list[Any]], name: str, number: int) -> str | None:
    value = columns[name][number] if name in columns else None
    return None if value is None else str(value)


def _rows(hits: Sequence[Hit]) -> Iterator[dict[str, Any]]:
    for rank, hit in enumerate(hits, start=1):
        rate = hit.false_positive_rate
        yield {
            "query": hit.party,
            "rank": rank,
            "name": hit.query,
            "list": hit.entity.list,
            "entity": hit.entity.id,
            "listed_name": hit.entity.name,
            "matched_name": hit.matched_name,
            "score": float(hit.score),
            "false_positive_rate": None if rate is None else float(rate),
            "context": " ".join(hit.context),
            "explanation": hit.explanation,
        }


def _schema() -> "pa.Schema":
    import pyarrow as pa

    texts = ("name", "list", "entity", "listed_name", "matched_name")
    return pa.schema(
        [
            ("query", pa.string()),
            ("rank", pa.int32()),
            *((name, pa.string()) for name in texts),
            ("score", pa.float64()),
            ("false_positive_rate", pa.float64()),
            ("context", pa.string()),
            ("explanation", pa.string()),
        ]
    )
