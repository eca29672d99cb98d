"""Parties against the name index."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from catchall.model import Hit, Party, PartyKind
from catchall.screening import scorer
from catchall.screening.index import NameIndex

FALSE_POSITIVES = 0.01
"""The share of clean names that may have a hit, where nothing else is asked for."""


def screen(
    parties: Sequence[Party],
    index: NameIndex,
    *,
    false_positives: float = FALSE_POSITIVES,
    threshold: Decimal | None = None,
) -> tuple[Hit, ...]:
    """Hits of each party by its name and aliases: party by party, best first.

    A party without a name, which the source only describes, cannot be screened by name.

    Args:
        parties: who is screened.
        index: the lists.
        false_positives: the share of clean names that may have a hit; sets the threshold.
        threshold: the lowest probability that is reported, in place of ``false_positives``.
    """

    def least(name: str, kind: PartyKind) -> Decimal:
        if threshold is not None:
            return threshold
        group = scorer.group(name, kind)
        return Decimal(f"{scorer.default().threshold(false_positives, group):.4f}")

    return tuple(hit for party in parties for hit in _hits(party, index, least))


def _hits(
    party: Party, index: NameIndex, least: Callable[[str, PartyKind], Decimal]
) -> Iterator[Hit]:
    best: dict[str, Hit] = {}
    for name in dict.fromkeys(filter(None, (party.name, *party.aliases))):
        found = index.search(
            name,
            kind=party.kind,
            countries=(party.country,) if party.country else (),
            identifiers=[identifier.value for identifier in party.identifiers],
            threshold=least(name, party.kind),
            party=party.id,
        )
        for hit in found:
            key = f"{hit.entity.list}/{hit.entity.id}"
            if key not in best or hit.score > best[key].score:
                best[key] = hit
    yield from (hit for _, hit in sorted(best.items(), key=lambda kv: (-kv[1].score, kv[0])))
