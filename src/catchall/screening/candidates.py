"""Rows that may be the name asked for: those with alike words of enough weight.

Coarse scores are whole numbers until the last step, so that they do not depend on the order
in which words are numbered or added up.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from catchall.screening.alike import Alike
from catchall.screening.compiled import kernels
from catchall.screening.live import Live
from catchall.screening.postings import Ints, Longs
from catchall.screening.query import Query

Floats = NDArray[np.float32]
_UNIT = 4096
"""What the weight of one is in coarse scores."""
_LEAST = 0.02
"""Words that make up less of the weight of a query find no rows: they stand in most of them."""


@dataclass(frozen=True)
class Candidates:
    """The best rows of a segment for each query, and the coarse score of each.

    ``rows[starts[q]:starts[q + 1]]`` are the rows of query ``q``: those of the best scores and
    all that score like the last of these.
    """

    starts: Longs
    rows: Ints
    scores: Floats


def candidates(
    live: Live, queries: Sequence[Query], found: Sequence[Sequence[Alike]], limit: int
) -> Candidates:
    """The best of the rows that share an alike word with a query, by the weight they share."""
    lines = [
        (alike, weight)
        for query, alikes in zip(queries, found, strict=True)
        for alike, weight in zip(alikes, query.weights, strict=True)
    ]
    sizes = np.array([len(alike.numbers) for alike, _ in lines], dtype=np.int64)
    units = np.cumsum([0, *(len(query.units) for query in queries)])
    starts = np.append(0, np.cumsum(sizes))[units]
    numbers = np.concatenate([alike.numbers for alike, _ in lines])
    similar = np.concatenate([alike.similarities for alike, _ in lines])
    asked = np.repeat(np.array([weight for _, weight in lines], dtype=np.float32), sizes)
    squares = similar * similar  # many words that are a little alike are no sign of one name
    values = squares * squares * np.minimum(np.minimum(live.weights.words[numbers], 1), asked)
    totals = np.array([query.total for query in queries])
    telling = values >= _LEAST * np.repeat(totals, np.diff(starts)).astype(np.float32)
    starts = np.append(0, np.cumsum(telling))[starts]
    numbers, counted = numbers[telling], np.rint(values[telling] * _UNIT).astype(np.int32)
    loops = kernels()
    if loops is None:
        return _multiplied(live, queries, (counted, numbers, starts), totals, limit)
    segment, allowed = live.segment, [live.allowed(query.kinds) for query in queries]
    table, which = live.allowed_table(), np.array(allowed, dtype=np.int64)
    inverted = segment.word_starts, segment.word_rows, live.weights.rows
    return Candidates(
        *loops.best_rows(
            starts, numbers, counted, totals, *inverted, table, which, 2 / _UNIT, limit
        )
    )


def _multiplied(
    live: Live,
    queries: Sequence[Query],
    words: tuple[Ints, Ints, Longs],
    totals: NDArray[np.float64],
    limit: int,
) -> Candidates:
    """The candidates by a product of sparse matrices."""
    counted, numbers, starts = words
    shape = (len(queries), len(live.segment.vocabulary.forms))
    product = csr_array((counted, numbers, starts), shape=shape) @ live.segment.incidence
    own = np.repeat(totals, np.diff(product.indptr))
    scores = product.data * (2 / _UNIT) / (own + live.weights.rows[product.indices])
    scores = scores.astype(np.float32)
    kept = np.zeros(len(scores), dtype=bool)
    for number, query in enumerate(queries):
        part = slice(product.indptr[number], product.indptr[number + 1])
        allowed = live.allowed(query.kinds)
        usable = live.allowed_table()[allowed][product.indices[part]]
        kept[part] = usable & (scores[part] >= cut(scores[part][usable], limit))
    ends = np.append(0, np.cumsum(kept))[product.indptr]
    return Candidates(ends, product.indices[kept], scores[kept])


def cut(scores: Floats, limit: int) -> float:
    """The lowest score that is among the best ``limit``."""
    if len(scores) <= limit:
        return -np.inf
    return float(np.partition(scores, len(scores) - limit)[len(scores) - limit])
