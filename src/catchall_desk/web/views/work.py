"""Start: what waits for the person who asks, and what is due."""

from django.urls import reverse
from django.utils.translation import gettext as _

from catchall_desk.casework import queue
from catchall_desk.web.asking import Ask
from catchall_desk.web.page import Page, page


@page()
def start(ask: Ask) -> Page:
    """The work of the person: steps that his roles may take, and deadlines."""
    data = queue.work_of(reader=ask.person)
    return Page("desk/work.html", _("Work"), data, {"new": reverse("new_message")})
