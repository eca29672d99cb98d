"""What every page shows: where one can go, and whether single keys are on."""

from functools import cache
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catchall_desk.accounts.models import Person
from catchall_desk.accounts.people import roles_of
from catchall_desk.accounts.roles import CONTENT_ROLES, OUTSIDERS, Role

INSIDE = CONTENT_ROLES - OUTSIDERS
KEYS_COOKIE = "desk_keys"


class Place(NamedTuple):
    """A page that can be gone to from everywhere."""

    name: str
    title: Promise
    in_bar: bool = True
    roles: frozenset[Role] = INSIDE
    """Whose place it is."""


PLACES = [
    Place("start", _("Work")),
    Place("inbox", _("Inbox")),
    Place("triage", _("Hits")),
    Place("cases", _("Cases")),
    Place("new_message", _("New message"), in_bar=False),
    Place("exchange", _("Exchange")),
    Place("alerts", _("Alerts"), in_bar=False),
    Place("notices", _("Inform notices"), in_bar=False),
    Place("denials", _("Denials"), in_bar=False),
    Place("bulk", _("Many items"), in_bar=False),
    Place("routes", _("Routes"), in_bar=False),
    Place("search", _("Search")),
    Place("board", _("Deadlines"), in_bar=False),
    Place("library", _("Library"), in_bar=False),
    Place("glass", _("Breaking the glass"), in_bar=False),
    Place("history", _("History"), in_bar=False, roles=frozenset({Role.AUDITOR})),
    Place("people", _("People"), roles=frozenset({Role.SECURITY})),
    Place("office", _("Sent to you"), roles=OUTSIDERS),
    Place("more", _("All pages")),
]
"""Pages for the bar and the command menu; a module of pages adds its own."""


def frame(request: HttpRequest) -> dict[str, Any]:
    """Navigation and commands, looked up where a page shows them, and the switch of keys."""

    @cache
    def places() -> list[dict[str, Any]]:
        return _places(request)

    return {"places": places, "keys_on": request.COOKIES.get(KEYS_COOKIE) != "off"}


def _places(request: HttpRequest) -> list[dict[str, Any]]:
    roles = roles_of(request.user) if isinstance(request.user, Person) else frozenset()
    return [
        {
            "title": place.title,
            "url": reverse(place.name),
            "here": _here(request.path, reverse(place.name)),
            "in_bar": place.in_bar,
        }
        for place in PLACES
        if place.roles & roles
    ]


def _here(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
