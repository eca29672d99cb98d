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
_CLOSE = 0.4
"""Words that sound less alike are not compared by letters."""


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
    """Similarity of pairs of words, 0 to 1: the best of letters, sound, consonants, meaning."""
    sound = _edit(left.folds, rows, right.folds, numbers)
    bones = _edit(left.bones, rows, right.bones, numbers)
    best = _SOUND * sound
    close = np.nonzero(sound >= _CLOSE)[0]
    letters = _edit(left.texts, rows[close], right.texts, numbers[close])
    best[close] = np.maximum(best[close], letters)
    equal = (bones == 1) & _long(left.bones, rows, 2)
    best = np.where(equal, np.maximum(best, 0.55 + 0.42 * sound), best)
    manners = left.manners[rows] | right.manners[numbers]
    abjad = (manners & ABJAD) > 0
    best = np.where(abjad & equal, np.maximum(best, 0.80 + 0.17 * sound), best)
    best = np.where(abjad & (bones >= 0.66), np.maximum(best, 0.6 * bones + 0.35 * sound), best)
    few = np.nonzero((manners & LOOSE) > 0)[0]
    if len(few):
        classes = _edit(left.looses, rows[few], right.looses, numbers[few])
        value = np.where(classes == 1, 0.72 + 0.25 * sound[few], 0.6 * classes + 0.3 * sound[few])
        best[few] = np.maximum(best[few], np.where(classes >= 0.66, value, 0))
    return _corrected(left, rows, right, numbers, best)


def _edit(left: Sequence[str], rows: Ints, right: Sequence[str], numbers: Ints) -> Floats:
    found: Floats = process.cpdist(
        [left[row] for row in rows.tolist()],
        [right[number] for number in numbers.tolist()],
        scorer=OSA.normalized_similarity,
        dtype=np.float32,
    )
    return found


def _long(words: Sequence[str], rows: Ints, least: int) -> NDArray[np.bool_]:
    return np.array([len(word) >= least for word in words], dtype=bool)[rows]


def _corrected(left: Forms, rows: Ints, right: Forms, numbers: Ints, best: Floats) -> Floats:
    """Numbers are equal or not; short words count less; cut-off and translated words count."""
    for at, (row, number) in enumerate(zip(rows.tolist(), numbers.tolist(), strict=True)):
        a, b = left.texts[row], right.texts[number]
        if a == b:
            best[at] = 1
            continue
        short, long = (a, b) if len(a) <= len(b) else (b, a)
        if short.isdecimal() or long.isdecimal():
            best[at] = 0
        elif len(short) <= 3:
            best[at] *= 0.9
        elif long.startswith(short):
            best[at] = max(best[at], 0.6 + 0.35 * len(short) / len(long))
        meaning = left.meanings[row]
        if meaning and meaning == right.meanings[number]:
            best[at] = max(best[at], _MEANING)
    return best
