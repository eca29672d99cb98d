"""What an alignment shows, as numbers that the scorer weighs."""

import numpy as np
from numpy.typing import NDArray

from catchall.model import PartyKind
from catchall.screening.align import Alignment
from catchall.screening.postings import Ints
from catchall.screening.query import Query
from catchall.screening.rows import KIND_NUMBERS
from catchall.screening.segment import Segment

Floats = NDArray[np.float32]

NAMES = (
    "query_covered",
    "listed_covered",
    "both_covered",
    "information",
    "query_left",
    "listed_left",
    "worst_similarity",
    "mean_similarity",
    "best_word",
    "query_words",
    "listed_words",
    "words_paired",
    "person",
    "organization",
    "weak_alias",
    "manner",
    "order",
    "exact",
    "number_left",
    "proper_covered",
    "letters",
    "equal_share",
    "initials",
)
"""Names of the features, in the order of the columns."""
_EQUAL = 0.999
_PROPER = 0.3
"""Words of at least this weight are names proper, not forms or fillers."""


def features(alignment: Alignment, query: Query, segment: Segment, rows: Ints) -> Floats:
    """One line of features for each row."""
    layout = alignment.layout
    everyone = np.arange(len(rows))[:, None]
    paired = alignment.asked >= 0
    asked, listed = np.maximum(alignment.asked, 0), np.maximum(alignment.listed, 0)
    similar = np.where(paired, alignment.similarities, 0)
    asked_weight = np.where(paired, query.weights[asked], 0)
    listed_weight = np.where(paired, layout.weights[everyone, listed], 0)
    mean_weight = (asked_weight + listed_weight) / 2
    asked_total = max(float(query.words.sum()), 1e-6)
    single = np.arange(layout.words.shape[1])[None, :] < layout.lengths[:, None]
    listed_words = np.where(single, layout.weights, 0)
    listed_total = np.maximum(listed_words.sum(axis=1), 1e-6)
    asked_covered = (asked_weight * similar).sum(axis=1) / asked_total
    listed_covered = (listed_weight * similar).sum(axis=1) / listed_total
    weight_sum = np.maximum(mean_weight.sum(axis=1), 1e-6)
    asked_left, listed_left = _left(alignment, query, listed_words)
    proper = paired & (mean_weight >= _PROPER)
    kinds = segment.rows.kinds[rows]
    columns = (
        asked_covered,
        listed_covered,
        np.sqrt(np.maximum(asked_covered * listed_covered, 0)),
        np.minimum((mean_weight * similar).sum(axis=1), 5),
        asked_left.max(axis=1),
        listed_left.max(axis=1),
        np.where(proper, similar, 1).min(axis=1, initial=1),
        (mean_weight * similar).sum(axis=1) / weight_sum,
        (mean_weight * similar).max(axis=1, initial=0),
        np.full(len(rows), len(query.reading)),
        layout.lengths,
        paired.sum(axis=1) / np.maximum(len(query.reading), layout.lengths),
        kinds == KIND_NUMBERS[PartyKind.PERSON],
        kinds == KIND_NUMBERS[PartyKind.ORGANIZATION],
        segment.rows.weak[rows],
        _manner(alignment, query, segment),
        _order(alignment, query),
        (asked_covered > 0.999) & (listed_covered > 0.999),
        _numbers_left(alignment, query, segment, asked_left, listed_left),
        np.where(proper, mean_weight * similar, 0).sum(axis=1)
        / np.maximum((asked_total + listed_total) / 2, 1e-6),
        np.minimum((query.sizes[asked] * similar).sum(axis=1), 40),
        np.where(similar > _EQUAL, mean_weight, 0).sum(axis=1)
        / np.maximum((asked_total + listed_total) / 2, 1e-6),
        (paired & (query.sizes[asked] == 1)).sum(axis=1),
    )
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)


def covers(alignment: Alignment, query: Query) -> tuple[Ints, Ints]:
    """Masks of the words that pairs cover, on the query's side and on the rows' side."""
    paired = alignment.asked >= 0
    everyone = np.arange(len(alignment.asked))[:, None]
    asked = np.where(paired, query.masks[np.maximum(alignment.asked, 0)], 0)
    listed = np.where(paired, alignment.layout.masks[everyone, np.maximum(alignment.listed, 0)], 0)
    return (
        np.bitwise_or.reduce(asked, axis=1, initial=0).astype(np.int32),
        np.bitwise_or.reduce(listed, axis=1, initial=0).astype(np.int32),
    )


def _left(alignment: Alignment, query: Query, listed_words: Floats) -> tuple[Floats, Floats]:
    """Weights of the words that no pair covers, zero for those that one does."""
    asked, listed = covers(alignment, query)
    asked_bits = (asked[:, None] >> np.arange(len(query.reading))[None, :]) & 1
    columns = np.minimum(np.arange(listed_words.shape[1]), 30)
    listed_bits = (listed[:, None] >> columns[None, :]) & 1
    return (
        np.where(asked_bits == 0, query.words[None, :], 0).astype(np.float32),
        np.where(listed_bits == 0, listed_words, 0).astype(np.float32),
    )


def _manner(alignment: Alignment, query: Query, segment: Segment) -> NDArray[np.bool_]:
    words = np.maximum(alignment.layout.words, 0)
    listed = (segment.vocabulary.forms.manners[words] > 0).any(axis=1)
    if any(token.manner for token in query.reading):
        return np.ones_like(listed)
    return np.asarray(listed, dtype=np.bool_)


def _order(alignment: Alignment, query: Query) -> Floats:
    """The share of neighboring words of the query whose partners stand in the same order."""
    count = len(alignment.asked)
    place = np.full((count, len(query.units) + 1), -1, dtype=np.int32)
    rows = np.arange(count)[:, None]
    place[rows, alignment.asked] = alignment.listed
    place = place[:, : len(query.reading)]
    left, right = place[:, :-1], place[:, 1:]
    both = (left >= 0) & (right >= 0)
    kept = both & (right > left)
    share = kept.sum(axis=1) / np.maximum(both.sum(axis=1), 1)
    return np.where(both.any(axis=1), share, 1).astype(np.float32)


def _numbers_left(
    alignment: Alignment, query: Query, segment: Segment, asked_left: Floats, listed_left: Floats
) -> Floats:
    asked = np.array([token.text.isdecimal() for token in query.reading], dtype=bool)
    words = np.maximum(alignment.layout.words, 0)
    listed = segment.vocabulary.forms.decimal[words] & (listed_left > 0)
    both = ((asked_left > 0) & asked[None, :]).sum(axis=1) + listed.sum(axis=1)
    return np.asarray(both, dtype=np.float32)
