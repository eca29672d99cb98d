"""The first pass over many items: the current control lists compiled, where DuckDB is here."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from catchall.errors import CatchallError
from catchall.model import Item, Verdict
from catchall_desk.library import editions

if TYPE_CHECKING:
    from catchall.bulk import FirstPass

Verdicts = tuple[tuple[str, Verdict], ...]
"""Entries that speak of an item, ``EU 2B201``, each with its answer."""


def verdicts(items: Sequence[Item], *, as_of: date) -> dict[str, Verdicts] | None:
    """The answers by item id, equal to those of single items; without near misses.

    Returns:
        Null where they cannot be had so: the extra ``bulk`` is not installed, the lists
        hold a rule that is not compiled, or a figure cannot be converted. An item that is
        not among the answers is left to the explaining engine.
    """
    if find_spec("duckdb") is None or find_spec("pyarrow") is None:
        return None
    try:
        found = _first_pass(editions.current_rulebook().sha256, as_of).answers(items)
    except CatchallError:
        return None
    return {
        item: tuple((f"{one.entry.list} {one.entry.code}", one.verdict) for one in answers)
        for item, answers in found.items()
    }


@lru_cache(maxsize=2)
def _first_pass(_key: str, as_of: date) -> "FirstPass":
    from catchall.bulk import FirstPass  # when used: an extra of the package

    return FirstPass(editions.current_rulebook(), as_of)
