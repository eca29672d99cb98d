"""How alike two words are, for many pairs of words at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from catchall.lexicon.scripts import ABJAD, LOOSE
from catchall.screening import bounds
from catchall.screening.compiled import kernels
from catchall.screening.forms import BONE, FOLD, LOOSE_BONE, TEXT, Forms
from catchall.screening.postings import Ints

Floats = NDArray[np.float32]
Bools = NDArray[np.bool_]

FLOOR = 0.62
"""Words less alike than this are not paired."""
_SOUND, _MEANING = 0.98, 0.95
"""What agreement in sound, and in meaning only, is worth against equal letters."""
_CLOSE = 0.45
"""Words that sound less alike are not compared by letters."""
_SHORT, _SHORTER = 3, 0.9
"""Words of so few letters count for less where they are not equal."""
_CUT_OFF = 0.9
"""Words more alike than this need not be looked at as cut off."""
_ENOUGH = 0.66
"""How much of the consonants must agree where little else is written."""
_EQUAL = (0.55, 0.42)
"""What equal consonants are worth, and each part of agreement in sound with them."""
_WRITINGS = (
    (ABJAD, BONE, (0.80, 0.17), (0.6, 0.35)),
    (LOOSE, LOOSE_BONE, (0.72, 0.25), (0.6, 0.3)),
)
"""Of words with few vowels or few sounds: the form of their consonants; what those are worth
that all agree, with the sound; what each part of agreement is, and of the sound."""
_WORTHS = np.array(
    [
        FLOOR,
        _SOUND,
        _CLOSE,
        _ENOUGH,
        *_EQUAL,
        *(worth for _, _, whole, part in _WRITINGS for worth in (*whole, *part)),
    ],
    dtype=np.float32,
)
"""All of these, for the compiled loop."""


def edits(mine: Sequence[str], others: Sequence[str]) -> Floats:
    """How alike each two texts are by edits, 0 to 1."""
    found: Floats = process.cpdist(mine, others, scorer=OSA.normalized_similarity, dtype=np.float32)
    return found


@dataclass(frozen=True)
class Pairs:
    """Pairs of a word on the left and a word on the right, by their numbers."""

    left: Forms
    rows: Ints
    right: Forms
    numbers: Ints

    def part(self, chosen: NDArray[np.int64]) -> "Pairs":
        """Some of the pairs."""
        return Pairs(self.left, self.rows[chosen], self.right, self.numbers[chosen])

    def edits(self, form: int) -> Floats:
        """How alike a form of both is by edits, 0 to 1."""
        loops = kernels()
        if loops is None:
            return self.edits_of_texts(form)
        found: Floats = loops.edits(
            *self.left.column(form), self.rows, *self.right.column(form), self.numbers
        )
        unlike = np.nonzero(found < 0)[0]
        if len(unlike):
            found[unlike] = self.part(unlike).edits_of_texts(form)
        return found

    def edits_of_texts(self, form: int) -> Floats:
        """As :meth:`edits`, of words in any letters."""
        return edits(self.left.take(form, self.rows), self.right.take(form, self.numbers))

    def beginnings(self) -> NDArray[np.float64]:
        """How much of the longer word the shorter is, where it begins it, else 0."""
        loops = kernels()
        if loops is None:
            return self.beginnings_of_texts()
        found: NDArray[np.float64] = loops.beginnings(
            *self.left.column(TEXT), self.rows, *self.right.column(TEXT), self.numbers
        )
        unlike = np.nonzero(found < 0)[0]
        if len(unlike):
            found[unlike] = self.part(unlike).beginnings_of_texts()
        return found

    def beginnings_of_texts(self) -> NDArray[np.float64]:
        """As :meth:`beginnings`, of words in any letters."""
        mine, others = self.left.take(TEXT, self.rows), self.right.take(TEXT, self.numbers)
        shares = [
            min(len(a), len(b)) / max(len(a), len(b)) if a.startswith(b) or b.startswith(a) else 0
            for a, b in zip(mine, others, strict=True)
        ]
        return np.array(shares, dtype=np.float64)

    def most(self, form: int) -> Floats:
        """The highest value that :meth:`edits` can have."""
        return bounds.most(self.left, self.rows, self.right, self.numbers, form)

    @property
    def manners(self) -> NDArray[np.int8]:
        """Whether either is of a script with few vowels or few sounds."""
        return self.left.manners[self.rows] | self.right.manners[self.numbers]

    @property
    def same_bones(self) -> Bools:
        """Whether both have the same consonants."""
        bones = self.left.bone_keys[self.rows]
        return np.asarray((bones != 0) & (bones == self.right.bone_keys[self.numbers]))

    @property
    def same_meaning(self) -> Bools:
        """Whether both are known to mean the same."""
        meanings = self.left.meaning_keys[self.rows]
        return np.asarray((meanings != 0) & (meanings == self.right.meaning_keys[self.numbers]))


def compare(left: Forms, rows: Ints, right: Forms, numbers: Ints) -> Floats:
    """Similarity of pairs of words, 0 to 1: the best of letters, sound, consonants, meaning.

    Similarities below the floor are not exact: they only show that the pair is out.
    """
    pairs = Pairs(left, rows, right, numbers)
    value = np.zeros(len(rows), dtype=np.float32)
    possible = np.nonzero(_possible(pairs))[0]
    value[possible] = _compared(pairs.part(possible))
    return value


def _possible(pairs: Pairs) -> Bools:
    """Which pairs can reach the floor."""
    loops = kernels()
    if loops is not None:
        left, right = pairs.left.outlines, pairs.right.outlines
        return np.asarray(loops.possible(pairs.rows, pairs.numbers, *left, *right, _WORTHS))
    sound, letters = pairs.most(FOLD), pairs.most(TEXT)
    best = _weighed(
        pairs, sound, np.where(sound >= _CLOSE, letters, 0).astype(np.float32), most=True
    )
    cut = bounds.cut_off(pairs.left, pairs.rows, pairs.right, pairs.numbers)
    return np.asarray((best >= FLOOR) | cut | pairs.same_meaning)


def _compared(pairs: Pairs) -> Floats:
    sound = pairs.edits(FOLD)
    letters = sound.copy()
    spelled = ~(pairs.left.plain[pairs.rows] & pairs.right.plain[pairs.numbers])
    near = np.nonzero(spelled & (sound >= _CLOSE))[0]
    letters[near] = pairs.part(near).edits(TEXT)
    best = _corrected(pairs, _weighed(pairs, sound, letters, most=False))
    same = pairs.same_meaning
    return np.where(same, np.maximum(best, _MEANING * (best < 1) + (best == 1)), best)


def _weighed(pairs: Pairs, sound: Floats, letters: Floats, *, most: bool) -> Floats:
    """The best of sound, letters and consonants; of consonants what they can be at ``most``."""
    best = np.maximum(np.float32(_SOUND) * sound, letters)
    equal = pairs.same_bones
    best = np.where(equal, np.maximum(best, _EQUAL[0] + _EQUAL[1] * sound), best)
    manners = pairs.manners
    for manner, form, same, alone in _WRITINGS:
        at = np.nonzero((manners & manner) > 0)[0]
        if not len(at):
            continue
        part = pairs.part(at)
        bones = part.most(form) if most else part.edits(form)
        whole = equal[at] if manner == ABJAD else bones == 1
        heard = sound[at]
        value = np.where(whole, same[0] + same[1] * heard, alone[0] * bones + alone[1] * heard)
        best[at] = np.maximum(best[at], np.where(bones >= _ENOUGH, value, 0))
    return np.asarray(best, dtype=np.float32)


def _corrected(pairs: Pairs, best: Floats) -> Floats:
    """Numbers are equal or not; short words count less; a cut-off word counts by what is left."""
    left, rows, right, numbers = pairs.left, pairs.rows, pairs.right, pairs.numbers
    shorter = np.minimum(left.sizes[rows, TEXT], right.sizes[numbers, TEXT])
    value = np.where(shorter <= _SHORT, best * np.float32(_SHORTER), best)
    cut = bounds.cut_off(left, rows, right, numbers)
    at = np.nonzero(cut & (best < _CUT_OFF))[0]
    share = pairs.part(at).beginnings()
    left_over = np.maximum(value[at], np.where(share > 0, 0.6 + 0.35 * share, 0))
    value[at] = left_over.astype(np.float32)
    value[left.decimal[rows] | right.decimal[numbers]] = 0
    value[left.text_keys[rows] == right.text_keys[numbers]] = 1
    return value
