"""A query: one reading of the name that is asked for, as words and joined neighbors."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catchall.lexicon import words
from catchall.lexicon.names import Reading
from catchall.lexicon.readers import COMMON, Token
from catchall.screening.postings import Ints
from catchall.screening.rows import joins
from catchall.screening.vocabulary import BEGINNING

Floats = NDArray[np.float32]
_FORMS = {words.LEGAL, words.FILLER}
_PART = range(3, BEGINNING)
"""A last word of so many letters may be the beginning of another; longer ones are met anyway."""
_NONE = (1, 0)
"""No beginnings lie from the first to the last."""


def initial(token: Token) -> int:
    """The code of the first letter of a word; zero where it is not a plain letter."""
    first = token.text[:1]
    return ord(first) if first.isascii() and first.isalpha() else 0


def beginning(token: Token) -> tuple[int, int]:
    """The first and the last of the words that begin with a word, as numbers of beginnings.

    The first is above the last where the word is too short or too long to be cut off.
    """
    letters = token.text.encode("utf-8", "replace")
    if len(letters) not in _PART or not token.text.isalpha():
        return _NONE
    padding = BEGINNING - len(letters)
    return int.from_bytes(letters + bytes(padding)), int.from_bytes(letters + b"\xff" * padding)


@dataclass(frozen=True)
class Query:
    """Units are the words and then the joined neighbors; masks say which words a unit covers."""

    reading: Reading
    kinds: tuple[int, ...] | None
    """The kinds of entries that it may find; null for any."""
    units: Sequence[Token]
    masks: Sequence[int]
    weights: Sequence[float]
    """Weight of each unit."""

    @classmethod
    def of(
        cls, reading: Reading, kinds: tuple[int, ...] | None, weigh: Callable[[Token], float]
    ) -> "Query":
        """Prepare a reading; ``weigh`` gives the weight of a word."""
        units, masks = list(reading), [1 << at for at in range(len(reading))]
        weights = [weigh(token) for token in reading]
        for at, token in enumerate(joins(reading)):
            if token is not None:
                units.append(token)
                masks.append(0b11 << at)
                weights.append(weights[at] + weights[at + 1])
        return cls(reading, kinds, units, masks, weights)

    @property
    def wholes(self) -> tuple[int, int]:
        """The words of which the last word may be the beginning: see :func:`beginning`."""
        return beginning(self.reading[-1])

    @property
    def total(self) -> float:
        """The weight of all words."""
        return max(sum(self.weights[: len(self.reading)]), 1e-6)


@dataclass(frozen=True)
class Asked:
    """The units of the queries of many lines, padded to one width; a line is one comparison."""

    masks: Ints
    weights: Floats
    sizes: Floats
    """How many letters each unit has."""
    initials: NDArray[np.uint8]
    """The first letter of each word; zero for joined neighbors."""
    numeric: NDArray[np.bool_]
    lengths: NDArray[np.int64]
    """How many words each query has."""
    totals: Floats
    forms: NDArray[np.bool_]
    """Which words are legal forms or fillers."""
    wholes: NDArray[np.uint64]
    """The words of which the last word of each query may be the beginning: first and last."""
    manner: NDArray[np.bool_]
    """Whether a word of the query is of a script with few vowels or few sounds."""
    impersonal: NDArray[np.bool_]
    """Whether a word of the query is one that no person's name has."""

    @classmethod
    def of(cls, queries: Sequence[Query]) -> "Asked":
        """The units of some queries."""
        width = max((len(query.units) for query in queries), default=1)
        rows = [(q, len(q.reading), width - len(q.units)) for q in queries]
        return cls(
            np.array([[*q.masks, *[0] * gap] for q, _, gap in rows], dtype=np.int32),
            np.array([[*q.weights, *[0.0] * gap] for q, _, gap in rows], dtype=np.float32),
            np.array(
                [[len(u.text) for u in q.units] + [0] * gap for q, _, gap in rows], np.float32
            ),
            np.array(
                [[*map(initial, q.reading), *[0] * (width - n)] for q, n, _ in rows], np.uint8
            ),
            np.array(
                [
                    [t.text.isdecimal() for t in q.reading] + [False] * (width - n)
                    for q, n, _ in rows
                ],
                dtype=bool,
            ),
            np.array([n for _, n, _ in rows], dtype=np.int64),
            np.array([q.total for q, _, _ in rows], dtype=np.float32),
            np.array(
                [[t.role in _FORMS for t in q.reading] + [False] * (width - n) for q, n, _ in rows],
                dtype=bool,
            ),
            np.array([q.wholes for q in queries], np.uint64).reshape(len(queries), 2),
            np.array([any(t.manner for t in q.reading) for q, _, _ in rows], dtype=bool),
            np.array([any(t.role in COMMON for t in q.reading) for q, _, _ in rows], bool),
        )

    def lines(self, which: NDArray[np.int64]) -> "Asked":
        """The units of the query of each line."""
        return Asked(
            self.masks[which],
            self.weights[which],
            self.sizes[which],
            self.initials[which],
            self.numeric[which],
            self.lengths[which],
            self.totals[which],
            self.forms[which],
            self.wholes[which],
            self.manner[which],
            self.impersonal[which],
        )
