"""Postings: from a number or key to the rows that have it, in flat arrays."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]


@dataclass(frozen=True)
class Postings:
    """Rows by key: ``rows[starts[i]:starts[i + 1]]`` are the rows of ``keys[i]``."""

    keys: NDArray[np.uint64]
    starts: Longs
    rows: Ints

    @classmethod
    def of(cls, keys: NDArray[np.uint64], rows: Ints) -> "Postings":
        """Group rows by key; the rows of a key are ascending and unique."""
        order = np.lexsort((rows, keys))
        keys, rows = keys[order], rows[order]
        fresh = np.ones(len(keys), dtype=bool)
        fresh[1:] = (keys[1:] != keys[:-1]) | (rows[1:] != rows[:-1])
        keys, rows = keys[fresh], rows[fresh]
        found, starts = np.unique(keys, return_index=True)
        return cls(found, np.append(starts, len(keys)).astype(np.int64), rows)

    def find(self, keys: NDArray[np.uint64]) -> tuple[Longs, Longs]:
        """For each key the start and end of its rows; an unknown key has none."""
        if not len(self.keys):
            return np.zeros(len(keys), np.int64), np.zeros(len(keys), np.int64)
        at = np.searchsorted(self.keys, keys)
        at = np.minimum(at, len(self.keys) - 1)
        known = self.keys[at] == keys
        return np.where(known, self.starts[at], 0), np.where(known, self.starts[at + 1], 0)


def spans(starts: Longs, ends: Longs) -> Longs:
    """The positions of all the stretches, one after another."""
    lengths = ends - starts
    total = int(lengths.sum())
    if not total:
        return np.zeros(0, dtype=np.int64)
    offsets = np.repeat(starts - np.append(0, np.cumsum(lengths)[:-1]), lengths)
    return offsets + np.arange(total, dtype=np.int64)
