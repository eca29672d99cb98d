"""Parties against the name index."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from catchall.model import Hit, Party
from catchall.screening import scorer
from catchall.screening.context import Known
from catchall.screening.index import NameIndex
from catchall.screening.places import Asked

FALSE_POSITIVES = 0.01
"""The share of clean names that may have a hit, where nothing else is asked for."""
_MOST = 10
"""Hits of one name of a party at most."""


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
    asked = [each for party in parties for each in _asked(party)]
    least = [
        scorer.default().least(false_positives, each.name, each.kind)
        if threshold is None
        else threshold
        for each in asked
    ]
    best: dict[str, dict[str, Hit]] = {party.id: {} for party in parties}
    for each, hits in zip(asked, index.answers(asked, least, _MOST), strict=True):
        own = best[each.party]
        for hit in hits:
            key = f"{hit.entity.list}/{hit.entity.id}"
            if key not in own or hit.score > own[key].score:
                own[key] = hit
    return tuple(
        hit
        for own in best.values()
        for _, hit in sorted(own.items(), key=lambda kv: (-kv[1].score, kv[0]))
    )


def _asked(party: Party) -> Iterator[Asked]:
    """A question for each name of a party."""
    known = Known.of(
        (party.country,) if party.country else (),
        [identifier.value for identifier in party.identifiers],
    )
    for name in dict.fromkeys(filter(None, (party.name, *party.aliases))):
        yield Asked(name, party.id, party.kind, known)
