"""Bulk: nothing of a file is lost, its columns are remembered, its rows are answered once."""

from base64 import b64encode
from typing import Any
from uuid import UUID

import pytest

from catchall import exercise
from catchall.errors import ItemError
from catchall.model import Level
from catchall_desk.accounts.roles import Role
from catchall_desk.casework.bulk import arriving, results, runs
from catchall_desk.casework.bulk.arriving import NameColumns
from catchall_desk.errors import Conflict, GuardRefused, NotAllowed, NotVisible
from catchall_desk.library import first_pass
from catchall_desk.library.editions import install_list
from desk.api.client import Api
from desk.people import MARKING, Office, key, someone

pytestmark = pytest.mark.django_db
FILE = (
    "Item No;Goods;HS;End user;Country;positioning_accuracy [um] (ISO 230-2:1988);Remark\n"
    "A-1;horizontal machining center;845710;Norda Makina Sanayii;Turkey;5.5;x\n"
    "A-2;biscuits;190531;Nobody In Particular;Brazil;;x\n"
    "A-3;vacuum pump;abc;Somebody;Brazil;;x\n"
    ";;;;;;\n"
    "A-5;=cmd;190531;;;;x\n"
)
MEANS = {
    "Item No": "reference",
    "Goods": "description",
    "HS": "hs_code",
    "End user": "end_user",
    "Country": "destination",
    "positioning_accuracy [um] (ISO 230-2:1988)": "positioning_accuracy [um] (ISO 230-2:1988)",
}


def sent(office: Office, text: str = FILE) -> UUID:
    answer = arriving.receive(
        actor=office.officer, data=text.encode(), name="goods.csv", marking=MARKING, key=key()
    )
    return UUID(answer["id"])


def named(office: Office, run: UUID, **means: str) -> None:
    given = NameColumns.model_validate({"as_of": "2026-03-20", "mapping": {**MEANS, **means}})
    arriving.name_columns(actor=office.officer, run_id=run, given=given, key=key())


def read(office: Office, run: UUID, **more: Any) -> dict[str, Any]:
    return results.get_run(reader=office.officer, run_id=run, **more)


def test_columns_are_guessed_and_remembered(office: Office) -> None:
    run = sent(office)
    means = {each["header"]: each["means"] for each in read(office, run)["columns"]}
    assert means["Goods"] == "description"
    assert means["End user"] == "end_user"
    assert means["positioning_accuracy [um] (ISO 230-2:1988)"].startswith("positioning_accuracy")
    assert (means["Item No"], means["Remark"]) == ("reference", "")
    named(office, run)
    again = {each["header"]: each for each in read(office, sent(office))["columns"]}
    assert (again["Item No"]["means"], again["Item No"]["seen"]) == ("reference", True)
    with pytest.raises(Conflict):
        named(office, run)


def test_every_row_gets_an_answer_or_says_why_not(office: Office) -> None:
    sheet = exercise.CASE / "watchlist.yaml"
    install_list(actor=None, sources={sheet.name: sheet.read_bytes()}, as_of=exercise.AS_OF)
    run = sent(office)
    named(office, run)
    assert read(office, run)["done"] == 1  # the row that cannot be read
    assert runs.advance(seconds=30) == 3
    assert runs.advance(seconds=30) == 0
    found = read(office, run)
    assert (found["all"], found["done"]) == (4, 4)
    first, second, third, last = found["rows"]
    assert [row["number"] for row in found["rows"]] == [2, 3, 4, 6]
    assert first["light"] in {"controlled", "cannot_tell"}
    assert {each["entry"].split()[0] for each in first["entries"]} >= {"EU", "NSG"}
    assert [hit["name"] for hit in first["hits"]] == ["Norda Makina Sanayii"]
    assert (second["light"], second["entries"], second["hits"]) == ("cannot_tell", [], [])
    assert "hs_code" in third["problem"]
    assert last["light"] == "cannot_tell"
    assert found["facets"]["problem"] == 1
    assert found["facets"]["hits"] == 1
    assert [row["number"] for row in read(office, run, facet="problem")["rows"]] == [4]
    assert [row["number"] for row in read(office, run, start=3)["rows"]] == [6]


def test_the_table_holds_every_row_and_no_formula(office: Office) -> None:
    run = sent(office)
    named(office, run)
    runs.advance(seconds=30)
    text, name = results.as_csv(reader=office.officer, run_id=run)
    assert name == "goods-results.csv"
    lines = text.splitlines()
    assert len(lines) == 2 + 4
    assert MARKING in lines[0]
    assert "'=cmd" in text


def test_a_file_is_seen_by_its_marking(office: Office) -> None:
    run = sent(office)
    low = someone(Role.ANALYST, clearance=Level.UNCLASSIFIED)
    assert results.list_runs(reader=low) == []
    with pytest.raises(NotVisible):
        results.get_run(reader=low, run_id=run)
    with pytest.raises(NotVisible):
        results.as_csv(reader=low, run_id=run)
    with pytest.raises(NotAllowed):
        arriving.receive(
            actor=someone(Role.EXPORTER),
            data=FILE.encode(),
            name="a.csv",
            marking=MARKING,
            key=key(),
        )


@pytest.mark.parametrize("text", ["", "a,a\n1,2\n", "\n\n", "x" * 5_000_001])
def test_what_is_no_table_is_refused(office: Office, text: str) -> None:
    with pytest.raises(ItemError):
        sent(office, text)


def test_columns_have_to_describe_the_goods(office: Office) -> None:
    run = sent(office)
    with pytest.raises(GuardRefused):
        named(office, run, Goods="")
    with pytest.raises(GuardRefused):
        named(office, run, HS="description")


GOODS = (
    "horizontal machining center",
    "bellows-sealed valve",
    "vacuum pump",
    "office furniture",
    "pressure transducer",
)
FIGURES = ("5.5", "7.2", "", "5 to 7", "+-5")


BORE = "valve_nominal_size [mm]"


def of_many(rows: int) -> str:
    head = FILE.splitlines()[0].replace("Remark", BORE)
    lines = [
        f"A-{n};{goods};;Somebody;Brazil;{FIGURES[n // 5 % len(FIGURES)]};"
        f"{3 if 'valve' in goods else ''}"
        for n in range(rows)
        for goods in [GOODS[n % len(GOODS)]]
    ]
    return "\n".join([head, *lines])


def verdicts(run: dict[str, Any]) -> dict[int, Any]:
    return {
        row["number"]: (row["light"], [(e["entry"], e["verdict"]) for e in row["entries"]])
        for row in run["rows"]
        if row["light"]
    }


def test_the_first_pass_over_many_rows_says_what_the_engine_says(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("duckdb")
    monkeypatch.setattr(runs, "MANY", 40)
    run = sent(office, of_many(50))
    named(office, run, **{BORE: BORE})
    assert runs.advance(seconds=0) == runs.PIECE
    found = read(office, run)
    assert (found["all"], found["done"]) == (50, runs.PIECE)
    assert found["answered"] > found["done"]
    passed = [row for row in found["rows"] if row["stage"] == "passed" and row["light"]]
    told = {each["verdict"] for row in passed for each in row["entries"]}
    assert told >= {"cannot_tell", "not_controlled"}
    first = verdicts(found)
    assert runs.advance(seconds=60) == 50 - runs.PIECE
    last = read(office, run)
    assert last["done"] == last["answered"] == 50
    assert first == {number: verdicts(last)[number] for number in first}
    assert any(each["near"] for row in last["rows"] for each in row["entries"])


def test_without_the_extra_every_row_is_explained_all_the_same(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "MANY", 3)
    monkeypatch.setattr(first_pass, "find_spec", lambda _name: None)
    run = sent(office)
    named(office, run)
    assert runs.advance(seconds=30) == 3
    assert read(office, run)["done"] == 4


def test_a_row_is_opened_with_all_that_the_engine_says(office: Office) -> None:
    run = sent(office)
    named(office, run)
    before = results.get_row(reader=office.officer, run_id=run, number=2)
    assert before["stage"] == "waiting"
    assert before["answers"][0]["proof"]
    runs.advance(seconds=30)
    after = results.get_row(reader=office.officer, run_id=run, number=2)
    assert after["answers"] == before["answers"]
    row = read(office, run)["rows"][0]
    assert [each["verdict"] for each in after["answers"]] == [
        each["verdict"] for each in row["entries"]
    ]
    broken = results.get_row(reader=office.officer, run_id=run, number=4)
    assert "hs_code" in broken["problem"]
    low = someone(Role.ANALYST, clearance=Level.UNCLASSIFIED)
    for reader, number in ((low, 2), (office.officer, 99)):
        with pytest.raises(NotVisible):
            results.get_row(reader=reader, run_id=run, number=number)


def test_the_api_takes_a_file_from_sending_to_its_table(office: Office) -> None:
    api, encoded = Api(office.officer), b64encode(FILE.encode()).decode()
    made = api.post("bulk", {"name": "goods.csv", "content": encoded, "marking": MARKING})
    assert made.status_code == 201
    run = made.json()["id"]
    columns = {"as_of": "2026-03-20", "mapping": MEANS}
    assert api.post(f"bulk/{run}/columns", columns).json()["rows"] == 4
    runs.advance(seconds=30)
    assert [each["done"] for each in api.get("bulk").json()] == [4]
    assert api.get(f"bulk/{run}", facet="problem").json()["rows"][0]["number"] == 4
    assert api.get(f"bulk/{run}/rows/2").json()["answers"]
    assert api.get(f"bulk/{run}/results").json()["csv"].count("\n") == 6
    refused = api.post("bulk", {"name": "a.csv", "content": "no base64", "marking": MARKING})
    assert refused.status_code == 422
    low = Api(someone(Role.ANALYST, clearance=Level.UNCLASSIFIED))
    for path in (f"bulk/{run}", f"bulk/{run}/rows/2", f"bulk/{run}/results"):
        assert low.get(path).status_code == 404
