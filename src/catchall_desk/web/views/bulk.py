"""Bulk: a file of items is sent, its columns are named, and its rows get their answers."""

from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from catchall.model import Value
from catchall_desk.casework.bulk import arriving, results, runs
from catchall_desk.casework.bulk.arriving import NameColumns
from catchall_desk.casework.bulk.table import MEANINGS
from catchall_desk.errors import DeskError
from catchall_desk.records import clock
from catchall_desk.web.asking import Ask
from catchall_desk.web.page import Done, Page, page
from catchall_desk.web.views.items import pictures

_AT_ONCE = 1.5
"""Seconds of computing while somebody waits for the page; the rest is done a piece at a time."""


class SendInput(Value):
    """How the file may be handled."""

    marking: str


def _send(ask: Ask) -> Done:
    file = ask.request.FILES.get("file")
    if not isinstance(file, UploadedFile) or not file.size:
        raise DeskError("no file was sent", place="file", remedy="choose a CSV or Excel file")
    answer = arriving.receive(
        actor=ask.person,
        data=file.read(),
        name=str(file.name),
        marking=ask.read(SendInput).marking,
        key=ask.key,
    )
    return Done(_address(answer["id"]), _("The file is here. Say what its columns mean."))


@page(send=_send)
def listed(ask: Ask) -> Page:
    """The files that were sent, and the form for another."""
    data = {"runs": results.list_runs(reader=ask.person)}
    return Page("desk/bulk.html", _("Many items"), data, {"form": ask.form("send", SendInput)})


def _name(ask: Ask, record_id: UUID) -> Done:
    posted = ask.request.POST
    heads = posted.getlist("header")
    given = NameColumns(
        as_of=ask.text("as_of") or clock.today().isoformat(),
        mapping=dict(zip(heads, posted.getlist("means"), strict=True)),
    )
    arriving.name_columns(actor=ask.person, run_id=record_id, given=given, key=ask.key)
    runs.advance(seconds=_AT_ONCE, run_id=record_id)
    return Done(_address(record_id), _("The rows are being computed."))


def _go_on(ask: Ask, record_id: UUID) -> Done:
    results.get_run(reader=ask.person, run_id=record_id)
    runs.advance(seconds=_AT_ONCE, run_id=record_id)
    return Done(_address(record_id), _("Some more rows have their answers."))


@page(name=_name, go_on=_go_on)
def shown(ask: Ask, record_id: UUID) -> Page:
    """One file: its columns, or how far it is and what came of it."""
    start = ask.request.GET.get("start", "")
    data = results.get_run(
        reader=ask.person,
        run_id=record_id,
        facet=ask.request.GET.get("facet", ""),
        start=int(start) if start.isdecimal() else 0,
    )
    parts = {
        "meanings": MEANINGS,
        "today": clock.today().isoformat(),
        "key": ask.form("name", SendInput).key,
    }
    trail = ((_("Many items"), reverse("bulk")),)
    return Page("desk/bulk_run.html", data["name"], data, parts, trail)


@page()
def row(ask: Ask, record_id: UUID, number: int) -> Page:
    """One row as the page of an item shows it."""
    data = results.get_row(reader=ask.person, run_id=record_id, number=number)
    trail = ((_("Many items"), reverse("bulk")), (data["run"]["name"], _address(record_id)))
    cells = data["cells"]
    name = " ".join(filter(None, (cells.get("model"), cells.get("description"))))
    title = _("Row %(number)s: %(name)s") % {"number": number, "name": name}
    parts = pictures(data["answers"]) if data["item"] else {}
    return Page("desk/bulk_row.html", title, data, parts, trail)


@page()
def table(ask: Ask, record_id: UUID) -> HttpResponse:
    """The results as a CSV file."""
    text, name = results.as_csv(reader=ask.person, run_id=record_id)
    safe = "".join(c if c.isalnum() or c in "-_." else "_" for c in name)
    headers = {"Content-Disposition": f'attachment; filename="{safe}"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)


def _address(run_id: UUID | str) -> str:
    return reverse("bulk_run", args=[run_id])
