"""The engine as training sees it: the candidate rows of many names, and their clusters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from benchmarks.screening.lists import Corpus
from numpy.typing import NDArray

from catchall.model import PartyKind
from catchall.screening.live import prepare
from catchall.screening.matcher import match, readings_of
from catchall.screening.query import Query
from catchall.screening.segment import Segment
from catchall.watchlists import Snapshot

Floats = NDArray[np.float32]
Longs = NDArray[np.int64]
_TOGETHER = 128


@dataclass(frozen=True)
class Shown:
    """The candidate rows of one name: the cluster and the features of each."""

    clusters: Longs
    features: Floats


class Engine:
    """The segments of an index over some lists."""

    def __init__(self, corpus: Corpus, snapshots: Sequence[Snapshot]) -> None:
        self.segment = Segment.of([entity for snap in snapshots for entity in snap.entities])
        self.lives, self.common = prepare([self.segment])
        keys = self.segment.keys
        self.clusters = np.array([corpus.clusters[key] for key in keys], dtype=np.int64)

    def shown(self, asked: Sequence[tuple[str, PartyKind | None]]) -> Iterator[Shown]:
        """For each name and kind the rows that any of its readings finds."""
        for at in range(0, len(asked), _TOGETHER):
            yield from self._shown(asked[at : at + _TOGETHER])

    def _shown(self, asked: Sequence[tuple[str, PartyKind | None]]) -> Iterator[Shown]:
        queries, owners = [], []
        for number, (name, kind) in enumerate(asked):
            for reading, kinds in readings_of(name, kind):
                queries.append(Query.of(reading, kinds, self.common.weight))
                owners.append(number)
        parts = match(queries, self.lives)
        rows = np.concatenate([part.rows for part in parts] or [np.zeros(0, np.int32)])
        lines = [np.array(owners)[part.which] for part in parts] or [np.zeros(0, np.int64)]
        features = [part.features for part in parts] or [np.zeros((0, 0), np.float32)]
        clusters = self.clusters[self.segment.rows.entities[rows]]
        own, shown = np.concatenate(lines), np.concatenate(features)
        for number in range(len(asked)):
            at = np.nonzero(own == number)[0]
            yield Shown(clusters[at], shown[at])
