"""Denials, own and foreign, and the submissions that resemble them."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from catchall_desk.accounts.people import roles_of
from catchall_desk.casework import services
from catchall_desk.casework.machine import machine
from catchall_desk.casework.selectors import Wanted
from catchall_desk.casework.showing import refusals
from catchall_desk.casework.showing.refusals import DenialForm
from catchall_desk.errors import NotAllowed
from catchall_desk.exchange.consultation import OpenConsultationInput
from catchall_desk.exchange.documents import list_documents
from catchall_desk.web.addresses import url_of
from catchall_desk.web.asking import Ask
from catchall_desk.web.moving import moves_of, take_move
from catchall_desk.web.page import Done, Page, page


@page()
def listed(ask: Ask) -> Page:
    """The denials, the newest first."""
    wanted = Wanted(state=ask.text("state"), text=ask.text("text"), after=ask.text("after"))
    data = refusals.list_denials(reader=ask.person, wanted=wanted)
    opening = machine("denial").opening
    parts = {
        "states": machine("denial").states,
        "state": wanted.state,
        "text": wanted.text,
        "may_record": bool(opening.roles & roles_of(ask.person)),
    }
    return Page("desk/denials.html", _("Denials"), data, parts)


def _record(ask: Ask) -> Done:
    given = ask.read(DenialForm)
    answer = refusals.record_denial(actor=ask.person, given=given, key=ask.key)
    said = _("The denial is recorded and was compared with everything that is open.")
    return Done(url_of("denial", answer["id"]), said)


@page(record=_record)
def new(ask: Ask) -> Page:
    """The form of a denial that a partner has notified."""
    roles = machine("denial").opening.roles
    if not roles & roles_of(ask.person):
        raise NotAllowed(f"it is recorded by {', '.join(sorted(roles))}")
    trail = ((_("Denials"), reverse("denials")),)
    parts = {"form": ask.form("record", DenialForm)}
    return Page("desk/opening.html", _("Record a denial"), {"kind": "denial"}, parts, trail)


def _move(ask: Ask, record_id: UUID) -> Done:
    return take_move(ask, "denial", record_id)


def _consult(ask: Ask, record_id: UUID) -> Done:
    given = ask.read(OpenConsultationInput, denial=record_id)
    answer, _again = services.open_record(
        actor=ask.person, kind="consultation", inputs=given, key=ask.key
    )
    return Done(url_of("consultation", answer["id"]), _("The consultation is open."))


@page(consult=_consult, otherwise=_move)
def shown(ask: Ask, record_id: UUID) -> Page:
    """One denial beside each submission that resembles it."""
    data = refusals.get_denial(reader=ask.person, denial_id=record_id)
    data["documents"] = list_documents(reader=ask.person, kind="denial", record_id=record_id)
    trail = ((_("Denials"), reverse("denials")),)
    title = _("Denial %(stated)s") % {"stated": data["stated"]}
    consulting = bool(machine("consultation").opening.roles & roles_of(ask.person))
    parts = {
        "moves": moves_of(ask, data),
        "consulting": ask.form("consult", OpenConsultationInput) if consulting else None,
    }
    return Page("desk/denial.html", title, data, parts, trail)
