"""Denial notices and letters of inform notices: made, released and kept in one step.

Made by ``catchall.release`` alone, so that a recipient who may not read the record's marking
gets nothing; released by another than the author, and kept with the decision it rests on.
"""

from base64 import b64encode
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

from catchall.errors import CatchallError
from catchall.markings import read as read_marking
from catchall.markings import reader_from
from catchall.model import EarlierCase, Marking, Reader, Value
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.people import roles_of
from catchall_desk.accounts.reading import reading_as
from catchall_desk.accounts.roles import Role
from catchall_desk.casework.comparing import IN_FORCE
from catchall_desk.casework.given import Day
from catchall_desk.casework.handling import visible
from catchall_desk.casework.models import Denial, InformNotice
from catchall_desk.errors import GuardRefused, NotAllowed, NotVisible
from catchall_desk.exchange.models import Document
from catchall_desk.records import clock, ledger
from catchall_desk.records.once import Answer, once

_CLEARED = ("cleared", "issued", "served", "in_force")
Plain = dict[str, Any]


class DocumentInput(Value):
    """For whom, as of which day."""

    recipient: str
    """``JPN:S`` for a partner; the country of a firm with ``U``."""
    as_of: Day
    marking: str = ""
    """Of the words of a letter as they were cleared; a denial notice has that of the denial."""


class _Made(NamedTuple):
    """A document before it is kept."""

    title: str
    text: str
    pdf: bytes


def release_document(
    *, actor: Person, kind: str, record_id: UUID, given: DocumentInput, key: str
) -> Answer:
    """Make the document of a denial or a notice for one recipient, and keep it.

    Raises:
        NotAllowed: the person does not release.
        NotVisible: there is no such record that he may see.
        GuardRefused: the record is his own, or not in a state that releases anything.
        ReleaseRefused: the recipient may not read what would stand in it.
        MarkingError: the marking or the recipient cannot be read.
    """
    if Role.RELEASER not in roles_of(actor):
        raise NotAllowed("a document is released by a releaser")
    command = {"document": kind, "of": str(record_id), "inputs": given.model_dump(mode="json")}
    with reading_as(actor.pk):
        return once(
            actor=str(actor.pk),
            key=key,
            command=command,
            do=lambda: _release(actor, kind, record_id, given),
        )[0]


def draft_document(*, reader: Person, kind: str, record_id: UUID, given: DocumentInput) -> Plain:
    """What the document would say to a recipient; nothing is kept.

    Returns:
        The ``text``, empty where it cannot be made, with the ``refusal`` then; and whether
        the reader ``may_release`` it, who has not written the record himself.

    Raises:
        NotVisible: there is no such record that the reader may see.
    """
    with reading_as(reader.pk):
        record = _record(kind, record_id)
        apart = record.created_by is not None and record.created_by.pk != reader.pk
        found = {
            "kind": kind,
            "id": str(record_id),
            "reference": record.reference,
            "marking": record.label.banner,
            "exercise": _is_exercise(record),
            "may_release": apart and Role.RELEASER in roles_of(reader),
        }
        try:
            text, refusal = _made(record, reader_from(given.recipient), given).text, ""
        except GuardRefused as error:
            text, refusal = "", f"this must hold first: {error.problem}"
        except CatchallError as error:
            text, refusal = "", error.problem
    asked = {"recipient": given.recipient, "as_of": given.as_of.isoformat()}
    return {**found, **asked, "asked_marking": given.marking, "text": text, "refusal": refusal}


def list_documents(*, reader: Person, kind: str, record_id: UUID) -> list[Plain]:
    """The documents of a record, the latest first; raises NotVisible where it is hidden."""
    with reading_as(reader.pk):
        _record(kind, record_id)
        found = Document.objects.filter(subject_id=record_id).select_related("label", "released_by")
        return [_told(document) for document in found.order_by("-released_at", "id")]


def read_document(*, reader: Person, document_id: UUID) -> Plain:
    """One document with its words and its PDF; raises NotVisible where it is hidden."""
    with reading_as(reader.pk):
        found = (
            Document.objects.filter(pk=document_id).select_related("label", "released_by").first()
        )
        if found is None:
            raise NotVisible("document")
        record = _record(found.subject_kind, found.subject_id)
        return {
            **_told(found),
            "text": found.text,
            "of": {"kind": found.subject_kind, "id": str(record.pk), "reference": record.reference},
            "exercise": _is_exercise(record),
            "pdf_base64": b64encode(bytes(found.pdf)).decode(),
        }


def _record(kind: str, record_id: UUID) -> Denial | InformNotice:
    if kind == "denial":
        return visible(Denial, record_id, kind)
    return visible(InformNotice, record_id, kind)


def _is_exercise(record: Denial | InformNotice) -> bool:
    if isinstance(record, Denial):
        return bool(record.earlier.get("exercise"))
    return bool(record.case.exercise)


def _release(actor: Person, kind: str, record_id: UUID, given: DocumentInput) -> Answer:
    record = _record(kind, record_id)
    author: Person | None = record.created_by
    if author is None or author.pk == actor.pk:
        raise GuardRefused(
            "a document is released by another than its author", codes=("another_person",)
        )
    made = _made(record, reader_from(given.recipient), given)
    document = Document.objects.create(
        label=record.label,
        subject_kind=kind,
        subject_id=record.pk,
        decision=record.decision,
        recipient=given.recipient,
        as_of=given.as_of,
        title=made.title,
        text=made.text,
        pdf=made.pdf,
        sha256=sha256(made.pdf).hexdigest(),
        author=author,
        released_by=actor,
        released_at=clock.now(),
    )
    ledger.append(
        actor=str(actor.pk),
        kind=f"{kind}.document_released",
        subject=f"{kind}:{record.pk}",
        payload={"document": str(document.pk), "to": given.recipient, "sha256": document.sha256},
        label=record.label_id,
    )
    return {"id": str(document.pk), "sha256": document.sha256}


def _made(record: Denial | InformNotice, reader: Reader, given: DocumentInput) -> _Made:
    if isinstance(record, Denial):
        return _notice_of(record, reader, given)
    return _letter_of(record, reader, given)


def _notice_of(denial: Denial, reader: Reader, given: DocumentInput) -> _Made:
    from catchall.release import denial_notice, non_paper_pdf, non_paper_text  # when used

    if denial.state not in IN_FORCE:
        raise GuardRefused("the denial stands", codes=("in_force",))
    paper = denial_notice(
        EarlierCase.model_validate(denial.earlier).model_copy(update={"id": denial.reference}),
        Marking.model_validate(denial.label.marking),
        reader,
        as_of=given.as_of,
        serial=denial.reference,
        review_by=denial.review_by,
    )
    return _Made(paper.title, non_paper_text(paper), non_paper_pdf(paper))


def _letter_of(notice: InformNotice, reader: Reader, given: DocumentInput) -> _Made:
    from catchall.release import letter, non_paper_pdf, non_paper_text  # when used

    if notice.state not in _CLEARED:
        raise GuardRefused("the words were cleared, and bind", codes=("cleared",))
    top = f"To: {notice.addressee}\n\nUnder: {notice.power}\n\n"
    foot = f"\n\nThis notice ends on {notice.ends_on}."
    paper = letter(
        top + notice.text + foot,
        read_marking(given.marking).marking,
        reader,
        title="Inform notice",
        as_of=given.as_of,
        serial=notice.reference,
    )
    return _Made(paper.title, non_paper_text(paper), non_paper_pdf(paper))


def _told(document: Document) -> Plain:
    return {
        "id": str(document.pk),
        "title": document.title,
        "recipient": document.recipient,
        "as_of": document.as_of.isoformat(),
        "decision": str(document.decision_id) if document.decision_id else None,
        "marking": document.label.banner,
        "sha256": document.sha256,
        "released_by": document.released_by.name,
        "released_at": document.released_at.isoformat(),
    }
