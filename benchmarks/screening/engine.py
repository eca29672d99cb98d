"""The engine as training sees it: features of the best rows for a name, and their clusters."""

from collections.abc import Callable, Iterator, Sequence
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


@dataclass(frozen=True)
class Shown:
    """One entry that was found: its cluster, the features of its best row."""

    cluster: int
    features: Floats


class Engine:
    """The segments of an index over some lists."""

    def __init__(self, corpus: Corpus, snapshots: Sequence[Snapshot]) -> None:
        self.segment = Segment.of([entity for snap in snapshots for entity in snap.entities])
        self.lives, self.common = prepare([self.segment])
        keys = self.segment.keys
        self.clusters = np.array([corpus.clusters[key] for key in keys], dtype=np.int64)

    def rows(self, name: str, kind: PartyKind | None) -> Iterator[tuple[NDArray[np.int64], Floats]]:
        """For each reading of a name the clusters and features of its candidate rows."""
        for reading, kinds in readings_of(name, kind):
            query = Query.of(reading, kinds, self.common.weight)
            for found in match([query], self.lives):
                entities = self.segment.rows.entities[found.rows]
                yield self.clusters[entities], found.features

    def ranked(
        self, name: str, kind: PartyKind | None, score: Callable[[Floats], NDArray[np.float64]]
    ) -> list[tuple[int, float]]:
        """Clusters by the best score of a row of theirs, best first."""
        best: dict[int, float] = {}
        for clusters, features in self.rows(name, kind):
            for cluster, value in zip(clusters.tolist(), score(features).tolist(), strict=True):
                best[cluster] = max(best.get(cluster, -1.0), value)
        return sorted(best.items(), key=lambda item: (-item[1], item[0]))
