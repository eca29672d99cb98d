"""Clauses on places: where the goods leave, where they go, what tables say of it."""

from catchall.determination.clauses import (
    Clause,
    NationalLawClause,
    NoticeClause,
    PlaceClause,
    ReachClause,
)
from catchall.determination.conditions.finding import Case, Finding, left_open, met, not_met
from catchall.determination.countries import Membership, membership, table
from catchall.model import GroundStatus, Knowledge, MissingFact


def reach(clause: ReachClause, case: Case) -> Finding:
    """Whether the goods leave, pass, or the actor sits in a country of this law."""
    known = _places(clause, case)
    inside = [how for country, how in known if _inside(clause, country, case)]
    if inside:
        return met(clause, *inside)
    if known:
        return not_met(clause, *(how for _, how in known))
    where = MissingFact(
        code=f"{clause.code}.from", text="From which country do the goods leave?", ask=case.actor
    )
    return left_open(clause, "the country of departure is not known", missing=(where,))


def _places(clause: ReachClause, case: Case) -> list[tuple[str, str]]:
    """The countries that decide, each with how it does."""
    transaction = case.facts.transaction
    party = case.facts.party(case.actor)
    seat = party.country if party else None
    places: list[tuple[str, str]] = []
    if clause.by == "movement" and transaction.from_country:
        places.append((transaction.from_country, f"the goods leave {transaction.from_country}"))
    elif seat:
        unstated = "" if clause.by == "actor" else "; where the goods leave is not stated"
        places.append((seat, f"{case.actor} is in {seat}{unstated}"))
    if clause.route:
        places += [(country, f"the goods pass {country}") for country in transaction.route]
    return places


def _inside(clause: ReachClause, country: str, case: Case) -> bool:
    if country in clause.countries:
        return True
    if clause.table is None:
        return False
    found = membership(table(clause.table), country, case.facts.as_of)
    return found.status is GroundStatus.MET


def destination(clause: PlaceClause, case: Case) -> Finding:
    """Whether the destination is in the table, or is not in it, as the clause wants."""
    found = membership(table(clause.table), case.facts.transaction.destination, case.facts.as_of)
    return _by_table(clause, found, case, member=clause.member)


def _by_table(clause: Clause, found: Membership, case: Case, *, member: bool) -> Finding:
    if found.status is GroundStatus.OPEN:
        ask = MissingFact(
            code=f"{clause.code}.destination", text=f"Settle: {found.because}", ask=_who(case)
        )
        return left_open(clause, found.because, missing=(ask,))
    holds = (found.status is GroundStatus.MET) is member
    return met(clause, found.because) if holds else not_met(clause, found.because)


def _who(case: Case) -> str:
    if case.facts.transaction.destination is None:
        return case.facts.actors("exporter")[0]
    return case.facts.law.authority


def national_law(clause: NationalLawClause, case: Case) -> Finding:
    """Whether the country of departure has made use of an option that the law gives it.

    The table answers, or what the actor has recorded under the code of the clause.
    """
    own = [k for k in case.facts.knowledge_of(case.actor) if k.circumstance == clause.code]
    if own:
        return met(clause, *(_recorded(k) for k in own), since=own[0].since)
    country = case.facts.transaction.from_country
    found = membership(table(clause.table), country, case.facts.as_of)
    if found.status is GroundStatus.MET:
        return met(clause, found.because)
    if found.status is GroundStatus.NOT_MET:
        return not_met(clause, found.because)
    ask = MissingFact(
        code=clause.code,
        text="Has the country of departure made use of this option?",
        ask=f"authority:{country}" if country else case.facts.law.authority,
    )
    return left_open(clause, found.because, missing=(ask,))


def notice(clause: NoticeClause, case: Case) -> Finding:
    """Whether a public notice demands a license for these goods to this destination.

    Met where the actor has recorded that it does; the table only says where to ask.
    """
    own = [k for k in case.facts.knowledge_of(case.actor) if k.circumstance == clause.circumstance]
    if own:
        return met(clause, *(_recorded(k) for k in own), since=own[0].since)
    found = membership(table(clause.table), case.facts.transaction.destination, case.facts.as_of)
    if found.status is not GroundStatus.MET:
        return not_met(clause, f"no notice is known: {found.because}")
    ask = MissingFact(
        code=clause.code,
        text="Does the public notice name these goods for this destination?",
        ask=case.facts.law.authority,
    )
    return left_open(clause, found.because, missing=(ask,))


def _recorded(known: Knowledge) -> str:
    return f"{known.actor} since {known.since}: {known.basis}"
