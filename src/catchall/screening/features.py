"""What an alignment shows, as numbers that the scorer weighs.

Sums are taken round by round, never by numpy's reduction, whose order of adding depends on
the shape: the features of a line are the same bits whatever else is in the batch.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catchall.model import PartyKind
from catchall.screening.align import Alignment, Listed
from catchall.screening.alike import steps
from catchall.screening.compare import FLOOR
from catchall.screening.postings import Ints
from catchall.screening.query import Asked
from catchall.screening.rows import KIND_NUMBERS
from catchall.screening.segment import Segment
from catchall.screening.sides import Side, added, asked_side, listed_side

Floats = NDArray[np.float32]
Bools = NDArray[np.bool_]

NAMES = (
    "query_covered",
    "listed_covered",
    "both_covered",
    "information",
    "query_left",
    "listed_left",
    "query_left_sum",
    "listed_left_sum",
    "both_left",
    "worst_similarity",
    "mean_similarity",
    "best_word",
    "proper_covered",
    "equal_share",
    "rarity",
    "proper_rarity",
    "best_rarity",
    "least_rarity",
    "letters",
    "letters_wrong",
    "letters_share",
    "query_words",
    "listed_words",
    "words_paired",
    "joined",
    "initials",
    "number_left",
    "initial_left",
    "order",
    "exact",
    "forms",
    "cut_off",
    "cut_word",
    "manner",
    "impersonal",
    "weak_alias",
    "person",
    "organization",
)
"""Names of the features, in the order of the columns."""
_EQUAL = 0.999
_PROPER = 0.3
"""Words of at least this weight are names proper, not forms or fillers."""
_NAME = 0.9
"""Words whose role lets them weigh more are names proper, however common."""
_INITIAL = 0.15
"""How rare a word is that an initial stands for."""
_MOST = {"weight": 5, "letters": 40, "wrong": 20}
"""More is not told apart."""


@dataclass(frozen=True)
class Evidence:
    """Lines of an alignment: the pairs that are evidence, round by round."""

    alignment: Alignment
    asked: Asked
    listed: Listed
    segment: Segment
    rows: Ints
    rarities: Floats
    """For each line, unit of the query and step: how rare words so alike are."""

    @cached_property
    def mine(self) -> Side:
        """The side of the query."""
        return asked_side(self.alignment, self.asked, self.taken)

    @cached_property
    def other(self) -> Side:
        """The side of the listed name."""
        return listed_side(self.alignment, self.listed, self.segment)

    @cached_property
    def taken(self) -> Bools:
        """Which pairs take a word of the query, which is none by itself, for a listed form."""
        form = self.other.paired(self.other.forms) & (self.alignment.asked >= 0)
        lines, mine = np.arange(len(self.rows)), np.maximum(self.alignment.asked, 0)
        word = mine < self.asked.lengths[None, :]
        return np.asarray(form & word & ~self.asked.forms[lines, mine])

    @cached_property
    def inside(self) -> Bools:
        """Which pairs are evidence on both sides."""
        paired = self.alignment.asked >= 0
        return np.asarray(paired & self.mine.evident & self.other.evident)

    @cached_property
    def similar(self) -> Floats:
        """The similarity of each pair; zero where it is no evidence."""
        return np.where(self.inside, self.alignment.similarities, 0)

    @cached_property
    def weights(self) -> Floats:
        """What each pair weighs: the mean of both sides."""
        both = self.alignment.asked_weights + self.alignment.listed_weights
        return np.where(self.inside, both / np.float32(2), 0)

    @cached_property
    def carried(self) -> Floats:
        """The weight that each pair carries."""
        return self.weights * self.similar

    @cached_property
    def sizes(self) -> Floats:
        """How many letters the query's unit of each pair has."""
        return np.where(self.inside, self.mine.paired(self.mine.sizes), 0)

    @cached_property
    def initials(self) -> Bools:
        """Which pairs are of a single letter."""
        short = (self.sizes == 1) | (self.other.paired(self.other.sizes) == 1)
        return np.asarray(self.inside & short)

    @cached_property
    def rare(self) -> Floats:
        """How rare a word as alike as the one that was met is."""
        lines = np.arange(len(self.rows))
        step = steps(self.alignment.similarities)
        found = self.rarities[lines, np.maximum(self.alignment.asked, 0), step]
        # words so unlike are met by chance far more often than words at the lowest step
        found = np.where(self.alignment.similarities < FLOOR, found / 2, found)
        return np.where(self.initials, np.float32(_INITIAL), np.where(self.inside, found, 0))

    @property
    def names(self) -> Bools:
        """Pairs with a listed word that is a name proper by its role."""
        known = np.maximum(self.listed.words, 0)
        return np.asarray(self.other.paired(self.segment.vocabulary.forms.factors[known]) > _NAME)


def features(evidence: Evidence) -> Floats:
    """One line of features for each line of the alignment."""
    columns = (
        *_weighed(evidence),
        *_rare(evidence),
        *_lettered(evidence),
        *_counted(evidence),
        *_said(evidence),
    )
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)


def _weighed(seen: Evidence) -> tuple[Any, ...]:
    """From ``query_covered`` to ``equal_share``."""
    mine, other = seen.mine, seen.other
    mine_total = np.maximum(mine.total(mine.weights, mine.counted), 1e-6)
    other_total = np.maximum(other.total(other.weights, other.counted), 1e-6)
    both_total = (mine_total + other_total) / 2
    mine_covered = added(seen.alignment.asked_weights * seen.similar) / mine_total
    other_covered = added(seen.alignment.listed_weights * seen.similar) / other_total
    proper = seen.inside & (seen.weights >= _PROPER)
    carried = added(seen.carried)
    return (
        mine_covered,
        other_covered,
        np.sqrt(np.maximum(mine_covered * other_covered, 0)),
        np.minimum(carried, _MOST["weight"]),
        mine.left_weights.max(axis=1, initial=0),
        other.left_weights.max(axis=1, initial=0),
        added(mine.left_weights.T),
        added(other.left_weights.T),
        np.minimum(
            mine.left_weights.max(axis=1, initial=0), other.left_weights.max(axis=1, initial=0)
        ),
        np.where(proper, seen.similar, 1).min(axis=0, initial=1),
        carried / np.maximum(added(seen.weights), 1e-6),
        seen.carried.max(axis=0, initial=0),
        added(np.where(proper, seen.carried, 0)) / both_total,
        added(np.where(seen.similar > _EQUAL, seen.weights, 0)) / both_total,
    )


def _rare(seen: Evidence) -> tuple[Any, ...]:
    """From ``rarity`` to ``least_rarity``."""
    proper = seen.inside & (seen.weights >= _PROPER)
    return (
        np.minimum(added(seen.rare), _MOST["weight"]),
        np.minimum(added(np.where(seen.names, seen.rare, 0)), _MOST["weight"]),
        seen.rare.max(axis=0, initial=0),
        np.where(proper, seen.rare, 1).min(axis=0, initial=1),
    )


def _lettered(seen: Evidence) -> tuple[Any, ...]:
    """From ``letters`` to ``letters_share``."""
    mine, other = seen.mine, seen.other
    wrong = added(seen.sizes * (1 - seen.similar))
    every = mine.total(mine.sizes, mine.counted) + other.total(other.sizes, other.counted)
    mine_left, other_left = mine.total(mine.sizes, mine.left), other.total(other.sizes, other.left)
    return (
        np.minimum(added(seen.sizes * seen.similar), _MOST["letters"]),
        np.minimum(wrong + mine_left, _MOST["wrong"]),
        1 - (2 * wrong + mine_left + other_left) / np.maximum(every, 1),
    )


def _counted(seen: Evidence) -> tuple[Any, ...]:
    """From ``query_words`` to ``initial_left``."""
    mine, other = seen.mine, seen.other
    lengths = mine.counted.sum(axis=1), other.counted.sum(axis=1)
    joined = ~(mine.paired(mine.words) & other.paired(other.words))
    decimal = seen.segment.vocabulary.forms.decimal[np.maximum(seen.listed.words, 0)]
    return (
        *lengths,
        seen.inside.sum(axis=0) / np.maximum(np.maximum(*lengths), 1),
        (seen.inside & joined).sum(axis=0),
        seen.initials.sum(axis=0),
        (seen.asked.numeric & mine.left).sum(axis=1) + (decimal & other.left).sum(axis=1),
        _initials_left(seen),
    )


def _initials_left(seen: Evidence) -> NDArray[np.int64]:
    """How many initials are left over on either side where a word is on the other: a clash."""
    mine, other = seen.mine.left, seen.other.left
    left = (
        (mine & (seen.mine.sizes == 1)).sum(axis=1),
        (other & (seen.other.sizes == 1)).sum(axis=1),
    )
    both = mine.any(axis=1) & other.any(axis=1)
    return np.where(both, left[0] + left[1], 0)


def _said(seen: Evidence) -> tuple[Any, ...]:
    """From ``order`` to ``organization``."""
    forms, rows = seen.segment.vocabulary.forms, seen.segment.rows
    nothing_left = ~seen.mine.left.any(axis=1) & ~seen.other.left.any(axis=1)
    whole = np.where(seen.inside, seen.similar, 1).min(axis=0, initial=1) > _EQUAL
    kinds = rows.kinds[seen.rows]
    return (
        _order(seen.alignment, seen.asked),
        nothing_left & whole & seen.inside.any(axis=0),
        seen.mine.forms_left.astype(np.int8) + seen.other.forms_left + seen.taken.any(axis=0),
        _cut_off(seen),
        _cut_word(seen),
        seen.asked.manner | (forms.manners[np.maximum(seen.listed.words, 0)] > 0).any(axis=1),
        seen.asked.impersonal & (kinds == KIND_NUMBERS[PartyKind.PERSON]),
        rows.weak[seen.rows],
        kinds == KIND_NUMBERS[PartyKind.PERSON],
        kinds == KIND_NUMBERS[PartyKind.ORGANIZATION],
    )


def _cut_off(seen: Evidence) -> Bools:
    """Whether the query is the beginning of the listed name: only words at its end are left."""
    cover = seen.alignment.listed_cover
    first = (cover > 0) & ((cover & (cover + 1)) == 0)
    rest = (seen.other.left_weights >= _PROPER).any(axis=1)
    return np.asarray(first & rest & ~(seen.mine.left_weights >= _PROPER).any(axis=1))


def _cut_word(seen: Evidence) -> Bools:
    """Whether the last word of the query has met a longer word."""
    last = seen.alignment.asked == seen.asked.lengths - 1
    longer = seen.other.paired(seen.other.sizes) > seen.mine.paired(seen.mine.sizes) + 1
    return np.asarray((seen.inside & last & longer & (seen.similar < _EQUAL)).any(axis=0))


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
