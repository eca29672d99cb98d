"""The door to compiled loops: numba's where it is installed (``pip install "catchall[fast]"``).

They give the same results as the array operations whose place they take, in less time. Numba
needs seconds to start, and longer the first time after it was installed, so that it is not
started for a few questions.
"""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

_MANY = 64
"""So many questions are worth starting numba for."""


@cache
def installed() -> bool:
    """Whether numba can be used."""
    return find_spec("numba") is not None


class _Door:
    kernels: ModuleType | None = None
    asked = 0


def start(questions: int) -> None:
    """Count questions, and have compiled loops once there were enough of them."""
    _Door.asked += questions
    if _Door.kernels is None and _Door.asked >= _MANY and installed():
        _Door.kernels = import_module("catchall.screening.kernels")


def stop() -> None:
    """Do without compiled loops until as many questions were asked again."""
    _Door.kernels, _Door.asked = None, 0


def kernels() -> ModuleType | None:
    """The compiled loops; null where array operations are to be used."""
    return _Door.kernels
