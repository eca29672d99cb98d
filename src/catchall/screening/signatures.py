"""Types of the arguments of compiled loops, and how they are compiled."""

from collections.abc import Callable
from typing import Any, Literal

import numpy as np
from numba import njit, types


def array(kind: Any, dimensions: int = 1, layout: Literal["C", "A"] = "C") -> Any:
    """Arrays of a kind of number that are only read."""
    return types.Array(kind, dimensions, layout, readonly=True)


INTS, LONGS, FLOATS = array(types.int32), array(types.int64), array(types.float32)
BYTES, CODES = array(types.uint8), array(types.uint32)
SIZES, MASKS = array(types.uint8, layout="A"), array(types.uint32, layout="A")
"""Columns of a table."""


def compiled(*signature: Any) -> Callable[[Any], Any]:
    """Compile a function once for arguments of these types, else for those it is called with."""
    return njit(signature or None, cache=True, nogil=True)


@compiled()
def longer(values: Any, least: int) -> Any:
    """The same values with room for more."""
    more = np.empty(max(least, 2 * len(values)), dtype=values.dtype)
    more[: len(values)] = values
    return more
