"""Records of any kind: the list, and one with its content, its moves and its events."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from catchall_desk.casework import selectors
from catchall_desk.casework.selectors import Wanted
from catchall_desk.casework.services import machine_of
from catchall_desk.web import words
from catchall_desk.web.asking import Ask
from catchall_desk.web.moving import moves_of, take_move
from catchall_desk.web.page import Done, Page, page


@page()
def listed(ask: Ask, kind: str) -> Page:
    """The records of a kind, the newest first."""
    found = machine_of(kind)
    wanted = Wanted(state=ask.text("state"), text=ask.text("text"), after=ask.text("after"))
    data = selectors.list_records(reader=ask.person, kind=kind, wanted=wanted)
    parts = {
        "states": found.states,
        "state": wanted.state,
        "text": wanted.text,
        "kind": kind,
        "titled": any(row["title"] for row in data["records"]),
    }
    return Page("desk/records.html", str(words.plain(kind)).capitalize(), data, parts)


def _move(ask: Ask, kind: str, record_id: UUID) -> Done:
    return take_move(ask, kind, record_id)


@page(otherwise=_move)
def shown(ask: Ask, kind: str, record_id: UUID) -> Page:
    """One record of any kind."""
    data = selectors.get_record(reader=ask.person, kind=kind, record_id=record_id)
    title = f"{str(words.plain(kind)).capitalize()} {data['reference']}"
    trail: tuple[tuple[str, Any], ...] = ((_("Records"), reverse("records", args=[kind])),)
    return Page("desk/record.html", title, data, {"moves": moves_of(ask, data)}, trail)
