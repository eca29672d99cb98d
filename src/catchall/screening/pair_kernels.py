"""Compiled loops over pairs of words; each does what the array operations beside its call do.

Every number is of the same type as in numpy, so that the results are the same bits.
"""

from typing import Any

import numpy as np
from numba import types
from numpy.typing import NDArray

from catchall.screening.signatures import BYTES, FLOATS, INTS, LONGS, SIZES, array, compiled

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]
_TEXT, _FOLD, _BONE, _LOOSE = range(4)
_ABJAD, _LOOSELY = 1, 2
_ONE = np.uint64(1)
_LONG = 64
"""From so many letters on a word does not fit in one number."""
_TABLE, _NUMBERS = array(types.uint8, 2), array(types.uint64)


@compiled()
def _bits(number: Any) -> int:
    """How many bits of a number are set."""
    count = 0
    while number:
        number &= number - 1
        count += 1
    return count


@compiled()
def _most(mine: Any, mask: Any, other: Any, other_mask: Any) -> Any:
    """The highest edit similarity that two words can have, by their lengths and letters."""
    longest = max(int(mine), int(other), 1)
    letters = _bits(np.int64(mask ^ other_mask))
    least = max((letters + 1) // 2, longest - min(int(mine), int(other)))
    return np.float32(1 - least / longest)


@compiled()
def _consonants(equal: Any, whole: Any, part: Any, heard: Any, bones: Any, enough: Any) -> Any:
    """What consonants can be worth that are all alike, or in part."""
    if bones < enough:
        return np.float32(0)
    return whole[0] + whole[1] * heard if equal else part[0] * bones + part[1] * heard


@compiled()
def _cut_off(mine: Any, mask: Any, other: Any, other_mask: Any) -> Any:
    """Whether all letters of the shorter word are in the other."""
    return (mask & ~other_mask if mine < other else other_mask & ~mask) == 0


@compiled(
    INTS,
    INTS,
    *(_TABLE, array(types.uint32, 2), array(types.int8), _NUMBERS, _NUMBERS, _NUMBERS) * 2,
    FLOATS,
)
def possible(  # noqa: PLR0913 - columns of two tables
    rows: Ints,
    numbers: Ints,
    sizes: Bytes,
    masks: Any,
    manners: Any,
    bones: Any,
    meanings: Any,
    heads: Any,
    other_sizes: Bytes,
    other_masks: Any,
    other_manners: Any,
    other_bones: Any,
    other_meanings: Any,
    other_heads: Any,
    worths: Floats,
) -> Any:
    """Which pairs of words can be alike enough; most are ruled out without looking far."""
    found = np.zeros(len(rows), dtype=np.bool_)
    floor, sounding, close, enough = worths[0], worths[1], worths[2], worths[3]
    for at in range(len(rows)):
        row, number = rows[at], numbers[at]
        size, other_size = sizes[row], other_sizes[number]
        mask, other_mask = masks[row], other_masks[number]
        sound = _most(size[_FOLD], mask[_FOLD], other_size[_FOLD], other_mask[_FOLD])
        best = sounding * sound
        if sound >= close:
            text = _most(size[_TEXT], mask[_TEXT], other_size[_TEXT], other_mask[_TEXT])
            best = max(best, text)
        equal = False
        if best < floor and mask[_BONE] == other_mask[_BONE]:
            equal = bones[row] != 0 and bones[row] == other_bones[number]
            if equal:
                best = max(best, worths[4] + worths[5] * sound)
        manner = manners[row] | other_manners[number] if best < floor else 0
        if manner & _ABJAD:
            most = _most(size[_BONE], mask[_BONE], other_size[_BONE], other_mask[_BONE])
            value = _consonants(equal, worths[6:8], worths[8:10], sound, most, enough)
            best = max(best, value)
        if manner & _LOOSELY:
            most = _most(size[_LOOSE], mask[_LOOSE], other_size[_LOOSE], other_mask[_LOOSE])
            value = _consonants(most == 1, worths[10:12], worths[12:14], sound, most, enough)
            best = max(best, value)
        found[at] = best >= floor
        if not found[at] and _cut_off(
            size[_TEXT], mask[_TEXT], other_size[_TEXT], other_mask[_TEXT]
        ):
            found[at] = heads[row] != 0 and heads[row] == other_heads[number]
        if not found[at] and meanings[row] != 0:
            found[at] = meanings[row] == other_meanings[number]
    return found


@compiled()
def _span(ends: Longs, row: int) -> Any:
    """Where a text starts and where it ends."""
    return (ends[row - 1] if row else 0), ends[row]


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
        start, end = _span(ends, row)
        begin, stop = _span(other_ends, number)
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
            last, (start, end) = row, _span(ends, row)
            usable = end - start == sizes[row] and end - start < _LONG
            if usable:
                for place in range(start, end):
                    letters[data[place]] |= _ONE << np.uint64(place - start)
        begin, stop = _span(other_ends, number)
        if usable and stop - begin == other_sizes[number]:
            distance = _distance(letters, end - start, other_data[begin:stop])
            found[at] = 1 - distance / max(end - start, stop - begin, 1)
        else:
            found[at] = -1
    return found
