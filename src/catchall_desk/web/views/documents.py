"""Documents: the notice of a denial and the letter of an inform notice; drafted and released."""

from base64 import b64decode
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from catchall_desk.errors import NotVisible
from catchall_desk.exchange import documents
from catchall_desk.exchange.documents import DocumentInput
from catchall_desk.records import clock
from catchall_desk.web import words
from catchall_desk.web.addresses import url_of
from catchall_desk.web.asking import Ask
from catchall_desk.web.forms import read_form
from catchall_desk.web.page import Done, Page, page

Plain = dict[str, Any]
_TITLES = {"denial": "Denial notice", "notice": "Inform notice"}


def _release(ask: Ask, kind: str, record_id: UUID) -> Done:
    given = ask.read(DocumentInput)
    made = documents.release_document(
        actor=ask.person, kind=kind, record_id=record_id, given=given, key=ask.key
    )
    return Done(reverse("document", args=[made["id"]]), _("It is released, and kept as it is."))


@page(release=_release)
def draft(ask: Ask, kind: str, record_id: UUID) -> Page:
    """What the document of a record would say to a recipient, before it is released."""
    if kind not in _TITLES:
        raise NotVisible("document")
    given = _given(ask)
    data = documents.draft_document(reader=ask.person, kind=kind, record_id=record_id, given=given)
    if not given.recipient:
        data["refusal"] = ""
    parts = {"letter_marking": data["asked_marking"], "key": ask.key}
    trail = ((str(words.plain(kind)).capitalize(), url_of(kind, record_id)),)
    title = _("Draft: %(what)s") % {"what": words.plain(_TITLES[kind])}
    return Page("desk/document_draft.html", title, data, parts, trail)


def _given(ask: Ask) -> DocumentInput:
    """What was asked for; of today, where no day is said."""
    asked = ask.request.POST if ask.request.method == "POST" else ask.request.GET
    fixed = {"recipient": asked.get("recipient", "").strip()}
    day = {} if ask.text("as_of") else {"as_of": clock.today()}
    return read_form(asked, DocumentInput, fixed | day)


@page()
def shown(ask: Ask, record_id: UUID) -> Page:
    """A document as it was released."""
    data = documents.read_document(reader=ask.person, document_id=record_id)
    del data["pdf_base64"]
    of = data["of"]
    trail = ((f"{words.plain(of['kind'])} {of['reference']}", url_of(of["kind"], of["id"])),)
    title = _("%(what)s for %(recipient)s") % {
        "what": str(words.plain(data["title"])).capitalize(),
        "recipient": data["recipient"],
    }
    return Page("desk/document.html", title, data, {}, trail)


@page()
def pdf(ask: Ask, record_id: UUID) -> HttpResponse:
    """The document as a PDF."""
    data = documents.read_document(reader=ask.person, document_id=record_id)
    name = f"{data['of']['kind']}-{data['of']['reference']}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    content = b64decode(data["pdf_base64"])
    return HttpResponse(content, content_type="application/pdf", headers=headers)
