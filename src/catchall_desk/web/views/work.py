"""Start: what waits for the person who asks, and what is due."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from catchall_desk.accounts.people import roles_of
from catchall_desk.accounts.roles import OUTSIDERS, Role
from catchall_desk.casework.showing import queue
from catchall_desk.web.asking import Ask
from catchall_desk.web.page import Page, page


@page()
def start(ask: Ask) -> Page | HttpResponse:
    """The work of the person; who has no case work is sent to where his own is."""
    roles = roles_of(ask.person)
    if Role.SECURITY in roles:
        return redirect("people")
    if roles and roles <= OUTSIDERS:
        return redirect("office")
    data = queue.work_of(reader=ask.person)
    return Page("desk/work.html", _("Work"), data, {"new": reverse("new_message")})
