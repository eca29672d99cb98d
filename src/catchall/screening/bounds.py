"""Which pairs of words can be alike at all, told by their lengths and letters.

The edit distance of two words is at least the difference of their lengths, and at least half
of the number of letters that only one of them has. Pairs that this rules out need not be
compared.
"""

import numpy as np
from numpy.typing import NDArray

from catchall.screening.forms import TEXT, Forms
from catchall.screening.postings import Ints

Floats = NDArray[np.float32]


def most(left: Forms, rows: Ints, right: Forms, numbers: Ints, form: int) -> Floats:
    """The highest edit similarity that a form of each pair of words can have."""
    mine, others = left.sizes[rows, form], right.sizes[numbers, form]
    longest = np.maximum(np.maximum(mine, others), 1)
    apart = longest - np.minimum(mine, others)
    letters = np.bitwise_count(left.masks[rows, form] ^ right.masks[numbers, form])
    least = np.maximum((letters + np.uint8(1)) // np.uint8(2), apart)
    return np.asarray(1 - least / longest, dtype=np.float32)


def cut_off(left: Forms, rows: Ints, right: Forms, numbers: Ints) -> NDArray[np.bool_]:
    """Whether one word may be the beginning of the other."""
    heads = left.head_keys[rows]
    mine, others = left.masks[rows, TEXT], right.masks[numbers, TEXT]
    shorter = left.sizes[rows, TEXT] < right.sizes[numbers, TEXT]
    inside = np.where(shorter, mine & ~others, others & ~mine) == 0
    return np.asarray(inside & (heads != 0) & (heads == right.head_keys[numbers]))
