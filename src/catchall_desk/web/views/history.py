"""History: the chain of events, digest by digest, and whether it holds."""

from typing import Any

from django.utils.translation import gettext as _

from catchall_desk.accounts import auditing
from catchall_desk.web.asking import Ask
from catchall_desk.web.page import Page, page


@page()
def shown(ask: Ask) -> Page:
    """The latest events; with ``verify`` the whole chain is computed again."""
    before = ask.text("before")
    data: dict[str, Any] = auditing.get_chain(
        reader=ask.person,
        before=int(before) if before.isdecimal() else 0,
        subject=ask.text("subject"),
    )
    if ask.text("verify"):
        data["verified"] = auditing.verify_chain(reader=ask.person)
    return Page("desk/history.html", _("History"), data, {"subject": ask.text("subject")})
