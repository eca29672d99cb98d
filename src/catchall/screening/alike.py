"""The words of a vocabulary that are alike to given ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from catchall.lexicon.readers import Token
from catchall.screening.compare import FLOOR, compare
from catchall.screening.compiled import kernels
from catchall.screening.forms import Forms
from catchall.screening.postings import Ints, Longs, grouped, spans
from catchall.screening.vocabulary import Vocabulary

Floats = NDArray[np.float32]

STEPS = 20
"""Into how many steps similarities from the floor to one are told apart."""
_SCALE = np.float32((STEPS - 1) / (1 - FLOOR) * (1 + 1e-5))
_SHARE = 0.2
"""The share of the letters of both words that shared pieces must make up."""


@dataclass(frozen=True)
class Alike:
    """Words of a vocabulary that are alike to one word: numbers, ascending, and similarity."""

    numbers: Ints
    similarities: Floats
    crowd: Longs
    """For each step of similarity, in how many entries words at least so alike stand."""
    best: float
    """The highest similarity of a word that an entry has now; zero where there is none."""
    factor: float
    """What the role of the most similar word lets it weigh; of several the least."""

    @property
    def step(self) -> int:
        """The step of the highest similarity."""
        return int(steps(np.float32(self.best)))


def steps(similarities: Floats | np.float32) -> Ints:
    """The step of similarity of each value, from the floor up to equality."""
    found = np.asarray((similarities - np.float32(FLOOR)) * _SCALE, dtype=np.int32)
    return np.clip(found, 0, STEPS - 1)


def alike(asked: Sequence[Token], vocabulary: Vocabulary, counts: Ints) -> list[Alike]:
    """For each of the asked words, the words of the vocabulary that are alike to it.

    Args:
        asked: the words.
        vocabulary: where to look.
        counts: in how many entries that stand each word of the vocabulary is.
    """
    forms = Forms.of(asked)
    which, numbers = _candidates(asked, forms, vocabulary)
    similarities = compare(forms, which, vocabulary.forms, numbers)
    kept = similarities >= FLOOR
    which, numbers, similarities = which[kept], numbers[kept], similarities[kept]
    edges = np.searchsorted(which, np.arange(len(asked) + 1))
    found = counts[numbers]
    crowds = _crowds(which, similarities, found, len(asked))
    return [
        _alike(numbers[start:end], similarities[start:end], found[start:end], crowd, vocabulary)
        for (start, end), crowd in zip(pairwise(edges.tolist()), crowds, strict=True)
    ]


def _alike(
    numbers: Ints, similarities: Floats, counts: Ints, crowd: Longs, vocabulary: Vocabulary
) -> Alike:
    standing = counts > 0
    best = similarities[standing].max(initial=0)
    factors = vocabulary.forms.factors[numbers[standing & (similarities == best)]]
    return Alike(numbers, similarities, crowd, float(best), float(factors.min(initial=1)))


def _crowds(which: Ints, similarities: Floats, counts: Ints, size: int) -> Longs:
    """For each word and step the entries of words at least so alike."""
    places = which.astype(np.int64) * STEPS + steps(similarities)
    found = np.bincount(places, counts, minlength=size * STEPS).astype(np.int64)
    return np.asarray(found.reshape(size, STEPS)[:, ::-1].cumsum(axis=1)[:, ::-1])


def _candidates(asked: Sequence[Token], forms: Forms, vocabulary: Vocabulary) -> tuple[Ints, Ints]:
    """Pairs of an asked word and a word of the vocabulary that share enough keys."""
    joined = np.array([" " in token.written for token in asked], dtype=bool)
    sure, sure_words, pieces, piece_words = forms.asking_keys(joined)
    loops = kernels()
    if loops is not None:
        asking = (*grouped(sure, sure_words, len(asked)), *grouped(pieces, piece_words, len(asked)))
        lengths = forms.lengths, vocabulary.forms.lengths
        found, numbers = loops.word_pairs(*asking, *vocabulary.postings.columns, *lengths, _SHARE)
        return found, numbers
    size = np.int64(len(vocabulary.forms) + 1)
    shared, counts = _counted(_pairs(vocabulary, pieces, piece_words, size))
    letters = forms.lengths[shared // size] + vocabulary.forms.lengths[shared % size]
    enough = shared[counts >= np.maximum(2, letters * _SHARE)]
    certain = _pairs(vocabulary, sure, sure_words, size)
    both, _ = _counted(np.concatenate([certain, enough]))
    words, numbers = np.divmod(both, size)
    return words.astype(np.int32), numbers.astype(np.int32)


def _counted(pairs: Longs) -> tuple[Longs, Longs]:
    """The distinct pairs, ascending, and how often each occurs."""
    pairs = np.sort(pairs)
    first = np.nonzero(np.diff(pairs, prepend=-1))[0]
    return pairs[first], np.diff(np.append(first, len(pairs)))


def _pairs(vocabulary: Vocabulary, keys: NDArray[np.uint64], words: Ints, size: np.int64) -> Longs:
    """For each key that words of the vocabulary have, the asked word and the word as one number."""
    starts, ends = vocabulary.postings.find(keys)
    owners = np.repeat(words.astype(np.int64) * size, ends - starts)
    return np.asarray(owners + vocabulary.postings.rows[spans(starts, ends)], dtype=np.int64)
