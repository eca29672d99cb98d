"""Case and Finding: what a clause is tested against, and what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from catchall.determination.clauses import Clause
from catchall.determination.facts import Facts
from catchall.determination.reasons import Reason
from catchall.model import Condition, Evidence, Ground, GroundStatus, MissingFact


@dataclass(frozen=True)
class Case:
    """The facts, the actor whose ground is examined, and the grounds settled before."""

    facts: Facts
    actor: str
    reasons: tuple[Reason, ...]
    settled: Mapping[str, tuple[Ground, ...]]


@dataclass(frozen=True)
class Finding:
    """A condition, and the day since which it is met where that is known."""

    condition: Condition
    since: date | None = None


def met(
    clause: Clause,
    *because: str,
    evidence: tuple[Evidence, ...] = (),
    since: date | None = None,
) -> Finding:
    """The clause is met."""
    return _finding(clause, GroundStatus.MET, because, evidence=evidence, since=since)


def not_met(clause: Clause, *because: str) -> Finding:
    """The clause is not met."""
    return _finding(clause, GroundStatus.NOT_MET, because)


def left_open(
    clause: Clause,
    *because: str,
    missing: tuple[MissingFact, ...],
    evidence: tuple[Evidence, ...] = (),
) -> Finding:
    """The clause cannot be answered; ``missing`` says what would answer it."""
    return _finding(clause, GroundStatus.OPEN, because, evidence=evidence, missing=missing)


def _finding(
    clause: Clause,
    status: GroundStatus,
    because: tuple[str, ...],
    *,
    evidence: tuple[Evidence, ...] = (),
    missing: tuple[MissingFact, ...] = (),
    since: date | None = None,
) -> Finding:
    condition = Condition(
        code=clause.code,
        text=clause.text,
        status=status,
        because=because,
        evidence=evidence,
        missing=missing,
    )
    return Finding(condition, since)
