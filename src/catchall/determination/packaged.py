"""The law files that come with catchall, and the hash over them."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple

_FOLDERS = (None, "countries", "red_flags", "us_reasons")


class Packaged(NamedTuple):
    """A packaged file."""

    name: str
    data: bytes


@cache
def packaged(folder: str | None = None) -> tuple[Packaged, ...]:
    """The law files, or those of a folder below them, in order of their names."""
    root = files("catchall.determination") / "law"
    where = root / folder if folder else root
    names = sorted(entry.name for entry in where.iterdir() if entry.name.endswith(".yaml"))
    prefix = f"law/{folder}" if folder else "law"
    return tuple(Packaged(f"{prefix}/{name}", (where / name).read_bytes()) for name in names)


@cache
def law_sha256() -> str:
    """One hash over every packaged file of the law and its tables, names included."""
    digest = sha256()
    for file in (file for folder in _FOLDERS for file in packaged(folder)):
        digest.update(f"{file.name}\0{len(file.data)}\0".encode())
        digest.update(file.data)
    return digest.hexdigest()
