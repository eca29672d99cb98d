"""Screening hits: the open ones with the likeliest first, one of them in full."""

from secrets import token_urlsafe
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from catchall.model import Judgement
from catchall_desk.casework import hits
from catchall_desk.casework.hits import JudgeInput, WantedHits
from catchall_desk.web import words
from catchall_desk.web.asking import Ask
from catchall_desk.web.page import Done, Page, page

_SHOWN = 25
Plain = dict[str, Any]


def _judge(ask: Ask) -> Done:
    """Judge one hit; the row after it is the next to be looked at.

    The same button pressed twice on one sheet is one judgement; another button is another.
    """
    given = ask.read(JudgeInput, hits=[ask.text("hit")], judgement=ask.text("judgement") or None)
    hits.judge(actor=ask.person, given=given, key=f"{ask.key}-{given.judgement.value}")
    said = _("Judged: %(judgement)s.") % {"judgement": words.plain(given.judgement.value)}
    return Done(_address(ask, ask.text("next")), said)


def _clear_party(ask: Ask) -> Done:
    """Say of all open hits of one party, with one reason, that they are not matches."""
    wanted = WantedHits(judgement=hits.OPEN, party=ask.text("party"), case=ask.record("case"))
    found = hits.list_hits(reader=ask.person, wanted=wanted)
    given = ask.read(JudgeInput, hits=[row["id"] for row in found], judgement=Judgement.NEGATIVE)
    hits.judge(actor=ask.person, given=given, key=ask.key)
    said = _("%(count)s hits judged: not a match.") % {"count": len(found)}
    return Done(_address(ask, ""), said)


@page(judge=_judge, clear_party=_clear_party)
def shown(ask: Ask) -> Page:
    """The list of hits and the chosen one."""
    show = ask.request.GET.get("show", hits.OPEN)
    case = _uuid(ask.request.GET.get("case", ""))
    wanted = WantedHits(judgement="" if show == "all" else show, case=case, limit=_SHOWN)
    hit = _uuid(ask.request.GET.get("hit", ""))
    data = hits.list_and_hit(reader=ask.person, wanted=wanted, hit_id=hit)
    found, chosen = data["hits"], data["chosen"]
    data["exercise"] = any(row["hit"]["snapshot"]["list"] == "exercise" for row in found)
    parts = {
        "show": show,
        "key": token_urlsafe(16),
        "next": _next(found, chosen["id"]) if chosen else "",
        "siblings": _siblings(found, chosen),
        "facets": [hits.OPEN, *(each.value for each in Judgement if each.value != "no_judgement")],
    }
    return Page("desk/triage.html", _("Screening hits"), data, parts)


def _next(found: list[Plain], chosen: str) -> str:
    """The row to stand on once the chosen one is judged: the one after it, or before.

    Rows of the same pair are judged with it and no longer there to be stood on.
    """
    pairs = {row["id"]: (row["party"], row["entry"]) for row in found}
    ids = list(pairs)
    if chosen not in ids:
        return next(iter(ids), "")
    place = ids.index(chosen)
    others = [*ids[place + 1 :], *reversed(ids[:place])]
    return next((each for each in others if pairs[each] != pairs[chosen]), "")


def _siblings(found: list[Plain], chosen: Plain | None) -> int:
    return sum(row["party"] == chosen["party"] for row in found) if chosen else 0


def _address(ask: Ask, hit: str) -> str:
    """The same list, on another row."""
    query = ask.request.GET.copy()
    query.pop("hit", None)
    if hit:
        query["hit"] = hit
    return f"{reverse('triage')}?{query.urlencode()}"


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
