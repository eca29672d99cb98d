"""Rules per second: the explaining evaluator, and the same rules in DuckDB.

    python benchmarks/rules.py [ROWS [ITEMS]]

ROWS is the size of the DuckDB table (1,000,000 where left out): ITEMS random items
(3,000 where left out), repeated. The verdicts of ITEMS are compared pair by pair.
Times are given on the clock and in processor seconds: on a busy machine only the second
say something.
"""

import sys
from collections.abc import Sequence
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

import duckdb

from catchall import controls
from catchall.bulk import Compiled, compile_version
from catchall.bulk.duckdb import classify_table, create, insert, parameters, select
from catchall.bulk.sample import Sampler
from catchall.controls import Facts, evaluate, evaluate_gate
from catchall.controls.proof import verdict
from catchall.controls.rulebook import Rulebook
from catchall.model import Item, Verdict


def main(rows: int, count: int) -> None:
    started = perf_counter()
    book = controls.load(lists=["EU", "NSG", "US", "JP"])
    print(f"load: {perf_counter() - started:.2f} s, {len(book)} entries")
    compiled = [
        compile_version(version, book)
        for entry in book
        if entry.code.startswith("2") or entry.list in ("NSG", "JP")
        for version in entry.versions
        if version.shared_with is None
    ]
    items = list(Sampler(compiled, book.parameters, seed=1).items(count))
    started, clock, explained, pairs = process_time(), perf_counter(), set(), 0
    for item in items:
        facts = Facts(item, book.parameters)
        for each in compiled:
            version = each.version
            entry = book.find(version.list, version.code)
            if entry is None:
                continue
            pairs += 1
            if evaluate_gate(entry.gate, version, facts, rulebook=book).truth is not True:
                continue
            answer = evaluate(version, facts, rulebook=book, as_of=version.effective)
            explained.add((item.id, version.id, verdict(answer.finding.truth)))
    spent, clock = process_time() - started, perf_counter() - clock
    print(
        f"evaluator: {pairs} pairs, {len(explained)} evaluated, {clock:.1f} s on the clock, "
        f"{spent:.1f} processor seconds, {len(explained) / spent:.0f} evaluations and "
        f"{pairs / spent:.0f} pairs a processor second"
    )
    with TemporaryDirectory(prefix="catchall-bench-") as folder:
        connection = duckdb.connect(f"{folder}/items.duckdb", config=_SETTINGS)
        _in_duckdb(connection, book, compiled, items, rows, (pairs, explained))
        connection.close()


_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "preserve_insertion_order": False,
    "memory_limit": "6GB",
}
"""Some hundreds of columns of a million rows want a file, which is compressed."""


def _in_duckdb(
    connection: duckdb.DuckDBPyConnection,
    book: Rulebook,
    compiled: Sequence[Compiled],
    items: Sequence[Item],
    rows: int,
    known: tuple[int, set[tuple[str, str, Verdict]]],
) -> None:
    """Compare the verdicts with those that are known, then time the query over many rows."""
    pairs, explained = known
    names = parameters(compiled)
    create(connection, "items", book.parameters, names)
    insert(connection, "items", items, book.parameters, names)
    found = set(classify_table(connection, compiled, "items"))
    print(f"disagreements: {len(found ^ explained)} of {pairs} pairs")
    times = max(rows // len(items), 1)
    connection.execute(f"CREATE TABLE many AS SELECT i.* FROM items i, range({times})")
    started, clock = process_time(), perf_counter()
    query = select(compiled, "many").replace("ORDER BY id", "")
    counted = ", ".join(f"COUNT(*) FILTER (answer_{n})" for n in range(len(compiled)))
    connection.execute(f"SELECT {counted} FROM ({query})").fetchall()
    spent, clock = process_time() - started, perf_counter() - clock
    rows = times * len(items)
    print(
        f"DuckDB: {rows} rows x {len(compiled)} versions in {clock:.1f} s on the clock, "
        f"{rows / clock:.0f} rows/s; {spent:.1f} processor seconds, {rows / spent:.0f} rows each"
    )


if __name__ == "__main__":
    main(
        int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000,
        int(sys.argv[2]) if len(sys.argv) > 2 else 3_000,
    )
