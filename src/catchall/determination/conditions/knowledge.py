"""Clauses on who knows: the actor's own state of knowledge, and the authority's information."""

from catchall.determination.clauses import (
    Circumstance,
    CircumstanceClause,
    InformationClause,
    KnowledgeClause,
)
from catchall.determination.conditions.finding import Case, Finding, left_open, met, not_met
from catchall.determination.facts import Facts, answers, may_answer
from catchall.determination.reasons import Reason
from catchall.model import EndUse, Evidence, Knowledge, KnowledgeKind, MissingFact


def knowledge(clause: KnowledgeClause, case: Case) -> Finding:
    """Whether the actor stands to one of the uses in one of the ways of the clause.

    Only the actor's own knowledge meets it. What others know, near misses, hits and
    links make it an open question, never an answer.
    """
    asked = frozenset(clause.of)
    own = [
        k for k in case.facts.knowledge_of(case.actor) if case.facts.kind_here(k) in clause.kinds
    ]
    sure = [k for k in own if answers(k.of, asked)]
    if sure:
        return met(
            clause,
            *(_since(k, case.facts) for k in sure),
            evidence=tuple(e for k in sure for e in k.evidence),
            since=sure[0].since,
        )
    unsure = [k for k in own if may_answer(k.of, asked)]
    if unsure:
        named = ", ".join(sorted(use.value for use in asked))
        which = MissingFact(
            code=f"{clause.code}.which",
            text=f"Which use: {named}?",
            ask=case.actor,
        )
        return left_open(clause, *(_since(k, case.facts) for k in unsure), missing=(which,))
    return _asked_for(clause, asked, case)


def _since(known: Knowledge, facts: Facts) -> str:
    kind = facts.kind_here(known)
    text = f"{known.actor} {kind.value} of {known.of.value} since {known.since}: {known.basis}"
    if kind is KnowledgeKind.INFORMED and known.by is None:
        return f"{text} (who informed it is not stated; read as the competent authority)"
    return text


def _asked_for(clause: KnowledgeClause, asked: frozenset[EndUse], case: Case) -> Finding:
    bearing = [r for r in case.reasons if r.bears_on(asked, specific=clause.specific)]
    if not bearing:
        return not_met(
            clause, f"no such knowledge of {case.actor} is recorded, and nothing calls for it"
        )
    only_told = clause.kinds == (KnowledgeKind.INFORMED,)
    ask = case.facts.law.authority if only_told else case.actor
    question = MissingFact(code=clause.code, text=clause.question, ask=ask)
    return left_open(
        clause,
        *(f"calls for the question: {r.text}" for r in bearing),
        missing=(question,),
        evidence=_evidence(bearing),
    )


def _told_exporters(facts: Facts) -> list[Knowledge]:
    own = (k for actor in facts.actors("exporter") for k in facts.knowledge_of(actor))
    return [k for k in own if facts.kind_here(k) is KnowledgeKind.INFORMED]


def _evidence(found: list[Reason]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(e for reason in found for e in reason.evidence))


def circumstance(clause: CircumstanceClause, case: Case) -> Finding:
    """Whether the actor knows of a circumstance that the law names as ground for suspicion."""
    named = case.facts.law.circumstances[clause.set]
    codes = {one.code for one in named}
    own = case.facts.knowledge_of(case.actor)
    recorded = [k for k in own if k.circumstance in codes]
    if recorded:
        return met(
            clause,
            *(f"{k.circumstance} since {k.since}: {k.basis}" for k in recorded),
            evidence=tuple(e for k in recorded for e in k.evidence),
            since=recorded[0].since,
        )
    signs = any(_signs(one, case) for one in named)
    if not case.reasons or (clause.specific and not signs):
        return not_met(clause, "none is recorded, and nothing calls for the question")
    suspects = [k for k in own if k.kind is KnowledgeKind.SUSPECTS]
    because = [f"suspects since {k.since}, by no circumstance named: {k.basis}" for k in suspects]
    because += [f"{one.code}: {sign}" for one in named for sign in _signs(one, case)]
    missing = tuple(
        MissingFact(code=one.code, text=one.question, ask=case.actor)
        for one in sorted(named, key=lambda one: not _signs(one, case))
    )
    return left_open(clause, *because or ["none is recorded"], missing=missing)


def _signs(one: Circumstance, case: Case) -> tuple[str, ...]:
    return tuple(r.text for r in case.reasons if r.code.startswith(one.signs)) if one.signs else ()


def information(clause: InformationClause, case: Case) -> Finding:
    """Whether the authority holds information on one of the uses."""
    asked = frozenset(clause.of)
    told = [k for k in _told_exporters(case.facts) if may_answer(k.of, asked)]
    if clause.unless_informed and told:
        return not_met(clause, *(f"done: {_since(k, case.facts)}" for k in told))
    held = [k for k in case.facts.knowledge_of(case.actor) if may_answer(k.of, asked)]
    if held:
        return met(
            clause,
            *(_since(k, case.facts) for k in held),
            evidence=tuple(e for k in held for e in k.evidence),
            since=held[0].since,
        )
    bearing = [r for r in case.reasons if r.bears_on(asked, specific=False)]
    if not bearing:
        return not_met(clause, "nothing of the kind is recorded")
    question = MissingFact(
        code=clause.code,
        text="Does the authority hold this information, and since when?",
        ask=case.actor,
    )
    because = (f"calls for the question: {r.text}" for r in bearing)
    return left_open(clause, *because, missing=(question,), evidence=_evidence(bearing))
