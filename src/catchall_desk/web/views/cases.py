"""Cases: the list, and the tabs of one."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from catchall_desk.casework import hits, linking
from catchall_desk.casework.hits import WantedHits
from catchall_desk.casework.linking import AnswerLink
from catchall_desk.casework.machine import machine
from catchall_desk.casework.selectors import Wanted
from catchall_desk.casework.showing import case_file, picture, reading_page
from catchall_desk.web.addresses import url_of
from catchall_desk.web.asking import Ask, is_uuid
from catchall_desk.web.moving import moves_of, take_move
from catchall_desk.web.page import Done, Page, page
from catchall_desk.web.panels import judge_case, steps_panel, take_steps
from catchall_desk.web.problems import Unreadable
from catchall_desk.web.tabs import tabs

Plain = dict[str, Any]
_OVER = frozenset({"withdrawn", "superseded", "quashed_on_appeal"})
"""States of decisions that leave the case to be decided again."""


@page()
def listed(ask: Ask) -> Page:
    """Cases, the newest first, by state and words."""
    wanted = Wanted(state=ask.text("state"), text=ask.text("text"), after=ask.text("after"))
    data = case_file.list_cases(reader=ask.person, wanted=wanted)
    parts = {"states": machine("case").states, "state": wanted.state, "text": wanted.text}
    return Page("desk/cases.html", _("Cases"), data, parts)


def _move(ask: Ask, record_id: UUID) -> Done:
    return take_move(ask, "case", record_id)


@page(steps=take_steps, otherwise=_move)
def summary(ask: Ask, record_id: UUID) -> Page:
    """The case at a glance, what waits in it, and what may be done with it."""
    data = case_file.get_case(reader=ask.person, case_id=record_id)
    parts = {
        "moves": moves_of(ask, data),
        "counts": hits.count_hits(reader=ask.person, case=record_id),
        "waiting_steps": steps_panel(ask, record_id),
        "undecided": all(row["state"] in _OVER for row in data["parts"].get("decision", [])),
        "proposed": any(
            each["state"] == "proposed"
            for each in linking.list_proposals(reader=ask.person, case_id=record_id)
        ),
    }
    return case_tab("summary", data, parts)


@page()
def source(ask: Ask, record_id: UUID) -> Page:
    """The messages that the case rests on, portion by portion."""
    data = case_file.get_case(reader=ask.person, case_id=record_id)
    data["readings"] = [
        reading_page.get_reading(reader=ask.person, lead_id=UUID(lead["id"]))
        for lead in data["parts"].get("lead", [])
    ]
    return case_tab("source", data, {})


def _link(ask: Ask, record_id: UUID) -> Done:
    """Take the ticked ties to an earlier record into the case, or reject them; each by itself."""
    given = ask.read(AnswerLink, accept=ask.text("do") == "accept_link")
    ticked = [UUID(each) for each in ask.request.POST.getlist("tie") if is_uuid(each)]
    if not ticked:
        raise Unreadable({"tie": _("tick the ties that are answered")})
    for number, proposal in enumerate(ticked):
        linking.answer_proposal(
            actor=ask.person, proposal_id=proposal, given=given, key=f"{ask.key}-{number}"
        )
    said = _("Ties taken into the case: %(n)s.") if given.accept else _("Ties rejected: %(n)s.")
    where = reverse("case_parties", kwargs={"record_id": record_id})
    return Done(where, said % {"n": len(ticked)})


def _by_record(proposals: list[Plain]) -> list[Plain]:
    """Proposed ties, those to one earlier record together."""
    found: dict[str, Plain] = {}
    for each in proposals:
        if each["state"] == "proposed":
            head = {name: each[name] for name in ("to", "to_kind", "to_reference", "marking")}
            found.setdefault(each["to"], {**head, "ties": []})["ties"].append(each)
    return list(found.values())


@page(judge_case=judge_case, accept_link=_link, reject_link=_link)
def parties(ask: Ask, record_id: UUID) -> Page:
    """Parties with their hits to judge, and ties to earlier records to answer."""
    data = case_file.get_case(reader=ask.person, case_id=record_id)
    data["hits"] = hits.list_hits(reader=ask.person, wanted=WantedHits(case=record_id))
    data["proposals"] = linking.list_proposals(reader=ask.person, case_id=record_id)
    data["open"] = sum(row["judgement"] in {"no_judgement", "unsure"} for row in data["hits"])
    parts = {
        "judgements": ["positive", "negative", "unsure"],
        "proposed": _by_record(data["proposals"]),
        "answered": [each for each in data["proposals"] if each["state"] != "proposed"],
    }
    return case_tab("parties", data, parts)


@page(steps=take_steps)
def exchange(ask: Ask, record_id: UUID) -> Page:
    """Requests, notices and papers of the case, and what waits for the person among them."""
    data = case_file.get_case(reader=ask.person, case_id=record_id)
    kinds = ("request", "paper", "notice", "alert")
    parts = {
        "kinds": [(kind, data["parts"].get(kind, [])) for kind in kinds],
        "waiting_steps": steps_panel(ask, record_id),
        "lead": next((row["id"] for row in data["parts"]["lead"] if row["message"]), ""),
    }
    return case_tab("exchange", data, parts)


@page()
def history(ask: Ask, record_id: UUID) -> Page:
    """What happened in the case, and what is due, in the order of days."""
    return case_tab("history", picture.timeline_of(reader=ask.person, case_id=record_id), {})


@page()
def network(ask: Ask, record_id: UUID) -> Page:
    """Who is tied to whom: drawn, and the same as a list."""
    return case_tab("network", picture.network_of(reader=ask.person, case_id=record_id), {})


def case_tab(name: str, data: Plain, parts: Plain) -> Page:
    """The page of a tab; its data are those of the case, or its head at least."""
    trail: tuple[tuple[str, str], ...] = ((_("Cases"), reverse("cases")),)
    if name != "summary":
        trail = (*trail, (data["reference"], url_of("case", data["id"])))
    shown = {**parts, "tabs": tabs(UUID(data["id"]), name), "tab": name}
    return Page(f"desk/case_{name}.html", data["title"], data, shown, trail)
