"""Loading: every error names the file and the line, and what is right loads once."""

from datetime import date
from pathlib import Path

import pytest

from catchall import controls
from catchall.errors import CatchallError, InputError, RulebookError
from rules import HEAD, book, write

GOOD = "test: {parameter: positioning_accuracy, at_most: 6 um}\n"


def test_packaged_lists_load_and_are_cached() -> None:
    whole = controls.load()
    assert controls.load() is whole
    assert {"EU", "NSG", "US", "KR", "JP", "UK", "WA"} <= {each.list for each in whole}
    assert "EXERCISE" not in {each.list for each in whole}
    assert len(whole.sha256) == 64


def test_a_list_reads_what_it_shares() -> None:
    korea = controls.load(lists=["KR"])
    assert {each.list for each in korea} == {"KR"}
    entry = korea.find("KR", "2B001")
    assert entry is not None
    assert entry.at(date(2009, 12, 3)) is not None
    assert entry.at(date(1999, 1, 1)) is None


def test_the_hash_changes_with_the_rules(tmp_path: Path) -> None:
    first = book(tmp_path, GOOD).sha256
    assert first == book(tmp_path, GOOD).sha256
    assert first != book(tmp_path, GOOD.replace("6 um", "7 um")).sha256


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        ("test: {parameter: positioning_accuracy, at_most: 6 umm}", 11, "unknown unit"),
        ("test:\n  any:\n    - {parameter: accuracy, at_most: 6 um}", 13, "unknown parameter"),
        ("test:\n  all:\n    - {parameter: travel, at_most: 6 kg}", 13, "does not convert"),
        ("test: {parameter: travel, at_most: 6 m, colour: red}", 11, "unknown key 'colour'"),
        ("test: {parameter: travel, at_most: 6 m, at_least: 1 m}", 11, "compares once"),
        ("test: {parameter: travel, is: true}", 11, "compare it as such"),
        ("test: {parameter: machine.process, is: baking}", 11, "no word"),
        ("test: {some: thing}", 11, "not a test"),
        ("test: {parameter: travel, at_most: about six}", 11, "not a figure"),
        (GOOD + "until: 1999-01-01", 8, "before effective"),
        (GOOD + "until: 1999-13-01", 12, "not a date"),
        ("same_as: EU/9Z999@2009-01-01", 11, "no version"),
        ("test: {too_complex: read it}\nomit: [a]", 8, "belong to same_as"),
        (
            GOOD + "notes: [{note: N, scope: [z], text: x, unless: {too_complex: y}}]",
            12,
            "no paragraph z",
        ),
        (
            "test:\n  any: [{paragraph: a, too_complex: x}, {paragraph: a, too_complex: y}]",
            11,
            "stands twice",
        ),
        (
            "test:\n  parameter: travel\n  at_most: {formula: 1 + L**2, unit: um, where: {}}",
            13,
            "add, subtract",
        ),
        ("test: [", 12, "expected"),
        ("test: {parameter: travel, at_most: 1 m}\ntest: {too_complex: x}", 8, "twice"),
    ],
)
def test_errors_name_the_line(tmp_path: Path, body: str, line: int, words: str) -> None:
    with pytest.raises(RulebookError, match=words) as caught:
        book(tmp_path, body)
    assert caught.value.file == "test/T1.yaml"
    assert caught.value.place == f"line {line}"
    assert "\n" not in str(caught.value)


def test_overlapping_versions_are_refused(tmp_path: Path) -> None:
    second = "  - {effective: 2000-01-01, status: draft, citation: {title: a, locator: b}, "
    place = write(tmp_path, GOOD + "\n" + second.strip() + "test: {too_complex: x}}")
    text = (place / "T1.yaml").read_text().replace("    - {effective", "  - {effective")
    (place / "T1.yaml").write_text(text)
    with pytest.raises(RulebookError, match="overlap"):
        controls.load(lists=[], extra=[place])


def test_the_file_is_named_as_its_code(tmp_path: Path) -> None:
    place = write(tmp_path, GOOD)
    (place / "T1.yaml").rename(place / "T2.yaml")
    with pytest.raises(RulebookError, match="file named T2"):
        controls.load(lists=[], extra=[place])


def test_unknown_list_and_code() -> None:
    with pytest.raises(CatchallError, match="no list"):
        controls.load(lists=["MARS"])
    with pytest.raises(InputError, match="no entry"):
        controls.load().named("9Z999")


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"- 1", b"a: [" + b"[" * 50])
def test_hostile_files_are_one_line_errors(tmp_path: Path, data: bytes) -> None:
    place = write(tmp_path, GOOD)
    (place / "T1.yaml").write_bytes(data)
    with pytest.raises(RulebookError) as caught:
        controls.load(lists=[], extra=[place])
    assert "T1.yaml" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_every_packaged_version_is_in_order_and_cited() -> None:
    for entry in controls.load(lists=controls.available()):
        for version in entry.versions:
            assert version.citation.effective_from == version.effective
        for earlier, later in zip(entry.versions, entry.versions[1:], strict=False):
            assert earlier.until is not None
            assert earlier.until < later.effective


def test_head_is_valid(tmp_path: Path) -> None:
    assert "T1" in HEAD
    assert len(book(tmp_path, GOOD)) == 1
