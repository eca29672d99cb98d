"""Red flags that rest on who takes part, and on what is said of them."""

import re

from catchall.determination.facts import Facts
from catchall.determination.red_flags.look import Look
from catchall.determination.red_flags.schema import FlagRule
from catchall.model import Party, PartyRole

_LAST = frozenset({PartyRole.END_USER, PartyRole.ULTIMATE_CONSIGNEE})
_BETWEEN = frozenset({PartyRole.INTERMEDIARY, PartyRole.INTERMEDIATE_CONSIGNEE, PartyRole.BROKER})


def _in_role(facts: Facts, roles: frozenset[PartyRole]) -> list[Party]:
    found = (party for party in facts.parties() if roles & set(party.roles))
    return sorted(found, key=lambda party: party.id)


def new_intermediary(rule: FlagRule, facts: Facts) -> Look:
    """T05: needs the day on which an intermediary was first seen, which no case states yet."""
    if not _in_role(facts, _BETWEEN):
        return Look.not_raised("no intermediary takes part")
    return Look.skipped("the first day of an intermediary is not recorded", missing=rule.needs)


def forwarder(rule: FlagRule, facts: Facts) -> Look:
    """T07: who ends the chain is a forwarder by role or by name."""
    last = _in_role(facts, _LAST)
    if not last:
        return Look.skipped("nobody is named at the end of the chain", missing=("parties",))
    found = [(party, why) for party in last if (why := _forwards(party, rule.words))]
    if not found:
        return Look.not_raised("nobody at the end of the chain is known to forward")
    return Look.raised(
        *(f"{party.id} {why}" for party, why in found),
        parties=tuple(party.id for party, _ in found),
        evidence=tuple(e for party, _ in found for e in party.evidence),
    )


def _forwards(party: Party, words: tuple[str, ...]) -> str | None:
    if PartyRole.FREIGHT_FORWARDER in party.roles:
        return "is a forwarder by role"
    for name in (party.name, *party.aliases):
        for word in re.findall(r"[^\W\d_]+", (name or "").casefold()):
            if word in words:
                return f"has the word {word} in its name"
    return None


def document_gaps(_rule: FlagRule, facts: Facts) -> Look:
    """T18: a chain without an end, or with an end that has no name."""
    last = _in_role(facts, _LAST)
    between = _in_role(facts, _BETWEEN)
    if between and not last:
        return Look.raised(
            "an intermediary buys, and no end-user is named",
            parties=tuple(party.id for party in between),
            evidence=tuple(e for party in between for e in party.evidence),
        )
    nameless = [party for party in last if not party.name]
    if nameless:
        return Look.raised(
            *(
                f"{party.id} has no name: {party.description or 'nothing is said'}"
                for party in nameless
            ),
            parties=tuple(party.id for party in nameless),
            evidence=tuple(e for party in nameless for e in party.evidence),
        )
    if facts.transaction.stated_end_use is None:
        return Look.skipped("no end-use statement is recorded", missing=("end_use_statement",))
    return Look.not_raised("an end-user with a name and an end use are stated")
