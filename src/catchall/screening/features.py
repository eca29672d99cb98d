"""What an alignment shows, as numbers that the scorer weighs.

Sums are taken round by round, never by numpy's reduction, whose order of adding depends on
the shape: the features of a line are the same bits whatever else is in the batch.
"""

import numpy as np
from numpy.typing import NDArray

from catchall.model import PartyKind
from catchall.screening.align import Alignment, Listed
from catchall.screening.postings import Ints
from catchall.screening.query import Asked
from catchall.screening.rows import KIND_NUMBERS
from catchall.screening.segment import Segment, Weights

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
    "cut_off",
)
"""Names of the features, in the order of the columns."""
_EQUAL = 0.999
_PROPER = 0.3
"""Words of at least this weight are names proper, not forms or fillers."""


def features(
    alignment: Alignment,
    asked: Asked,
    listed: Listed,
    segment: Segment,
    weights: Weights,
    rows: Ints,
) -> Floats:
    """One line of features for each line of the alignment."""
    similar = alignment.similarities
    mean_weight = (alignment.asked_weights + alignment.listed_weights) / np.float32(2)
    carried = mean_weight * similar
    listed_total = np.maximum(weights.rows[rows], 1e-6)
    both_total = np.maximum((asked.totals + listed_total) / 2, 1e-6)
    asked_covered = _sum(alignment.asked_weights * similar) / asked.totals
    listed_covered = _sum(alignment.listed_weights * similar) / listed_total
    paired, proper = alignment.asked >= 0, mean_weight >= _PROPER
    everyone = np.arange(len(rows))
    sizes = np.where(paired, asked.sizes[everyone, np.maximum(alignment.asked, 0)], 0)
    asked_left, listed_left = _left(alignment, asked, listed)
    kinds = segment.rows.kinds[rows]
    weight, carried_sum = _sum(mean_weight), _sum(carried)
    columns = (
        asked_covered,
        listed_covered,
        np.sqrt(np.maximum(asked_covered * listed_covered, 0)),
        np.minimum(carried_sum, 5),
        asked_left.max(axis=1, initial=0),
        listed_left.max(axis=1, initial=0),
        np.where(proper, similar, 1).min(axis=0, initial=1),
        carried_sum / np.maximum(weight, 1e-6),
        carried.max(axis=0, initial=0),
        asked.lengths,
        listed.lengths,
        paired.sum(axis=0) / np.maximum(asked.lengths, listed.lengths),
        kinds == KIND_NUMBERS[PartyKind.PERSON],
        kinds == KIND_NUMBERS[PartyKind.ORGANIZATION],
        segment.rows.weak[rows],
        asked.manner | (segment.vocabulary.forms.manners[np.maximum(listed.words, 0)] > 0).any(1),
        _order(alignment, asked),
        (asked_covered > _EQUAL) & (listed_covered > _EQUAL),
        _numbers_left(asked, listed, segment, asked_left, listed_left),
        _sum(np.where(proper, carried, 0)) / both_total,
        np.minimum(_sum(sizes * similar), 40),
        _sum(np.where(similar > _EQUAL, mean_weight, 0)) / both_total,
        (sizes == 1).sum(axis=0),
        _cut_off(alignment, asked_left, listed_left),
    )
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)


def _sum(rounds: Floats) -> Floats:
    total = np.zeros(rounds.shape[1], dtype=np.float32)
    for each in rounds:
        total += each
    return total


def _left(alignment: Alignment, asked: Asked, listed: Listed) -> tuple[Floats, Floats]:
    """Weights of the words that no pair covers, zero for those that one does."""
    units = np.arange(asked.masks.shape[1])[None, :] < asked.lengths[:, None]
    mine = units & ((asked.masks & alignment.asked_cover[:, None]) == 0)
    others = listed.single & ((listed.masks & alignment.listed_cover[:, None]) == 0)
    return np.where(mine, asked.weights, 0), np.where(others, listed.weights, 0)


def _cut_off(alignment: Alignment, asked_left: Floats, listed_left: Floats) -> NDArray[np.bool_]:
    """Whether the query is the beginning of the listed name: only words at its end are left."""
    cover = alignment.listed_cover
    first = (cover > 0) & ((cover & (cover + 1)) == 0)
    rest = (listed_left >= _PROPER).any(axis=1)
    return np.asarray(first & rest & ~(asked_left >= _PROPER).any(axis=1))


def _order(alignment: Alignment, asked: Asked) -> Floats:
    """The share of neighboring words of the query whose partners stand in the same order."""
    count, width = asked.masks.shape
    place = np.full((count, width + 1), -1, dtype=np.int32)  # the last column is for no pair
    everyone = np.arange(count)
    for mine, other in zip(alignment.asked, alignment.listed, strict=True):
        place[everyone, mine] = other
    words = np.arange(width)[None, :] < asked.lengths[:, None]
    place = np.where(words, place[:, :-1], -1)
    left, right = place[:, :-1], place[:, 1:]
    both = (left >= 0) & (right >= 0)
    kept = both & (right > left)
    share = kept.sum(axis=1) / np.maximum(both.sum(axis=1), 1)
    return np.where(both.any(axis=1), share, 1).astype(np.float32)


def _numbers_left(
    asked: Asked, listed: Listed, segment: Segment, asked_left: Floats, listed_left: Floats
) -> Ints:
    words = np.maximum(listed.words, 0)
    mine = asked.numeric & (asked_left > 0)
    others = segment.vocabulary.forms.decimal[words] & (listed_left > 0)
    return np.asarray(mine.sum(axis=1) + others.sum(axis=1), dtype=np.int32)
