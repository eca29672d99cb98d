"""Alerts: written by one, tested on the past, activated by another."""

from datetime import timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from catchall_desk.casework.machine import machine
from catchall_desk.casework.selectors import Wanted
from catchall_desk.casework.showing import watching
from catchall_desk.records import clock
from catchall_desk.web.asking import Ask
from catchall_desk.web.moving import moves_of, take_move
from catchall_desk.web.page import Done, Page, page


@page()
def listed(ask: Ask) -> Page:
    """The alerts, each with its test on the past."""
    wanted = Wanted(state=ask.text("state"), text=ask.text("text"), after=ask.text("after"))
    data = watching.list_alerts(reader=ask.person, wanted=wanted)
    parts = {"states": machine("alert").states, "state": wanted.state, "text": wanted.text}
    return Page("desk/alerts.html", _("Alerts"), data, parts)


def _move(ask: Ask, record_id: UUID) -> Done:
    return take_move(ask, "alert", record_id)


@page(otherwise=_move)
def shown(ask: Ask, record_id: UUID) -> Page:
    """One alert: what it watches for, what it would have held, and what it holds."""
    data = watching.get_alert(reader=ask.person, alert_id=record_id)
    moves = moves_of(ask, data)
    for move in moves:
        if move.name == "activate":
            move.form.initial = {
                "review_on": clock.today() + timedelta(days=90),
                "expires_on": clock.today() + timedelta(days=180),
            }
    trail = ((_("Alerts"), reverse("alerts")),)
    return Page("desk/alert.html", data["content"]["title"], data, {"moves": moves}, trail)
