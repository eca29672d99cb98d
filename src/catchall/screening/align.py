"""The best pairing of a query's words with the words of many rows at once.

Greedy by the squared similarity times the weight that both units have: in each round every
row pairs the two units that carry most, and units that share a word with them drop out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catchall.screening.alike import FLOOR, Alike
from catchall.screening.postings import Ints
from catchall.screening.query import Query
from catchall.screening.segment import Segment, Weights

Floats = NDArray[np.float32]
_INITIAL = 0.7
"""How alike an initial and a word that starts with it are."""


@dataclass(frozen=True)
class Layout:
    """The units of some rows, padded to one width: word numbers, masks, weights."""

    words: Ints
    masks: Ints
    weights: Floats
    lengths: NDArray[np.int64]


@dataclass(frozen=True)
class Alignment:
    """Pairs by round: for each row the query's unit, the row's unit (-1: none), the similarity."""

    layout: Layout
    asked: Ints
    listed: Ints
    similarities: Floats


def lay_out(segment: Segment, weights: Weights, rows: Ints) -> Layout:
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
    masks = np.where(words >= 0, masks, 0)
    values = np.where(words >= 0, weights.positions[at], 0)
    return Layout(
        words.astype(np.int32), masks.astype(np.int32), values.astype(np.float32), lengths
    )


def similarities(segment: Segment, layout: Layout, query: Query, found: Sequence[Alike]) -> Floats:
    """Similarity of each unit of the query with each unit of each row."""
    count, width = layout.words.shape
    table = np.zeros((count, len(found), width), dtype=np.float32)
    for number, alike in enumerate(found):
        if len(alike.numbers):
            at = np.searchsorted(alike.numbers, layout.words)
            at = np.minimum(at, len(alike.numbers) - 1)
            known = alike.numbers[at] == layout.words
            table[:, number, :] = np.where(known, alike.similarities[at], 0)
    _initials(segment, layout, query, table)
    return table


def _initials(segment: Segment, layout: Layout, query: Query, table: Floats) -> None:
    vocabulary = segment.vocabulary
    words = np.maximum(layout.words, 0)
    single_unit = (layout.masks & (layout.masks - 1)) == 0
    first = np.where((layout.words >= 0) & single_unit, vocabulary.initials[words], 0)
    single = vocabulary.single[words]
    for number, token in enumerate(query.reading):
        letter = ord(token.text[0]) if token.text[0].isascii() and token.text[0].isalpha() else 0
        if letter:
            either = single if len(token.text) > 1 else np.ones_like(single)
            same = (first == letter) & either
            table[:, number, :] = np.where(
                same, np.maximum(table[:, number, :], _INITIAL), table[:, number, :]
            )


def align(layout: Layout, query: Query, table: Floats) -> Alignment:
    """Pair the units, round by round."""
    count, _, width = table.shape
    gain = table**2 * np.minimum(query.weights[None, :, None], layout.weights[:, None, :])
    gain[table < FLOOR] = 0
    joined = (layout.masks & (layout.masks - 1)) != 0  # two joined units show nothing new
    gain[:, len(query.reading) :, :][
        np.broadcast_to(joined[:, None, :], (count, len(query.units) - len(query.reading), width))
    ] = 0
    everyone = np.arange(count)
    asked_cover = np.zeros(count, dtype=np.int32)
    listed_cover = np.zeros(count, dtype=np.int32)
    rounds: list[tuple[Ints, Ints, Floats]] = []
    for _ in range(len(query.reading)):
        flat = gain.reshape(count, -1)
        best = flat.argmax(axis=1)
        carried = flat[everyone, best] > 0
        if not carried.any():
            break
        asked, listed = np.divmod(best, width)
        similarity = table[everyone, asked, listed]
        asked_cover |= np.where(carried, query.masks[asked], 0)
        listed_cover |= np.where(carried, layout.masks[everyone, listed], 0)
        used = (query.masks[None, :] & asked_cover[:, None]) != 0
        gone = (layout.masks & listed_cover[:, None]) != 0
        gain[used[:, :, None] | gone[:, None, :]] = 0
        rounds.append(
            (
                np.where(carried, asked, -1).astype(np.int32),
                np.where(carried, listed, -1).astype(np.int32),
                np.where(carried, similarity, 0).astype(np.float32),
            )
        )
    if not rounds:
        none = np.zeros((count, 0))
        return Alignment(
            layout, none.astype(np.int32), none.astype(np.int32), none.astype(np.float32)
        )
    asked_, listed_, similar = (np.stack(column, axis=1) for column in zip(*rounds, strict=True))
    return Alignment(layout, asked_, listed_, similar)
