"""How rare it is that a word is as alike to a word of the query as the one that it met.

A word that many entries come near to shows little, however rare its own spelling: most
misspellings of ``international`` stand on no list, and each is near to hundreds of entries.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from catchall.screening.align import BEGUN
from catchall.screening.alike import STEPS, Alike, steps
from catchall.screening.forms import factor
from catchall.screening.postings import Longs
from catchall.screening.query import Query
from catchall.screening.segment import rarity

Floats = NDArray[np.float32]

_MISSPELLED = 0.8
"""A word that no entry has is taken for a misspelling of a word at least so alike."""
_LEAST_LETTERS = 5
_BEGUN = int(steps(np.float32(sum(BEGUN))))
"""The highest step at which a word is met by its beginning."""


def rarities(found: Sequence[Sequence[Alike]], entries: int) -> Floats:
    """For each unit of a query and each step of similarity, how rare words so alike are.

    Args:
        found: for each segment what is alike to each of the units.
        entries: how many entries the whole index has.
    """
    crowds: Longs = np.array([each.crowd for each in found[0]])
    for more in found[1:]:
        crowds = crowds + np.array([each.crowd for each in more])
    return rarity(crowds.reshape(-1, STEPS).astype(np.int32), entries)


def begun(rare: Floats, query: Query, crowd: int, entries: int) -> Floats:
    """The rarities of a query whose last word may be the beginning of a listed word.

    A word that is met by its beginning is no rarer than words with that beginning are.

    Args:
        rare: what :func:`rarities` found.
        query: the query.
        crowd: in how many entries words stand that begin as its last word.
        entries: how many entries the whole index has.
    """
    if not crowd:
        return rare
    last = len(query.reading) - 1
    found = rare.copy()
    most = rarity(np.array([crowd], dtype=np.int32), entries)[0]
    found[last, : _BEGUN + 1] = np.minimum(found[last, : _BEGUN + 1], most)
    return found


def settled(query: Query, found: Sequence[Sequence[Alike]], rare: Floats) -> Query:
    """The query, each word weighed by all spellings that sound like it.

    A misspelled word is weighed as the word that it is taken for.
    """
    words = len(query.reading)
    weights = list(query.weights[:words])
    for at, token in enumerate(query.reading):
        nearest = max((units[at] for units in found), key=lambda each: (each.best, -each.factor))
        near = float(rare[at, nearest.step])
        if nearest.best == 1:
            weights[at] = min(weights[at], factor(token) * near)
        elif nearest.best >= _MISSPELLED and len(token.text) >= _LEAST_LETTERS:
            weights[at] = min(weights[at], nearest.factor * near)
    if weights == list(query.weights[:words]):
        return query
    joined = [
        sum(weight for at, weight in enumerate(weights) if mask >> at & 1)
        for mask in query.masks[words:]
    ]
    return replace(query, weights=[*weights, *joined])


def of_lines(rare: Sequence[Floats], present: Longs, own: Longs, width: int) -> Floats:
    """The rarities for the units of the query of each line, padded to one width.

    Args:
        rare: for each query what :func:`rarities` found.
        present: the queries of the lines, each once.
        own: for each line the place of its query in ``present``.
        width: how many units are made room for.
    """
    table = np.zeros((len(present), width, STEPS), dtype=np.float32)
    for at, number in enumerate(present.tolist()):
        table[at, : len(rare[number])] = rare[number]
    return table[own]
