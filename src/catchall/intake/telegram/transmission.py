"""Transmission: the lines of the network and of the archive, field by field."""

import re
from datetime import UTC, date, datetime, timedelta

from catchall.intake.draft import Draft
from catchall.intake.lines import Line
from catchall.intake.telegram import words
from catchall.intake.telegram.sorting import Sorted
from catchall.lexicon import posts
from catchall.model.evidence import Span
from catchall.model.header import (
    CallingLine,
    DateField,
    StartOfMessage,
    Station,
    Text,
    Transmission,
    Wrapper,
)

PRECEDENCE = {"Z": "FLASH", "O": "IMMEDIATE", "P": "PRIORITY", "R": "ROUTINE"}
SECURITY_LETTERS = {
    "T": "TOP SECRET",
    "S": "SECRET",
    "C": "CONFIDENTIAL",
    "R": "RESTRICTED",
    "E": "UNCLASSIFIED",
    "U": "UNCLASSIFIED",
}
"""Letters of the ZNY line; E is UNCLAS EFTO (JANAP 128)."""

_CREATED = re.compile(
    r"(?:[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) [\d:]{8} [+-]\d{4} (\d{4}))"
    r"|(?:(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}))|(?:(\d{4}-\d{2}-\d{2})\Z)"
)
_FIRST_CENTURY_YEAR = 60
"""Two-digit years from 60 on are of the last century: no telegram here is older."""


def text_field(draft: Draft, kind: str, span: Span, value: str | None = None) -> Text:
    """A field of one stretch of text, claimed for the segments."""
    draft.claim(kind, span)
    raw = span.of(draft.text)
    return Text(value=raw if value is None else value, raw=raw, span=span)


def read_wrapper(draft: Draft, found: Sorted) -> Wrapper | None:
    """The lines that the archive put before the telegram."""
    line = found.first("wrapper.reference_id")
    if line is None:
        return _whole_wrapper(draft, found.first("whole-wrapper"))
    named = found.first("wrapper.classification")
    origin = found.first("wrapper.origin")
    return Wrapper(
        reference_id=text_field(draft, "wrapper.reference_id", line.span),
        created=_created(draft, found.first("wrapper.created")),
        classification=_classification(draft, named),
        origin=text_field(draft, "wrapper.origin", origin.span) if origin else None,
    )


def _whole_wrapper(draft: Draft, line: Line | None) -> Wrapper | None:
    """A wrapper on one line: id, date, date of release, classification, origin."""
    found = words.WRAPPER_LINE.match(line.text.strip()) if line else None
    if line is None or found is None:
        return None
    lead = words.strip_start(line)
    spans = {
        name: line.part(lead + found.start(name), lead + found.end(name))
        for name in ("id", "created", "classification", "origin")
    }
    raw = found["created"]
    created = DateField(
        value=raw.replace(" ", "T"),
        raw=raw,
        precision="minute" if " " in raw else "day",
        span=spans["created"],
    )
    draft.claim("wrapper.created", spans["created"])
    level = found["classification"].partition("//")[0].strip()
    return Wrapper(
        reference_id=text_field(draft, "wrapper.reference_id", spans["id"]),
        created=created,
        classification=text_field(draft, "wrapper.classification", spans["classification"], level),
        origin=text_field(draft, "wrapper.origin", spans["origin"]),
    )


def _classification(draft: Draft, line: Line | None) -> Text | None:
    if line is None:
        return None
    return text_field(draft, "wrapper.classification", line.span, line.text.strip().upper())


def _created(draft: Draft, line: Line | None) -> DateField | None:
    if line is None:
        return None
    found = _CREATED.match(line.text.strip())
    draft.claim("wrapper.created", line.span)
    if found is None:
        return None
    month, day, year, iso, time, iso_only = found.groups()
    plain = f"{iso}T{time}" if iso else iso_only
    value = f"{year}-{_month(month):02}-{day}" if month else plain
    raw = line.span.of(draft.text)
    precision = "minute" if "T" in value else "day"
    return DateField(value=value, raw=raw, precision=precision, span=line.span)


def _month(word: str) -> int:
    return words.MONTHS.index(word.upper()) + 1 if word.upper() in words.MONTHS else 0


def read_transmission(draft: Draft, found: Sorted) -> Transmission | None:
    """The lines of the network; null where none of them is there."""
    kinds = {"start", "prosign", "calling", "security", "dtg"}
    if not kinds & found.fields.keys():
        return None
    dtg, action, info = _dtg(draft, found.first("dtg"))
    year = int(dtg.value[:4]) if dtg else None
    prosign, called = _prosign(draft, found.all("prosign"))
    return Transmission(
        start_of_message=_start(draft, found.first("start")),
        precedence_prosign=prosign,
        called=called,
        calling=_calling(draft, found.first("calling"), year),
        security_line=_security(draft, found.first("security")),
        action_precedence=action,
        info_precedence=info,
        dtg=dtg,
    )


def _start(draft: Draft, line: Line | None) -> StartOfMessage | None:
    found = words.START.match(line.text.strip()) if line else None
    if line is None or found is None:
        return None
    lead = words.strip_start(line)
    span = line.part(lead, lead + found.end())
    draft.claim("transmission.start_of_message", span)
    return StartOfMessage(
        raw=found.group(),
        prosign=found[1],
        channel=found[2],
        channel_serial=found[3],
        span=span,
    )


def _prosign(draft: Draft, lines: list[Line]) -> tuple[Text | None, tuple[Station, ...]]:
    if not lines:
        return None, ()
    span = Span(start=lines[0].span.start, end=lines[-1].span.end)
    draft.claim("transmission.precedence_prosign", span)
    sign, *called = span.of(draft.text).split()
    stations = tuple(Station(routing_indicator=r, name=posts.station(r)) for r in called)
    return Text(value=PRECEDENCE[sign[0]], raw=sign, span=span), stations


def _calling(draft: Draft, line: Line | None, year: int | None) -> CallingLine | None:
    found = words.CALLING.match(line.text.strip()) if line else None
    if line is None or found is None:
        return None
    lead = words.strip_start(line)
    span = line.part(lead, lead + found.end())
    draft.claim("transmission.calling", span)
    station, serial, section, day, hour, minute = found.groups()
    return CallingLine(
        raw=found.group(),
        routing_indicator=station,
        name=posts.station(station),
        station_serial=serial,
        section=int(section) if section else None,
        julian_day=int(day),
        file_time=f"{hour}:{minute}Z",
        value=_moment(year, int(day), int(hour), int(minute)),
        span=span,
    )


def _moment(year: int | None, day: int, hour: int, minute: int) -> str | None:
    if year is None or not 1 <= day <= 366 or hour > 23 or minute > 59:
        return None
    filed = datetime(year, 1, 1, hour, minute, tzinfo=UTC) + timedelta(days=day - 1)
    return filed.strftime("%Y-%m-%dT%H:%M:00Z")


def _security(draft: Draft, line: Line | None) -> Text | None:
    found = words.SECURITY.match(line.text.strip()) if line else None
    if line is None or found is None:
        return None
    lead = words.strip_start(line)
    value = SECURITY_LETTERS.get(found[1], "UNKNOWN")
    span = line.part(lead, lead + found.end())
    return text_field(draft, "transmission.security_line", span, value)


def _dtg(draft: Draft, line: Line | None) -> tuple[DateField | None, str | None, str | None]:
    found = words.DTG.match(line.text.strip()) if line else None
    if line is None or found is None:
        return None, None, None
    lead = words.strip_start(line)
    span = line.part(lead, lead + found.end())
    draft.claim("transmission.dtg", span)
    action, info, day, hour, minute, month, year = found.groups()
    names = PRECEDENCE.get(action or ""), PRECEDENCE.get(info or "")
    moment = _iso(full_year(int(year)), _month(month), int(day), f"{hour}:{minute}")
    if moment is None:
        return None, *names
    field = DateField(value=moment, raw=found.group(), precision="minute", span=span)
    return field, *names


def full_year(two_digits: int) -> int:
    """The year that two digits of a date-time group mean."""
    return two_digits + (1900 if two_digits >= _FIRST_CENTURY_YEAR else 2000)


def _iso(year: int, month: int, day: int, time: str) -> str | None:
    try:
        moment = datetime.strptime(f"{year}-{month:02}-{day:02} {time}", "%Y-%m-%d %H:%M")  # noqa: DTZ007 - Z by definition
    except ValueError:
        return None
    return moment.strftime("%Y-%m-%dT%H:%M:00Z")


def day_of(value: str) -> date:
    """The day of an ISO date or moment."""
    return date.fromisoformat(value[:10])
