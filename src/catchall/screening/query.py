"""A query: one reading of the name that is asked for, as words and joined neighbors."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from catchall.lexicon.names import Reading, Token
from catchall.screening.rows import joins

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Query:
    """Units are the words and then the joined neighbors; masks say which words a unit covers."""

    reading: Reading
    units: Sequence[Token]
    masks: NDArray[np.int32]
    weights: Floats
    """Weight of each unit."""

    @classmethod
    def of(cls, reading: Reading, weigh: Callable[[Token], float]) -> "Query":
        """Prepare a reading; ``weigh`` gives the weight of a word."""
        units, masks = list(reading), [1 << at for at in range(len(reading))]
        weights = [weigh(token) for token in reading]
        for at, token in enumerate(joins(reading)):
            if token is not None:
                units.append(token)
                masks.append(0b11 << at)
                weights.append(weights[at] + weights[at + 1])
        return cls(
            reading,
            units,
            np.array(masks, dtype=np.int32),
            np.array(weights, dtype=np.float32),
        )

    @cached_property
    def sizes(self) -> Floats:
        """How many letters each unit has."""
        return np.array([len(unit.text) for unit in self.units], dtype=np.float32)

    @property
    def words(self) -> Floats:
        """Weights of the words alone."""
        return self.weights[: len(self.reading)]
