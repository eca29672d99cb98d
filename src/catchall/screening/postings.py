"""Postings: from a key to the rows that have it, in flat arrays.

Of a key 32 bits are kept: rows of two keys that share them are found together, which is no
harm, as what is found is compared.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Keys = NDArray[np.uint64]
_HALF = np.uint64(32)
_RANGE_BITS = 4
_RANGES = 1 << _RANGE_BITS
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
    def of(cls, parts: Sequence[Keys]) -> "Postings":
        """Group packed rows by key; the rows of a key are ascending and unique.

        They are put together range by range of the keys, which needs less memory.

        Args:
            parts: packed pairs, each part as :func:`distinct` gives it.
        """
        edges = np.arange(1, _RANGES, dtype=np.uint64) << np.uint64(64 - _RANGE_BITS)
        cuts = [np.concatenate([[0], np.searchsorted(p, edges), [len(p)]]) for p in parts]
        found = [
            _grouped(
                np.concatenate([p[c[at] : c[at + 1]] for p, c in zip(parts, cuts, strict=True)])
            )
            for at in range(_RANGES)
        ]
        lengths = np.concatenate([each for _, each, _ in found])
        return cls(
            np.concatenate([keys for keys, _, _ in found]),
            np.append(0, np.cumsum(lengths)),
            np.concatenate([rows for _, _, rows in found]),
        )

    @property
    def columns(self) -> tuple[NDArray[np.uint32], Longs, Ints]:
        """Keys, starts and rows."""
        return self.keys, self.starts, self.rows

    def find(self, keys: Keys) -> tuple[Longs, Longs]:
        """For each key the start and end of its rows; an unknown key has none."""
        if not len(self.keys):
            return np.zeros(len(keys), np.int64), np.zeros(len(keys), np.int64)
        short = _short(keys)
        at = np.searchsorted(self.keys, short)
        at = np.minimum(at, len(self.keys) - 1)
        known = self.keys[at] == short
        return np.where(known, self.starts[at], 0), np.where(known, self.starts[at + 1], 0)


def _short(keys: Keys) -> NDArray[np.uint32]:
    """What is kept of each key."""
    return (keys >> _HALF).astype(np.uint32)


def grouped(keys: Keys, words: Ints, count: int) -> tuple[NDArray[np.uint32], Longs]:
    """What is kept of the keys, word by word, and where those of each word start."""
    order = np.argsort(words, kind="stable")
    starts = np.append(0, np.cumsum(np.bincount(words, minlength=count)))
    return _short(keys)[order], starts


def distinct(pairs: Keys) -> Keys:
    """The pairs ascending, each once; they are sorted in place."""
    pairs.sort()
    return pairs[_first(pairs)]


def _grouped(pairs: Keys) -> tuple[NDArray[np.uint32], Longs, Ints]:
    """Keys, how many rows each has, and the rows."""
    pairs = distinct(pairs)
    keys = _short(pairs)
    starts = np.nonzero(_first(keys))[0]
    rows = pairs.astype(np.uint32).view(np.int32)
    return keys[starts], np.diff(np.append(starts, len(keys))), rows


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
