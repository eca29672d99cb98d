"""The compiled rules give the answers of the explaining evaluator, on random items."""

from datetime import date
from decimal import Decimal

import pytest

from catchall import controls
from catchall.bulk import Compiled, compile_version
from catchall.bulk.columns import columns, row
from catchall.bulk.duckdb import classify_table, create, insert, parameters
from catchall.bulk.sample import Sampler
from catchall.controls import Facts, Rulebook, evaluate, evaluate_gate
from catchall.controls.proof import verdict
from catchall.model import Item, Measurement, Verdict

duckdb = pytest.importorskip("duckdb")

DAY = date(2026, 11, 24)


def _compiled(book: Rulebook, prefix: str) -> list[Compiled]:
    return [
        compile_version(version, book)
        for entry in book
        if entry.code.startswith(prefix)
        for version in entry.versions
    ]


def _explained(
    book: Rulebook, compiled: list[Compiled], items: list[Item]
) -> set[tuple[str, str, Verdict]]:
    found = set()
    for item in items:
        facts = Facts(item, book.parameters)
        for each in compiled:
            version = each.version
            entry = book.find(version.list, version.code)
            assert entry is not None
            if evaluate_gate(entry.gate, version, facts, rulebook=book).truth is not True:
                continue
            answer = evaluate(version, facts, rulebook=book, as_of=version.effective)
            found.add((item.id, version.id, verdict(answer.finding.truth)))
    return found


@pytest.mark.parametrize(
    ("lists", "prefix", "count"),
    [
        (["EU", "JP"], "2B00", 50),
        (["NSG", "JP", "EU"], "1", 30),
        (["EU"], "2B2", 40),
        (["EU"], "3A", 80),
        (["EU"], "9", 40),
    ],
)
def test_sql_equals_the_evaluator(lists: list[str], prefix: str, count: int) -> None:
    book = controls.load(lists=lists)
    compiled = _compiled(book, prefix)
    items = list(Sampler(compiled, book.parameters, seed=count).items(count))
    names = parameters(compiled)
    connection = duckdb.connect()
    create(connection, "items", book.parameters, names)
    assert insert(connection, "items", items, book.parameters, names) == count
    found = set(classify_table(connection, compiled, "items"))
    explained = _explained(book, compiled, items)
    assert found == explained
    assert {each[2] for each in found} == set(Verdict)


def test_unknown_is_null_and_stays_unknown() -> None:
    book = controls.load(lists=["EU"])
    [entry] = book.named("EU/2B204")
    compiled = compile_version(entry.versions[-1], book)
    press = Item(
        id="p",
        description="",
        measurements=(Measurement(parameter="kind", value="isostatic_press"),),
    )
    cells = row(press, book.parameters, compiled.parameters)
    assert cells["w_kind__isostatic_press"] is True
    assert cells["w_kind__cmm"] is False
    assert "p_press_pressure" not in cells
    assert columns(book.parameters, compiled.parameters)["p_press_pressure"].startswith("DECIMAL")
    connection = duckdb.connect()
    create(connection, "items", book.parameters, compiled.parameters)
    insert(connection, "items", [press], book.parameters, compiled.parameters)
    [(_, _, answer)] = classify_table(connection, [compiled], "items")
    assert answer is Verdict.CANNOT_TELL


def test_a_table_name_is_checked() -> None:
    book = controls.load(lists=["EU"])
    with pytest.raises(ValueError, match="not a table name"):
        create(duckdb.connect(), "x; DROP TABLE y", book.parameters, frozenset())


def test_sqlite_runs_the_same_sql() -> None:
    sqlite3 = pytest.importorskip("sqlite3")
    book = controls.load(lists=["NSG"])
    compiled = compile_version(book.entries[0].versions[-1], book)
    names = compiled.parameters
    connection = sqlite3.connect(":memory:")
    heads = columns(book.parameters, names)
    body = ", ".join(f"{name} {kind}" for name, kind in heads.items())
    connection.execute(f"CREATE TABLE items ({body})")
    items = list(Sampler([compiled], book.parameters, seed=7).items(120))
    for item in items:
        cells = row(item, book.parameters, names)
        values = [cells.get(head) for head in heads]
        plain = [float(each) if isinstance(each, Decimal) else each for each in values]
        marks = ",".join("?" * len(heads))
        connection.execute(f"INSERT INTO items VALUES ({marks})", plain)  # noqa: S608
    query = f"SELECT id, {compiled.answer} FROM items"  # noqa: S608
    rows = connection.execute(query).fetchall()
    for (name, answer), item in zip(sorted(rows), items, strict=True):
        facts = Facts(item, book.parameters)
        truth = evaluate(compiled.version, facts, rulebook=book, as_of=DAY).finding.truth
        assert (name, None if answer is None else bool(answer)) == (item.id, truth)
    connection.close()
