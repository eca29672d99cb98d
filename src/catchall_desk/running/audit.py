"""Verify and export the chain of the desk at hand."""

import json
from pathlib import Path

from catchall_desk.accounts.reading import system_reading
from catchall_desk.errors import DeskBusy, DeskError
from catchall_desk.records import ledger
from catchall_desk.records.checkpoint import load_key, verifier_key
from catchall_desk.records.verify_ledger import Report, read_checkpoint, verify


def verify_here(home: Path, checkpoint: Path | None, key: str | None) -> Report:
    """Recompute the chain and compare it with a checkpoint, if one is given.

    Raises:
        DeskError: the checkpoint cannot be read, or is not signed by the key.
    """
    signed = None
    if checkpoint is not None:
        own = key or verifier_key(load_key(home / "checkpoint.key"))
        try:
            signed = read_checkpoint(checkpoint.read_text(encoding="utf-8"), own)
        except (OSError, ValueError) as error:
            raise DeskError(f"{error}", file=checkpoint.name) from error
    with system_reading():
        return verify(ledger.rows(), signed)


def export(target: Path) -> int:
    """Write every event with its content, one JSON object a line.

    Raises:
        DeskBusy: the file is there already.
    """
    if target.exists():
        raise DeskBusy("the file is there already", file=target.name)
    count = 0
    target.touch(mode=0o600)
    with system_reading(), target.open("w", encoding="utf-8") as lines:
        for row in ledger.rows():
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count
