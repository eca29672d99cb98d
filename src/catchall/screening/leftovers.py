"""Words that stand alone on both sides of an alignment, compared once more.

What a word is alike to is looked up without knowing the rest of the name, so that only what is
near enough by itself is found. Where the rest of a name agrees, a word that is left over on
either side may be farther off and yet be meant: ``KARDIAN Arl`` is ``KARDIAN, Ari``. A word that
comes near to a legal form of the other side is taken for a legal form.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from catchall.screening.align import Alignment, Listed, continued
from catchall.screening.compare import edits
from catchall.screening.forms import TEXT
from catchall.screening.postings import Longs
from catchall.screening.query import Asked, Query
from catchall.screening.segment import Segment
from catchall.screening.sides import FORM

Floats = NDArray[np.float32]
Bools = NDArray[np.bool_]

LEAST = 0.5
"""Words less alike than this are not paired, whatever the rest of the name is."""
_AGREED = 0.3
"""So much of the weight of either side must be paired already."""
_LEAST_LETTERS, _LEAST_OF_FORMS = 3, 2
_MOST_OF_FORMS = 4
"""A longer word is no legal form written wrongly."""
_LOOKS = 0.92
"""What it is worth that two words look alike to a scanner."""
_LOOK = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_LETTERS = str.maketrans("l10587cv", "iiosbteu")


@dataclass(frozen=True)
class _Words:
    """Pairs of words: the line, and the unit of the query and of the row."""

    lines: Longs
    mine: Longs
    other: Longs

    def part(self, chosen: Bools) -> "_Words":
        return _Words(self.lines[chosen], self.mine[chosen], self.other[chosen])


def paired(
    alignment: Alignment,
    asked: Asked,
    listed: Listed,
    queries: Sequence[Query],
    segment: Segment,
) -> Alignment:
    """The alignment with further pairs of words that were left over on both sides.

    Args:
        alignment: the pairs of words that are alike by themselves.
        asked: the units of the query of each line.
        listed: the units of the row of each line.
        queries: the query of each line.
        segment: where the rows are.
    """
    pairs = _left(alignment, asked, listed, segment)
    units = zip(pairs.lines.tolist(), pairs.mine.tolist(), strict=True)
    mine = [queries[line].reading[at].text for line, at in units]
    words = listed.words[pairs.lines, pairs.other]
    similar = _similarity(mine, segment.vocabulary.forms.take(TEXT, words))
    enough = similar >= LEAST
    pairs = pairs.part(enough)
    if not len(pairs.lines):
        return alignment
    lines, own = np.unique(pairs.lines, return_inverse=True)
    shape = len(lines), int(asked.lengths.max()), listed.words.shape[1]
    table = np.zeros(shape, dtype=np.float32)
    table[own, pairs.mine, pairs.other] = similar[enough]
    return continued(alignment, asked, listed, lines, table)


def _left(alignment: Alignment, asked: Asked, listed: Listed, segment: Segment) -> _Words:
    """The pairs of words left over that are worth comparing."""
    width = int(asked.lengths.max(initial=0))
    alone = (asked.masks[:, :width] & alignment.asked_cover[:, None]) == 0
    mine = alone & (asked.masks[:, :width] != 0)
    mine &= (np.arange(width)[None, :] < asked.lengths[:, None]) & ~asked.forms[:, :width]
    mine &= ~asked.numeric[:, :width]
    other = listed.single & ((listed.masks & alignment.listed_cover[:, None]) == 0)
    lines = np.nonzero(_agreed(alignment, asked, listed) & mine.any(axis=1) & other.any(axis=1))[0]
    found, units, places = np.nonzero(mine[lines][:, :, None] & other[lines][:, None, :])
    pairs = _Words(lines[found], units, places)
    return pairs.part(_comparable(pairs, asked, listed, segment))


def _agreed(alignment: Alignment, asked: Asked, listed: Listed) -> Bools:
    """The lines of which enough is paired."""
    alike = alignment.similarities
    listed_totals = np.where(listed.single, listed.weights, 0).sum(axis=1)
    mine = (alignment.asked_weights * alike).sum(axis=0)
    other = (alignment.listed_weights * alike).sum(axis=0)
    return np.asarray((mine >= _AGREED * asked.totals) & (other >= _AGREED * listed_totals))


def _comparable(pairs: _Words, asked: Asked, listed: Listed, segment: Segment) -> Bools:
    """Whether two words can be alike by their lengths, and are not numbers or initials."""
    forms = segment.vocabulary.forms
    words = listed.words[pairs.lines, pairs.other]
    mine = asked.sizes[pairs.lines, pairs.mine]
    other = forms.sizes[words, TEXT].astype(np.float32)
    shorter, longer = np.minimum(mine, other), np.maximum(mine, other)
    form = forms.factors[words] < FORM
    named = ~form & (shorter >= _LEAST_LETTERS)
    formed = form & (shorter >= _LEAST_OF_FORMS) & (mine <= _MOST_OF_FORMS)
    return np.asarray((named | formed) & (shorter >= LEAST * longer) & ~forms.decimal[words])


def _similarity(mine: Sequence[str], others: Sequence[str]) -> Floats:
    """How alike words are by their letters or by how they look."""
    if not mine:
        return np.zeros(0, dtype=np.float32)
    letters = edits(mine, others)
    looks = edits([_look(word) for word in mine], [_look(word) for word in others])
    best: Floats = np.maximum(letters, np.float32(_LOOKS) * looks)
    return best


@lru_cache(maxsize=1 << 16)
def _look(word: str) -> str:
    """The word as a scanner may see it: letters that look alike are one."""
    for several, one in _LOOK:
        if several in word:
            word = word.replace(several, one)
    return word.translate(_LETTERS)
