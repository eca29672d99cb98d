"""Files in and out: clear errors, and never a half-written file."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from catchall.errors import InputError


def read(path: Path) -> bytes:
    """The bytes of a file; raises InputError where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError("no such file", file=str(path), remedy="check the path") from error
    except IsADirectoryError as error:
        raise InputError(
            "is a folder, not a file", file=str(path), remedy="name one file"
        ) from error
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", file=str(path)) from error


def read_folder(path: Path, suffix: str) -> dict[str, bytes]:
    """Every file of a folder with that suffix, by name in order; raises InputError."""
    if not path.is_dir():
        raise InputError("no such folder", file=str(path), remedy="name a folder of JSON files")
    return {file.name: read(file) for file in sorted(path.glob(f"*{suffix}"))}


def write_all(folder: Path, contents: Mapping[str, bytes]) -> list[Path]:
    """Write files into a folder, each whole or not at all; raises InputError."""
    try:
        return [_write(folder / name, data) for name, data in contents.items()]
    except OSError as error:
        raise InputError(
            f"cannot be written: {error.strerror}", file=str(folder), remedy="choose another --out"
        ) from error


def _write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return path
