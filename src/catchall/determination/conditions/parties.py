"""Clauses on listed parties: a resemblance is a question until a person has judged it."""

from catchall.determination.clauses import ListedPartyClause
from catchall.determination.conditions.finding import Case, Finding, left_open, met, not_met
from catchall.model import Hit, Judgement, MissingFact


def listed_party(clause: ListedPartyClause, case: Case) -> Finding:
    """Whether a party is on a decisive list: met only by a hit that a person confirmed."""
    hits = [hit for hit in case.facts.live_hits if _decisive(clause, hit)]
    confirmed = [hit for hit in hits if hit.judgement is Judgement.POSITIVE]
    if confirmed:
        return met(clause, *(_words(hit) for hit in confirmed))
    if not hits:
        return not_met(clause, "no hit on such a list")
    missing = tuple(
        MissingFact(
            code=f"{clause.code}.{hit.party}.{hit.entity.id}",
            text=f"{clause.question} {hit.query} / {hit.entity.name}",
            ask=case.facts.law.authority,
        )
        for hit in hits
    )
    return left_open(clause, *(_words(hit) for hit in hits), missing=missing)


def _decisive(clause: ListedPartyClause, hit: Hit) -> bool:
    if hit.snapshot.list in clause.lists:
        return True
    return any(program in clause.programs for program in hit.entity.programs)


def _words(hit: Hit) -> str:
    return f"{hit.party}: {hit.explanation}"
