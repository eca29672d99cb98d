"""Compiled loops of the search; each does what the array operations beside its call do.

Sums are of whole numbers and every quotient is of the same type as in numpy, so that the
results are the same bits.
"""

from typing import Any

import numpy as np
from numba import types
from numpy.typing import NDArray

from catchall.screening.pair_kernels import beginnings, edits, possible
from catchall.screening.signatures import FLOATS, INTS, LONGS, array, compiled, longer
from catchall.screening.word_kernels import word_pairs

__all__ = ["beginnings", "best_rows", "edits", "leaves", "likeness", "possible", "word_pairs"]
Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Floats = NDArray[np.float32]


@compiled()
def _least(scores: Floats, limit: int) -> Any:
    """The lowest of the best scores."""
    if len(scores) <= limit:
        return -1.0
    best = np.sort(scores[:limit])
    for score in scores[limit:]:
        if score > best[0]:
            at = 0
            while at + 1 < limit and best[at + 1] < score:
                best[at] = best[at + 1]
                at += 1
            best[at] = score
    return best[0]


@compiled(
    LONGS,
    INTS,
    INTS,
    array(types.float64),
    INTS,
    INTS,
    FLOATS,
    array(types.bool_, 2),
    LONGS,
    types.float64,
    types.int64,
)
def best_rows(  # noqa: PLR0913 - columns of two tables
    starts: Longs,
    words: Ints,
    counted: Ints,
    totals: Any,
    word_starts: Ints,
    word_rows: Ints,
    row_weights: Floats,
    allowed: Any,
    which_allowed: Longs,
    unit: float,
    limit: int,
) -> tuple[Longs, Ints, Floats]:
    """For each query the rows of the best coarse scores, with all that score like the last.

    Query ``q`` has the words ``words[starts[q]:starts[q + 1]]``, each of which adds to its rows
    what is counted; the row ``which_allowed[q]`` of ``allowed`` says which rows it may find.
    """
    sums = np.zeros(len(row_weights), dtype=np.int32)
    touched = np.empty(len(row_weights), dtype=np.int32)
    scores = np.empty(len(row_weights), dtype=np.float32)
    ends = np.zeros(len(starts), dtype=np.int64)
    found = np.empty(1024, dtype=np.int32)
    values = np.empty(1024, dtype=np.float32)
    size = 0
    for query in range(len(starts) - 1):
        usable = allowed[which_allowed[query]]
        reached = 0
        for at in range(starts[query], starts[query + 1]):
            word = words[at]
            for row in word_rows[word_starts[word] : word_starts[word + 1]]:
                if usable[row]:
                    if sums[row] == 0:
                        touched[reached] = row
                        reached += 1
                    sums[row] += counted[at]
        for at in range(reached):
            row = touched[at]
            scores[at] = np.float32(sums[row] * unit / (totals[query] + row_weights[row]))
            sums[row] = 0
        least = _least(scores[:reached], limit)
        for at in range(reached):
            if scores[at] >= least:
                if size == len(found):
                    found, values = longer(found, size), longer(values, size)
                found[size] = touched[at]
                values[size] = scores[at]
                size += 1
        ends[query + 1] = size
    return ends, found[:size], values[:size]


@compiled(
    LONGS,
    array(types.int64, 2),
    INTS,
    FLOATS,
    array(types.int32, 2),
    types.Array(types.float32, 3, "C"),
    types.int64,
)
def likeness(  # noqa: PLR0913 - columns of two tables
    starts: Longs, units: Longs, numbers: Ints, similar: Floats, words: Ints, table: Any, size: int
) -> None:
    """Fill in the similarity of each unit of a query with each word of the rows of its lines.

    Lines ``starts[q]:starts[q + 1]`` are of query ``q``; the words alike to its unit ``u`` are
    ``numbers[units[q, u]:units[q, u + 1]]``.
    """
    value = np.zeros(size, dtype=np.float32)
    for query in range(len(starts) - 1):
        for unit in range(units.shape[1] - 1):
            first, last = units[query, unit], units[query, unit + 1]
            if first == last:
                continue
            for at in range(first, last):
                value[numbers[at]] = similar[at]
            for line in range(starts[query], starts[query + 1]):
                for column in range(words.shape[1]):
                    word = words[line, column]
                    if word >= 0:
                        table[line, unit, column] = value[word]
            for at in range(first, last):
                value[numbers[at]] = 0


@compiled(array(types.float32, 2), LONGS, LONGS, FLOATS, LONGS, LONGS)
def leaves(
    lines: Floats, roots: Longs, features: Longs, thresholds: Floats, children: Longs, values: Longs
) -> Longs:
    """What the leaves that each line of features comes to add up to."""
    found = np.zeros(len(lines), dtype=np.int64)
    for line in range(len(lines)):
        for root in roots:
            node = root
            while children[node] != node:
                node = children[node] + (lines[line, features[node]] > thresholds[node])
            found[line] += values[node]
    return found
