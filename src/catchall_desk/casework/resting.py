"""Rest: what the desk's own long work does between two pieces, outside any transaction."""

from collections.abc import Callable

Rest = Callable[[], None]


def at_once() -> None:
    """Do not rest: for work that somebody waits for."""
