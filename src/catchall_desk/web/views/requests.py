"""A request: the question and its answers, where it was put, and what is to be done next."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from catchall_desk.casework.selectors import get_record
from catchall_desk.exchange import delivering
from catchall_desk.exchange.delivering import DeliverInput
from catchall_desk.web.addresses import url_of
from catchall_desk.web.asking import Ask
from catchall_desk.web.moving import moves_of, take_move
from catchall_desk.web.page import Done, Page, page
from catchall_desk.web.views.exchange import deliver_form

_DELIVERED = ("sent", "acknowledged", "partial", "overdue")


def _move(ask: Ask, record_id: UUID) -> Done:
    return take_move(ask, "request", record_id)


def _deliver(ask: Ask, record_id: UUID) -> Done:
    given = ask.read(DeliverInput, kind="request", record=record_id)
    delivering.deliver(actor=ask.person, given=given, key=ask.key)
    return Done(url_of("request", record_id), _("It was put before them."))


@page(deliver=_deliver, otherwise=_move)
def shown(ask: Ask, record_id: UUID) -> Page:
    """One request with the answers that came."""
    data = get_record(reader=ask.person, kind="request", record_id=record_id)
    data["deliveries"] = delivering.deliveries_of(reader=ask.person, record_id=record_id)
    open_to = data["state"] in _DELIVERED and not data["deliveries"]
    parts = {
        "moves": moves_of(ask, data),
        "delivering": deliver_form(ask) if open_to else None,
    }
    trail = ((_("Exchange"), reverse("exchange")),)
    title = _("Request to %(who)s") % {"who": data["content"]["counterpart"]}
    return Page("desk/delivered.html", title, data, parts, trail)
