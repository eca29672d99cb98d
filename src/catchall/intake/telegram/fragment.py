"""Fragment: a telegram whose header is lost begins in its reference list or its text."""

import re
from collections import Counter

from catchall.intake.draft import Draft
from catchall.intake.lines import Line
from catchall.intake.telegram import references
from catchall.intake.telegram.fields import joined_span
from catchall.intake.telegram.sorting import Sorted
from catchall.lexicon import dates
from catchall.model.header import MessageNumber, Reference

_LETTERED = re.compile(r"\s{0,8}(?:\([A-Z]\)|[A-Z][.)]) ?(?=\S).{0,100}\d")


def is_lost(head: Sorted) -> bool:
    """Whether no header line was found at all."""
    return not head.fields


def lead(body: list[Line]) -> int:
    """How many lines at the start of a body belong to a reference list that lost its label."""
    count = 0
    for index, line in enumerate(body):
        if line.blank and count:
            break
        if not line.blank and not _LETTERED.match(line.text):
            break
        count = index + 1 if not line.blank else count
    return count


def read_lead(draft: Draft, lines: list[Line], year: int | None) -> tuple[Reference, ...]:
    """Read the reference list without its label."""
    filled = [line for line in lines if not line.blank]
    if not filled:
        return ()
    draft.note("header-lost", filled[0].span, why="the text begins in the reference list")
    draft.note("reference-label-missing", joined_span(filled), repaired=True)
    return references.read_references(draft, filled, references.Context(None, year))


def with_year(text: str, number: MessageNumber | None) -> MessageNumber | None:
    """Complete the number by the latest year that the text names; it may be a guess and says so."""
    if number is None or number.canonical is not None:
        return number
    year = year_of(text)
    if year is None:
        return number
    return number.model_copy(
        update={
            "canonical": references.canonical(year, number.origin_post, number.serial),
            "year_from": "dates in the text",
        }
    )


def year_of(text: str) -> int | None:
    """The year that most full dates of a text name; the later one where two are as many."""
    years = [int(found.value.value[:4]) for found in dates.find(text, reference=None)]
    if not years:
        return None
    counts = Counter(years)
    return max(counts, key=lambda year: (counts[year], year))
