"""Mail headers: the fields of RFC 5322 with their places in the text."""

import re
from collections.abc import Iterable
from datetime import UTC
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.utils import getaddresses, parsedate_to_datetime

from catchall.intake import marks
from catchall.intake.draft import Draft
from catchall.intake.lines import Line
from catchall.lexicon import dates
from catchall.model.evidence import Span
from catchall.model.header import DateField, Mailbox, MailHeader, Subject, Text
from catchall.model.message import Check

_FIELD = re.compile(r"([A-Za-z][A-Za-z-]{1,40}): ?")
_ADDRESS = re.compile(
    r"[^,;<>\s\"]{1,80}@[^,;<>\s]{1,80}(?=\s{0,4}(?:[,;]|\Z))"
    r"|(?:\"[^\"]{0,200}\"|[^<>;\"]){0,200}<[^<>]{1,200}>"
)
_PREFIX = re.compile(r"(?:(?P<prefix>Re|Fwd?|AW|WG|TR)\s*: *)", re.IGNORECASE)
_LABEL = re.compile(r"\[(?P<label>[^\[\]]{2,60})\] *")
_WEEKDAY = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,")
_TIME = re.compile(r"\b(\d{1,2}):(\d{2})\b")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
KNOWN = frozenset({"from", "to", "cc", "date", "subject", "message-id", "sent"})


def split(draft: Draft, lines: list[Line]) -> tuple[dict[str, Span], int]:
    """The fields up to the first blank line: value spans by lower-case name, lines used."""
    fields: dict[str, Span] = {}
    last: str | None = None
    for index, line in enumerate(lines):
        if line.blank:
            return fields, index
        found = _FIELD.match(line.text)
        if found is None and last is not None and line.text[:1] in " \t":
            fields[last] = Span(start=fields[last].start, end=line.span.end)
            draft.claim("mail.header", line.span)
            continue
        if found is None:
            return fields, index
        last = found[1].lower()
        draft.claim("mail.header", line.span)
        end = max(found.end(), len(line.text.rstrip()))
        fields.setdefault(last, line.part(found.end(), end))
    return fields, len(lines)


def read(draft: Draft, fields: dict[str, Span]) -> MailHeader:
    """The fields that a case needs."""
    for name in KNOWN & fields.keys():
        draft.claim(f"mail.{name}", fields[name])
    return MailHeader(
        sender=next(iter(_mailboxes(draft, fields.get("from"))), None),
        to=tuple(_mailboxes(draft, fields.get("to"))),
        cc=tuple(_mailboxes(draft, fields.get("cc"))),
        date=_date(draft, fields.get("date") or fields.get("sent")),
        subject=_subject(draft, fields.get("subject")),
        message_id=_message_id(draft, fields.get("message-id")),
    )


def _mailboxes(draft: Draft, span: Span | None) -> Iterable[Mailbox]:
    if span is None:
        return
    for found in _ADDRESS.finditer(draft.text, span.start, span.end):
        raw = found.group()
        lead = len(raw) - len(raw.lstrip(" ,\t\r\n"))
        raw = raw.rstrip()
        place = Span(start=found.start() + lead, end=found.start() + len(raw))
        pairs = getaddresses([_unquoted(raw[lead:])])
        name, address = pairs[0] if pairs else ("", "")
        if "@" in address:
            yield Mailbox(name=_decoded(name) or None, address=address, span=place)


def _unquoted(raw: str) -> str:
    """A display name with a comma, such as of an export desk, put in quotes."""
    name, bracket, rest = raw.strip().partition("<")
    if "," in name and '"' not in name:
        return f'"{name.strip()}" {bracket}{rest}'
    return raw


def _decoded(text: str) -> str:
    """Encoded words of RFC 2047 as text; as they stand where they cannot be decoded."""
    if "=?" not in text:
        return text
    try:
        return str(make_header(decode_header(text)))
    except (HeaderParseError, LookupError, UnicodeDecodeError, ValueError):
        return text


def _date(draft: Draft, span: Span | None) -> DateField | None:
    if span is None:
        return None
    raw = span.of(draft.text)
    value = _moment(raw)
    if value is None:
        return None
    precision = "day" if "T" not in value else "second" if value.endswith("Z") else "minute"
    return DateField(value=value, raw=raw, precision=precision, span=span)


def _moment(raw: str) -> str | None:
    """ISO 8601: in UTC where the zone is stated, without a zone where it is not."""
    try:
        moment = parsedate_to_datetime(raw)
    except (ValueError, TypeError, IndexError, OverflowError):
        return _loose(raw)
    if moment.tzinfo is None:
        return _loose(raw)
    try:
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        return None


def _loose(raw: str) -> str | None:
    found = dates.first(raw, reference=None)
    if found is None or len(found.value.value) != len("2000-01-01"):
        return None
    time = _TIME.search(raw, found.end)
    return f"{found.value.value}T{int(time[1]):02}:{time[2]}" if time else found.value.value


def _subject(draft: Draft, span: Span | None) -> Subject | None:
    if span is None or span.start == span.end:
        return None
    raw = span.of(draft.text)
    rest = _decoded(" ".join(raw.split()))
    prefix = _PREFIX.match(rest)
    rest = rest[prefix.end() :] if prefix else rest
    label = _LABEL.match(rest)
    marking = marks.alone_on_line(label["label"]) if label else None
    if label is not None and marking is not None:
        rest = rest[label.end() :]
    return Subject(
        value=rest,
        raw=raw,
        marking=label["label"] if label and marking else None,
        prefix=prefix["prefix"] if prefix else None,
        span=span,
    )


def _message_id(draft: Draft, span: Span | None) -> Text | None:
    if span is None:
        return None
    raw = span.of(draft.text)
    start = span.start + (raw.startswith("<"))
    end = span.end - (raw.endswith(">"))
    if end <= start:
        return None
    place = Span(start=start, end=end)
    return Text(value=place.of(draft.text), raw=place.of(draft.text), span=place)


def weekday(header: MailHeader) -> Check | None:
    """Whether the weekday that a date states is the weekday of that date."""
    if header.date is None:
        return None
    stated = _WEEKDAY.match(header.date.raw.strip())
    found = dates.first(header.date.raw, reference=None)
    if stated is None or found is None:
        return None
    really = _WEEKDAYS[found.value.first.weekday()]
    return Check(
        id="weekday",
        check=f"{found.value.value} is a {stated[1]}",
        result=really == stated[1],
        detail=f"it is a {really}",
    )
