"""The law files that come with catchall, and the hash over them."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import NamedTuple


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
    """One hash over every packaged law file, country table and red flag, names included."""
    digest = sha256()
    for file in packaged() + packaged("countries") + packaged("red_flags"):
        digest.update(f"{file.name}\0{len(file.data)}\0".encode())
        digest.update(file.data)
    return digest.hexdigest()
