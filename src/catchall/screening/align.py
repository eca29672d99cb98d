"""The best pairing of the words of queries with the words of rows, for many lines at once.

A line is one query with one row. Greedy by the squared similarity times the weight that both
units have: in each round every line pairs the two units that carry most, and units that
share a word with them drop out. Nothing depends on what else is in the batch.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from catchall.screening.alike import Alike
from catchall.screening.compare import FLOOR
from catchall.screening.compiled import kernels
from catchall.screening.forms import TEXT
from catchall.screening.postings import Ints
from catchall.screening.query import Asked
from catchall.screening.segment import Segment, Weights

Floats = NDArray[np.float32]
Longs = NDArray[np.int64]
_Number = TypeVar("_Number", bound=np.number[Any])
BEGUN = (0.62, 0.17)
"""How alike a word and its beginning are at least, and what the share of its letters adds."""
_INITIAL = 0.7
"""How alike an initial and a word that starts with it are."""


@dataclass(frozen=True)
class Listed:
    """The units of the row of each line, padded to one width."""

    words: Ints
    """Word numbers; -1 where there is none."""
    masks: Ints
    weights: Floats
    lengths: Longs
    """How many words each row has."""

    @property
    def single(self) -> NDArray[np.bool_]:
        """Which units are words, not joined neighbors."""
        return np.arange(self.words.shape[1])[None, :] < self.lengths[:, None]


@dataclass(frozen=True)
class Alignment:
    """Pairs by round: for each line the query's unit, the row's unit (-1: none), similarity."""

    asked: Ints
    listed: Ints
    similarities: Floats
    asked_weights: Floats
    listed_weights: Floats
    asked_cover: Ints
    """Masks of the words of the query that pairs cover."""
    listed_cover: Ints


def lay_out(segment: Segment, weights: Weights, rows: Ints) -> Listed:
    """Gather the units of the rows."""
    table = segment.rows
    starts = table.starts[rows]
    sizes = table.starts[rows + 1] - starts
    lengths = table.lengths[rows].astype(np.int64)
    columns = np.arange(int(sizes.max(initial=1)))[None, :]
    inside = columns < sizes[:, None]
    at = np.where(inside, starts[:, None] + columns, 0)
    words = np.where(inside, table.words[at], -1)
    single = columns < lengths[:, None]
    shift = np.where(single, columns, columns - lengths[:, None])
    masks = np.where(single, 1, 3) << np.clip(shift, 0, 30)
    known = words >= 0
    own = weights.words[np.maximum(words, 0)]
    left = np.take_along_axis(own, shift, axis=1)
    right = np.take_along_axis(own, np.minimum(shift + 1, columns[:, -1:]), axis=1)
    return Listed(
        words.astype(np.int32),
        np.where(known, masks, 0).astype(np.int32),
        np.where(known, np.where(single, left, left + right), 0).astype(np.float32),
        lengths,
    )


def similarities(
    segment: Segment,
    listed: Listed,
    found: Sequence[Sequence[Alike]],
    which: Longs,
    asked: Asked,
) -> Floats:
    """Similarity of each unit of the query of each line with each unit of its row.

    Args:
        segment: where the rows are.
        listed: the rows of the lines.
        found: for each query the words that are alike to its units.
        which: the query of each line, ascending.
        asked: the units of the query of each line.
    """
    count, width = listed.words.shape
    table = np.zeros((count, asked.masks.shape[1], width), dtype=np.float32)
    queries, starts = np.unique(which, return_index=True)
    own = [found[number] for number in queries.tolist()]
    edges = np.append(starts, count)
    loops = kernels()
    if loops is None:
        _fill_in(segment, listed, own, edges, table)
    else:
        units = np.zeros((len(own), table.shape[1] + 1), dtype=np.int64)
        at = 0
        for line, alikes in enumerate(own):
            sizes = [len(alike.numbers) for alike in alikes]
            units[line, : len(sizes) + 1] = np.cumsum([at, *sizes])
            at = int(units[line, len(sizes)])
            units[line, len(sizes) + 1 :] = at
        numbers = np.concatenate([alike.numbers for alikes in own for alike in alikes])
        similar = np.concatenate([alike.similarities for alikes in own for alike in alikes])
        size = len(segment.vocabulary.forms)
        loops.likeness(edges, units, numbers, similar, listed.words, table, size)
    _initials(segment, listed, asked, table)
    _begun(segment, listed, asked, table)
    return table


def _fill_in(
    segment: Segment,
    listed: Listed,
    found: Sequence[Sequence[Alike]],
    edges: Longs,
    table: Floats,
) -> None:
    """Fill the table in for one query after another."""
    places = np.zeros(len(segment.vocabulary.forms) + 1, dtype=np.int32)
    words = listed.words + 1
    for alikes, (start, end) in zip(found, pairwise(edges.tolist()), strict=True):
        numbers = np.concatenate([alike.numbers for alike in alikes]) + 1
        places[numbers] = np.arange(1, len(numbers) + 1)
        own = np.zeros((len(alikes), len(numbers) + 1), dtype=np.float32)
        for unit, alike in enumerate(alikes):
            own[unit, places[alike.numbers + 1]] = alike.similarities
        near = own[:, places[words[start:end]]]
        table[start:end, : len(alikes)] = near.transpose(1, 0, 2)
        places[numbers] = 0


def _initials(segment: Segment, listed: Listed, asked: Asked, table: Floats) -> None:
    """An initial is like every word that starts with it, and equal to itself."""
    vocabulary = segment.vocabulary
    words = np.maximum(listed.words, 0)
    alone = vocabulary.single[words] & listed.single
    single = (asked.sizes == 1) & (asked.initials > 0)
    lines = np.nonzero(alone.any(axis=1) | single.any(axis=1))[0]
    first = np.where(listed.single, vocabulary.initials[words], 0)[lines]
    letters = asked.initials[lines]
    same = (letters[:, :, None] == first[:, None, :]) & (letters > 0)[:, :, None]
    mine, other = single[lines][:, :, None], alone[lines][:, None, :]
    same &= mine | other
    alike = np.where(mine & other, np.float32(1), np.float32(_INITIAL))
    table[lines] = np.where(same, np.maximum(table[lines], alike), table[lines])


def _begun(segment: Segment, listed: Listed, asked: Asked, table: Floats) -> None:
    """The last word of a query, which may be cut off, is like every word that starts with it."""
    words = np.maximum(listed.words, 0)
    found = segment.vocabulary.beginnings[words]
    first, last = asked.wholes[:, :1], asked.wholes[:, 1:]
    lines, units = np.nonzero((found >= first) & (found <= last) & listed.single)
    at = asked.lengths[lines] - 1
    least, more = BEGUN
    share = asked.sizes[lines, at] / segment.vocabulary.forms.sizes[words[lines, units], TEXT]
    begun = (least + more * share).astype(np.float32)
    table[lines, at, units] = np.maximum(table[lines, at, units], begun)


def align(asked: Asked, listed: Listed, table: Floats) -> Alignment:
    """Pair the units, round by round."""
    count = len(table)
    gain = table**2 * np.minimum(asked.weights[:, :, None], listed.weights[:, None, :])
    gain[table < FLOOR] = 0
    joined = ((asked.masks & (asked.masks - 1)) != 0)[:, :, None]
    doubled = ((listed.masks & (listed.masks - 1)) != 0)[:, None, :]
    # two joined units show nothing new; one must not win by the weight of its two words
    gain *= np.where(joined | doubled, np.where(joined & doubled, 0, table**4), 1)
    asked_cover = np.zeros(count, dtype=np.int32)
    listed_cover = np.zeros(count, dtype=np.int32)
    units = asked.masks, listed.masks
    rounds = _rounds(gain, table, units, (asked_cover, listed_cover))
    return _alignment(rounds, asked, listed, asked_cover, listed_cover)


def continued(
    alignment: Alignment, asked: Asked, listed: Listed, lines: Longs, table: Floats
) -> Alignment:
    """The alignment with further pairs of single words that it leaves over.

    Args:
        alignment: the pairs so far.
        asked: the units of the query of each line.
        listed: the units of the row of each line.
        lines: the lines that have further pairs, ascending.
        table: for each of these, the similarity of words that no pair covers.
    """
    width = table.shape[1]
    weights = asked.weights[lines, :width, None], listed.weights[lines][:, None, :]
    gain = table**2 * np.minimum(*weights)
    covers = alignment.asked_cover.copy(), alignment.listed_cover.copy()
    own = covers[0][lines], covers[1][lines]
    units = asked.masks[lines, :width], listed.masks[lines]
    rounds = [*zip(alignment.asked, alignment.listed, alignment.similarities, strict=True)]
    count = len(covers[0])
    rounds += [
        (
            _scattered(mine, lines, np.full(count, -1, dtype=np.int32)),
            _scattered(other, lines, np.full(count, -1, dtype=np.int32)),
            _scattered(similar, lines, np.zeros(count, dtype=np.float32)),
        )
        for mine, other, similar in _rounds(gain, table, units, own)
    ]
    covers[0][lines], covers[1][lines] = own
    return _alignment(rounds, asked, listed, *covers)


def _scattered(values: NDArray[_Number], lines: Longs, whole: NDArray[_Number]) -> NDArray[_Number]:
    whole[lines] = values
    return whole


def _rounds(
    gain: Floats, table: Floats, units: tuple[Ints, Ints], covers: tuple[Ints, Ints]
) -> list[tuple[Ints, Ints, Floats]]:
    """Pairs of units in the order of what they carry; the covers are brought up to date."""
    count, most, width = table.shape
    everyone = np.arange(count)
    rounds: list[tuple[Ints, Ints, Floats]] = []
    for _ in range(most):
        flat = gain.reshape(count, -1)
        best = flat.argmax(axis=1)
        carried = flat[everyone, best] > 0
        if not carried.any():
            break
        mine, other = np.divmod(best, width)
        similarity = np.where(carried, table[everyone, mine, other], 0)
        covers[0][:] |= np.where(carried, units[0][everyone, mine], 0)
        covers[1][:] |= np.where(carried, units[1][everyone, other], 0)
        gain *= ((units[0] & covers[0][:, None]) == 0)[:, :, None]
        gain *= ((units[1] & covers[1][:, None]) == 0)[:, None, :]
        pair = (np.where(carried, mine, -1), np.where(carried, other, -1))
        rounds.append((pair[0].astype(np.int32), pair[1].astype(np.int32), similarity))
    return rounds


def _alignment(
    rounds: Sequence[tuple[Ints, Ints, Floats]],
    asked: Asked,
    listed: Listed,
    asked_cover: Ints,
    listed_cover: Ints,
) -> Alignment:
    count = len(asked_cover)
    mine = np.array([pair[0] for pair in rounds], dtype=np.int32).reshape(len(rounds), count)
    other = np.array([pair[1] for pair in rounds], dtype=np.int32).reshape(len(rounds), count)
    similar = np.array([pair[2] for pair in rounds], dtype=np.float32).reshape(len(rounds), count)
    everyone, paired = np.arange(count), mine >= 0
    return Alignment(
        mine,
        other,
        similar,
        np.where(paired, asked.weights[everyone, np.maximum(mine, 0)], 0).astype(np.float32),
        np.where(paired, listed.weights[everyone, np.maximum(other, 0)], 0).astype(np.float32),
        asked_cover,
        listed_cover,
    )
