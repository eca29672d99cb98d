"""The main job as a new user runs it: on the EXERCISE case and on the source telegram."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli_run import Run
from shared import shared

KR = ["--jurisdiction", "KR"]


@pytest.fixture
def case(run: Run, tmp_path: Path) -> Path:
    assert run("demo", "--files", "--out", tmp_path / "case").code == 0
    return tmp_path / "case"


def test_demo_shows_every_stage_and_writes_the_papers(run: Run, tmp_path: Path) -> None:
    ran = run("demo", "--out", tmp_path)
    assert ran.code == 0
    for words in (
        "EXERCISE",
        "Dastan Tarash",
        "near miss: HM-630",
        "inside the re-affirmation band of 2 um",
        "denial DEN-2025-014",
        "then through Norda Makina, now through Kuzey Teknik Ticaret",
        "REFER",
        "Missing facts",
        "CATCH-ALL",
        "art. 19-3",
        "Red flags",
        "Goods just short of a list threshold",
        "(a power, not a duty)",
    ):
        assert words in ran.out
    names = {path.name for path in tmp_path.iterdir()}
    assert {"determination.json", "determination.pdf", "non-paper.txt", "non-paper.pdf"} <= names
    paper = (tmp_path / "non-paper.txt").read_text()
    assert paper.count("\n-- ") == 8
    assert "refusal" not in paper


def test_the_same_case_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    for name in ("one", "two"):
        run("demo", "--out", tmp_path / name)
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes(), file.name


def assess(run: Run, case: Path, *more: object) -> dict[str, Any]:
    ran = run("assess", "--message", case / "message.txt", *KR, *more, "--json")
    assert ran.code == 1
    return json.loads(ran.out)  # type: ignore[no-any-return]


def test_assess_says_what_informing_changes(run: Run, case: Path) -> None:
    facts = ["--facts", case / "facts.yaml", "--as-of", "2026-03-25"]
    before = assess(run, case, *facts)
    after = assess(run, case, *facts, "--informed", "exporter=2026-03-24", "--end-use", "missile")
    later = assess(run, case, *facts, "--informed", "exporter=2026-03-26", "--end-use", "missile")
    assert before["outcome"] == "refer"
    assert before["missing"]
    assert after["outcome"] == "catch_all"
    assert later["outcome"] == "refer"


def test_without_figures_the_lists_cannot_tell(run: Run, case: Path) -> None:
    determination = assess(run, case, "--as-of", "2026-03-20")
    verdicts = {c["verdict"] for c in determination["classifications"]}
    assert verdicts == {"cannot_tell"}
    assert "no_list_searched" in determination["cautions"]
    assert "no_history_searched" in determination["cautions"]


def test_release_holds_what_one_reader_may_read(run: Run, case: Path, tmp_path: Path) -> None:
    message = case / "message.txt"
    ran = run("release", message, "--to", "KOR:C", "--out", tmp_path / "out")
    assert ran.code == 0
    assert sorted(p.suffix for p in (tmp_path / "out").iterdir()) == [".pdf", ".txt"]
    for reader in ("JPN:S", "KOR:U", "KOR:none"):
        refused = run("release", message, "--to", reader, "--out", tmp_path / "no")
        assert refused.code == 2
        assert "para-2" in refused.err
        assert "Norda" not in refused.err
    assert not (tmp_path / "no").exists()


def test_screen_names_the_words(run: Run) -> None:
    ran = run("screen", "Norda Makine San.", "Entirely Other Name")
    assert ran.code == 1
    assert "EX-0002" in ran.out
    assert run("screen", "Entirely Other Name").code == 0


def test_the_source_telegram_releases_nine_points_to_korea(run: Run) -> None:
    file = shared("intake/source_telegram.txt")
    ran = run("release", file, "--to", "KOR:SECRET", "--json")
    assert ran.code == 0
    assert ran.out.count("block-1") >= 1
    text = run("release", file, "--to", "KOR:SECRET").out
    assert text.count("\n-- ") == 9
    assert "denying" not in text
    assert "28283" not in text
    assert "Classified" not in text
    refused = run("release", file, "--to", "JPN:SECRET")
    assert refused.code == 2
    assert "not-on-release-list" in refused.err


def test_the_source_telegram_is_assessed_before_and_after_informing(run: Run) -> None:
    file = shared("intake/source_telegram.txt")
    words = ["assess", "--message", file, *KR, "--as-of", "2009-12-20", "--json"]
    before = json.loads(run(*words).out)
    assert before["outcome"] == "refer"
    assert before["missing"]
    assert [g for g in before["grounds"] if g["status"] == "open"]
    after = json.loads(run(*words, "--informed", "exporter=2009-12-10").out)
    assert after["outcome"] == "catch_all"
    met = [
        g for g in after["grounds"] if g["status"] == "met" and g["effect"].startswith("license")
    ]
    assert met, [g["code"] for g in after["grounds"]]
    assert "19(3)" in met[0]["citation"]["locator"].replace("art. ", "").replace(" ", "")
    assert met[0]["citation"]["status"] == "recalled"


def test_flags_that_could_not_be_looked_for_are_told(run: Run, case: Path) -> None:
    ran = run("assess", "--message", case / "message.txt", *KR, "--as-of", "2026-03-20")
    assert "more could not be looked for; they need" in ran.out
