"""Cases: the list."""

from django.utils.translation import gettext as _

from catchall_desk.casework import case_file
from catchall_desk.casework.machine import machine
from catchall_desk.casework.selectors import Wanted
from catchall_desk.web.asking import Ask
from catchall_desk.web.page import Page, page


@page()
def listed(ask: Ask) -> Page:
    """Cases, the newest first, by state and words."""
    wanted = Wanted(state=ask.text("state"), text=ask.text("text"), after=ask.text("after"))
    data = case_file.list_cases(reader=ask.person, wanted=wanted)
    parts = {"states": machine("case").states, "state": wanted.state, "text": wanted.text}
    return Page("desk/cases.html", _("Cases"), data, parts)
