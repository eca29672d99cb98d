"""The best row of each entry for each name that is asked."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catchall.model import PartyKind
from catchall.screening.context import NOTHING, Known
from catchall.screening.matcher import Found
from catchall.screening.postings import Ints
from catchall.screening.query import Query
from catchall.screening.scorer import Scorer

Longs = NDArray[np.int64]


@dataclass(frozen=True)
class Asked:
    """What is asked: the name as written, of which party, and what else is known of it."""

    name: str
    party: str = "query"
    kind: PartyKind | None = None
    known: Known = NOTHING


@dataclass(frozen=True)
class Place:
    """A line of the results that stands for an entry, and its probability without context."""

    found: Found
    at: int
    probability: float

    @property
    def query(self) -> Query:
        """The reading that found it."""
        return self.found.queries[int(self.found.which[self.at])]

    @property
    def row(self) -> int:
        """The number of the row in its segment."""
        return int(self.found.rows[self.at])

    @property
    def entity(self) -> int:
        """The number of its entry."""
        return int(self.found.live.segment.rows.entities[self.row])

    @property
    def key(self) -> str:
        """The list and id of its entry."""
        return self.found.live.segment.keys[self.entity]


class Places:
    """The best lines of a batch: one for each name and entry, the best first for each name.

    Of lines of an entry that score alike, that of the earliest name stands; where it was
    found by several readings, the first.
    """

    def __init__(self, found: Sequence[Found], owners: Sequence[int], scorer: Scorer) -> None:
        """Rank the lines.

        Args:
            found: what the matcher found.
            owners: for each query the number of the name that it reads, ascending.
            scorer: gives the probability of each line.
        """
        self._found = found
        parts = [_columns(part, at, owners) for at, part in enumerate(found)]
        columns = [np.concatenate(column) for column in zip(*parts, strict=True)] or [_NONE] * 7
        names, entries, numbers, which, rows, self._places, self._lines = columns
        scores = [scorer.probability(part.features) for part in found]
        values = np.concatenate(scores) if scores else np.zeros(0)
        order = np.lexsort((rows, which, numbers, -values, entries, names))
        first = np.ones(len(order), dtype=bool)
        first[1:] = np.diff(names[order]).astype(bool) | np.diff(entries[order]).astype(bool)
        order = order[first]
        self._order = order[np.lexsort((-values[order], names[order]))]
        self._values = values
        self._edges = np.searchsorted(names[self._order], np.arange(max(owners, default=0) + 2))

    def of(self, name: int, least: float, limit: int | None) -> list[Place]:
        """The places of one name that reach a probability, best first, ties by list and id.

        Args:
            name: the number of the name.
            least: the lowest probability.
            limit: how many at most; null for all.
        """
        if name + 1 >= len(self._edges):
            return []
        order = self._order[self._edges[name] : self._edges[name + 1]]
        values = self._values[order]
        if limit is not None and len(values) > limit:
            least = max(least, float(values[limit - 1]))
        places = [self._place(at) for at in order[values >= least].tolist()]
        return sorted(places, key=lambda place: (-place.probability, place.key))[:limit]

    def _place(self, at: int) -> Place:
        line = int(self._lines[at])
        return Place(self._found[self._places[at]], line, float(self._values[at]))


_NONE = np.zeros(0, dtype=np.int64)


def _columns(part: Found, at: int, owners: Sequence[int]) -> tuple[Longs | Ints, ...]:
    """For each line: name, entry, number of the entry's name, reading, row, part, line."""
    rows = part.live.segment.rows
    count = len(part.rows)
    entries = rows.entities[part.rows].astype(np.int64) + (part.live.number << 32)
    names = np.asarray(owners, dtype=np.int64)[part.which]
    numbers = rows.names[part.rows]
    return names, entries, numbers, part.which, part.rows, np.full(count, at), np.arange(count)
