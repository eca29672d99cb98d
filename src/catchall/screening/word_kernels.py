"""The compiled loop that finds words; it does what the array operations beside its call do."""

from typing import Any

import numpy as np
from numba import types
from numpy.typing import NDArray

from catchall.screening.signatures import CODES, INTS, LONGS, SIZES, compiled, longer

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Bytes = NDArray[np.uint8]
_CERTAIN = 128
"""Marks a word that shares a sure key; no word has so many pieces."""


@compiled()
def _place(keys: Any, key: Any) -> int:
    """Where a key stands among sorted ones; -1 where it is not among them."""
    low, high = 0, len(keys)
    while low < high:
        middle = (low + high) >> 1
        if keys[middle] < key:
            low = middle + 1
        else:
            high = middle
    return low if low < len(keys) and keys[low] == key else -1


@compiled()
def _share(  # noqa: PLR0913 - columns of two tables
    asked: Any,
    keys: Any,
    starts: Longs,
    rows: Ints,
    shared: Bytes,
    touched: Ints,
    reached: int,
    worth: int,
) -> int:
    """Note which words have the asked keys and how many of them; returns how many were met."""
    for key in asked:
        place = _place(keys, key)
        if place >= 0:
            for row in rows[starts[place] : starts[place + 1]]:
                if shared[row] == 0:
                    touched[reached] = row
                    reached += 1
                shared[row] = shared[row] | _CERTAIN if worth == _CERTAIN else shared[row] + 1
    return reached


@compiled(CODES, LONGS, CODES, LONGS, CODES, LONGS, INTS, SIZES, SIZES, types.float64)
def word_pairs(  # noqa: PLR0913 - columns of two tables
    sure: Any,
    sure_starts: Longs,
    pieces: Any,
    piece_starts: Longs,
    keys: Any,
    starts: Longs,
    rows: Ints,
    mine: Bytes,
    others: Bytes,
    share: float,
) -> tuple[Ints, Ints]:
    """Pairs of an asked word and a word that shares a sure key or enough pieces with it.

    The keys of asked word ``w`` are ``sure[sure_starts[w]:sure_starts[w + 1]]``, and likewise
    its pieces; ``mine`` and ``others`` are lengths of words.
    """
    shared = np.zeros(len(others), dtype=np.uint8)
    touched = np.empty(len(others), dtype=np.int32)
    which = np.empty(1024, dtype=np.int32)
    found = np.empty(1024, dtype=np.int32)
    size = 0
    for word in range(len(mine)):
        asked = pieces[piece_starts[word] : piece_starts[word + 1]]
        reached = _share(asked, keys, starts, rows, shared, touched, 0, 1)
        asked = sure[sure_starts[word] : sure_starts[word + 1]]
        reached = _share(asked, keys, starts, rows, shared, touched, reached, _CERTAIN)
        kept = 0
        for at in range(reached):
            row = touched[at]
            times = shared[row]
            shared[row] = 0
            if times >= _CERTAIN or (times >= 2 and times >= (mine[word] + others[row]) * share):
                touched[kept] = row
                kept += 1
        if size + kept > len(found):
            which, found = longer(which, size + kept), longer(found, size + kept)
        which[size : size + kept] = word
        found[size : size + kept] = np.sort(touched[:kept])
        size += kept
    return which[:size], found[:size]
