"""A lead: its message on the left, what it is read to say on the right, claim by claim."""

import json
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catchall.errors import InputError
from catchall.model import Step
from catchall_desk.casework import claims, deriving, opening
from catchall_desk.casework.claims import ClaimCommand
from catchall_desk.casework.opening import OpenFromLead
from catchall_desk.casework.showing import reading_page
from catchall_desk.web import words
from catchall_desk.web.addresses import url_of
from catchall_desk.web.asking import Ask
from catchall_desk.web.moving import moves_of, take_move
from catchall_desk.web.page import Done, Page, page

_STEPS = {"accept_claim": Step.CONFIRM, "reject_claim": Step.REJECT, "change_claim": Step.CHANGE}
_IN_OPENING = frozenset({"into_case"})


def _decide(ask: Ask, record_id: UUID) -> Done:
    step, fact = _STEPS[ask.text("do")], ask.text("fact")
    command = ClaimCommand(
        step=step,
        fact=fact,
        values=_values(ask) if step is Step.CHANGE else {},
        reason=ask.text("reason"),
    )
    claims.decide_claim(actor=ask.person, lead_id=record_id, command=command, key=ask.key)
    return Done(_after(record_id, ask.text("then")), _("Recorded."))


def _undo(ask: Ask, record_id: UUID) -> Done:
    number = ask.text("number")
    command = ClaimCommand(step=Step.UNDO, undoes=int(number) if number.isdecimal() else 0)
    claims.decide_claim(actor=ask.person, lead_id=record_id, command=command, key=ask.key)
    return Done(_after(record_id, ""), _("Taken back."))


def _accept_all(ask: Ask, record_id: UUID) -> Done:
    claims.accept_all(actor=ask.person, lead_id=record_id, key=ask.key)
    return Done(_after(record_id, ""), _("Every open claim was accepted, each by itself."))


def _open_case(ask: Ask, record_id: UUID) -> Done:
    """The case; with ``accept`` every claim that still waits is accepted first."""
    given = ask.read(OpenFromLead)
    if ask.text("accept"):
        claims.accept_all(actor=ask.person, lead_id=record_id, key=f"{ask.key}-accept")
    answer = opening.open_from_lead(actor=ask.person, lead_id=record_id, given=given, key=ask.key)
    if answer["submission"]:
        deriving.derive_for(UUID(answer["submission"]["id"]))
    return Done(url_of("case", answer["case"]["id"]), _("The case is open."))


def _move(ask: Ask, record_id: UUID) -> Done:
    return take_move(ask, "lead", record_id)


def _values(ask: Ask) -> dict[str, Any]:
    """The values of a changed claim; each was shown as text or as JSON."""
    posted = ask.request.POST
    found = {}
    for name in posted:
        if name.startswith("value."):
            found[name[len("value.") :]] = posted[name].strip()
        elif name.startswith("json."):
            found[name[len("json.") :]] = _json(name, posted[name])
    return found


def _json(name: str, text: str) -> Any:
    try:
        return json.loads(text or "null")
    except (ValueError, RecursionError) as error:
        raise InputError(
            "this value cannot be read", place=name, remedy="keep the form in which it was shown"
        ) from error


def _after(record_id: UUID, fact: str) -> str:
    return url_of("lead", record_id) + (f"?claim={fact}" if fact else "")


@page(
    accept_claim=_decide,
    reject_claim=_decide,
    change_claim=_decide,
    undo=_undo,
    accept_all=_accept_all,
    open_case=_open_case,
    otherwise=_move,
)
def shown(ask: Ask, record_id: UUID) -> Page:
    """The reading of a lead."""
    data = reading_page.get_reading(reader=ask.person, lead_id=record_id)
    initial = {
        "title": data["title"][:200],
        "origin": "intelligence",
        "exercise": "EXERCISE" in data["title"].upper(),
    }
    opening_form = ask.form("open_case", OpenFromLead, initial=initial, choices=_choices())
    for name in _GRADES:  # the model wants them only of a lead that nobody has graded
        opening_form.fields[name].required = data["state"] == "received"
    parts = {
        "moves": [move for move in moves_of(ask, data) if move.name not in _IN_OPENING],
        "opening": opening_form,
        "chosen": _chosen(data["claims"], ask.request.GET.get("claim", "")),
        "problem_fact": ask.text("fact") if ask.problem else "",
    }
    trail = ((_("Inbox"), reverse("inbox")),)
    return Page("desk/lead.html", data["title"] or data["reference"], data, parts, trail)


def _choices() -> dict[str, list[tuple[str, str]]]:
    """Origins, and grades with what they mean."""
    origins = ("intelligence", "disclosure", "compliance")
    grades = {
        name: [("", "—"), *((mark, f"{mark} - {said}") for mark, said in marks.items())]
        for name, marks in _GRADES.items()
    }
    return {"origin": [(each, str(words.plain(each))) for each in origins], **grades}


def _chosen(listed: list[dict[str, Any]], wanted: str) -> str:
    """The claim to look at: the one asked for, or the first that waits."""
    waiting = [each["fact"] for each in listed if each["state"] == "proposed"]
    return wanted if any(each["fact"] == wanted for each in listed) else next(iter(waiting), "")


_GRADES = {
    "source_grade": {
        "A": gettext_lazy("completely reliable"),
        "B": gettext_lazy("usually reliable"),
        "C": gettext_lazy("fairly reliable"),
        "D": gettext_lazy("not usually reliable"),
        "E": gettext_lazy("unreliable"),
        "F": gettext_lazy("cannot be judged"),
    },
    "information_grade": {
        "1": gettext_lazy("confirmed by others"),
        "2": gettext_lazy("probably true"),
        "3": gettext_lazy("possibly true"),
        "4": gettext_lazy("doubtful"),
        "5": gettext_lazy("improbable"),
        "6": gettext_lazy("cannot be judged"),
    },
}
"""The 6x6 system by which sources and what they say are graded (NATO AJP-2.1)."""
