"""The name index: every name of the snapshots, found by pieces of its words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from rigour.names import Name

from catchall.lexicon import names
from catchall.model import Hit, ListedEntity, PartyKind, SnapshotRef
from catchall.screening.score import Comparison, compare
from catchall.watchlists import Snapshot

_CANDIDATES = 60
_SCHEMATA = {
    PartyKind.PERSON: {"Person"},
    PartyKind.VESSEL: {"Vessel"},
    PartyKind.AIRCRAFT: {"Airplane"},
    PartyKind.ORGANIZATION: {"Organization", "Company", "PublicBody"},
}


@dataclass(frozen=True)
class _Row:
    written: str
    name: Name
    weak: bool
    entity: ListedEntity
    snapshot: SnapshotRef


class NameIndex:
    """Names of one or more snapshots, ready to be searched."""

    def __init__(self, rows: Sequence[_Row]) -> None:
        self._rows = rows
        self._postings: dict[str, list[int]] = defaultdict(list)
        for number, row in enumerate(rows):
            for gram in _grams(row.name):
                self._postings[gram].append(number)

    @classmethod
    def build(cls, snapshots: Iterable[Snapshot]) -> Self:
        """Index every name and alias of the snapshots."""
        return cls([row for snapshot in snapshots for row in _rows(snapshot)])

    def search(
        self,
        name: str,
        *,
        kind: PartyKind | None = None,
        countries: Iterable[str] = (),
        limit: int = 10,
        threshold: Decimal = Decimal(0),
    ) -> tuple[Hit, ...]:
        """Entries with a name like this one, best first; one hit for each entry.

        Args:
            name: in any script.
            kind: leaves out entries that are known to be of another kind.
            countries: ISO codes of the party, reported as context.
            limit: how many hits at most.
            threshold: leaves out hits below this score.
        """
        query = names.analyze(name, "Person" if kind is PartyKind.PERSON else "LegalEntity")
        if query is None:
            return ()
        best: dict[str, Hit] = {}
        for row in self._candidates(query, kind):
            hit = _hit(name, row, compare(query, row.name, weak=row.weak), frozenset(countries))
            key = f"{row.entity.list}/{row.entity.id}"
            if hit.score >= threshold and (key not in best or hit.score > best[key].score):
                best[key] = hit
        ranked = sorted(best.items(), key=lambda item: (-item[1].score, item[0]))
        return tuple(hit for _, hit in ranked[:limit])

    def _candidates(self, query: Name, kind: PartyKind | None) -> Iterator[_Row]:
        counts: Counter[int] = Counter()
        for gram in _grams(query):
            counts.update(self._postings.get(gram, ()))
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        for number, _ in ranked[:_CANDIDATES]:
            if _same_kind(self._rows[number].entity.schema_name, kind):
                yield self._rows[number]


def _rows(snapshot: Snapshot) -> Iterator[_Row]:
    for entity in snapshot.entities:
        written = [(entity.name, False)]
        written += [(alias, False) for alias in entity.aliases]
        written += [(alias, True) for alias in entity.weak_aliases]
        for text, weak in written:
            name = names.analyze(text, entity.schema_name)
            if name is not None:
                yield _Row(text, name, weak, entity, snapshot.ref)


def _grams(name: Name) -> list[str]:
    padded = "".join(f" {part.comparable}" for part in name.parts) + " "
    return sorted({padded[i : i + 3] for i in range(len(padded) - 2)})


def _same_kind(schema: str, kind: PartyKind | None) -> bool:
    if kind not in _SCHEMATA or schema == "LegalEntity":
        return True
    others = set().union(*(v for k, v in _SCHEMATA.items() if k is not kind))
    return schema in _SCHEMATA[kind] or schema not in others


def _hit(query: str, row: _Row, found: Comparison, countries: frozenset[str]) -> Hit:
    context = _context(row, countries)
    return Hit(
        party="query",
        query=query,
        matched_name=row.written,
        entity=row.entity,
        snapshot=row.snapshot,
        score=found.score,
        words=found.words,
        unmatched_query=found.unmatched_query,
        unmatched_listed=found.unmatched_listed,
        context=context,
        scorer=found.scorer,
        explanation=found.explain(row.written, context),
    )


def _context(row: _Row, countries: frozenset[str]) -> tuple[str, ...]:
    context = ["weak_alias"] if row.weak else []
    if countries and row.entity.countries:
        agrees = bool(countries & set(row.entity.countries))
        context.append("country_agrees" if agrees else "country_differs")
    return tuple(context)
