"""Clauses on what the law reaches: the activity, the goods it follows, the rules before it."""

from catchall.determination.clauses import ActivityClause, FollowsClause, SubjectClause
from catchall.determination.conditions.finding import Case, Finding, left_open, met, not_met
from catchall.model import GroundStatus, MissingFact


def activity(clause: ActivityClause, case: Case) -> Finding:
    """Whether the transaction is one of the activities."""
    proposed = case.facts.transaction.activity
    because = f"proposed is: {proposed.value}"
    return met(clause, because) if proposed in clause.any_of else not_met(clause, because)


def subject_to(clause: SubjectClause, case: Case) -> Finding:
    """Whether the goods are subject to a law that follows them abroad.

    Nothing that points to it counts as not met: the determination cautions that
    foreign content and production were not examined.
    """
    transaction = case.facts.transaction
    if clause.law in transaction.subject_to:
        return met(clause, f"stated to be subject to {clause.law}")
    if transaction.from_country == clause.country:
        return met(clause, f"the goods leave {clause.country}")
    origin = sorted(item.id for item in transaction.items if item.origin == clause.country)
    if origin:
        return met(clause, f"of {clause.country} origin: {', '.join(origin)}")
    return not_met(clause, f"nothing shows that the goods are subject to {clause.law}")


def follows(clause: FollowsClause, case: Case) -> Finding:
    """Whether one of the rules is met, for whichever actor."""
    grounds = [g for code in clause.rules for g in case.settled.get(code, ())]
    for status in (GroundStatus.MET, GroundStatus.OPEN):
        codes = sorted({f"{g.code} for {g.actor}" for g in grounds if g.status is status})
        if codes and status is GroundStatus.MET:
            return met(clause, *(f"met: {code}" for code in codes))
        if codes:
            wait = MissingFact(
                code="open_grounds",
                text="Settle the open grounds of the exporter first",
                ask=case.facts.law.authority,
            )
            return left_open(clause, *(f"open: {code}" for code in codes), missing=(wait,))
    return not_met(clause, "no ground that it follows is met or open")
