"""Reasons for control and the Country Chart agree with the published tables."""

import json
from datetime import date

from catchall.determination import membership, table
from catchall.determination.countries import load_tables
from catchall.determination.us_reasons import reasons_for_control
from catchall.lexicon import countries
from catchall.model import GroundStatus
from shared import shared

DAY = date(2026, 7, 23)


def test_machine_tools() -> None:
    found = reasons_for_control("2B001", DAY)
    assert found is not None
    assert (found.whole, found.part, found.elsewhere) == (("AT1", "NS2"), ("NP1",), False)
    assert reasons_for_control("2B001", date(2026, 7, 22)) is None
    assert reasons_for_control("9Z999", DAY) is None


def test_an_entry_with_a_rule_of_its_own_says_so() -> None:
    found = reasons_for_control("2B999", DAY)
    assert found is not None
    assert found.elsewhere
    assert not found.whole


def test_every_column_that_an_entry_names_has_a_table() -> None:
    published = json.loads(shared("controls/us/seelpeed-ccl.json").read_bytes())
    for entry in published["entries"]:
        found = reasons_for_control(entry["eccn"], DAY)
        assert found is not None, entry["eccn"]
        assert all(f"us.chart.{c}" in load_tables() for c in (*found.whole, *found.part))
        assert found.whole or found.part or found.elsewhere


def test_every_column_of_the_published_entries_is_kept() -> None:
    published = json.loads(shared("controls/us/seelpeed-ccl.json").read_bytes())
    for entry in published["entries"]:
        found = reasons_for_control(entry["eccn"], DAY)
        assert found is not None
        for row in entry["countryChart"] or ():
            words = row["countryChart"].replace(".", " ").split()
            for name, column, number in zip(words, words[1:], words[2:], strict=False):
                if column == "Column" and f"us.chart.{name}{number}" in load_tables():
                    assert f"{name}{number}" in (*found.whole, *found.part), entry["eccn"]


def test_the_chart_is_the_one_published() -> None:
    published = json.loads(shared("controls/us/seelpeed-country-chart.json").read_bytes())
    names = {"Micronesia (Federated State of)": "FM", "Seycheles": "SC"}
    checked = 0
    for name, row in published["countries"].items():
        code = names.get(name) or _SPELLINGS.get(name) or countries.find(name)
        for column in published["columns"]:
            found = membership(table(f"us.chart.{column.replace(' ', '')}"), code, DAY)
            assert (found.status is GroundStatus.MET) is (column in row["marks"]), (name, column)
            checked += 1
    assert checked == 196 * 16
    for name in published["embargoed"]:
        code = _SPELLINGS.get(name) or countries.find(name)
        assert membership(table("us.chart.NS2"), code, DAY).status is GroundStatus.OPEN


_SPELLINGS = {
    "Bosnia & Herzegovina": "BA",
    "Burma": "MM",
    "China": "CN",
    "Congo (Democratic Republic of the)": "CD",
    "Congo (Republic of the)": "CG",
    "Cote d'lvoire": "CI",
    "Kosovo": "XK",
    "Sint Maarten (the Dutch two-fifths of the island of Saint Martin)": "SX",
    "The Bahamas": "BS",
    "South Sudan, Republic of": "SS",
}
