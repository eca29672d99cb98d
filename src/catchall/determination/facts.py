"""The facts of a case as the law of one day sees them: who is who, who knows what, since when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from catchall.determination.countries import membership, table
from catchall.determination.schema import ActorRole, LawFile
from catchall.model import (
    Classification,
    EndUse,
    FactState,
    GroundStatus,
    Hit,
    Judgement,
    Knowledge,
    KnowledgeKind,
    Link,
    Party,
    PartyRole,
    Transaction,
    Undated,
    Verdict,
)

REGIMES = frozenset({"WA", "NSG", "MTCR", "AG", "CWC"})
"""Lists that bind states, not exporters: being caught by one does not make an item listed."""

_FILLED_BY: dict[ActorRole, tuple[PartyRole, ...]] = {
    "exporter": (PartyRole.EXPORTER, PartyRole.SUPPLIER, PartyRole.MANUFACTURER),
    "broker": (PartyRole.BROKER, PartyRole.INTERMEDIARY),
    "carrier": (PartyRole.FREIGHT_FORWARDER, PartyRole.EXPORTER),
    "us_person": (PartyRole.EXPORTER, PartyRole.SUPPLIER, PartyRole.MANUFACTURER),
}
"""Roles of parties that fill a role of the law; the first that somebody has decides."""


@dataclass(frozen=True)
class Facts:
    """A transaction with everything found about it, on one day, under one law."""

    transaction: Transaction
    law: LawFile
    as_of: date
    classifications: tuple[Classification, ...]
    hits: tuple[Hit, ...]
    links: tuple[Link, ...]
    undated: tuple[Undated, ...] = ()

    @property
    def national(self) -> tuple[Classification, ...]:
        """Classifications by the list of this jurisdiction."""
        wanted = self.law.jurisdiction
        return tuple(c for c in self.classifications if c.entry.jurisdiction == wanted)

    @property
    def silent(self) -> tuple[Undated, ...]:
        """Entries of this jurisdiction's list that have no text of the day."""
        wanted = self.law.jurisdiction
        return tuple(one for one in self.undated if one.nearest.entry.jurisdiction == wanted)

    @property
    def listed_items(self) -> frozenset[str]:
        """Ids of items that the list of this jurisdiction controls."""
        return frozenset(c.item for c in self.national if c.verdict is Verdict.CONTROLLED)

    @property
    def live_hits(self) -> tuple[Hit, ...]:
        """Hits that nobody has judged to be another person or firm."""
        return tuple(h for h in self.hits if h.judgement is not Judgement.NEGATIVE)

    def actors(self, role: ActorRole) -> tuple[str, ...]:
        """Ids of the actors that fill a role; the role's own name where nobody is known to."""
        if role == "authority":
            return (self.law.authority,)
        for wanted in _FILLED_BY[role]:
            found = sorted(p.id for p in self.parties() if wanted in p.roles)
            if found:
                return tuple(found)
        return (role,)

    def parties(self) -> Iterator[Party]:
        """Parties that no person has rejected."""
        return (p for p in self.transaction.parties if p.state is not FactState.REJECTED)

    def party(self, party_id: str) -> Party | None:
        """The party of that id; null where the id names none."""
        return next((p for p in self.parties() if p.id == party_id), None)

    def knowledge(self) -> tuple[Knowledge, ...]:
        """What anybody knew by ``as_of``, in a stable order."""
        live = (
            k
            for k in self.transaction.knowledge
            if k.since <= self.as_of and k.state is not FactState.REJECTED
        )
        return tuple(sorted(live, key=lambda k: (k.since, k.actor, k.canonical_json())))

    def knowledge_of(self, actor: str) -> tuple[Knowledge, ...]:
        """What one actor knew by ``as_of``."""
        if self.is_authority(actor):
            return tuple(k for k in self.knowledge() if self.is_authority(k.actor))
        return tuple(k for k in self.knowledge() if k.actor == actor)

    def is_authority(self, actor: str) -> bool:
        """Whether an actor is a competent authority of this jurisdiction."""
        if actor in {self.law.authority, f"authority:{self.law.jurisdiction}"}:
            return True
        if self.law.authority_table is None or not actor.startswith("authority:"):
            return False
        country = actor.removeprefix("authority:")
        found = membership(table(self.law.authority_table), country, self.as_of)
        return found.status is GroundStatus.MET

    def kind_here(self, knowledge: Knowledge) -> KnowledgeKind:
        """The kind as this law sees it: to be told by a foreign authority is to be aware."""
        foreign = knowledge.by is not None and not self.is_authority(knowledge.by)
        if knowledge.kind is KnowledgeKind.INFORMED and foreign:
            return KnowledgeKind.AWARE
        return knowledge.kind


WMD_USES = frozenset(
    {EndUse.NUCLEAR, EndUse.MISSILE, EndUse.CHEMICAL, EndUse.BIOLOGICAL, EndUse.WMD}
)


def answers(known: EndUse, asked: frozenset[EndUse]) -> bool:
    """Whether knowledge of ``known`` is knowledge of one of ``asked`` for certain."""
    return known in asked or (known is EndUse.WMD and asked >= WMD_USES - {EndUse.WMD})


def may_answer(known: EndUse, asked: frozenset[EndUse]) -> bool:
    """Whether it may be: a weapon of mass destruction that is not named may be of any kind."""
    return answers(known, asked) or (known is EndUse.WMD and bool(asked & WMD_USES))
