"""Dating: the day against which relative dates of a message are read."""

import re
from collections.abc import Iterable
from datetime import date

from catchall.intake.extraction.sentences import Sentence
from catchall.lexicon import dates
from catchall.model.dates import Precision

_DATELINE = re.compile(r"\s*(?:[A-Z][\w.' -]{2,30},? )?[\w./, -]{8,24}\s*\Z")
_HEAD = 12
"""How many sentences from the top a line with a place and a day may stand."""


def stated_day(sentences: Iterable[Sentence]) -> date | None:
    """The day that a text without a header states of itself.

    The line ``Date:`` or a dateline near the top; where neither is, the latest full date of the
    text, else its latest month, so that "by April 15" has a year. Null where it has neither.
    """
    rows = tuple(sentences)
    for sentence in rows:
        day = _day(sentence.value)
        if sentence.label in {"date", "submitted"} and day:
            return day
    for sentence in rows[:_HEAD]:
        day = _day(sentence.text)
        if day and not sentence.label and _DATELINE.match(sentence.text):
            return day
    days = [day for sentence in rows for day in _days(sentence.text)]
    return max(days, default=None) or max(_months(rows), default=None)


def _months(sentences: Iterable[Sentence]) -> Iterable[date]:
    """The last days of the months that a text without any full date names."""
    for sentence in sentences:
        for found in dates.find(sentence.text, reference=None):
            if found.value.precision is Precision.MONTH:
                yield found.value.last


def _day(text: str) -> date | None:
    return next(iter(_days(text)), None)


def _days(text: str) -> list[date]:
    found = dates.find(text, reference=None)
    return [d.value.first for d in found if d.value.precision is Precision.DAY]
