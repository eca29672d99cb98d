"""Rows that may be the name asked for: those with alike words of enough weight."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catchall.screening.alike import Alike
from catchall.screening.postings import Ints, spans
from catchall.screening.query import Query
from catchall.screening.segment import Segment, Weights

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Candidates:
    """Rows of a segment and the coarse score of each."""

    rows: Ints
    scores: Floats


def candidates(
    segment: Segment,
    weights: Weights,
    query: Query,
    found: Sequence[Alike],
    allowed: NDArray[np.bool_] | None,
) -> Candidates:
    """Every row that shares an alike word with the query, with the share of weight it carries."""
    size = len(segment.rows)
    total = np.zeros(size, dtype=np.float32)
    best = np.zeros(size, dtype=np.float32)
    touched: list[Ints] = []
    for weight, alike in zip(query.weights.tolist(), found, strict=True):
        order = np.argsort(alike.similarities, kind="stable")  # the best comes last and stays
        numbers = alike.numbers[order]
        starts, ends = segment.word_starts[numbers], segment.word_starts[numbers + 1]
        rows = segment.word_rows[spans(starts, ends)]
        values = alike.similarities[order] * np.minimum(weights.words[numbers], 1)
        values = np.repeat((values + alike.similarities[order] * weight) / 2, ends - starts)
        best[rows] = values
        total[rows] += best[rows]
        touched.append(rows)
    rows = _distinct(touched, size)
    if allowed is not None:
        rows = rows[allowed[rows]]
    asked = float(query.words.sum())
    scores = 2 * total[rows] / (asked + weights.rows[rows])
    return Candidates(rows, scores.astype(np.float32))


def _distinct(touched: Sequence[Ints], size: int) -> Ints:
    if not touched:
        return np.zeros(0, dtype=np.int32)
    marks = np.zeros(size, dtype=bool)
    for rows in touched:
        marks[rows] = True
    return np.nonzero(marks)[0].astype(np.int32)


def cut(scores: Floats, limit: int) -> float:
    """The lowest score that is among the best ``limit``; ties at the end stay in."""
    if len(scores) <= limit:
        return -np.inf
    return float(np.partition(scores, len(scores) - limit)[len(scores) - limit])
