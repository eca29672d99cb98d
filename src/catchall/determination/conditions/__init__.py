"""Clauses of the law tested against the facts: each met, open or not met, and why."""

from collections.abc import Callable
from typing import Any

from catchall.determination.clauses import AnyClause
from catchall.determination.conditions.chart import chart
from catchall.determination.conditions.denials import denial
from catchall.determination.conditions.finding import Case, Finding
from catchall.determination.conditions.goods import goods, tariff
from catchall.determination.conditions.knowledge import circumstance, information, knowledge
from catchall.determination.conditions.parties import listed_party
from catchall.determination.conditions.places import destination, national_law, notice, reach
from catchall.determination.conditions.scope import activity, follows, subject_to

_TESTS: dict[str, Callable[[Any, Case], Finding]] = {
    "activity": activity,
    "chart": chart,
    "circumstance": circumstance,
    "denial": denial,
    "destination": destination,
    "follows": follows,
    "goods": goods,
    "information": information,
    "knowledge": knowledge,
    "listed_party": listed_party,
    "national_law": national_law,
    "notice": notice,
    "reach": reach,
    "subject_to": subject_to,
    "tariff": tariff,
}


def evaluate(clause: AnyClause, case: Case) -> Finding:
    """Test one clause against the facts of a case, for one actor."""
    return _TESTS[clause.test](clause, case)


__all__ = ["Case", "Finding", "evaluate"]
