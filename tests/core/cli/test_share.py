"""``catchall share``: keys, packages and exports, as a new user would try them."""

import json
from pathlib import Path

import pytest

from catchall import exercise
from cli_run import Run


@pytest.fixture
def message(tmp_path: Path) -> Path:
    file = tmp_path / "message.txt"
    file.write_bytes((exercise.CASE / "message.txt").read_bytes())
    return file


def _make(run: Run, message: Path, *more: object, to: str = "KOR:C") -> tuple[int, str, str]:
    out = message.parent / "out"
    words = ["--sender", "Exercise", "--serial", "2026 7", "--out", out]
    return run("share", "make", message, "--to", to, *words, *more)


def test_a_case_is_sealed_and_opened(run: Run, message: Path) -> None:
    folder = message.parent
    assert run("share", "key", "--out", folder).code == 0
    assert (folder / "catchall.key").stat().st_mode & 0o077 == 0
    code, out, _ = _make(run, message, "--key", folder / "catchall.key")
    assert code == 0
    assert "leaves out" in out
    names = sorted(path.name for path in (folder / "out").iterdir())
    assert names == [
        "case-2026-7.catchall.json",
        "case-2026-7.ftm.json",
        "case-2026-7.stix.json",
    ]
    sealed = folder / "out" / names[0]
    opened = run("share", "open", sealed, "--trust", folder / "catchall.pub", "--json")
    assert opened.code == 0
    assert {one["id"] for one in json.loads(opened.out)["portions"]} == {"block-1"}
    assert "CONFIDENTIAL" in run("share", "open", sealed, "--trust", folder / "catchall.pub").out


def test_a_changed_package_is_refused_in_one_line(run: Run, message: Path) -> None:
    folder = message.parent
    run("share", "key", "--out", folder)
    _make(run, message, "--key", folder / "catchall.key")
    sealed = folder / "out" / "case-2026-7.catchall.json"
    sealed.write_bytes(sealed.read_bytes().replace(b"KOR", b"JPN", 1))
    code, _, err = run("share", "open", sealed, "--trust", folder / "catchall.pub")
    assert code == 2
    assert "changed after it was sealed" in err
    assert err.count("\n") == 1


def test_without_a_key_there_is_no_package(run: Run, message: Path) -> None:
    code, out, _ = _make(run, message, "--json")
    assert code == 0
    assert json.loads(out)["written"] == ["case-2026-7.stix.json", "case-2026-7.ftm.json"]


def test_who_may_read_nothing_gets_nothing(run: Run, message: Path) -> None:
    code, _, err = _make(run, message, to="JPN:S")
    assert code == 2
    assert "block-1: not-on-release-list" in err
    assert not (message.parent / "out").exists()


def test_a_holder_passes_nothing_on(run: Run, message: Path) -> None:
    code, _, err = _make(run, message, "--holder", "Japan")
    assert code == 2
    assert "third-party" in err


def test_a_key_is_never_written_over(run: Run, tmp_path: Path) -> None:
    assert run("share", "key", "--out", tmp_path).code == 0
    before = (tmp_path / "catchall.key").read_bytes()
    assert run("share", "key", "--out", tmp_path).code == 2
    assert (tmp_path / "catchall.key").read_bytes() == before


def test_what_is_no_key_is_refused(run: Run, message: Path) -> None:
    code, _, err = _make(run, message, "--key", message)
    assert code == 2
    assert "not a key" in err
