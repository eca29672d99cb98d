"""The door to compiled loops: numba's where it is installed (``pip install "catchall[fast]"``).

They give the same results as the array operations whose place they take, in less time; numba
needs about a second to start, so that it is not started for a few questions on a short list.
"""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

_MANY_ROWS = 20_000
_MANY_QUESTIONS = 64


@cache
def installed() -> bool:
    """Whether numba can be used."""
    return find_spec("numba") is not None


class _Door:
    kernels: ModuleType | None = None


def start(rows: int, questions: int) -> None:
    """Have compiled loops from now on, where it is worth it for so many rows and questions."""
    large = rows >= _MANY_ROWS or questions >= _MANY_QUESTIONS
    if _Door.kernels is None and large and installed():
        _Door.kernels = import_module("catchall.screening.kernels")


def stop() -> None:
    """Do without compiled loops from now on."""
    _Door.kernels = None


def kernels() -> ModuleType | None:
    """The compiled loops; null where array operations are to be used."""
    return _Door.kernels
