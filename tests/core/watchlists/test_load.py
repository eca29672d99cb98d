from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catchall.errors import SnapshotError
from catchall.watchlists import Snapshot, load, read
from catchall.watchlists.sources import SourceText
from core.watchlists import invented as lists
from shared import shared

DAY = date(2026, 1, 1)


def _read(*files: tuple[str, str | bytes]) -> Snapshot:
    sources: Sequence[SourceText] = [
        SourceText(name, data.encode() if isinstance(data, str) else data) for name, data in files
    ]
    return read(sources, as_of=DAY)


def _ofac() -> Snapshot:
    return _read(("sdn.csv", lists.SDN), ("alt.csv", lists.ALT), ("add.csv", lists.ADD))


def test_ofac_set_is_joined_by_number() -> None:
    works, person, vessel = _ofac().entities
    assert works.aliases == ("ZORN MASHIN SAZI", "ZORN WORKS")
    assert works.weak_aliases == ("ZMW",)
    assert works.countries == ("IR",)
    assert works.addresses == ("1 Mill Road, Arak, Iran",)
    assert works.identifiers == ("12345678",)
    assert works.programs == ("NPWMD", "IFSR")
    assert (person.schema_name, person.birth_dates, person.countries) == (
        "Person",
        ("1970-03-05",),
        ("SY",),
    )
    assert (vessel.schema_name, vessel.identifiers) == ("Vessel", ("1234567",))


def test_order_of_files_does_not_matter() -> None:
    files = [("sdn.csv", lists.SDN), ("alt.csv", lists.ALT), ("add.csv", lists.ADD)]
    assert _read(*files) == _read(*reversed(files))


def test_damaged_row_is_named_and_the_rest_is_kept() -> None:
    snapshot = _read(("sdn.csv", lists.SDN.replace('"individual",', "", 1)))
    assert [e.id for e in snapshot.entities] == ["ofac_sdn-101", "ofac_sdn-103"]
    assert snapshot.problems == ("sdn.csv: line 2: not a row of 12 columns starting with a number",)


def test_alias_of_an_unknown_number_is_reported() -> None:
    snapshot = _read(("sdn.csv", lists.SDN), ("alt.csv", '999,1,"aka","NOBODY",-0- \r\n'))
    assert "the first is 999" in snapshot.problems[0]


def test_end_of_file_mark_is_no_row() -> None:
    assert _read(("sdn.csv", lists.SDN + "\x1a")).problems == ()


def test_un_aliases_by_quality_and_damaged_record() -> None:
    snapshot = _read(("un.xml", lists.UN))
    person, entity = snapshot.entities
    assert person.name == "ADA EXEMPLAR"
    assert person.aliases == ("Ada the Elder", "ادا")
    assert person.weak_aliases == ("The Elder",)
    assert person.countries == ("IR",)
    assert person.birth_dates == ("1970",)
    assert entity.schema_name == "Organization"
    assert snapshot.problems == ("un.xml: line 11: INDIVIDUAL without name or DATAID",)


def test_own_list_reports_each_damaged_entry_by_line() -> None:
    snapshot = _read(("mill.yaml", lists.OWN))
    assert [e.name for e in snapshot.entities] == ["Zorn Machine Works"]
    assert (snapshot.ref.list, snapshot.ref.title) == ("mill", "Mill list")
    assert snapshot.problems == (
        "mill.yaml: line 11: id or name is missing",
        "mill.yaml: line 13: unknown country 'Atlantis'",
        "mill.yaml: line 16: id 'M-1' is used twice",
    )


def test_own_list_is_the_same_as_json_and_csv() -> None:
    json = '{"entities": [{"id": "A", "name": "Zorn", "aliases": ["Z", "Y"]}]}'
    csv = "id,name,aliases\nA,Zorn,Z;Y\n"
    assert _read(("zorn.json", json)).entities == _read(("zorn.csv", csv)).entities


def test_list_code_replaces_the_formats_own() -> None:
    snapshot = read([SourceText("sdn.csv", lists.SDN.encode())], as_of=DAY, list_code="mine")
    assert {e.list for e in snapshot.entities} == {"mine"} == {snapshot.ref.list}


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ([("a.xml", lists.UN[: len(lists.UN) // 2])], "broken or cut-off XML"),
        ([("a.csv", lists.SDN[:-20])], "cut off"),
        ([("a.csv", "")], "the file is empty"),
        ([("a.csv", lists.SDN.encode("utf-16"))], "not UTF-8"),
        (
            [("a.csv", lists.SDN.replace("ADA", "Å").replace("Ada", "Å").encode("latin-1"))],
            "line 2",
        ),
        ([("a.csv", "colour,size\nred,3\n")], "not a list of a known format"),
        ([("a.csv", lists.ALT)], "0 main files"),
        ([("a.csv", lists.SDN), ("b.xml", lists.UN)], "different formats"),
        ([("a.xml", "<CONSOLIDATED_LIST></CONSOLIDATED_LIST>")], "no entry could be read"),
        ([("a.yaml", "entities: [*a]\n\nentities:\n")], "cannot be read as YAML"),
        ([], "no file was given"),
    ],
)
def test_unusable_files_are_refused_in_one_line(
    files: list[tuple[str, str | bytes]], words: str
) -> None:
    with pytest.raises(SnapshotError) as caught:
        _read(*files)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.remedy


def test_entity_bombs_are_refused() -> None:
    bomb = (
        '<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
        "<CONSOLIDATED_LIST>&b;</CONSOLIDATED_LIST>"
    )
    with pytest.raises(SnapshotError, match="declares XML entities"):
        _read(("a.xml", bomb))


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="cannot be read"):
        load(tmp_path / "absent.csv", as_of=DAY)


@pytest.mark.parametrize("encoding", ["aTF-8", "shift_jis", "base64"])
def test_an_encoding_that_cannot_be_read_is_refused_by_name(encoding: str) -> None:
    text = lists.UN.replace("UTF-8", encoding, 1)
    with pytest.raises(SnapshotError, match="encoding") as told:
        _read(("un.xml", text.encode()))
    assert told.value.remedy


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=60), st.integers(0, 2000), st.sampled_from([lists.SDN, lists.UN, lists.OWN])
)
def test_a_mutated_list_is_read_or_refused_never_broken(piece: bytes, at: int, text: str) -> None:
    data = text.encode()
    at %= len(data)
    try:
        snapshot = _read(("a.txt", data[:at] + piece + data[at + len(piece) :]))
    except SnapshotError:
        return
    assert snapshot.ref.entities == len(snapshot.entities) > 0


def test_real_ofac_and_un_lists() -> None:
    set_ = [shared(f"watchlists/ofac_{part}_2021.csv") for part in ("sdn", "alt", "add")]
    ofac = load(set_, as_of=date(2021, 1, 1))
    assert (len(ofac.entities), ofac.problems) == (8976, ())
    un = load(shared("watchlists/un_consolidated_2026-02-27.xml"), as_of=date(2026, 2, 27))
    assert (len(un.entities), un.problems) == (1003, ())
