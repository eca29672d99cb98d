"""How alike two words are, and the words of a vocabulary that are alike to given ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from catchall.lexicon.names import Token
from catchall.lexicon.scripts import ABJAD, LOOSE
from catchall.screening.postings import Ints, spans
from catchall.screening.vocabulary import Forms, Vocabulary, asking_keys

Floats = NDArray[np.float32]

FLOOR = 0.62
"""Words less alike than this are not paired."""
_SOUND, _MEANING = 0.98, 0.95
"""What agreement in sound, and in meaning only, is worth against equal letters."""
_SHARE = 0.2
"""The share of the letters of both words that shared pieces must make up."""
_CLOSE, _NEARLY = 0.45, 0.5
"""Words that sound less alike are not compared by letters; less alike ones are not looked at."""
_SHORT, _SHORTER = 3, 0.9
"""Words of so few letters count for less where they are not equal."""
_CUT_OFF = 0.9
"""Words more alike than this need not be looked at as cut off."""
_ENOUGH = 0.66
"""How much of the consonants must agree where little else is written."""


@dataclass(frozen=True)
class Alike:
    """Words of a vocabulary that are alike to one word: numbers, ascending, and similarity."""

    numbers: Ints
    similarities: Floats


def alike(asked: Sequence[Token], vocabulary: Vocabulary) -> list[Alike]:
    """For each of the asked words, the words of the vocabulary that are alike to it."""
    forms = Forms.of(asked)
    which, numbers = _candidates(asked, forms, vocabulary)
    similarities = compare(forms, which, vocabulary.forms, numbers)
    kept = similarities >= FLOOR
    which, numbers, similarities = which[kept], numbers[kept], similarities[kept]
    edges = np.searchsorted(which, np.arange(len(asked) + 1))
    return [
        Alike(numbers[start:end], similarities[start:end])
        for start, end in pairwise(edges.tolist())
    ]


def _candidates(asked: Sequence[Token], forms: Forms, vocabulary: Vocabulary) -> tuple[Ints, Ints]:
    """Pairs of an asked word and a word of the vocabulary that share enough keys."""
    found = [asking_keys(token) for token in asked]
    flat = np.array([key for keys, _ in found for key in keys], dtype=np.uint64)
    votes = np.array([vote for _, votes in found for vote in votes], dtype=np.int32)
    which = np.repeat(np.arange(len(asked), dtype=np.int64), [len(keys) for keys, _ in found])
    starts, ends = vocabulary.postings.find(flat)
    lengths = ends - starts
    size = np.int64(len(vocabulary.forms) + 1)
    pairs = np.repeat(which, lengths) * size + vocabulary.postings.rows[spans(starts, ends)]
    order = np.argsort(pairs)
    pairs = pairs[order]
    first = np.nonzero(np.diff(pairs, prepend=-1))[0]
    if not len(first):
        return np.zeros(0, np.int32), np.zeros(0, np.int32)
    counts = np.add.reduceat(np.repeat(votes, lengths)[order], first)
    words, numbers = np.divmod(pairs[first], size)
    letters = forms.lengths[words] + vocabulary.forms.lengths[numbers]
    enough = counts >= np.maximum(2, letters * _SHARE)
    return words[enough].astype(np.int32), numbers[enough].astype(np.int32)


def compare(left: Forms, rows: Ints, right: Forms, numbers: Ints) -> Floats:
    """Similarity of pairs of words, 0 to 1: the best of letters, sound, consonants, meaning.

    Similarities below the floor are not exact: they only show that the pair is out.
    """
    sound = _edit(left.folds, rows, right.folds, numbers)
    best = (_SOUND * sound).astype(np.float32)
    close = np.nonzero(sound >= _CLOSE)[0]
    letters = _edit(left.texts, rows[close], right.texts, numbers[close])
    best[close] = np.maximum(best[close], letters)
    bones = left.bone_keys[rows]
    equal = (bones != 0) & (bones == right.bone_keys[numbers])
    best = np.where(equal, np.maximum(best, 0.55 + 0.42 * sound), best)
    manners = left.manners[rows] | right.manners[numbers]
    _consonants(left, rows, right, numbers, manners, sound, equal, best)
    meanings = left.meaning_keys[rows]
    same = (meanings != 0) & (meanings == right.meaning_keys[numbers])
    chosen = np.nonzero(same | (best >= _NEARLY))[0]
    best[chosen] = _corrected(left, rows[chosen], right, numbers[chosen], best[chosen])
    return np.where(same, np.maximum(best, _MEANING * (best < 1) + (best == 1)), best)


def _consonants(  # noqa: PLR0913 - columns of one table
    left: Forms,
    rows: Ints,
    right: Forms,
    numbers: Ints,
    manners: NDArray[np.int8],
    sound: Floats,
    equal: NDArray[np.bool_],
    best: Floats,
) -> None:
    """Raise the similarity of words of scripts that write few vowels, or tell few sounds apart."""
    abjad = np.nonzero((manners & ABJAD) > 0)[0]
    if len(abjad):
        bones = _edit(left.bones, rows[abjad], right.bones, numbers[abjad])
        heard = sound[abjad]
        value = np.where(equal[abjad], 0.80 + 0.17 * heard, 0.6 * bones + 0.35 * heard)
        best[abjad] = np.maximum(best[abjad], np.where(bones >= _ENOUGH, value, 0))
    few = np.nonzero((manners & LOOSE) > 0)[0]
    if len(few):
        classes = _edit(left.looses, rows[few], right.looses, numbers[few])
        heard = sound[few]
        value = np.where(classes == 1, 0.72 + 0.25 * heard, 0.6 * classes + 0.3 * heard)
        best[few] = np.maximum(best[few], np.where(classes >= _ENOUGH, value, 0))


def _edit(left: Sequence[str], rows: Ints, right: Sequence[str], numbers: Ints) -> Floats:
    found: Floats = process.cpdist(
        [left[row] for row in rows.tolist()],
        [right[number] for number in numbers.tolist()],
        scorer=OSA.normalized_similarity,
        dtype=np.float32,
    )
    return found


def _corrected(left: Forms, rows: Ints, right: Forms, numbers: Ints, best: Floats) -> Floats:
    """Numbers are equal or not; short words count less; a cut-off word counts by what is left."""
    shorter = np.minimum(left.sizes[rows], right.sizes[numbers])
    value = np.where(shorter <= _SHORT, best * np.float32(_SHORTER), best)
    cut = np.nonzero((shorter > _SHORT) & (best < _CUT_OFF))[0]
    for at in cut.tolist():
        a, b = left.texts[rows[at]], right.texts[numbers[at]]
        if a.startswith(b) or b.startswith(a):
            share = min(len(a), len(b)) / max(len(a), len(b))
            value[at] = max(value[at], 0.6 + 0.35 * share)
    value[left.decimal[rows] | right.decimal[numbers]] = 0
    value[left.text_keys[rows] == right.text_keys[numbers]] = 1
    return value
