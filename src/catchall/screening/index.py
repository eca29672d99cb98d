"""The name index: every name of the snapshots in all its readings, ready to be searched."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from catchall.model import Hit, PartyKind, SnapshotRef
from catchall.screening import saved, scorer
from catchall.screening.context import Known, adjusted, codes
from catchall.screening.hits import Asked, Place, best_places, hit
from catchall.screening.matcher import match, readings_of, weighed
from catchall.screening.segment import Segment, entity_key
from catchall.watchlists import Snapshot


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
        """Index every name and alias of the snapshots."""
        given = list(snapshots)
        segment = Segment.of([entity for snapshot in given for entity in snapshot.entities])
        refs = {snapshot.ref.list: snapshot.ref for snapshot in given}
        return cls([segment], [np.ones(len(segment.keys), dtype=bool)], refs)

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
                if key in fresh and fresh[key] == segment.entities[number]:
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
        asked = Asked(name, party, Known.of(countries, identifiers))
        places = self._places(asked, kind)
        chosen = [place for place, value in places if Decimal(f"{value:.4f}") >= threshold]
        return tuple(
            hit(asked, place, self._refs[_list(place)], scorer.default())
            for place in chosen[:limit]
        )

    def _places(self, asked: Asked, kind: PartyKind | None) -> list[tuple[Place, float]]:
        """Rows found, one of each entry, with their probability in context, best first."""
        found = [
            each
            for reading, kinds in readings_of(asked.name, kind)
            for each in match(reading, self._lives, self._common, kinds)
        ]
        places = [
            (place, _adjusted(place, asked.known)) for place in best_places(found, scorer.default())
        ]
        return sorted(places, key=lambda pair: (-pair[1], pair[0].key))


def _list(place: Place) -> str:
    return place.key.partition("/")[0]


def _adjusted(place: Place, known: Known) -> float:
    if known == Known():
        return place.probability
    entity = place.found.live.segment.entities[place.entity]
    return adjusted(place.probability, codes(known, entity, weak=False))
