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
from catchall.screening.postings import Ints
from catchall.screening.query import Query
from catchall.screening.segment import Segment, Weights

Floats = NDArray[np.float32]
_UNIT = 4096
"""What the weight of one is in coarse scores."""


@dataclass(frozen=True)
class Candidates:
    """Rows of a segment for each query, and the coarse score of each.

    ``rows[starts[q]:starts[q + 1]]`` are the rows of query ``q``.
    """

    starts: Ints
    rows: Ints
    scores: Floats


def candidates(
    segment: Segment,
    weights: Weights,
    queries: Sequence[Query],
    found: Sequence[Sequence[Alike]],
) -> Candidates:
    """Every row that shares an alike word with a query, with the share of weight it carries."""
    lines = [
        (alike, weight)
        for query, alikes in zip(queries, found, strict=True)
        for alike, weight in zip(alikes, query.weights, strict=True)
    ]
    sizes = np.array([len(alike.numbers) for alike, _ in lines], dtype=np.int64)
    units = np.cumsum([0, *(len(query.units) for query in queries)])
    starts = np.append(0, np.cumsum(sizes))[units].astype(np.int32)
    numbers = np.concatenate([alike.numbers for alike, _ in lines])
    similar = np.concatenate([alike.similarities for alike, _ in lines])
    asked = np.repeat(np.array([weight for _, weight in lines], dtype=np.float32), sizes)
    values = similar * (np.minimum(weights.words[numbers], 1) + asked) / 2
    counted = np.rint(values * _UNIT).astype(np.int32)
    shape = (len(queries), len(segment.vocabulary.forms))
    product = csr_array((counted, numbers, starts), shape=shape) @ segment.incidence
    totals = np.repeat([query.total for query in queries], np.diff(product.indptr))
    scores = product.data * (2 / _UNIT) / (totals + weights.rows[product.indices])
    return Candidates(product.indptr, product.indices, scores.astype(np.float32))


def cut(scores: Floats, limit: int) -> float:
    """The lowest score that is among the best ``limit``."""
    if len(scores) <= limit:
        return -np.inf
    return float(np.partition(scores, len(scores) - limit)[len(scores) - limit])
