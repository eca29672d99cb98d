"""Judgements: what a person decided of a pair is not asked again until the entry changes."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Self

from pydantic import ValidationError

from catchall.errors import InputError
from catchall.lexicon.latin import ascii_lower
from catchall.model import Hit, Judgement, ListedEntity, Party, Sha256, Value, canonical_json


class Judged(Value):
    """A decision of a person on a party and a list entry, as the entry stood."""

    party: Sha256
    """Fingerprint of what was known of the party."""
    entry: str
    """List and id of the entry."""
    version: Sha256
    """Fingerprint of the entry as it was judged."""
    judgement: Judgement
    by: str
    on: date
    note: str | None = None


def party_fingerprint(party: Party) -> str:
    """What makes two parties the same for a judgement: names, kind, country, identifiers."""
    known = {
        "names": sorted({_plain(name) for name in (party.name, *party.aliases) if name}),
        "kind": party.kind.value,
        "country": party.country,
        "identifiers": sorted(identifier.value for identifier in party.identifiers),
    }
    return sha256(canonical_json(known)).hexdigest()


def entry_version(entity: ListedEntity) -> str:
    """Changes whenever anything in the entry changes."""
    return sha256(entity.canonical_json()).hexdigest()


def _plain(name: str) -> str:
    return " ".join(ascii_lower(name).split())


def _entry(entity: ListedEntity) -> str:
    return f"{entity.list}/{entity.id}"


class Judgements:
    """The decisions that are remembered; a later one on the same pair replaces the earlier."""

    def __init__(self, decisions: Iterable[Judged] = ()) -> None:
        self._decisions: dict[tuple[str, str], Judged] = {
            (each.party, each.entry): each for each in decisions
        }

    def judge(
        self,
        party: Party,
        entity: ListedEntity,
        judgement: Judgement,
        *,
        by: str,
        on: date,
        note: str | None = None,
    ) -> Judged:
        """Remember a decision and return it."""
        decision = Judged(
            party=party_fingerprint(party),
            entry=_entry(entity),
            version=entry_version(entity),
            judgement=judgement,
            by=by,
            on=on,
            note=note,
        )
        self._decisions[decision.party, decision.entry] = decision
        return decision

    def of(self, party: Party, entity: ListedEntity) -> Judgement:
        """The decision on the pair; none where the entry has changed since."""
        decision = self._decisions.get((party_fingerprint(party), _entry(entity)))
        if decision is None or decision.version != entry_version(entity):
            return Judgement.NO_JUDGEMENT
        return decision.judgement

    def apply(self, hits: Sequence[Hit], parties: Iterable[Party]) -> tuple[Hit, ...]:
        """The hits with what was decided of them; none is left out."""
        known: Mapping[str, Party] = {party.id: party for party in parties}
        return tuple(
            hit.model_copy(update={"judgement": self.of(known[hit.party], hit.entity)})
            if hit.party in known
            else hit
            for hit in hits
        )

    def to_json(self) -> bytes:
        """All decisions in one order, the same bytes for the same decisions."""
        ordered = [self._decisions[pair] for pair in sorted(self._decisions)]
        return canonical_json([each.model_dump(mode="json") for each in ordered])

    @classmethod
    def from_json(cls, data: bytes, *, file: str | None = None) -> Self:
        """Read decisions; raises InputError naming the place of a broken one."""
        try:
            records = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise InputError("not JSON", file=file, remedy="restore the file") from error
        if not isinstance(records, list):
            raise InputError("not a list of judgements", file=file, remedy="restore the file")
        decisions = []
        for number, record in enumerate(records):
            try:
                decisions.append(Judged.model_validate(record))
            except ValidationError as error:
                place = f"[{number}]"
                remedy = "restore the file"
                raise InputError(
                    "broken judgement", file=file, place=place, remedy=remedy
                ) from error
        return cls(decisions)
