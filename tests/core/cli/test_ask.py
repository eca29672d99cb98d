"""``catchall classify --ask``: an officer answers the open questions."""

import io
from pathlib import Path

import pytest

from cli_run import Run

ITEM = "items: [{id: mill-1, description: horizontal machining center}]\n"
WORDS = ["--as-of", "2026-03-20", "--jurisdiction", "EU", "--code", "2B201", "--ask"]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    file = tmp_path / "items.yaml"
    file.write_text(ITEM)
    return file


def test_answers_settle_what_was_open_and_are_kept(
    run: Run, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [
        "3",
        "0",
        "x y",
        "",
        "a lot",
        "",
        "7.0 um",
        "ISO 230-2:1988",
        "6.6 um",
        "ISO 230-2:1988",
    ]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n"))
    kept = sheet.parent / "kept.json"
    ran = run("classify", sheet, *WORDS, "--save", kept)
    assert "'a lot' is no answer for positioning_accuracy" in ran.err
    assert "not controlled - near miss" in ran.out
    assert "short by 0.6" in ran.out
    again = run("classify", kept, *WORDS[:-1])
    assert "short by 0.6" in again.out


def test_the_end_of_the_input_leaves_questions_open(
    run: Run, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    ran = run("classify", sheet, *WORDS)
    assert ran.code == 1
    assert "cannot tell" in ran.out
    assert "ask for mill-1" in ran.out
