"""Bulk: nothing of a file is lost, its columns are remembered, its rows are answered once."""

from typing import Any
from uuid import UUID

import pytest

from catchall import exercise
from catchall.errors import ItemError
from catchall.model import Level
from catchall_desk.accounts.roles import Role
from catchall_desk.casework.bulk import results, runs
from catchall_desk.casework.bulk.runs import NameColumns
from catchall_desk.errors import Conflict, GuardRefused, NotAllowed, NotVisible
from catchall_desk.library.editions import install_list
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
    answer = runs.receive(
        actor=office.officer, data=text.encode(), name="goods.csv", marking=MARKING, key=key()
    )
    return UUID(answer["id"])


def named(office: Office, run: UUID, **means: str) -> None:
    given = NameColumns.model_validate({"as_of": "2026-03-20", "mapping": {**MEANS, **means}})
    runs.name_columns(actor=office.officer, run_id=run, given=given, key=key())


def read(office: Office, run: UUID, **more: Any) -> dict[str, Any]:
    return results.get_run(reader=office.officer, run_id=run, **more)


def test_columns_are_guessed_and_remembered(office: Office) -> None:
    run = sent(office)
    means = {each["header"]: each["means"] for each in read(office, run)["columns"]}
    assert means["Goods"] == "description"
    assert means["End user"] == "end_user"
    assert means["positioning_accuracy [um] (ISO 230-2:1988)"].startswith("positioning_accuracy")
    assert (means["Item No"], means["Remark"]) == ("", "")
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
        runs.receive(
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
