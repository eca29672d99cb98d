"""Lookup keys of words: whole words, three-letter pieces, one letter left out.

A key is a 64-bit polynomial hash, computed for all words of a column together when an index
is built, and word by word when it is asked. Words that share a key are candidates for being
alike; whether they are is decided by comparing them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]
Rows = NDArray[np.int32]

_BASE = np.uint64(1_099_511_628_211)
_SPREAD = np.uint64(0x9E37_79B9_7F4A_7C15)
_WIDTH = 48
"""Letters of a word that count; longer words are cut."""
_EDGE = 94
"""The code of the mark before and after a word: ``^``."""


@dataclass(frozen=True)
class Column:
    """Words as a matrix of letter codes (zero after the end) with their lengths."""

    codes: NDArray[np.uint64]
    lengths: NDArray[np.int64]

    @classmethod
    def of(cls, words: Sequence[str]) -> "Column":
        """The column of some words; letters that are not ASCII count as ``?``."""
        data = np.array([word.encode("ascii", "replace") for word in words], dtype=f"S{_WIDTH}")
        width = max(int(np.char.str_len(data).max(initial=0)), 1)
        codes = data.view(np.uint8).reshape(len(words), _WIDTH)[:, :width].astype(np.uint64)
        return cls(codes, (codes != 0).sum(axis=1))


def _mixed(keys: Keys, salt: int) -> Keys:
    keys = (keys + np.uint64(salt)) * _SPREAD
    return keys ^ (keys >> np.uint64(29))


def whole(column: Column, salt: int) -> Keys:
    """One key for each word."""
    keys = np.zeros(len(column.lengths), dtype=np.uint64)
    for at in range(column.codes.shape[1]):
        letter = column.codes[:, at]
        keys = np.where(letter != 0, keys * _BASE + letter, keys)
    return _mixed(keys, salt)


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
    return _mixed(keys[inside], salt), rows.astype(np.int32)


def shortened(column: Column, salt: int, sizes: range) -> tuple[Keys, Rows]:
    """Keys of the words, and of those with a length in ``sizes`` less one letter.

    Two words share one of these keys when they are at most one edit apart: a letter added,
    left out or put in place of another, or two neighbors exchanged.
    """
    longest = sizes.stop - 1
    chosen = np.nonzero((column.lengths >= 2) & (column.lengths <= longest))[0]
    codes, lengths = column.codes[chosen], column.lengths[chosen]
    keys = [whole(Column(codes, lengths), salt)]
    rows = [chosen]
    cut = np.nonzero(lengths >= sizes.start)[0]
    chosen, codes, lengths = chosen[cut], codes[cut], lengths[cut]
    for skip in range(min(longest, codes.shape[1])):
        has = lengths > skip
        less = np.delete(codes[has], skip, axis=1)
        keys.append(whole(Column(less, lengths[has] - 1), salt))
        rows.append(chosen[has])
    return np.concatenate(keys), np.concatenate(rows).astype(np.int32)


_MASK = (1 << 64) - 1


def one_whole(word: str, salt: int) -> int:
    """As :func:`whole`, for one word."""
    key = 0
    for letter in word.encode("ascii", "replace")[:_WIDTH]:
        key = key * int(_BASE) + letter & _MASK
    key = (key + salt) * int(_SPREAD) & _MASK
    return key ^ key >> 29


def one_pieces(word: str, salt: int) -> list[int]:
    """As :func:`pieces`, for one word."""
    padded = f"^{word[:_WIDTH]}^"
    return [one_whole(padded[at : at + 3], salt) for at in range(len(padded) - 2)]


def one_shortened(word: str, salt: int, sizes: range) -> list[int]:
    """As :func:`shortened`, for one word."""
    if not 2 <= len(word) < sizes.stop:
        return []
    cuts = range(len(word) if len(word) in sizes else 0)
    less = (word[:at] + word[at + 1 :] for at in cuts)
    return [one_whole(text, salt) for text in (word, *less)]
