"""Postings: from a key to the rows that have it, in flat arrays.

Of a key 32 bits are kept: rows of two keys that share them are found together, which is no
harm, as what is found is compared.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Keys = NDArray[np.uint64]
_HALF = np.uint64(32)
_HIGH = np.uint64(0xFFFF_FFFF_0000_0000)


def packed(keys: Keys, rows: Ints) -> Keys:
    """Each key with its row as one number, by which they are sorted."""
    return (keys & _HIGH) | rows.astype(np.uint64)


@dataclass(frozen=True)
class Postings:
    """Rows by key: ``rows[starts[i]:starts[i + 1]]`` are the rows of ``keys[i]``."""

    keys: NDArray[np.uint32]
    starts: Longs
    rows: Ints

    @classmethod
    def of(cls, pairs: Keys) -> "Postings":
        """Group packed rows by key; the rows of a key are ascending and unique.

        The array of pairs is sorted in place.
        """
        pairs.sort()
        pairs = pairs[_first(pairs)]
        keys = (pairs >> _HALF).astype(np.uint32)
        rows = pairs.astype(np.uint32).view(np.int32)
        starts = np.append(np.nonzero(_first(keys))[0], len(keys)).astype(np.int64)
        return cls(keys[starts[:-1]], starts, rows)

    def find(self, keys: Keys) -> tuple[Longs, Longs]:
        """For each key the start and end of its rows; an unknown key has none."""
        if not len(self.keys):
            return np.zeros(len(keys), np.int64), np.zeros(len(keys), np.int64)
        short = (keys >> _HALF).astype(np.uint32)
        at = np.searchsorted(self.keys, short)
        at = np.minimum(at, len(self.keys) - 1)
        known = self.keys[at] == short
        return np.where(known, self.starts[at], 0), np.where(known, self.starts[at + 1], 0)


def _first(values: NDArray[Any]) -> NDArray[np.bool_]:
    """Where a value differs from the one before it."""
    found = np.ones(len(values), dtype=bool)
    np.not_equal(values[1:], values[:-1], out=found[1:])
    return found


def spans(starts: Longs, ends: Longs) -> Longs:
    """The positions of all the stretches, one after another."""
    lengths = ends - starts
    total = int(lengths.sum())
    if not total:
        return np.zeros(0, dtype=np.int64)
    offsets = np.repeat(starts - np.append(0, np.cumsum(lengths)[:-1]), lengths)
    return offsets + np.arange(total, dtype=np.int64)
