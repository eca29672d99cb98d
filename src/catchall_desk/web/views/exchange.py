"""Exchange: the log of what passes between the desk and others, and drafting a non-paper."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.forms import HiddenInput
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from catchall.errors import CatchallError
from catchall_desk.casework import services
from catchall_desk.casework.selectors import Wanted, list_records
from catchall_desk.exchange import delivering, drafting, log
from catchall_desk.exchange.delivering import DeliverInput
from catchall_desk.exchange.paper import PrepareInput
from catchall_desk.records import clock
from catchall_desk.web.addresses import url_of
from catchall_desk.web.asking import Ask
from catchall_desk.web.forms import DeskForm
from catchall_desk.web.moving import moves_of, take_move
from catchall_desk.web.page import Done, Page, page

Plain = dict[str, Any]


@page()
def listed(ask: Ask) -> Page:
    """Requests, papers and consultations, what is due first."""
    every = bool(ask.text("every"))
    return Page(
        "desk/exchange.html",
        _("Exchange"),
        log.get_log(reader=ask.person, every=every),
        {"every": every},
    )


def _prepare(ask: Ask) -> Done:
    left_out = [{"portion": each, "reason": why} for each, why in _left_out(ask).items()]
    given = ask.read(PrepareInput, as_of=clock.today(), left_out=left_out)
    answer, _again = services.open_record(actor=ask.person, kind="paper", inputs=given, key=ask.key)
    return Done(url_of("paper", answer["id"]), _("The draft is there; another person releases it."))


def _look(ask: Ask) -> Done:
    """The draft again, without the portions that are ticked; nothing is recorded."""
    query = [(name, ask.text(name)) for name in ("case", "lead", "recipient")]
    for portion, why in _left_out(ask).items():
        query += [("out", portion), (f"why-{portion}", why)]
    return Done(f"{reverse('draft')}?{urlencode(query)}", _("Nothing is recorded yet."))


def _left_out(ask: Ask) -> dict[str, str]:
    """The portions that are kept back, each with its reason, as far as one was written."""
    asked = ask.request.POST if ask.request.method == "POST" else ask.request.GET
    return {each: ask.text(f"why-{each}") for each in asked.getlist("out")}


@page(prepare=_prepare, look=_look)
def draft(ask: Ask) -> Page:
    """What a paper would hold for a recipient, portion by portion."""
    lead, recipient = ask.record("lead"), ask.text("recipient")
    data: Plain = {"lead": str(lead or ""), "recipient": recipient, "portions": []}
    if lead and recipient:
        try:
            data = drafting.draft_of(
                reader=ask.person, lead_id=lead, recipient=recipient, left_out=_left_out(ask)
            )
        except CatchallError as error:
            data["refusal"] = error.problem
    case = ask.text("case") or data.get("case", "")
    trail = ((_("Exchange"), reverse("exchange")),)
    leads = list_records(reader=ask.person, kind="lead", wanted=Wanted())["records"]
    parts = {"form": _draft_form(ask, data, case), "case": case, "leads": leads}
    return Page("desk/draft.html", _("Draft of a non-paper"), data, parts, trail)


def _draft_form(ask: Ask, data: Plain, case: str) -> DeskForm:
    """What the page says already is not asked again; the case is chosen where none is known."""
    known = {"case": case, "lead": data["lead"], "recipient": data["recipient"]}
    cases = list_records(reader=ask.person, kind="case", wanted=Wanted())["records"]
    titles = [("", "—"), *((row["id"], f"{row['reference']} {row['title']}") for row in cases)]
    choices = {} if case else {"case": titles}
    form = ask.form(
        "prepare", PrepareInput, initial=known, choices=choices, without=("as_of", "decision")
    )
    for name, said in known.items():
        if said:
            form.fields[name].widget = HiddenInput()
    return form


def _move(ask: Ask, record_id: UUID) -> Done:
    return take_move(ask, "paper", record_id)


def _deliver(ask: Ask, record_id: UUID) -> Done:
    given = ask.read(DeliverInput, kind="paper", record=record_id)
    delivering.deliver(actor=ask.person, given=given, key=ask.key)
    return Done(url_of("paper", record_id), _("It was put before them."))


@page(deliver=_deliver, otherwise=_move)
def paper(ask: Ask, record_id: UUID) -> Page:
    """A paper: what of the message it holds, what not and why, and where it went."""
    data = drafting.paper_of(reader=ask.person, paper_id=record_id)
    data["deliveries"] = delivering.deliveries_of(reader=ask.person, record_id=record_id)
    parts = {
        "moves": moves_of(ask, data, choices={"channel": CHANNELS}),
        "delivering": deliver_form(ask) if data["state"] == "sent" else None,
    }
    trail = ((_("Exchange"), reverse("exchange")),)
    title = _("Non-paper %(reference)s") % {"reference": data["reference"]}
    return Page("desk/paper.html", title, data, parts, trail)


@page()
def document(ask: Ask, record_id: UUID) -> HttpResponse:
    """The released paper as a PDF."""
    content, name = drafting.pdf_of(reader=ask.person, paper_id=record_id)
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def deliver_form(ask: Ask) -> Any:
    """The form that puts a record before a firm or a partner; null where there is none."""
    offices = delivering.offices(reader=ask.person)
    if not offices:
        return None
    choices = {"to": [(each["code"], each["title"]) for each in offices]}
    return ask.form("deliver", DeliverInput, choices=choices, without=("kind", "record"))


CHANNELS = [(each, each.replace("_", " ")) for each in ("non_paper", "letter", "note_verbale")]
