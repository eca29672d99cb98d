"""Inform notices: what exporters were told, since when they know, and what that holds."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from catchall_desk.casework import selectors
from catchall_desk.casework.machine import machine
from catchall_desk.casework.selectors import Wanted
from catchall_desk.exchange import delivering
from catchall_desk.exchange.delivering import DeliverInput
from catchall_desk.exchange.documents import list_documents
from catchall_desk.web.addresses import url_of
from catchall_desk.web.asking import Ask
from catchall_desk.web.moving import moves_of, take_move
from catchall_desk.web.page import Done, Page, page
from catchall_desk.web.views.exchange import deliver_form

_DELIVERED = ("issued", "served", "in_force")


@page()
def listed(ask: Ask) -> Page:
    """The notices, the newest first."""
    wanted = Wanted(state=ask.text("state"), text=ask.text("text"), after=ask.text("after"))
    data = selectors.list_records(reader=ask.person, kind="notice", wanted=wanted)
    parts = {"states": machine("notice").states, "state": wanted.state, "text": wanted.text}
    return Page("desk/notices.html", _("Inform notices"), data, parts)


def _move(ask: Ask, record_id: UUID) -> Done:
    return take_move(ask, "notice", record_id)


def _deliver(ask: Ask, record_id: UUID) -> Done:
    given = ask.read(DeliverInput, kind="notice", record=record_id)
    delivering.deliver(actor=ask.person, given=given, key=ask.key)
    return Done(url_of("notice", record_id), _("It was put before them."))


@page(deliver=_deliver, otherwise=_move)
def shown(ask: Ask, record_id: UUID) -> Page:
    """One notice: its text, its scope, its service, and what is to be done next."""
    data = selectors.get_record(reader=ask.person, kind="notice", record_id=record_id)
    data["deliveries"] = delivering.deliveries_of(reader=ask.person, record_id=record_id)
    data["documents"] = list_documents(reader=ask.person, kind="notice", record_id=record_id)
    open_to = data["state"] in _DELIVERED and not data["deliveries"]
    parts = {
        "moves": moves_of(ask, data),
        "delivering": deliver_form(ask) if open_to else None,
    }
    trail = ((_("Inform notices"), reverse("notices")),)
    title = _("Notice to %(who)s") % {"who": data["content"]["addressee"]}
    return Page("desk/delivered.html", title, data, parts, trail)
