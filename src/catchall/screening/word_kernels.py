"""Compiled loops over words; each does what the array operations beside its call do.

Every quotient is of the same type as in numpy, so that the results are the same bits.
"""

from typing import Any

import numpy as np
from numba import types
from numpy.typing import NDArray

from catchall.screening.signatures import BYTES, CODES, INTS, LONGS, MASKS, SIZES, compiled, longer

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]
_CERTAIN = 128
"""Marks a word that shares a sure key; no word has so many pieces."""
_ONE = np.uint64(1)
_LONG = 64
"""From so many letters on a word does not fit in one number."""


@compiled()
def _place(keys: Any, key: Any) -> int:
    """Where a key stands among sorted ones; -1 where it is not among them."""
    low, high = 0, len(keys)
    while low < high:
        middle = (low + high) >> 1
        if keys[middle] < key:
            low = middle + 1
        else:
            high = middle
    return low if low < len(keys) and keys[low] == key else -1


@compiled()
def _share(  # noqa: PLR0913 - columns of two tables
    asked: Any,
    keys: Any,
    starts: Longs,
    rows: Ints,
    shared: Bytes,
    touched: Ints,
    reached: int,
    worth: int,
) -> int:
    """Note which words have the asked keys and how many of them; returns how many were met."""
    for key in asked:
        place = _place(keys, key)
        if place >= 0:
            for row in rows[starts[place] : starts[place + 1]]:
                if shared[row] == 0:
                    touched[reached] = row
                    reached += 1
                shared[row] = shared[row] | _CERTAIN if worth == _CERTAIN else shared[row] + 1
    return reached


@compiled(CODES, LONGS, CODES, LONGS, CODES, LONGS, INTS, SIZES, SIZES, types.float64)
def word_pairs(  # noqa: PLR0913 - columns of two tables
    sure: Any,
    sure_starts: Longs,
    pieces: Any,
    piece_starts: Longs,
    keys: Any,
    starts: Longs,
    rows: Ints,
    mine: Bytes,
    others: Bytes,
    share: float,
) -> tuple[Ints, Ints]:
    """Pairs of an asked word and a word that shares a sure key or enough pieces with it.

    The keys of asked word ``w`` are ``sure[sure_starts[w]:sure_starts[w + 1]]``, and likewise
    its pieces; ``mine`` and ``others`` are lengths of words.
    """
    shared = np.zeros(len(others), dtype=np.uint8)
    touched = np.empty(len(others), dtype=np.int32)
    which = np.empty(1024, dtype=np.int32)
    found = np.empty(1024, dtype=np.int32)
    size = 0
    for word in range(len(mine)):
        asked = pieces[piece_starts[word] : piece_starts[word + 1]]
        reached = _share(asked, keys, starts, rows, shared, touched, 0, 1)
        asked = sure[sure_starts[word] : sure_starts[word + 1]]
        reached = _share(asked, keys, starts, rows, shared, touched, reached, _CERTAIN)
        kept = 0
        for at in range(reached):
            row = touched[at]
            times = shared[row]
            shared[row] = 0
            if times >= _CERTAIN or (times >= 2 and times >= (mine[word] + others[row]) * share):
                touched[kept] = row
                kept += 1
        if size + kept > len(found):
            which, found = longer(which, size + kept), longer(found, size + kept)
        which[size : size + kept] = word
        found[size : size + kept] = np.sort(touched[:kept])
        size += kept
    return which[:size], found[:size]


@compiled()
def _bits(number: Any) -> int:
    """How many bits of a number are set."""
    count = 0
    while number:
        number &= number - 1
        count += 1
    return count


@compiled(SIZES, MASKS, INTS, SIZES, MASKS, INTS)
def most(
    sizes: Bytes, masks: Any, rows: Ints, other_sizes: Bytes, other_masks: Any, numbers: Ints
) -> Floats:
    """The highest edit similarity that each pair of words can have."""
    found = np.empty(len(rows), dtype=np.float32)
    for at in range(len(rows)):
        row, number = rows[at], numbers[at]
        mine, other = int(sizes[row]), int(other_sizes[number])
        longest = max(mine, other, 1)
        letters = _bits(np.int64(masks[row] ^ other_masks[number]))
        least = max((letters + 1) // 2, longest - min(mine, other))
        found[at] = 1 - least / longest
    return found


@compiled(BYTES, LONGS, SIZES, INTS, BYTES, LONGS, SIZES, INTS)
def beginnings(  # noqa: PLR0913 - columns of two tables
    data: Bytes,
    ends: Longs,
    sizes: Bytes,
    rows: Ints,
    other_data: Bytes,
    other_ends: Longs,
    other_sizes: Bytes,
    numbers: Ints,
) -> Any:
    """How much of the longer word the shorter is, where it begins it; 0 where it does not.

    -1 where one is not of plain letters.
    """
    found = np.empty(len(rows), dtype=np.float64)
    for at in range(len(rows)):
        row, number = rows[at], numbers[at]
        start, end = ends[row - 1] if row else 0, ends[row]
        begin, stop = other_ends[number - 1] if number else 0, other_ends[number]
        least, longest = min(end - start, stop - begin), max(end - start, stop - begin)
        if end - start != sizes[row] or stop - begin != other_sizes[number]:
            found[at] = -1
        else:
            place = 0
            while place < least and data[start + place] == other_data[begin + place]:
                place += 1
            found[at] = least / max(longest, 1) if place == least else 0
    return found


@compiled()
def _distance(letters: Any, size: int, other: Bytes) -> int:
    if size == 0:
        return len(other)
    positive, negative = ~np.uint64(0), np.uint64(0)
    diagonal, before = np.uint64(0), np.uint64(0)
    end = _ONE << np.uint64(size - 1)
    distance = size
    for letter in other:
        here = letters[letter]
        exchanged = (((~diagonal) & here) << _ONE) & before
        diagonal = (((here & positive) + positive) ^ positive) | here | negative | exchanged
        up = negative | ~(diagonal | positive)
        down = diagonal & positive
        if up & end:
            distance += 1
        if down & end:
            distance -= 1
        up = (up << _ONE) | _ONE
        positive = (down << _ONE) | ~(diagonal | up)
        negative = up & diagonal
        before = here
    return distance


@compiled(BYTES, LONGS, SIZES, INTS, BYTES, LONGS, SIZES, INTS)
def edits(  # noqa: PLR0913 - columns of two tables
    data: Bytes,
    ends: Longs,
    sizes: Bytes,
    rows: Ints,
    other_data: Bytes,
    other_ends: Longs,
    other_sizes: Bytes,
    numbers: Ints,
) -> Floats:
    """How alike each pair of words is by edits; -1 where one is not of plain letters, or long.

    Edits are those of the optimal string alignment: a letter added, left out or put in place
    of another, two neighbors exchanged (Hyyrö, *A bit-vector algorithm for computing
    Levenshtein and Damerau edit distances*, 2003). Words are long from 64 letters; of a word
    of plain letters the size is the number of bytes.
    """
    found = np.empty(len(rows), dtype=np.float32)
    letters = np.zeros(256, dtype=np.uint64)
    last, start, end, usable = -1, 0, 0, False
    for at in range(len(rows)):
        row, number = rows[at], numbers[at]
        if row != last:
            for place in range(start, end):
                letters[data[place]] = 0
            last, start, end = row, ends[row - 1] if row else 0, ends[row]
            usable = end - start == sizes[row] and end - start < _LONG
            if usable:
                for place in range(start, end):
                    letters[data[place]] |= _ONE << np.uint64(place - start)
        begin, stop = other_ends[number - 1] if number else 0, other_ends[number]
        if usable and stop - begin == other_sizes[number]:
            distance = _distance(letters, end - start, other_data[begin:stop])
            found[at] = 1 - distance / max(end - start, stop - begin, 1)
        else:
            found[at] = -1
    return found
