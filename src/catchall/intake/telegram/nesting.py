"""Nesting: a telegram quoted in a telegram, with its own header and paragraphs."""

from bisect import bisect_right

from catchall.intake import marks
from catchall.intake.draft import Draft
from catchall.intake.lines import Line
from catchall.intake.telegram import body as telegram_body
from catchall.intake.telegram import headers, paragraphs, portions, sorting, transmission
from catchall.intake.telegram.furniture import Furniture
from catchall.intake.telegram.quoting import Quoted
from catchall.model.evidence import Span
from catchall.model.header import TelegramHeader
from catchall.model.message import Nested, Portion


def read(
    draft: Draft, found: Furniture, quoted: Quoted, number: int, outer: list[Portion]
) -> tuple[Nested, list[Portion]]:
    """Read one quoted telegram; its portions have its id and the quoting paragraph's."""
    name = f"nested-{number}"
    head = sorting.sort(list(quoted.lines))
    for kind, lines in head.fields.items():
        for line in lines:
            draft.claim(f"quoted.{kind}", line.span)
    sent = transmission.read_transmission(draft, head)
    day = transmission.day_of(sent.dtg.value) if sent and sent.dtg else None
    header = headers.read(draft, head, day)
    parent = next((p for p in reversed(outer) if p.span.start <= quoted.start < p.span.end), None)
    frame = _frame(found, header, parent, number)
    inside = telegram_body.read(draft, _body(draft, head.body), frame)
    span = Span(start=quoted.start, end=quoted.end)
    draft.claim("quoted.opening", quoted.opens)
    if quoted.closes:
        draft.claim("quoted.closing", quoted.closes)
    nested = Nested(
        id=name,
        kind="quoted telegram",
        opens_with=quoted.opens,
        closes_with=quoted.closes,
        span=span,
        parent=parent.id if parent else None,
        interruptions=frame.breaks_in(span),
        transmission=sent,
        telegram=header,
        portions=tuple(p.id for p in inside),
    )
    return nested, inside


def _parent(quoted: Quoted, outer: list[Portion]) -> Portion | None:
    at = bisect_right(outer, quoted.start, key=lambda p: p.span.start) - 1
    return outer[at] if at >= 0 and quoted.start < outer[at].span.end else None


def _frame(
    found: Furniture, header: TelegramHeader, parent: Portion | None, number: int
) -> portions.Frame:
    reading = marks.banner(header.classification.value) if header.classification else None
    source = f"nested-{number} (classification line)"
    if reading is None and parent is not None and parent.marking is not None:
        reading, source = parent.marking, parent.id
    return portions.Frame(
        breaks=found.breaks,
        inherited=(reading or marks.system_high(), source if reading else "system-high"),
        prefix=f"n{number}-",
        message=f"nested-{number}",
        parent=parent.id if parent else None,
    )


def _body(draft: Draft, lines: list[Line]) -> telegram_body.Body:
    referred = paragraphs.references(draft.text, lines[0].start, lines[-1].end) if lines else []
    return telegram_body.Body(lines, [], referred)
