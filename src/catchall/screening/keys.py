"""Lookup keys of words: whole words, three-letter pieces, one letter left out.

A key is a 64-bit polynomial hash, computed for all words of a column together. Words that
share a key are candidates for being alike; whether they are is decided by comparing them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from catchall.screening.texts import Texts

Keys = NDArray[np.uint64]
Rows = NDArray[np.int32]

_BASE = np.uint64(1_099_511_628_211)
_SPREAD = np.uint64(0x9E37_79B9_7F4A_7C15)
_FAMILIES = np.arange(16, dtype=np.uint64) * np.uint64(0xD1B5_4A32_D192_ED03)
"""What sets families of keys apart: far, as a small step is that from a letter to the next."""
_WIDTH = 48
"""Letters of a word that count; longer words are cut."""
_EDGE = 94
"""The code of the mark before and after a word: ``^``."""
_LEAD, _INNER, _UNKNOWN = np.uint8(0xC0), np.uint8(0x80), np.uint8(ord("?"))
"""How bytes of a letter that is not ASCII begin, and what stands for such a letter."""


def _powers(base: int) -> Keys:
    return np.array([pow(base, at, 1 << 64) for at in range(_WIDTH + 1)], dtype=np.uint64)


_POWERS = _powers(int(_BASE))
_INVERSE = _powers(pow(int(_BASE), -1, 1 << 64))
_BITS = np.array([0, *(1 << (code & 31) for code in range(1, 256))], dtype=np.uint32)
"""The bit of each letter code; letters may share a bit."""


@dataclass(frozen=True)
class Column:
    """Words as a matrix of letter codes (zero after the end) with their lengths."""

    codes: NDArray[np.uint8]
    lengths: NDArray[np.int64]

    @classmethod
    def of(cls, words: Sequence[str]) -> "Column":
        """The column of some words; letters that are not ASCII count as ``?``."""
        texts = words if isinstance(words, Texts) else Texts.of(words)
        data, ends = texts.data, texts.ends
        if (data >= _LEAD).any():
            letters = (data & _LEAD) != _INNER
            ends = np.append(0, np.cumsum(letters))[ends]
            data = np.where(data >= _LEAD, _UNKNOWN, data)[letters]
        starts = np.append(0, ends[:-1])[: len(ends)]
        lengths = np.minimum(ends - starts, _WIDTH)
        places = np.arange(max(int(lengths.max(initial=0)), 1))[None, :]
        inside = places < lengths[:, None]
        codes = np.zeros(inside.shape, dtype=np.uint8)
        codes[inside] = data[(starts[:, None] + places)[inside]]
        return cls(codes, lengths)

    @cached_property
    def beginnings(self) -> Keys:
        """The hash of each beginning of each word: of no letter, of one, and so on."""
        count, width = self.codes.shape
        found = np.zeros((count, width + 1), dtype=np.uint64)
        np.cumsum(self.codes * _INVERSE[None, 1 : width + 1], axis=1, out=found[:, 1:])
        found *= _POWERS[None, : width + 1]
        return found

    def letters(self) -> NDArray[np.uint32]:
        """Which letters each word has: one bit for each; letters may share a bit."""
        found: NDArray[np.uint32] = np.bitwise_or.reduce(_BITS[self.codes], axis=1)
        return found


def salted(keys: Keys, salt: int) -> Keys:
    """The keys as those of a family."""
    keys = (keys + _FAMILIES[salt]) * _SPREAD
    return keys ^ (keys >> np.uint64(29))


def whole(column: Column, salt: int) -> Keys:
    """One key for each word."""
    return salted(column.beginnings[np.arange(len(column.lengths)), column.lengths], salt)


def pieces(column: Column, salt: int) -> tuple[Keys, Rows]:
    """Keys of all three-letter pieces of the words with their edges, and the words they are of."""
    count, width = column.codes.shape
    padded = np.zeros((count, width + 2), dtype=np.uint64)
    padded[:, 1 : width + 1] = column.codes
    padded[:, 0] = _EDGE
    padded[np.arange(count), column.lengths + 1] = _EDGE
    keys = (padded[:, :-2] * _BASE + padded[:, 1:-1]) * _BASE + padded[:, 2:]
    inside = np.arange(width)[None, :] < column.lengths[:, None]
    rows, _ = np.nonzero(inside)
    return salted(keys[inside], salt), rows.astype(np.int32)


def shortened(column: Column, salt: int, sizes: range) -> tuple[Keys, Rows]:
    """Keys of the words, and of those with a length in ``sizes`` less one letter.

    Two words share one of these keys when they are at most one edit apart: a letter added,
    left out or put in place of another, or two neighbors exchanged.
    """
    lengths = column.lengths
    chosen = np.nonzero((lengths >= 2) & (lengths < sizes.stop))[0]
    whole = column.beginnings[chosen, lengths[chosen]]
    cut = chosen[lengths[chosen] >= sizes.start]
    less, rows = _less_one(column.beginnings[cut, : sizes.stop], lengths[cut])
    keys = salted(np.concatenate([whole, less]), salt)
    return keys, np.concatenate([chosen, cut[rows]]).astype(np.int32)


def _less_one(begun: Keys, lengths: NDArray[np.int64]) -> tuple[Keys, NDArray[np.int64]]:
    """The hash of each word less each of its letters, and which word it is."""
    ends = lengths[:, None]
    places = np.arange(begun.shape[1] - 1)[None, :]
    whole = np.take_along_axis(begun, ends, axis=1)
    rest = _POWERS[np.maximum(ends - 1 - places, 0)]
    # the letters behind the gap are the whole less its beginning moved up by their number
    keys = whole + (begun[:, :-1] - begun[:, 1:]) * rest
    rows, columns = np.nonzero(places < ends)
    return keys[rows, columns], rows
