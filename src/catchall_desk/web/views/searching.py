"""Search over everything that the reader may read; and all pages in one list."""

from django.utils.translation import gettext as _

from catchall_desk.casework import search
from catchall_desk.casework.machine import machines
from catchall_desk.web import words
from catchall_desk.web.asking import Ask
from catchall_desk.web.page import Page, page


@page()
def found(ask: Ask) -> Page:
    """What holds all of the words, the latest first."""
    text, kind = ask.text("text"), ask.text("kind")
    rows = search.find(reader=ask.person, words=text, kind=kind) if text else []
    kinds = [(each.kind, words.plain(each.kind)) for each in machines()]
    parts = {"text": text, "kind": kind, "kinds": [*kinds, ("message", _("message"))]}
    return Page("desk/search.html", _("Search"), {"found": rows}, parts)


@page()
def everything(_ask: Ask) -> Page:
    """Every page that can be gone to, for who has no script."""
    kinds = [(each.kind, words.plain(each.kind)) for each in machines()]
    return Page("desk/more.html", _("All pages"), {}, {"kinds": kinds})
