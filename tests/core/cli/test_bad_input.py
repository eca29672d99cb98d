"""Bad input: one line that names place and remedy, exit code 2, nothing half-written."""

from pathlib import Path

import pytest

from cli_run import Run

TRANSACTION = """
id: t1
destination: IR
from_country: KR
parties: [{id: p1, name: Byeolha Precision, roles: [exporter]}]
items: [{id: i1, description: machining center, quantity: 2}]
"""


def one_line(text: str) -> bool:
    return text.count("\n") == 1 and text.startswith("catchall: ")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"A" * 5_000_000, "message.txt"),
        (bytes(range(256)) * 40, "message.txt"),
    ],
    ids=["empty", "one letter", "binary"],
)
@pytest.mark.parametrize("command", ["intake", "release", "assess"])
def test_a_file_that_is_no_message(
    run: Run, tmp_path: Path, command: str, content: bytes, says: str
) -> None:
    file = tmp_path / "message.txt"
    file.write_bytes(content)
    out = tmp_path / "papers"
    words: list[object] = {
        "intake": ["intake", file],
        "release": ["release", file, "--to", "KOR:S", "--out", out],
        "assess": ["assess", "--message", file, "-j", "KR", "--as-of", "2026-03-20", "--out", out],
    }[command]
    ran = run(*words)
    assert ran.code == 2
    assert one_line(ran.err), ran.err
    assert says in ran.err
    assert ran.out == ""
    assert not out.exists()


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("quantity: 2", "quantity: -2", "items[0].quantity"),
        ("destination: IR", "destination: Ruritania", "destination"),
        ("description: machining center", "descr: x", "items[0].description"),
    ],
)
def test_a_bad_transaction(run: Run, tmp_path: Path, old: str, new: str, place: str) -> None:
    file = tmp_path / "order.yaml"
    file.write_text(TRANSACTION.replace(old, new))
    ran = run("assess", "--transaction", file, "-j", "KR", "--as-of", "2026-03-20")
    assert ran.code == 2
    assert one_line(ran.err), ran.err
    assert f"order.yaml: {place}: " in ran.err


@pytest.mark.parametrize(
    "words",
    [
        ["assess", "-j", "KR", "--as-of", "2026-03-20"],
        ["assess", "-j", "KR", "--transaction", "nowhere.yaml", "--as-of", "2026-03-20"],
        ["intake", "nowhere.txt"],
        ["intake", "."],
        ["screen", "X", "--list", "nowhere.csv", "--as-of", "2026-03-20"],
        ["screen", "X", "--country", "Ruritania"],
        ["classify", "nowhere.yaml", "--as-of", "2026-03-20"],
        ["classify", "nowhere.yaml"],
        ["classify", "nowhere.yaml", "--as-of", "20 March"],
    ],
)
def test_a_bad_command(run: Run, words: list[str]) -> None:
    ran = run(*words)
    assert ran.code == 2
    assert one_line(ran.err), ran.err


def test_an_unknown_jurisdiction_is_named(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "order.yaml"
    file.write_text(TRANSACTION)
    ran = run("assess", "--transaction", file, "-j", "ZZ", "--as-of", "2026-03-20")
    assert ran.code == 2
    assert one_line(ran.err), ran.err
    assert "ZZ" in ran.err
