"""How long what is closed is kept: a table with dates and sources, and legal holds above it."""

from dataclasses import dataclass
from datetime import date

from catchall.model import SourceStatus
from catchall_desk.casework.calendars import add_years
from catchall_desk.casework.models import Case, LegalHold


@dataclass(frozen=True)
class RetentionRule:
    """A period of one law, counted from the closing of a case."""

    jurisdiction: str
    years: int
    counted_from: str
    """``closing`` of the case, or ``end_of_year`` of it."""
    source: str
    status: SourceStatus
    effective_from: date
    effective_to: date | None = None


RULES = (
    RetentionRule("US", 5, "closing", "15 CFR 762.6(a)", SourceStatus.DRAFT, date(1996, 3, 25)),
    RetentionRule(
        "UK",
        3,
        "end_of_year",
        "Regulation (EC) 428/2009 as assimilated, article 20(3)",
        SourceStatus.DRAFT,
        date(2021, 1, 1),
    ),
    RetentionRule(
        "EU",
        5,
        "end_of_year",
        "Regulation (EU) 2021/821, article 27",
        SourceStatus.RECALLED,
        date(2021, 9, 9),
    ),
)
LONGEST = RetentionRule(
    "*",
    10,
    "closing",
    "house rule where no period of the place is encoded; that of 31 CFR 501.601",
    SourceStatus.RECALLED,
    date(2025, 3, 12),
)


def rule_for(case: Case, *, on: date) -> RetentionRule:
    """The rule of the case's jurisdiction on a day; the longest where none is encoded."""
    for rule in RULES:
        in_force = rule.effective_from <= on and (rule.effective_to or on) >= on
        if rule.jurisdiction == case.jurisdiction and in_force:
            return rule
    return LONGEST


def kept_until(case: Case, *, on: date) -> date | None:
    """The last day on which it must be kept; null while it is open."""
    if case.closed_at is None:
        return None
    rule, start = rule_for(case, on=on), case.closed_at.date()
    if rule.counted_from == "end_of_year":
        start = date(start.year, 12, 31)
    return add_years(start, rule.years)


def erasable(case: Case, *, on: date) -> bool:
    """Past its retention, and under no legal hold."""
    until = kept_until(case, on=on)
    held = LegalHold.objects.filter(case=case, lifted_by=None).exists()
    return until is not None and on > until and not held
