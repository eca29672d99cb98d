"""Country tables: three answers, dates, and agreement with the published groups."""

import json
from datetime import date

import pytest

from catchall.determination import membership, table
from catchall.determination.countries import load_tables, read_tables
from catchall.errors import RulebookError
from catchall.lexicon import countries
from catchall.model import GroundStatus
from shared import shared

TABLE = """
tables:
  - code: t
    title: Table
    versions:
      - effective_from: 2020-01-01
        complete: {complete}
        source: {{title: Act, locator: annex, status: draft}}
        members: [KR, {{country: JP, effective_from: 2021-01-01, effective_to: 2021-12-31}}]
"""


def status(country: str | None, day: date, *, complete: bool = True) -> GroundStatus:
    [one] = read_tables(TABLE.format(complete=str(complete).lower()).encode(), name="t.yaml")
    return membership(one, country, day).status


def test_a_member_a_stranger_and_an_unknown() -> None:
    day = date(2022, 6, 1)
    assert status("KR", day) is GroundStatus.MET
    assert status("CH", day) is GroundStatus.NOT_MET
    assert status("CH", day, complete=False) is GroundStatus.OPEN
    assert status(None, day) is GroundStatus.OPEN


def test_before_the_table_the_answer_is_open() -> None:
    assert status("KR", date(2019, 12, 31)) is GroundStatus.OPEN


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2020, 12, 31), GroundStatus.NOT_MET),
        (date(2021, 1, 1), GroundStatus.MET),
        (date(2021, 12, 31), GroundStatus.MET),
        (date(2022, 1, 1), GroundStatus.NOT_MET),
    ],
)
def test_a_member_for_a_year(day: date, expected: GroundStatus) -> None:
    assert status("JP", day) is expected
    assert status("JP", day, complete=False) is expected


def test_an_unknown_country_is_named() -> None:
    bad = TABLE.format(complete="true").replace("[KR,", "[QQ,")
    with pytest.raises(RulebookError, match="unknown country QQ"):
        read_tables(bad.encode(), name="t.yaml")


def test_a_table_that_does_not_exist() -> None:
    with pytest.raises(RulebookError, match="no country table is named nowhere"):
        table("nowhere")


def test_every_version_is_in_order() -> None:
    for one in load_tables().values():
        for earlier, later in zip(one.versions, one.versions[1:], strict=False):
            assert earlier.effective_to is not None
            assert later.effective_from is not None
            assert earlier.effective_to < later.effective_from, one.code


def test_iran_in_the_groups_of_2026() -> None:
    day = date(2026, 7, 23)
    groups = {code for code, one in load_tables().items() if code.startswith("us.group.")}
    found = {c for c in groups if membership(table(c), "IR", day).status is GroundStatus.MET}
    assert found == {f"us.group.{g}" for g in ("D2", "D3", "D4", "D5", "E1")}
    korea = {c for c in groups if membership(table(c), "KR", day).status is GroundStatus.MET}
    assert korea == {f"us.group.{g}" for g in ("A1", "A2", "A3", "A4", "A5", "B")}


SPELLINGS = {
    "Bosnia & Herzegovina": "BA",
    "Burma": "MM",
    "China (PRC)": "CN",
    "Congo (Democratic Republic of the)": "CD",
    "Congo (Democratic Republic of)": "CD",
    "Congo (Republic of the)": "CG",
    "Cote d'lvoire": "CI",
    "Kosovo": "XK",
    "Micronesia, Federated States of": "FM",
    "Sint Maarten (the Dutch two-fifths of the island of Saint Martin)": "SX",
    "South Sudan, Republic of": "SS",
    "The Bahamas": "BS",
}


def test_the_groups_are_those_published() -> None:
    source = json.loads(shared("controls/us/seelpeed-country-groups.json").read_bytes())
    for group, names in source["groups"].items():
        version = table(f"us.group.{group.replace(':', '')}").versions[-1]
        assert str(version.effective_from) == source["ecfrIssueDate"]
        expected = {SPELLINGS.get(name) or countries.find(name) for name in names}
        assert {member.country for member in version.members} == expected, group


def test_the_tables_of_japan_are_those_published() -> None:
    text = shared("controls/jp/324CO0000000378.md").read_text(encoding="utf-8")
    for heading, code in (
        ("**別表第三**", "jp.appended_3"),
        ("**別表第三の二**", "jp.appended_3_2"),
    ):
        names = text.split(f"\n{heading}\n")[1].split("\n- ")[1].split("\n")[0].split("、")
        expected = {JAPANESE.get(name) or countries.find(name) for name in names}
        members = {member.country for member in table(code).versions[-1].members}
        assert members == expected


JAPANESE = {
    "チェコ": "CZ",
    "ルクセンブルク": "LU",
    "英国": "GB",
    "大韓民国": "KR",
    "北朝鮮": "KP",
    "南スーダン": "SS",
    "中央アフリカ": "CF",
}
