"""Red flags that rest on lists and earlier records."""

from catchall.determination.facts import Facts
from catchall.determination.red_flags.look import Look
from catchall.determination.red_flags.schema import FlagRule
from catchall.model import CaseKind, LinkKind


def listed_party(_rule: FlagRule, facts: Facts) -> Look:
    """T01: a party resembles an entry of a list, and nobody has judged it to be another."""
    hits = facts.live_hits
    if not hits:
        return Look.not_raised("no list that was searched has a like name")
    return Look.raised(
        *(f"{hit.party}: {hit.explanation}" for hit in hits),
        parties=tuple(hit.party for hit in hits),
        evidence=tuple(
            e for hit in hits if (party := facts.party(hit.party)) for e in party.evidence
        ),
    )


def linked(rule: FlagRule, facts: Facts) -> Look:
    """T03, T04: a link of one of the rule's kinds."""
    links = [link for link in facts.links if link.kind in rule.links]
    if not links:
        return Look.not_raised("no such link to an earlier record")
    return Look.raised(
        *(link.text for link in links),
        parties=tuple(party for link in links for party in link.parties),
        evidence=tuple(e for link in links for e in (*link.here, *link.there)),
    )


def same_supplier_and_model(rule: FlagRule, facts: Facts) -> Look:
    """T17: supplier and goods tie to the same earlier case that was no denial."""
    cases = [link for link in facts.links if link.to_kind is CaseKind.CASE]
    supplied = {link.to for link in cases if link.kind is LinkKind.SAME_SUPPLIER}
    goods = {link.to for link in cases if link.kind is LinkKind.SAME_GOODS}
    both = [link for link in cases if link.to in supplied & goods and link.kind in rule.links]
    if not both:
        return Look.not_raised("no earlier case has both")
    return Look.raised(
        *(link.text for link in both),
        parties=tuple(party for link in both for party in link.parties),
        evidence=tuple(e for link in both for e in (*link.here, *link.there)),
    )
