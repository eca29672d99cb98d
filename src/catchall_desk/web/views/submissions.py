"""A submission: who sends what to whom, how the lists answer, and completing it."""

from datetime import date
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils.translation import gettext as _

from catchall.model import Value
from catchall_desk.casework import hits, items
from catchall_desk.casework.completing import complete_submission, get_submission
from catchall_desk.casework.hits import WantedHits
from catchall_desk.errors import DeskError
from catchall_desk.records import clock
from catchall_desk.web.addresses import url_of
from catchall_desk.web.asking import Ask
from catchall_desk.web.moving import moves_of, take_move
from catchall_desk.web.page import Done, Page, page


class SheetInput(Value):
    """Nothing but the file."""


def _complete(ask: Ask, record_id: UUID) -> Done:
    file = ask.request.FILES.get("file")
    if not isinstance(file, UploadedFile) or not file.size:
        raise DeskError("no file was sent", place="file", remedy="choose a data sheet")
    answer = complete_submission(
        actor=ask.person,
        submission_id=record_id,
        data=file.read(),
        name=str(file.name),
        key=ask.key,
    )
    said = _("This one takes the place of the one before, which stays as it was.")
    return Done(url_of("submission", answer["id"]), said)


def _move(ask: Ask, record_id: UUID) -> Done:
    return take_move(ask, "submission", record_id)


@page(complete=_complete, otherwise=_move)
def shown(ask: Ask, record_id: UUID) -> Page:
    """One submission with the lights of its items and the hits of its parties."""
    data = get_submission(reader=ask.person, submission_id=record_id)
    as_of = _day(ask.request.GET.get("as_of", ""))
    data["as_of"] = as_of.isoformat()
    data["items"] = items.list_items(reader=ask.person, submission_id=record_id, as_of=as_of)
    data["hits"] = hits.list_hits(reader=ask.person, wanted=WantedHits(submission=record_id))
    parts = {
        "moves": moves_of(ask, data),
        "form": ask.form("complete", SheetInput) if data["state"] == "received" else None,
    }
    trail = ((_("Submission"), reverse("records", args=["submission"])),)
    title = _("Submission %(reference)s") % {"reference": data["reference"]}
    return Page("desk/submission.html", title, data, parts, trail)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return clock.today()
