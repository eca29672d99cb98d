"""Drafting a non-paper: each portion of the message, and whether the recipient may have it.

The officer sees both; the paper holds only what its markings release, less what the officer
keeps back with a reason, and is made by ``catchall.release`` alone.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from uuid import UUID

from catchall.errors import CatchallError
from catchall.intake import read_message
from catchall.markings import reader_from
from catchall.model import Message
from catchall.release import leave_out, non_paper, non_paper_text, visible
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.reading import reading_as
from catchall_desk.casework import handling
from catchall_desk.casework.models import Case, IncomingMessage, Lead
from catchall_desk.casework.selectors import get_record
from catchall_desk.errors import NotVisible
from catchall_desk.exchange.models import Paper
from catchall_desk.records import clock

Plain = dict[str, Any]
_NOTHING: Mapping[str, str] = MappingProxyType({})


def draft_of(
    *,
    reader: Person,
    lead_id: UUID,
    recipient: str,
    left_out: Mapping[str, str] = _NOTHING,
) -> Plain:
    """What a paper of a lead's message would hold for a recipient.

    Args:
        reader: who drafts.
        lead_id: whose message.
        recipient: as ``catchall.markings.reader_from`` reads it, ``KOR:S``.
        left_out: portions that are kept back all the same, each with the reason.

    Returns:
        The ``case`` of the lead, ``portions`` with ``released`` and ``why`` not, and the
        ``text`` of the paper, empty where it cannot be made, with the ``refusal`` then.

    Raises:
        NotVisible: there is no such lead that the reader may see.
        CatchallError: the recipient cannot be read, or the message has no such portion.
    """
    with reading_as(reader.pk):
        lead = handling.visible(Lead, lead_id, "lead")
        stored, marking = lead.message, lead.label.banner
        case = Case.objects.filter(leads=lead).values_list("pk", flat=True).first()
        found = _draft(stored, recipient, left_out) if stored else {"portions": [], "text": ""}
    head = {"lead": str(lead_id), "case": str(case or ""), "recipient": recipient}
    return {**head, "marking": marking, **found}


def paper_of(*, reader: Person, paper_id: UUID) -> Plain:
    """A paper with the portions of its message, as far as the reader may see it.

    Raises:
        NotVisible: there is no such paper that the reader may see.
    """
    record = get_record(reader=reader, kind="paper", record_id=paper_id)
    with reading_as(reader.pk):
        paper = Paper.objects.select_related("message").get(pk=paper_id)
        left_out = {each["portion"]: each["reason"] for each in paper.left_out}
        found = _draft(paper.message, paper.recipient, left_out)
    shown = {"portions": found["portions"], "preview": found["text"]}
    return {**record, **shown, "exercise": found["exercise"]}


def pdf_of(*, reader: Person, paper_id: UUID) -> tuple[bytes, str]:
    """The document of a released paper, and its name.

    Raises:
        NotVisible: there is no such paper that the reader may see, or it is not released.
    """
    with reading_as(reader.pk):
        paper = handling.visible(Paper, paper_id, "paper")
    if paper.pdf is None:
        raise NotVisible("document")
    return bytes(paper.pdf), f"non-paper-{paper.reference}.pdf"


def _draft(stored: IncomingMessage, recipient: str, left_out: Mapping[str, str]) -> Plain:
    message = read_message(bytes(stored.raw), name=stored.name)
    reader = reader_from(recipient)
    refused = {each.portion: each for each in visible(message, reader).refused}
    portions = [
        {
            "portion": portion.id,
            "text": _words(message, portion.id),
            "mark": portion.marking.canonical_banner if portion.marking else "",
            "releasable": portion.id not in refused,
            "released": portion.id not in refused and portion.id not in left_out,
            "left_out": left_out.get(portion.id),
            "why": refused[portion.id].detail if portion.id in refused else "",
            "code": refused[portion.id].reason.value if portion.id in refused else "",
        }
        for portion in sorted(message.portions, key=lambda p: (p.span.start, -p.span.end))
    ]
    kept = leave_out(message, left_out)
    try:
        made = non_paper(kept, reader, as_of=clock.today(), serial="DRAFT")
    except CatchallError as error:
        text, refusal = "", error.problem
    else:
        text, refusal = non_paper_text(made), ""
    found = {"portions": portions, "text": text, "refusal": refusal}
    return {**found, "exercise": message.exercise}


def _words(message: Message, portion_id: str) -> str:
    portion = next(each for each in message.portions if each.id == portion_id)
    spans = portion.text_spans or (portion.span,)
    return "".join(span.of(message.text) for span in spans).strip()
