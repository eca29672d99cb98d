"""Reasons to ask: what in a case calls for a question, without making anybody know anything."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catchall.determination.facts import REGIMES, Facts, may_answer
from catchall.determination.red_flags.schema import flag_rules
from catchall.model import Certainty, EndUse, Evidence, Party, PartyRole, Verdict
from catchall.model.classification import Classification
from catchall.model.determination import FlagStatus, RedFlag

_BY_REGIME = {
    "NSG": (EndUse.NUCLEAR,),
    "MTCR": (EndUse.MISSILE,),
    "AG": (EndUse.CHEMICAL, EndUse.BIOLOGICAL),
    "CWC": (EndUse.CHEMICAL,),
}
"""End uses that a regime exists to prevent; Wassenaar's are many and name none."""


@dataclass(frozen=True)
class Reason:
    """One reason to ask, with the end uses it points to; none means any."""

    code: str
    text: str
    concerns: frozenset[EndUse] = frozenset()
    evidence: tuple[Evidence, ...] = ()

    def bears_on(self, uses: frozenset[EndUse], *, specific: bool) -> bool:
        """Whether it calls for a question about one of ``uses``."""
        if not self.concerns:
            return not specific
        return any(may_answer(one, uses) for one in self.concerns)


def reasons(facts: Facts, flags: tuple[RedFlag, ...] = ()) -> tuple[Reason, ...]:
    """Every reason of the case, in a stable order and each once."""
    found = (
        *_knowledge(facts),
        *_statements(facts),
        *_end_uses(facts),
        *_links(facts),
        *_hits(facts),
        *_flags(flags),
        *_near_misses(facts),
        *_other_lists(facts),
    )
    return tuple(dict.fromkeys(found))


def _near_misses(facts: Facts) -> Iterator[Reason]:
    """One reason for each item, however many lists it is close to."""
    near = [c for c in facts.classifications if c.near_miss is not None]
    for item in sorted({one.item for one in near}):
        own = [one for one in near if one.item == item]
        where = ", ".join(sorted(f"{c.entry.jurisdiction} {c.entry.code}" for c in own))
        why = "; ".join(dict.fromkeys(c.near_miss.text for c in own if c.near_miss))
        uses = [frozenset(u for r in _regimes(c) for u in _BY_REGIME.get(r, ())) for c in own]
        concerns = frozenset[EndUse]().union(*uses) if all(uses) else frozenset[EndUse]()
        evidence = _item_evidence(facts, item)
        yield Reason(f"near_miss:{item}", f"{item} is close to {where}: {why}", concerns, evidence)


def _regimes(one: Classification) -> Iterable[str]:
    """The regimes behind an entry; none where Wassenaar is among them, whose uses are many."""
    regimes = {*one.entry.regimes, one.entry.jurisdiction} & REGIMES
    return () if "WA" in regimes else sorted(regimes)


def _other_lists(facts: Facts) -> Iterator[Reason]:
    for one in facts.classifications:
        elsewhere = one.entry.jurisdiction != facts.law.jurisdiction
        if elsewhere and one.verdict is Verdict.CONTROLLED:
            yield Reason(
                f"listed_elsewhere:{one.item}:{one.entry.jurisdiction}:{one.entry.code}",
                f"{one.item} is controlled by {one.entry.jurisdiction} {one.entry.code}",
                evidence=_item_evidence(facts, one.item),
            )


def _item_evidence(facts: Facts, item_id: str) -> tuple[Evidence, ...]:
    return next((i.evidence for i in facts.transaction.items if i.id == item_id), ())


def _hits(facts: Facts) -> Iterator[Reason]:
    for hit in facts.live_hits:
        party = facts.party(hit.party)
        yield Reason(
            f"hit:{hit.party}:{hit.snapshot.list}:{hit.entity.id}",
            f"{_role(party)} {hit.party} resembles {hit.entity.name} on {hit.snapshot.title}",
            evidence=party.evidence if party else (),
        )


def _role(party: Party | None) -> str:
    roles = party.roles if party else ()
    order = (PartyRole.END_USER, PartyRole.ULTIMATE_CONSIGNEE, PartyRole.PURCHASER)
    first = next((r for r in order if r in roles), None) or next(iter(sorted(roles)), None)
    return first.value.replace("_", "-") if first else "party"


def _links(facts: Facts) -> Iterator[Reason]:
    for link in facts.links:
        yield Reason(f"link:{link.kind}:{link.to}", link.text, evidence=link.here)


def _statements(facts: Facts) -> Iterator[Reason]:
    for party in sorted(facts.parties(), key=lambda p: p.id):
        for number, statement in enumerate(party.statements):
            uses = _uses(statement.concern)
            if uses and statement.certainty is not Certainty.DENIED:
                yield Reason(
                    f"statement:{party.id}:{number}",
                    f"said of {party.id} ({statement.certainty.value}): {statement.text}",
                    uses,
                    statement.evidence,
                )


def _uses(words: Iterable[str]) -> frozenset[EndUse]:
    known = {use.value: use for use in EndUse}
    return frozenset(known.get(word, EndUse.OTHER) for word in words)


def _end_uses(facts: Facts) -> Iterator[Reason]:
    for use in sorted(set(facts.transaction.end_uses)):
        yield Reason(
            f"end_use:{use.value}",
            f"the transaction names an end use of concern: {use.value}",
            frozenset({use}),
            facts.transaction.evidence,
        )


def _knowledge(facts: Facts) -> Iterator[Reason]:
    for one in facts.knowledge():
        yield Reason(
            f"knowledge:{one.actor}:{one.of.value}:{one.since}",
            f"{one.actor} is {_stands(one.kind.value)} {one.of.value} since {one.since}",
            frozenset({one.of}),
            one.evidence,
        )


def _flags(flags: tuple[RedFlag, ...]) -> Iterator[Reason]:
    told = {rule.id for rule in flag_rules() if rule.told_already}
    for flag in flags:
        if flag.status is FlagStatus.RAISED and flag.rule not in told:
            yield Reason(
                f"red_flag:{flag.rule}",
                f"red flag {flag.rule}: {'; '.join(flag.because)}",
                evidence=flag.evidence,
            )


def _stands(kind: str) -> str:
    return {"informed": "informed of", "aware": "aware of"}.get(kind, "suspicious of")
