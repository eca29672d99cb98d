"""The clause on the Country Chart: does a listed item need a license to this destination?"""

from collections.abc import Iterator

from catchall.determination.clauses import ChartClause
from catchall.determination.conditions.finding import Case, Finding, left_open, met, not_met
from catchall.determination.countries import membership, table
from catchall.determination.us_reasons import reasons_for_control
from catchall.model import Classification, GroundStatus, MissingFact, Verdict


def chart(clause: ChartClause, case: Case) -> Finding:
    """Whether a mark stands where a listed item's reasons meet the destination.

    Not met only where every column is known and none has a mark. A row that points
    elsewhere, a requirement without a column, and a day whose chart is not at hand count
    as a license needed: the absence of a mark is no permission.
    """
    facts = case.facts
    if facts.transaction.destination is None:
        ask = MissingFact(
            code=f"{clause.code}.destination",
            text="Where do the goods go?",
            ask=facts.actors("exporter")[0],
        )
        return left_open(clause, "the destination is not known", missing=(ask,))
    caught = [c for c in facts.national if c.verdict is Verdict.CONTROLLED]
    marks = [mark for one in caught for mark in _marks(one, case)]
    if marks:
        return met(clause, *dict.fromkeys(marks))
    codes = ", ".join(sorted({c.entry.code for c in caught})) or "no entry"
    return not_met(clause, f"no mark for {codes} to {facts.transaction.destination}")


def _marks(one: Classification, case: Case) -> Iterator[str]:
    code = one.entry.code
    known = reasons_for_control(code, case.facts.as_of)
    if known is None:
        yield f"{code}: the chart of the day is not at hand, so a license is taken to be needed"
        return
    if known.elsewhere:
        yield f"{code}: has a requirement that names no column"
    for column in known.whole:
        yield from _mark(f"{code}, {column}", column, case)
    for column in known.part:
        yield from _mark(f"{code}, {column} for some of its items", column, case)


def _mark(label: str, column: str, case: Case) -> Iterator[str]:
    found = membership(
        table(f"us.chart.{column}"), case.facts.transaction.destination, case.facts.as_of
    )
    if found.status is GroundStatus.MET:
        yield f"{label}: marked"
    if found.status is GroundStatus.OPEN:
        yield f"{label}: {found.because}"
