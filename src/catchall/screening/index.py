"""The name index: every name of the snapshots in all its readings, ready to be searched."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from catchall.model import Hit, ListedEntity, PartyKind, SnapshotRef
from catchall.screening import compiled, saved, scorer
from catchall.screening.context import NOTHING, Known, adjusted, codes, lowest
from catchall.screening.entries import line
from catchall.screening.hits import hit
from catchall.screening.live import weighed
from catchall.screening.matcher import match, readings_of
from catchall.screening.places import Asked, Place, Places
from catchall.screening.query import Query
from catchall.screening.segment import Segment, entity_key
from catchall.watchlists import Snapshot

_TOGETHER = 128
"""How many names are matched in one go."""
_HALF = 0.00005
"""Probabilities are compared with a threshold as they are shown, with four places."""


class NameIndex:
    """Names of one or more snapshots.

    What a search finds does not depend on the order of the snapshots, on what was searched
    before, or on whether the entries came in at once or were added later.
    """

    def __init__(
        self,
        segments: Sequence[Segment],
        standing: Sequence[NDArray[np.bool_]],
        refs: Mapping[str, SnapshotRef],
    ) -> None:
        self._segments = list(segments)
        self._standing = list(standing)
        self._refs = dict(refs)
        self._weigh()

    def _weigh(self) -> None:
        self._lives, self._common = weighed(self._segments, self._standing)

    @classmethod
    def build(cls, snapshots: Iterable[Snapshot]) -> Self:
        """Index every name and alias of the snapshots.

        They are taken one after another, so that no more than one needs to be in memory.
        """
        refs: dict[str, SnapshotRef] = {}

        def entities() -> Iterator[ListedEntity]:
            for snapshot in snapshots:
                refs[snapshot.ref.list] = snapshot.ref
                yield from snapshot.entities

        segment = Segment.of(entities())
        return cls([segment], [np.ones(len(segment.keys), dtype=bool)], refs)

    @classmethod
    def of_entries(cls, ref: SnapshotRef, entities: Iterable[ListedEntity]) -> Self:
        """Index one list whose entries come in one by one and are never in memory together."""
        segment = Segment.of(entities)
        return cls([segment], [np.ones(len(segment.keys), dtype=bool)], {ref.list: ref})

    @classmethod
    def load(cls, path: Path) -> Self:
        """Open a saved index; it is mapped into memory and shared by all who open it.

        Raises SnapshotError where the file is damaged or of another version of catchall.
        """
        return cls(*saved.read(path))

    def save(self, path: Path) -> None:
        """Write the index to one file; an old file stays until the new one is complete."""
        saved.write(path, self._segments, self._standing, self._refs)

    def __len__(self) -> int:
        return self._common.entries

    @property
    def snapshots(self) -> tuple[SnapshotRef, ...]:
        """The lists that are indexed, by code."""
        return tuple(self._refs[code] for code in sorted(self._refs))

    def update(self, snapshot: Snapshot) -> tuple[int, int]:
        """Bring one list to a new snapshot without building the index anew.

        Entries that are equal stay; changed and new ones are added, the others are taken out.

        Returns:
            How many entries were added or changed, and how many taken out or changed.
        """
        fresh = {entity_key(entity): entity for entity in snapshot.entities}
        gone: list[tuple[NDArray[np.bool_], int]] = []
        for segment, standing in zip(self._segments, self._standing, strict=True):
            for number in np.nonzero(standing)[0].tolist():
                key = segment.keys[number]
                if key.partition("/")[0] != snapshot.ref.list:
                    continue
                if key in fresh and line(fresh[key]) == segment.entities.lines.raw(number):
                    del fresh[key]
                else:
                    gone.append((standing, number))
        for standing, number in gone:
            standing[number] = False
        if fresh:
            self._segments.append(Segment.of(list(fresh.values())))
            self._standing.append(np.ones(len(fresh), dtype=bool))
        self._refs[snapshot.ref.list] = snapshot.ref
        self._weigh()
        return len(fresh), len(gone)

    def search(  # noqa: PLR0913 - the few things that can be known of a party
        self,
        name: str,
        *,
        kind: PartyKind | None = None,
        countries: Iterable[str] = (),
        identifiers: Iterable[str] = (),
        limit: int = 10,
        threshold: Decimal = Decimal(0),
        party: str = "query",
    ) -> tuple[Hit, ...]:
        """Entries with a name like this one, best first; one hit for each entry.

        Args:
            name: in any script.
            kind: leaves out entries that are known to be of another kind.
            countries: ISO codes of the party; they move the probability a little.
            identifiers: registration and other numbers; an equal one decides.
            limit: how many hits at most.
            threshold: leaves out hits below this probability.
            party: the id that the hits name.
        """
        asked = Asked(name, party, kind, Known.of(countries, identifiers))
        return self.answers([asked], [threshold], limit)[0]

    def answers(
        self, asked: Sequence[Asked], thresholds: Sequence[Decimal], limit: int
    ) -> list[tuple[Hit, ...]]:
        """The hits of each of many names; the same as if they were asked one by one."""
        compiled.start(len(asked))
        hits: list[tuple[Hit, ...]] = []
        for at in range(0, len(asked), _TOGETHER):
            part = slice(at, at + _TOGETHER)
            hits += self._answered(asked[part], thresholds[part], limit)
        return hits

    def _answered(
        self, asked: Sequence[Asked], thresholds: Sequence[Decimal], limit: int
    ) -> Iterator[tuple[Hit, ...]]:
        queries: list[Query] = []
        owners: list[int] = []
        for number, each in enumerate(asked):
            for reading, kinds in readings_of(each.name, each.kind):
                queries.append(Query.of(reading, kinds, self._common.weight))
                owners.append(number)
        places = Places(match(queries, self._lives), owners, scorer.default())
        for number, (each, threshold) in enumerate(zip(asked, thresholds, strict=True)):
            yield self._hits(each, places, number, threshold, limit)

    def _hits(
        self, asked: Asked, places: Places, number: int, threshold: Decimal, limit: int
    ) -> tuple[Hit, ...]:
        least = float(threshold) - _HALF
        if asked.known == NOTHING:
            chosen = places.of(number, least, limit)
        else:
            chosen = self._in_context(asked.known, places, number, least, limit)
        return tuple(
            hit(asked, place, self._refs[_list(place)], scorer.default()) for place in chosen
        )

    def _in_context(
        self, known: Known, places: Places, number: int, least: float, limit: int
    ) -> list[Place]:
        """The best places by their probability in context."""
        found = [
            (place, _adjusted(place, known))
            for place in places.of(number, lowest(known, least), None)
        ]
        kept = [(place, value) for place, value in found if value >= least]
        kept.sort(key=lambda pair: (-pair[1], pair[0].key))
        return [place for place, _ in kept[:limit]]


def _list(place: Place) -> str:
    return place.key.partition("/")[0]


def _adjusted(place: Place, known: Known) -> float:
    entity = place.found.live.segment.entities[place.entity]
    return adjusted(place.probability, codes(known, entity, weak=False))
