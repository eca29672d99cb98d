"""Clauses on denials of other states that tie to the transaction."""

from catchall.determination.clauses import DenialClause
from catchall.determination.conditions.finding import Case, Finding, left_open, met, not_met
from catchall.model import LinkKind, MissingFact


def denial(clause: DenialClause, case: Case) -> Finding:
    """Whether a re-attempt ties to a denial in force that another state issued.

    A denial that does not say whether it rests on a list or on catch-all control leaves
    the question open: how far it binds depends on that.
    """
    again = [k for k in case.facts.links if k.kind is LinkKind.REATTEMPT_AFTER_DENIAL]
    bound = [k for k in again if k.consultation in clause.consultations]
    if bound:
        evidence = tuple(e for k in bound for e in (*k.here, *k.there))
        because = (f"{k.to} ({k.consultation}): {k.text}" for k in bound)
        return met(clause, *because, evidence=evidence)
    unknown = [k for k in again if k.consultation == "basis_unknown"]
    if not unknown:
        return not_met(clause, "no such denial of another state")
    missing = tuple(
        MissingFact(
            code=f"{clause.code}.{k.to}",
            text=f"Does denial {k.to} rest on a control list or on catch-all control?",
            ask=case.facts.law.authority,
        )
        for k in unknown
    )
    evidence = tuple(e for k in unknown for e in (*k.here, *k.there))
    return left_open(clause, *(k.text for k in unknown), missing=missing, evidence=evidence)
