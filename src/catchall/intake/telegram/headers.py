"""Headers: the fields of one telegram, read from lines that are sorted for it."""

from datetime import date

from catchall.intake import lines as text_lines
from catchall.intake.draft import Draft
from catchall.intake.telegram import addresses, declassify, fields, identity, offices, references
from catchall.intake.telegram.sorting import Sorted
from catchall.lexicon import posts
from catchall.model.evidence import Span
from catchall.model.header import MessageNumber, TelegramHeader

_BEFORE = 1992
"""Before that year some posts stood in another country."""


def read(draft: Draft, head: Sorted, day: date | None) -> TelegramHeader:
    """All header fields of one telegram, from the lines sorted for it."""
    before = day is not None and day.year < _BEFORE
    line = head.first("classification")
    classification, end = identity.read_classification(draft, line)
    section, number = identity.read_number(draft, line, end)
    authority, rest = fields.read_order(draft, head.first("order"))
    rest = _order_rest(draft, head, rest)
    tags, tags_span = fields.read_tags(draft, head.all("tags"))
    if number and day:
        number = _canonical(draft, number, day.year)
    return TelegramHeader(
        message_id=number,
        second_id=identity.read_second_number(draft, head),
        section=section,
        sender=addresses.read_sender(draft, head),
        to=addresses.read_addressees(draft, head, "to", before_1992=before),
        info=addresses.read_addressees(draft, head, "info", before_1992=before),
        classification=classification,
        captions=identity.read_captions(draft, head),
        passing_instructions=identity.read_passing(draft, head),
        authority=authority,
        declassify=declassify.read_declassify(draft, rest, day),
        tags=tags,
        tags_span=tags_span,
        subject=fields.read_subject(draft, head.all("subject")),
        references=references.read_references(
            draft, head.all("references"), references.Context(day)
        ),
        classified_by=fields.read_classified_by(draft, head.all("classified-by")),
        office_distribution=offices.read_distribution(draft, head),
        drafted_by=offices.read_clearance(draft, head, "drafted"),
        approved_by=offices.read_clearance(draft, head, "approved"),
        cleared_by=offices.read_cleared(draft, head),
        dashes_line=offices.read_dashes(draft, head),
    )


def _order_rest(draft: Draft, head: Sorted, rest: Span | None) -> Span | None:
    """What stands after the order's number, further lines included."""
    more = head.all("order")[1:]
    if rest is None or not more:
        return rest
    return text_lines.trimmed(draft.text, rest.start, more[-1].end)


def _canonical(draft: Draft, number: MessageNumber, year: int) -> MessageNumber:
    post = number.origin_post
    known = posts.find(post)
    better = posts.repair(post) if draft.repairs("post-misspelt") else None
    if known is None and better is not None:
        draft.note("post-misspelt", number.span, reading=better, repaired=True)
        post = better
    name = known.name if known else post
    return number.model_copy(
        update={"canonical": references.canonical(year, name, number.serial), "origin_post": name}
    )
