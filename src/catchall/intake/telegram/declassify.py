"""Declassification instructions of six executive orders, as they stand on the E.O. line."""

import re
from datetime import date

from catchall.intake.draft import Draft
from catchall.lexicon import dates
from catchall.model.evidence import Span
from catchall.model.header import Declassify

_DECL = re.compile(r"(?:DECL|DECLAS|DECLASSIFY(?: ON)?|DNG|RDS-\d)\s*:?\s*", re.IGNORECASE)
_LEGACY = re.compile(
    r"(?P<code>X?GDS(?:-\d)?|ADS|RDS-\d|GDS|N/A|NA|OADR|MR)\b"
    r"(?:[ :]*(?P<date>\d{1,2}/\d{1,2}/\d{2,4}))?"
    r"(?:[ ]*\((?P<officer>[^()]{2,60})\))?"
    r"(?:[ ]*(?P<origin>OR-[A-Z]))?",
    re.IGNORECASE,
)
_EXEMPTION = re.compile(r"(?:25X[1-9]|50X1-HUM|50X2-WMD|75X|X[1-8])\b", re.IGNORECASE)
_TWO_DIGITS = re.compile(r"\d{1,2}/\d{1,2}/\d{2}\Z")
_YEAR_FIRST = re.compile(r"\d{4}/\d{1,2}/\d{1,2}\Z")


def read_declassify(draft: Draft, span: Span | None, day: date | None) -> Declassify | None:
    """Read what stands after the number of the order.

    Args:
        draft: the message being read.
        span: the stretch after the colon of the E.O. line.
        day: the day of the date-time group, which gives the century.
    """
    if span is None or span.end == span.start:
        return None
    draft.claim("header.declassify", span)
    raw = span.of(draft.text)
    legacy = _LEGACY.match(raw)
    if legacy and legacy.end() == len(raw):
        return _legacy(raw, span, legacy, day)
    label = _DECL.match(raw)
    start = span.start + (label.end() if label else 0)
    words = Span(start=start, end=span.end)
    return _modern(draft, raw, span, words, day)


def _legacy(raw: str, span: Span, found: re.Match[str], day: date | None) -> Declassify:
    value = dates.first(found["date"], reference=day) if found["date"] else None
    iso = value.value.value if value else None
    code = found["code"].upper()
    return Declassify(
        raw=raw,
        kind="none" if code in {"N/A", "NA"} else "legacy",
        value=iso,
        code=code,
        officer=found["officer"],
        origin_code=found["origin"],
        years_after_dtg=_years(iso, day),
        span=span,
    )


def _modern(draft: Draft, raw: str, span: Span, words: Span, day: date | None) -> Declassify | None:
    text = words.of(draft.text)
    exemption = _EXEMPTION.match(text)
    if exemption:
        return Declassify(raw=raw, kind="exemption", code=exemption.group().upper(), span=span)
    found = dates.first(text, reference=day)
    if found and found.start == 0 and found.end == len(text.rstrip(" .")):
        _note_form(draft, words, found)
        iso = found.value.value
        return Declassify(
            raw=raw, kind="date", value=iso, years_after_dtg=_years(iso, day), span=span
        )
    if not text.strip():
        return None
    draft.note("decl-event", words, why="the classification ends with an event")
    return Declassify(raw=raw, kind="event", value=text, span=span)


def _note_form(draft: Draft, words: Span, found: dates.FoundDate) -> None:
    place = Span(start=words.start, end=words.start + found.end)
    if _TWO_DIGITS.match(found.raw):
        draft.note("decl-year-two-digit", place, reading=found.value.value)
    if _YEAR_FIRST.match(found.raw):
        draft.note("decl-date-order", place, reading=found.value.value)


def _years(iso: str | None, day: date | None) -> int | None:
    """Whole years between the date-time group and the date; null where it is no anniversary."""
    if iso is None or day is None or len(iso) != 10:
        return None
    ends = date.fromisoformat(iso)
    if (ends.month, ends.day) == (day.month, day.day):
        return ends.year - day.year
    leap = (day.month, day.day) == (2, 29) and (ends.month, ends.day) == (2, 28)
    return ends.year - day.year if leap else None
