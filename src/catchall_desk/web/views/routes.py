"""Routes: where goods come from, pass through and go to; of a case, and of all cases."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from catchall.lexicon import countries
from catchall_desk.casework.showing import routes
from catchall_desk.casework.showing.routes import WantedRoutes
from catchall_desk.web.asking import Ask
from catchall_desk.web.page import Page, page
from catchall_desk.web.views.cases import case_tab

Plain = dict[str, Any]
_KINDS = ("submission", "denial")


@page()
def of_case(ask: Ask, record_id: UUID) -> Page:
    """The routes of a case and of what it is tied to."""
    data = routes.routes_of_case(reader=ask.person, case_id=record_id)
    return case_tab("routes", data, {"names": _names(data)})


@page()
def listed(ask: Ask) -> Page:
    """The routes of everything that may be seen, by country and kind."""
    asked, kind = ask.text("country"), ask.text("kind")
    wanted = WantedRoutes(_code(asked), kind if kind in _KINDS else "")
    data = routes.list_routes(reader=ask.person, wanted=wanted)
    parts = {"names": _names(data), "kinds": _KINDS, "asked": asked}
    return Page("desk/routes.html", _("Routes"), data, parts)


def _code(asked: str) -> str:
    """The code of a country by any of its names; as it was asked for where there is none."""
    return (countries.find(asked) or asked.upper()) if asked else ""


def _names(data: Plain) -> dict[str, str]:
    """What the countries on the page are called."""
    places = ("from", "through", "to")
    codes = {stop["code"] for row in data["routes"] for place in places for stop in row[place]}
    return {code: countries.name(code) for code in sorted(codes)}
