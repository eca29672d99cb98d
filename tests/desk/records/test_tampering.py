"""Every tamper is found: by the chain, or where it was made whole again, by a checkpoint.

CATCHALL_TAMPERS=10000 runs as many as the acceptance line asks for.
"""

import base64
import copy
import hashlib
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from catchall.model import canonical_json
from catchall_desk.errors import DeskError
from catchall_desk.records import checkpoint, ledger, verify_ledger
from catchall_desk.records.verify_ledger import Checkpoint, verify

Rows = list[dict[str, Any]]
TAMPERS = int(os.environ.get("CATCHALL_TAMPERS", "600"))
pytestmark = pytest.mark.django_db


@pytest.fixture
def rows() -> Rows:
    for number in range(40):
        ledger.append(actor="a", kind="case.x", subject=f"case:{number}", payload={"n": number})
    return list(ledger.rows())


def edit(rows: Rows, dice: random.Random) -> None:
    row = dice.choice(rows)
    name = dice.choice(["at", "actor", "kind", "subject", "content_sha256", "previous", "content"])
    row[name] = row[name][:-1] + ("x" if row[name][-1] != "x" else "y")


def delete(rows: Rows, dice: random.Random) -> None:
    del rows[dice.randrange(len(rows) - 1)]


def reorder(rows: Rows, dice: random.Random) -> None:
    one, two = dice.sample(range(len(rows)), 2)
    rows[one], rows[two] = rows[two], rows[one]


def insert(rows: Rows, dice: random.Random) -> None:
    row = copy.deepcopy(dice.choice(rows))
    row["actor"] = "intruder"
    # Within what the checkpoint signs: what comes after it is for the next checkpoint to say.
    rows.insert(dice.randrange(len(rows)), row)


def truncate(rows: Rows, dice: random.Random) -> None:
    del rows[dice.randrange(len(rows)) :]


def hide_content(rows: Rows, dice: random.Random) -> None:
    dice.choice(rows)["content"] = None


def made_whole(rows: Rows) -> None:
    """What somebody with the database and the source code would do: a new chain."""
    previous = "0" * 64
    for number, row in enumerate(rows, start=1):
        row["seq"], row["previous"] = number, previous
        if row["content"] is not None:
            row["content_sha256"] = hashlib.sha256(row["content"].encode()).hexdigest()
        fields = {name: row[name] for name in verify_ledger.FIELDS}
        row["hash"] = previous = hashlib.sha256(canonical_json(fields)).hexdigest()


WAYS: tuple[Callable[[Rows, random.Random], None], ...] = (
    edit,
    delete,
    reorder,
    insert,
    truncate,
    hide_content,
)


def test_every_tamper_is_found(rows: Rows) -> None:
    signed = Checkpoint(f"catchall-desk/{rows[0]['hash'][:16]}", len(rows), str(rows[-1]["hash"]))
    assert verify(rows, signed).problems == ()
    dice = random.Random(6)
    for number in range(TAMPERS):
        tampered = copy.deepcopy(rows)
        way = WAYS[number % len(WAYS)]
        way(tampered, dice)
        whole = number % 4 < 2 and way is not hide_content
        if whole:
            made_whole(tampered)
        if tampered != rows:
            assert verify(tampered, signed).problems, (way.__name__, whole)


def test_a_checkpoint_that_was_not_signed_is_refused(tmp_path: Path, rows: Rows) -> None:
    key = checkpoint.load_key(tmp_path / "key")
    note = checkpoint.sign(key)
    public = checkpoint.verifier_key(key)
    assert verify(rows, verify_ledger.read_checkpoint(note, public)).problems == ()
    with pytest.raises(ValueError, match="does not verify"):
        verify_ledger.read_checkpoint(note.replace("\n41\n", "\n40\n"), public)
    other = checkpoint.verifier_key(checkpoint.load_key(tmp_path / "other"))
    with pytest.raises(ValueError, match="does not verify"):
        verify_ledger.read_checkpoint(note, other)
    with pytest.raises(ValueError, match="no signature"):
        verify_ledger.read_checkpoint(note.replace("catchall-desk A", "x A"), "y+0+AAAA")
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0


def test_pure_python_ed25519_agrees_with_the_library(tmp_path: Path) -> None:
    key = checkpoint.load_key(tmp_path / "key")
    public = base64.b64decode(checkpoint.verifier_key(key).split("+", 2)[2])[1:]
    for number in range(8):
        message = str(number).encode() * number
        signature = key.sign(message)
        assert verify_ledger.ed25519_verify(public, message, signature)
        assert not verify_ledger.ed25519_verify(public, message + b"x", signature)
        wrong = bytes([signature[0] ^ 1]) + signature[1:]
        assert not verify_ledger.ed25519_verify(public, message, wrong)
        high = signature[:32] + bytes([255] * 32)
        assert not verify_ledger.ed25519_verify(public, message, high)
    assert not verify_ledger.ed25519_verify(public[:5], b"", b"")


def test_the_verifier_runs_alone_without_the_product(tmp_path: Path, rows: Rows) -> None:
    key = checkpoint.load_key(tmp_path / "key")
    (tmp_path / "note").write_text(checkpoint.sign(key), encoding="utf-8")
    (tmp_path / "vkey").write_text(checkpoint.verifier_key(key), encoding="utf-8")
    script = tmp_path / "verify.py"
    script.write_bytes(Path(verify_ledger.__file__).read_bytes())

    def run(kept: Rows) -> subprocess.CompletedProcess[str]:
        export = tmp_path / "ledger.jsonl"
        export.write_text("".join(json.dumps(row) + "\n" for row in kept), encoding="utf-8")
        command = [sys.executable, "-I", "-S", str(script), str(export), "--key", "vkey"]
        return subprocess.run(  # noqa: S603
            [*command, "--checkpoint", "note"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    whole, cut = run(rows), run(rows[:30])
    assert (whole.returncode, cut.returncode) == (0, 1)
    assert "chain of 41 events holds" in whole.stdout
    assert "truncated: 11 events" in cut.stdout
    (tmp_path / "note").write_text("nothing\n\n\u2014 catchall-desk AAAA\n", encoding="utf-8")
    assert run(rows).returncode == 2


def test_an_empty_ledger_has_no_checkpoint(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="empty"):
        checkpoint.sign(checkpoint.load_key(tmp_path / "key"))
    assert connection.vendor in {"sqlite", "postgresql"}
