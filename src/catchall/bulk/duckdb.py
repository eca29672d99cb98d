"""Items against compiled rules in DuckDB: one pass over a table, any number of versions."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from catchall.bulk import columns
from catchall.bulk.compile import Compiled
from catchall.controls import Catalogue
from catchall.controls.truth import Truth
from catchall.model.classification import Verdict
from catchall.model.item import Item

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_BATCH = 20_000


def parameters(compiled: Sequence[Compiled]) -> frozenset[str]:
    """Every parameter that some of the rules need."""
    return frozenset().union(*(each.parameters for each in compiled))


def create(
    connection: "DuckDBPyConnection", table: str, catalogue: Catalogue, names: frozenset[str]
) -> None:
    """Create an empty table of items for these parameters."""
    if not table.isidentifier():
        raise ValueError(f"not a table name: {table!r}")
    body = ", ".join(f"{name} {kind}" for name, kind in columns.columns(catalogue, names).items())
    connection.execute(f"CREATE TABLE {table} ({body})")


def insert(
    connection: "DuckDBPyConnection",
    table: str,
    items: Iterable[Item],
    catalogue: Catalogue,
    names: frozenset[str],
) -> int:
    """Add items to a table by way of Arrow; returns how many."""
    heads = columns.columns(catalogue, names)
    count = 0
    for batch in _batches(items):
        rows = [columns.row(item, catalogue, names) for item in batch]
        connection.register("arriving", _arrow(rows, heads))
        connection.execute(f"INSERT INTO {table} SELECT * FROM arriving")  # noqa: S608
        connection.unregister("arriving")
        count += len(rows)
    return count


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    waiting = iter(items)
    while batch := list(islice(waiting, _BATCH)):
        yield batch


def _arrow(rows: list[dict[str, columns.Cell]], heads: dict[str, str]) -> Any:
    import pyarrow as pa

    kinds = {"VARCHAR": pa.string(), "BOOLEAN": pa.bool_(), columns.NUMBER: pa.decimal128(24, 10)}
    arrays = {
        head: pa.array([row.get(head) for row in rows], type=kinds[kind])
        for head, kind in heads.items()
    }
    return pa.table(arrays)


def select(compiled: Sequence[Compiled], table: str) -> str:
    """The query: the id, then for each version whether it concerns the item and the answer.

    The answer is only computed where the gate is open; elsewhere it is NULL. Most goods
    concern few entries, so that this is where the time goes.
    """
    parts = [
        f"{each.gate} AS gate_{number}, "
        f"CASE WHEN {each.gate} THEN {each.answer} END AS answer_{number}"
        for number, each in enumerate(compiled)
    ]
    return f"SELECT id, {', '.join(parts)} FROM {table} ORDER BY id"  # noqa: S608


def classify_table(
    connection: "DuckDBPyConnection", compiled: Sequence[Compiled], table: str
) -> list[tuple[str, str, Verdict]]:
    """Item, version and verdict, for each version whose gate is open for the item."""
    found = []
    for row in connection.execute(select(compiled, table)).fetchall():
        for number, each in enumerate(compiled):
            gate, answer = row[1 + 2 * number : 3 + 2 * number]
            if gate:
                found.append((row[0], each.version.id, _verdict(answer)))
    return found


def _verdict(answer: Truth) -> Verdict:
    if answer is None:
        return Verdict.CANNOT_TELL
    return Verdict.CONTROLLED if answer else Verdict.NOT_CONTROLLED
