"""The two sides of an alignment: which words count as evidence, and which are left over.

Legal forms and fillers stand beside the evidence, so that ``Lumen Ltd`` and ``Lumen`` show
the same but for that. A name of nothing else is compared by them.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from catchall.screening.align import Alignment, Listed
from catchall.screening.forms import TEXT
from catchall.screening.postings import Ints
from catchall.screening.query import Asked
from catchall.screening.segment import Segment

Floats = NDArray[np.float32]
Bools = NDArray[np.bool_]
_Value = TypeVar("_Value", bound=np.generic)

FORM = 0.085
"""Legal forms and fillers weigh no more than this share of what a rare word does."""


def added(rounds: NDArray[np.generic]) -> Floats:
    """The sum over the first axis, term by term: the same bits in any batch."""
    total = np.zeros(rounds.shape[1], dtype=np.float32)
    for each in rounds:
        total += each
    return total


@dataclass(frozen=True)
class Side:
    """The units of one side, a line for each comparison, and the unit of each pair."""

    units: Ints
    """For each round and line the unit that is paired; -1 for none."""
    weights: Floats
    words: Bools
    """Which units are words, not joined neighbors."""
    forms: Bools
    """Which are legal forms or fillers."""
    sizes: Floats
    """How many letters each unit has."""
    alone: Bools
    """Which words no pair covers."""

    @cached_property
    def counted(self) -> Bools:
        """The words that are evidence."""
        proper = self.words & ~self.forms
        return np.where(proper.any(axis=1, keepdims=True), proper, self.words)

    @cached_property
    def left(self) -> Bools:
        """The words that are evidence and that no pair covers."""
        return self.alone & self.counted

    @cached_property
    def left_weights(self) -> Floats:
        """The weights of the words left over, zero elsewhere."""
        return np.where(self.left, self.weights, 0)

    @property
    def evident(self) -> Bools:
        """Whether the unit of each pair is evidence: a word that counts, or joined ones."""
        return self.paired(self.counted | ~self.words)

    @property
    def forms_left(self) -> Bools:
        """Whether a legal form is left over; single letters are not taken for one."""
        return np.asarray((self.alone & self.forms & ~self.counted & (self.sizes > 1)).any(axis=1))

    def paired(self, values: NDArray[_Value]) -> NDArray[_Value]:
        """The value of the unit of each pair; of any unit where there is none."""
        found: NDArray[_Value] = values[np.arange(len(values)), np.maximum(self.units, 0)]
        return found

    def total(self, values: Floats, chosen: Bools) -> Floats:
        """The sum of the values of the chosen units of each line."""
        return added(np.where(chosen, values, 0).T)


def asked_side(alignment: Alignment, asked: Asked, taken: Bools) -> Side:
    """The side of the query.

    Args:
        alignment: the pairs.
        asked: the units of the query of each line.
        taken: the pairs in which a word of the query is taken for a listed legal form.
    """
    words = np.arange(asked.masks.shape[1])[None, :] < asked.lengths[:, None]
    alone = words & ((asked.masks & alignment.asked_cover[:, None]) == 0)
    forms = asked.forms
    if taken.any():
        forms = forms.copy()
        rounds, lines = np.nonzero(taken)
        forms[lines, alignment.asked[rounds, lines]] = True
    return Side(alignment.asked, asked.weights, words, forms, asked.sizes, alone)


def listed_side(alignment: Alignment, listed: Listed, segment: Segment) -> Side:
    """The side of the listed name."""
    forms = segment.vocabulary.forms
    known = np.maximum(listed.words, 0)
    return Side(
        alignment.listed,
        listed.weights,
        listed.single,
        forms.factors[known] < FORM,
        forms.sizes[known, TEXT].astype(np.float32),
        listed.single & ((listed.masks & alignment.listed_cover[:, None]) == 0),
    )
