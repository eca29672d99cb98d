"""Checkpoints to a folder: one for each head of the chain that was signed."""

from pathlib import Path

from catchall_desk.records.checkpoint import load_key, sign


def write_checkpoint(home: Path) -> Path:
    """Sign the chain as it stands and write the note beside those before it.

    Raises:
        DeskError: the ledger is empty.
    """
    note = sign(load_key(home / "checkpoint.key"))
    folder = home / "checkpoints"
    folder.mkdir(exist_ok=True)
    path = folder / f"{int(note.splitlines()[1]):012d}.txt"
    if not path.exists():
        path.write_text(note, encoding="utf-8")
    return path
