"""Reading a telegram: furniture, header, body, portions and checks in one pass each."""

from dataclasses import dataclass
from datetime import date

from catchall.intake import lines as text_lines
from catchall.intake import marks
from catchall.intake.draft import Draft
from catchall.intake.lines import Line
from catchall.intake.telegram import body as telegram_body
from catchall.intake.telegram import (
    fragment,
    furniture,
    headers,
    joined,
    nesting,
    paragraphs,
    portions,
    quoting,
    sections,
    signature,
    sorting,
    transmission,
)
from catchall.intake.telegram.furniture import Furniture
from catchall.intake.telegram.sorting import Sorted
from catchall.model.evidence import Span
from catchall.model.header import Section, TelegramHeader, Transmission, Wrapper
from catchall.model.marking import MarkingReading
from catchall.model.message import Nested, Portion


@dataclass
class Telegram:
    """A telegram as read: header fields, portions and what was quoted."""

    wrapper: Wrapper | None
    transmission: Transmission | None
    header: TelegramHeader
    portions: list[Portion]
    nested: list[Nested]
    found: Furniture
    sections: list[Section]
    referred: list[tuple[int, Span]]

    @property
    def day(self) -> date | None:
        """The day of the date-time group."""
        return _day(self.transmission)


def read(draft: Draft, banner: MarkingReading | None = None) -> Telegram:
    """Read the whole text of a draft as one telegram; unmarked parts take the banner."""
    found = furniture.clear(draft, text_lines.split(draft.text), banner)
    head, body = _head_and_body(draft, found.kept)
    wrapper = transmission.read_wrapper(draft, head)
    sent = transmission.read_transmission(draft, head)
    header = headers.read(draft, head, _day(sent))
    body, repeated = sections.lift(draft, found, head, body)
    body, signed = signature.cut(draft, body)
    header = _completed(header.model_copy(update={"signature": signed}), found, sent)
    if fragment.is_lost(head):
        header, body = _fragment(draft, header, body)
    frame = portions.Frame(breaks=found.breaks, inherited=_inherited(draft, header, found, banner))
    quoted = quoting.find(body) if header.sender or sent else []
    outer = telegram_body.Body(body, quoted, paragraphs.references(draft.text, *_range(body)))
    read_portions = portions.of_subject(draft, header.subject, frame)
    read_portions += telegram_body.read(draft, outer, frame)
    nested, own = [], list(read_portions)
    for number, item in enumerate(quoted, start=1):
        inner, inside = nesting.read(draft, found, item, number, own)
        nested.append(inner)
        read_portions += inside
    return Telegram(
        wrapper=wrapper,
        transmission=sent,
        header=header,
        portions=sorted(read_portions, key=lambda p: (p.span.start, -p.span.end)),
        nested=nested,
        found=found,
        sections=_sections(header, found, repeated),
        referred=outer.referred,
    )


def _head_and_body(draft: Draft, kept: list[Line]) -> tuple[Sorted, list[Line]]:
    first = next((i for i, line in enumerate(kept) if portions_begin(line)), len(kept))
    mended = joined.mend(draft, kept[:first])
    head = sorting.sort([*mended, *kept[first:]], zone=len(mended))
    for kind, lines in head.fields.items():
        for line in lines:
            draft.claim(f"line.{kind}", line.span)
    return head, head.body


def portions_begin(line: Line) -> bool:
    """Whether the first paragraph begins with the line."""
    start = paragraphs.find([line], lambda _: False, set())
    return bool(start) and (start[0].mark is not None or start[0].number == 1)


def _day(sent: Transmission | None) -> date | None:
    return transmission.day_of(sent.dtg.value) if sent and sent.dtg else None


def _completed(
    header: TelegramHeader, found: Furniture, sent: Transmission | None
) -> TelegramHeader:
    """What only other parts tell: a number from a section line, who else says the class."""
    changes: dict[str, object] = {}
    if header.message_id is None and found.number is not None:
        changes["message_id"] = found.number
    if header.classification is not None:
        agrees = []
        value = header.classification.value
        if sent and sent.security_line and sent.security_line.value == value:
            agrees.append(" ".join(sent.security_line.raw.split()[:2]))
        if found.bare_classes and all(c.text.strip() == value for c in found.bare_classes):
            agrees.append("page lines")
        changes["classification"] = header.classification.model_copy(
            update={"agrees_with": tuple(agrees)}
        )
    return header.model_copy(update=changes)


def _inherited(
    draft: Draft, header: TelegramHeader, found: Furniture, banner: MarkingReading | None
) -> tuple[MarkingReading, str]:
    """The marking of paragraphs without one: of the classification line, else of the pages."""
    if header.classification is not None:
        reading = marks.banner(header.classification.value)
        if reading is not None:
            return reading, "classification line"
    if banner is not None:
        return banner, "banner"
    for line in found.bare_classes:
        reading = marks.banner(line.text.strip())
        if reading is not None:
            return reading, "page lines"
    return draft.unmarked


def _fragment(
    draft: Draft, header: TelegramHeader, body: list[Line]
) -> tuple[TelegramHeader, list[Line]]:
    """Read what is left of a lost header: a reference list, and the year from the text."""
    year = fragment.year_of(draft.text)
    count = fragment.lead(body) if header.message_id or fragment.lead(body) < len(body) else 0
    references = fragment.read_lead(draft, body[:count], year) if count else ()
    number = fragment.with_year(draft.text, header.message_id)
    changed = header.model_copy(update={"references": references, "message_id": number})
    return changed, body[count:]


def _range(body: list[Line]) -> tuple[int, int]:
    return (body[0].start, body[-1].end) if body else (0, 0)


def _sections(header: TelegramHeader, found: Furniture, repeated: list[Section]) -> list[Section]:
    first = [header.section] if header.section else []
    return sorted([*first, *found.sections, *repeated], key=lambda s: s.span.start)
