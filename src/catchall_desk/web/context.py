"""What every page shows: where one can go, and whether single keys are on."""

from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KEYS_COOKIE = "desk_keys"


class Place(NamedTuple):
    """A page that can be gone to from everywhere."""

    name: str
    title: Promise
    in_bar: bool = True


PLACES = [
    Place("start", _("Work")),
    Place("inbox", _("Inbox")),
    Place("triage", _("Hits")),
    Place("cases", _("Cases")),
    Place("new_message", _("New message"), in_bar=False),
]
"""Pages for the bar and the command menu; a module of pages adds its own."""


def frame(request: HttpRequest) -> dict[str, Any]:
    """Navigation, commands and the switch of keys."""
    places = [
        {
            "title": place.title,
            "url": reverse(place.name),
            "here": _here(request.path, reverse(place.name)),
            "in_bar": place.in_bar,
        }
        for place in PLACES
    ]
    return {"places": places, "keys_on": request.COOKIES.get(KEYS_COOKIE) != "off"}


def _here(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
