import json
from pathlib import Path

import pytest

from cli_run import Run

FIRST = "id,name\nA,Zorn Works\nB,Yarn Mill\n"
SECOND = "id,name\nA,Zorn Works\nC,Xen Tools\n"


def _file(tmp_path: Path, text: str, name: str = "mill.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_lists_are_added_shown_and_compared(run: Run, tmp_path: Path) -> None:
    folder = ("--folder", tmp_path / "lists")
    added = run("lists", "add", _file(tmp_path, FIRST), "--as-of", "2026-01-01", *folder)
    assert added.code == 0
    assert "2 added, 0 taken out, 0 changed" in added.out
    run("lists", "add", _file(tmp_path, SECOND), "--as-of", "2026-02-01", *folder)
    status = json.loads(run("lists", "status", "--json", *folder).out)
    assert [(s["ref"]["list"], s["ref"]["entities"]) for s in status] == [("mill", 2)]
    diff = run("lists", "diff", "mill", *folder)
    assert diff.code == 1
    assert "Xen Tools" in diff.out
    assert "Yarn Mill" in diff.out


def test_an_empty_store_says_what_to_do(run: Run, tmp_path: Path) -> None:
    shown = run("lists", "status", "--folder", tmp_path)
    assert shown.code == 0
    assert "catchall lists add" in shown.out


def test_bad_input_is_one_line(run: Run, tmp_path: Path) -> None:
    folder = ("--folder", tmp_path / "lists")
    for words in (
        ("lists", "add", _file(tmp_path, "", "empty.csv"), "--as-of", "2026-01-01"),
        ("lists", "add", _file(tmp_path, FIRST), "--as-of", "yesterday"),
        ("lists", "update", "nowhere", "--as-of", "2026-01-01"),
        ("lists", "diff", "mill"),
    ):
        ran = run(*words, *folder)
        assert ran.code == 2
        assert len(ran.err.strip().splitlines()) == 1
    assert not list((tmp_path / "lists").glob("*/current"))


def test_kept_lists_are_searched(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CATCHALL_LISTS", str(tmp_path / "lists"))
    run("lists", "add", _file(tmp_path, FIRST), "--as-of", "2026-01-01")
    for _ in range(2):  # the second search opens the index that the first has kept
        found = json.loads(run("screen", "Zorn Wroks", "--json").out)
        assert [hit["entity"]["id"] for hit in found["hits"]] == ["A"]
        assert [ref["list"] for ref in found["snapshots"]] == ["mill"]
    run("lists", "add", _file(tmp_path, SECOND), "--as-of", "2026-02-01")
    found = json.loads(run("screen", "Xen Tools", "--json").out)
    assert [hit["entity"]["id"] for hit in found["hits"]] == ["C"]
