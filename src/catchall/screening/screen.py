"""Parties against the name index."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from catchall.model import Hit, Party
from catchall.screening.index import NameIndex

THRESHOLD = Decimal("0.7")
"""Below this score a resemblance is not reported."""


def screen(
    parties: Sequence[Party], index: NameIndex, *, threshold: Decimal = THRESHOLD
) -> tuple[Hit, ...]:
    """Hits of each party by its name and aliases: party by party, best first.

    A party without a name, which the source only describes, cannot be screened by name.
    """
    return tuple(hit for party in parties for hit in _hits(party, index, threshold))


def _hits(party: Party, index: NameIndex, threshold: Decimal) -> Iterator[Hit]:
    best: dict[str, Hit] = {}
    for name in dict.fromkeys(filter(None, (party.name, *party.aliases))):
        found = index.search(
            name,
            kind=party.kind,
            countries=(party.country,) if party.country else (),
            threshold=threshold,
        )
        for hit in found:
            key = f"{hit.entity.list}/{hit.entity.id}"
            if key not in best or hit.score > best[key].score:
                best[key] = hit.model_copy(update={"party": party.id})
    yield from (hit for _, hit in sorted(best.items(), key=lambda kv: (-kv[1].score, kv[0])))
