"""Facts to determination: what the law of a day demands of whom, and what is still missing."""

from collections.abc import Iterable
from datetime import date
from importlib.metadata import version
from typing import TypeVar

from catchall.determination.cautions import cautions
from catchall.determination.conditions.goods import questions
from catchall.determination.facts import Facts
from catchall.determination.grounds import Applied, apply_rules
from catchall.determination.load import law_of
from catchall.determination.packaged import law_sha256
from catchall.determination.reasons import Reason, reasons
from catchall.determination.red_flags import find_red_flags
from catchall.model import (
    Classification,
    Determination,
    GroundStatus,
    Hit,
    Link,
    MissingFact,
    Outcome,
    SnapshotRef,
    Transaction,
    Undated,
    Value,
    Verdict,
)

V = TypeVar("V", bound=Value)


def determine(  # noqa: PLR0913 - a determination names everything it rests on
    transaction: Transaction,
    *,
    jurisdiction: str,
    as_of: date,
    classifications: tuple[Classification, ...],
    hits: tuple[Hit, ...],
    links: tuple[Link, ...],
    snapshots: tuple[SnapshotRef, ...],
    rulebook_sha256: str,
    history_searched: int | None = None,
    undated: tuple[Undated, ...] = (),
) -> Determination:
    """Apply the law of a jurisdiction, as it stood on a day, to everything that is known.

    Args:
        transaction: what is proposed, with what each actor knows since when; what
            somebody learned after ``as_of`` does not count.
        jurisdiction: ``KR``, ``EU``, ``US``, ``JP``, ``UK`` or ``EXERCISE``.
        as_of: the day whose law counts.
        classifications: answers of the control lists, of this jurisdiction and others.
        hits: resemblances of parties to list entries.
        links: ties to earlier records.
        snapshots: the lists that were searched, also those without a hit.
        rulebook_sha256: hash over the control-list rules.
        history_searched: how many earlier records were searched; null where unknown.
        undated: entries of the list that test such goods, without a text of the day.

    Returns:
        A determination that holds all of this and replays to the same bytes.

    Raises:
        InputError: there is no catch-all law for the jurisdiction.
    """
    facts = Facts(
        transaction=transaction,
        law=law_of(jurisdiction),
        as_of=as_of,
        classifications=_sorted(classifications),
        hits=_sorted(hits),
        links=_sorted(links),
        undated=_sorted(undated),
    )
    searched = _sorted(snapshots)
    flags = find_red_flags(facts, lists_searched=len(searched), history_searched=history_searched)
    found = reasons(facts, flags)
    applied = apply_rules(facts, found)
    return Determination(
        catchall_version=version("catchall"),
        transaction=transaction,
        jurisdiction=jurisdiction,
        as_of=as_of,
        outcome=_outcome(facts, applied, found),
        grounds=tuple(one.ground for one in applied),
        obligations=tuple(o for one in applied if (o := one.obligation()) is not None),
        missing=_missing(facts, applied),
        classifications=facts.classifications,
        undated=facts.undated,
        hits=facts.hits,
        links=facts.links,
        red_flags=flags,
        snapshots=searched,
        rulebook_sha256=rulebook_sha256,
        law_sha256=law_sha256(),
        history_searched=history_searched,
        cautions=cautions(facts, applied, searched, history_searched),
        exercise=transaction.exercise or facts.law.exercise,
    )


def replay(determination: Determination) -> Determination:
    """Compute a determination again from what it holds, with the law that is installed now."""
    return determine(
        determination.transaction,
        jurisdiction=determination.jurisdiction,
        as_of=determination.as_of,
        classifications=determination.classifications,
        hits=determination.hits,
        links=determination.links,
        snapshots=determination.snapshots,
        rulebook_sha256=determination.rulebook_sha256,
        history_searched=determination.history_searched,
        undated=determination.undated,
    )


def _sorted(values: Iterable[V]) -> tuple[V, ...]:
    return tuple(sorted(values, key=lambda value: value.canonical_json()))


def _outcome(facts: Facts, applied: tuple[Applied, ...], found: tuple[Reason, ...]) -> Outcome:
    met = [one for one in applied if one.ground.status is GroundStatus.MET]
    if any(one.rule.listing for one in met):
        return Outcome.LISTED
    if any(one.rule.actor != "authority" for one in met):
        return Outcome.CATCH_ALL
    undecided = any(c.verdict is Verdict.CANNOT_TELL for c in facts.classifications)
    is_open = any(one.ground.status is GroundStatus.OPEN for one in applied)
    return Outcome.REFER if met or is_open or undecided or found else Outcome.NO_LICENSE_REQUIRED


def _missing(facts: Facts, applied: tuple[Applied, ...]) -> tuple[MissingFact, ...]:
    """What is missing for the open grounds and the open classifications, each fact once."""
    wanted = [
        fact
        for one in applied
        if one.ground.status is GroundStatus.OPEN
        for condition in one.ground.conditions
        for fact in condition.missing
    ]
    first: dict[tuple[str, str], MissingFact] = {}
    for fact in (*wanted, *questions(facts)):
        first.setdefault((fact.code, fact.ask), fact)
    return tuple(first.values())
