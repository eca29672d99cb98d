"""Reading a mail: header, covering note, forwarded mails, each cut at its labels."""

import re
from dataclasses import dataclass, field

from catchall.intake import lines as text_lines
from catchall.intake import marks
from catchall.intake.draft import Draft
from catchall.intake.lines import Line, trimmed
from catchall.intake.mail import headers
from catchall.model.evidence import Span
from catchall.model.header import MailHeader
from catchall.model.marking import MarkingReading
from catchall.model.message import Check, Nested, Portion

_FORWARDED = re.compile(
    r"\s{0,3}-{2,}\s?(?:Forwarded message|Original Message|Forwarded by .{0,60}|"
    r"Weitergeleitete Nachricht)\s?-{2,}\s*\Z|Begin forwarded message:\s*\Z",
    re.IGNORECASE,
)
_EXERCISE = re.compile(r"\s*EXERCISE(?: EXERCISE)*\s*\Z")


_KINDS = {"note": "covering-note", "text": "text"}


@dataclass
class Mail:
    """A mail as read."""

    header: MailHeader
    portions: list[Portion] = field(default_factory=list)
    nested: list[Nested] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Region:
    """The note, or one forwarded mail: its lines, and where its header ends."""

    prefix: str
    message: str | None
    lines: list[Line]
    start: int
    inherited: tuple[MarkingReading, str]


def read(draft: Draft, body: Span | None = None) -> Mail:
    """Read a mail.

    Args:
        draft: the message being read.
        body: where its readable text stands, if not all after the header.
    """
    rows = text_lines.split(draft.text)
    first = next((i for i, line in enumerate(rows) if not line.blank), 0)
    fields, used = headers.split(draft, rows[first:])
    mail = Mail(headers.read(draft, fields))
    rows = rows[first + used :]
    if body is not None:
        rows = [line for line in rows if body.start <= line.start and line.end <= body.end]
    _add_check(mail, mail.header)
    _regions(draft, mail, rows)
    return mail


def read_text(draft: Draft) -> list[Portion]:
    """Cut a text without any header at the lines on which only a marking stands."""
    rows = [line for line in text_lines.split(draft.text) if not _is_exercise(line)]
    start = next((line.span.start for line in rows if not line.blank), 0)
    return _portions(draft, _Region("text", None, rows, start, draft.unmarked))


def _add_check(mail: Mail, header: MailHeader) -> None:
    check = headers.weekday(header)
    if check is not None:
        mail.checks.append(check)


def stated(header: MailHeader) -> MarkingReading | None:
    """The label that the subject carries for the whole mail."""
    label = header.subject.marking if header.subject else None
    return marks.alone_on_line(label) if label else None


def _regions(draft: Draft, mail: Mail, rows: list[Line]) -> None:
    places = [i for i, line in enumerate(rows) if _FORWARDED.match(line.text[:120])]
    label = stated(mail.header)
    above = (label, "subject") if label else draft.unmarked
    note = [line for line in rows[: places[0] if places else None] if not _is_exercise(line)]
    start = next((line.span.start for line in note if not line.blank), None)
    if start is not None:
        mail.portions += _portions(draft, _Region("note", None, note, start, above))
    for number, place in enumerate(places, start=1):
        following = places[number] if number < len(places) else len(rows)
        _forwarded(draft, mail, rows[place:following], number, above)


def _is_exercise(line: Line) -> bool:
    return len(line.text) < 80 and bool(_EXERCISE.match(line.text))


def _forwarded(
    draft: Draft,
    mail: Mail,
    rows: list[Line],
    number: int,
    above: tuple[MarkingReading, str],
) -> None:
    name = f"nested-{number}"
    opens = rows[0].span
    draft.claim("mail.forwarded", opens)
    skip = next((i for i, line in enumerate(rows[1:], start=1) if not line.blank), len(rows))
    fields, used = headers.split(draft, rows[skip:])
    header = headers.read(draft, fields)
    _add_check(mail, header)
    body = rows[skip + used :]
    prefix = "fwd" if number == 1 else f"fwd{number}"
    region = _Region(prefix, name, body, opens.start, above)
    inside = _portions(draft, region)
    end = max((line.span.end for line in rows if not line.blank), default=opens.end)
    mail.portions += inside
    mail.nested.append(
        Nested(
            id=name,
            kind="forwarded mail",
            opens_with=opens,
            span=Span(start=opens.start, end=end),
            mail=header,
            portions=tuple(p.id for p in inside),
        )
    )


def _portions(draft: Draft, region: _Region) -> list[Portion]:
    """Cut a region at the lines on which only a marking stands."""
    cuts: list[tuple[Line, MarkingReading]] = []
    for line in region.lines:
        reading = marks.alone_on_line(line.text)
        if reading is not None:
            cuts.append((line, reading))
    end = max((line.span.end for line in region.lines if not line.blank), default=region.start)
    if not cuts:
        return _portion_list(draft, region, [(region.start, end, None)])
    pieces: list[tuple[int, int, tuple[Line, MarkingReading] | None]] = []
    before = trimmed(draft.text, region.start, cuts[0][0].start)
    lead = any(line.start < cuts[0][0].start and not line.blank for line in region.lines)
    if lead:
        pieces.append((before.start, before.end, None))
    for number, cut in enumerate(cuts):
        stop = cuts[number + 1][0].start if number + 1 < len(cuts) else end
        start = region.start if number == 0 and not lead else cut[0].span.start
        pieces.append((start, trimmed(draft.text, start, stop).end, cut))
    return _portion_list(draft, region, pieces)


def _portion_list(
    draft: Draft,
    region: _Region,
    pieces: list[tuple[int, int, tuple[Line, MarkingReading] | None]],
) -> list[Portion]:
    done = []
    for number, (start, end, cut) in enumerate(pieces, start=1):
        if end <= start:
            continue
        own, source = (cut[1], None) if cut else region.inherited
        mark = cut[0].span if cut else None
        body = next((x.span.start for x in region.lines if not x.blank), start)
        words = trimmed(draft.text, mark.end if mark else max(start, body), end)
        draft.claim("mail.text", words)
        if mark is not None:
            draft.claim("portion.mark", mark)
        name = region.prefix if region.prefix == "note" else f"{region.prefix}-{number}"
        done.append(
            Portion(
                id=name if number == 1 or region.prefix != "note" else f"note-{number}",
                kind=_KINDS.get(region.prefix, "forwarded-text"),
                message=region.message,
                span=Span(start=start, end=end),
                text_spans=(words,) if words.end > words.start else (),
                marking=own,
                marking_span=mark,
                inherited=source is not None,
                inherited_from=source,
            )
        )
    return done
