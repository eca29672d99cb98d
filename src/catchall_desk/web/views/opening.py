"""Opening a record of any kind, with the form of what its machine asks for."""

from typing import Any
from uuid import UUID

from django.forms import HiddenInput
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from catchall_desk.accounts.people import roles_of
from catchall_desk.casework import services
from catchall_desk.casework.selectors import Wanted, list_records
from catchall_desk.casework.services import machine_of
from catchall_desk.casework.showing import case_file
from catchall_desk.errors import NotAllowed
from catchall_desk.web import words
from catchall_desk.web.addresses import url_of
from catchall_desk.web.asking import Ask
from catchall_desk.web.forms import Choices
from catchall_desk.web.page import Done, Page, page

_OF_CASE = ("lead", "decision", "submission", "assessment", "notice")
"""Fields that name another record of the same case."""


def _open(ask: Ask, kind: str) -> Done:
    opening = machine_of(kind).opening
    given = ask.read(opening.inputs)
    answer, _again = services.open_record(actor=ask.person, kind=kind, inputs=given, key=ask.key)
    said = _("%(kind)s %(reference)s is there.") % {
        "kind": str(words.plain(kind)).capitalize(),
        "reference": answer["reference"],
    }
    return Done(url_of(kind, answer["id"]), said)


@page(open=_open)
def shown(ask: Ask, kind: str) -> Page | HttpResponse:
    """The form of a new record; the address may fill its fields in. A paper has its own page."""
    opening = machine_of(kind).opening
    if not opening.roles & roles_of(ask.person):
        raise NotAllowed(f"it is opened by {', '.join(sorted(opening.roles))}")
    if kind == "paper" and ask.request.method != "POST":
        return HttpResponseRedirect(f"{reverse('draft')}?{ask.request.GET.urlencode()}")
    case = _case(ask)
    initial = {name: ask.request.GET[name] for name in ask.request.GET}
    if case and "case" in opening.inputs.model_fields:
        initial["case"] = str(case)
    form = ask.form("open", opening.inputs, initial=initial, choices=_choices(ask, case))
    if case and "case" in form.fields:
        form.fields["case"].widget = HiddenInput()
    title = _("New %(kind)s") % {"kind": words.plain(kind)}
    trail = ((str(words.plain(kind)).capitalize(), reverse("records", args=[kind])),)
    return Page("desk/opening.html", title, {"kind": kind}, {"form": form}, trail)


def _case(ask: Ask) -> UUID | None:
    try:
        return UUID(ask.request.GET.get("case", ""))
    except ValueError:
        return None


def _choices(ask: Ask, case: UUID | None) -> Choices:
    """Records of the same case by their titles, and the codes that a machine knows."""
    found: dict[str, Any] = {
        "channel": [(each, words.plain(each)) for each in CHANNELS],
    }
    if case is None:
        rows = list_records(reader=ask.person, kind="case", wanted=Wanted())["records"]
        cases = [(row["id"], f"{row['reference']} {row['title']}"[:90]) for row in rows]
        return {**found, "case": [("", "—"), *cases]}
    for kind in _OF_CASE:
        titles = case_file.list_titles(reader=ask.person, kind=kind, case_id=case)
        found[kind] = [("", "—"), *titles]
    return found


CHANNELS = ("letter", "portal", "non_paper", "note_verbale", "oral")
