"""The determination of a case: grounds before a decision, the proposal, and a decision itself."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from catchall.errors import CatchallError
from catchall.release import determination_pdf
from catchall_desk.casework import proposing, selectors
from catchall_desk.casework.showing import case_file
from catchall_desk.exchange.package import PackageInput, propose_package
from catchall_desk.records import clock
from catchall_desk.web.addresses import url_of
from catchall_desk.web.asking import Ask
from catchall_desk.web.moving import moves_of, take_move
from catchall_desk.web.page import Done, Page, page
from catchall_desk.web.panels import steps_panel, take_steps
from catchall_desk.web.problems import problem_of
from catchall_desk.web.views.cases import case_tab
from catchall_desk.web.views.items import as_of

Plain = dict[str, Any]


def _propose(ask: Ask, record_id: UUID) -> Done:
    given = ask.read(PackageInput)
    made = propose_package(actor=ask.person, case_id=record_id, given=given, key=ask.key)
    said = _("The decision is proposed; somebody else countersigns it.")
    return Done(url_of("decision", made["decision"]["id"]), said)


@page(propose=_propose, steps=take_steps)
def of_case(ask: Ask, record_id: UUID) -> Page:
    """What the law says of the case as of a day, the form to propose, and earlier decisions."""
    data = case_file.get_case(reader=ask.person, case_id=record_id)
    day = as_of(ask)
    submission = _submission(ask, data)
    data["preview"] = None
    parts: Plain = {"as_of": day.isoformat(), "submission": submission}
    if submission:
        try:
            data["preview"] = proposing.preview(
                reader=ask.person,
                case_id=record_id,
                submission_id=UUID(submission),
                as_of=day,
            )
            initial = _initial(data, submission, day.isoformat())
            leads = [(each["id"], each["title"][:80]) for each in data["parts"].get("lead", [])]
            choices = {"lead": [("", "—"), *leads]}
            parts["form"] = ask.form("propose", PackageInput, initial=initial, choices=choices)
        except CatchallError as error:
            parts["not_computed"] = problem_of(error)
    parts["waiting_steps"] = [
        each for each in steps_panel(ask, record_id) if each.record["kind"] == "decision"
    ]
    return case_tab("determination", data, parts)


def _move(ask: Ask, record_id: UUID) -> Done:
    return take_move(ask, "decision", record_id)


@page(otherwise=_move)
def shown(ask: Ask, record_id: UUID) -> Page | HttpResponse:
    """A decision with the determination that it rests on; as PDF with ``format=pdf``."""
    data = selectors.get_record(reader=ask.person, kind="decision", record_id=record_id)
    if ask.request.GET.get("format") == "pdf":
        found = proposing.determination_of(reader=ask.person, decision_id=record_id)
        printed = determination_pdf(found, marking=data["marking"])
        name = f"determination-{data['reference']}.pdf"
        response = HttpResponse(printed, content_type="application/pdf")
        response["Content-Disposition"] = f'inline; filename="{name}"'
        return response
    data["determination"] = proposing.of_decision(reader=ask.person, decision_id=record_id)
    data["exercise"] = data["determination"]["exercise"]
    trail: tuple[tuple[str, str], ...] = ()
    if data["content"]["case"]:
        trail = ((_("Case"), url_of("case", data["content"]["case"])),)
    title = _("Decision %(reference)s") % {"reference": data["reference"]}
    return Page("desk/decision.html", title, data, {"moves": moves_of(ask, data)}, trail)


def _submission(ask: Ask, data: Plain) -> str:
    """The submission to decide on: the one in the address, or the last of the case."""
    ids = [each["id"] for each in data["transactions"]]
    wanted = ask.request.GET.get("submission", "")
    return wanted if wanted in ids else next(reversed(ids), "")


def _initial(data: Plain, submission: str, day: str) -> Plain:
    """What a proposal starts from: the computed outcome and its grounds, and the parties."""
    found = data["preview"]
    transaction = found["transaction"]
    basis = "; ".join(dict.fromkeys(_cited(ground["citation"]) for ground in _bearing(found)))
    sender = _named(transaction, {"exporter", "supplier", "manufacturer"})
    goods = [item["model"] or item["description"] for item in transaction["items"]]
    return {
        "submission": submission,
        "as_of": day,
        "outcome": found["suggested"],
        "legal_basis": basis,
        "corroboration": "\n".join(_bears_out(found)),
        "addressee": sender,
        "power": (basis.split("; ")[0] if basis else "")[:200],
        "text": _notice(sender, goods, transaction["destination"]),
        "ends_on": (clock.today() + timedelta(days=365)).isoformat(),
        "expected_hits": 1,
        "scope-exporters": sender,
        "scope-goods": "\n".join(dict.fromkeys(goods)),
        "question": _("We have looked into the matter and require a license for the goods named."),
        "lead": next((each["id"] for each in data["parts"].get("lead", [])), ""),
    }


def _bearing(found: Plain) -> list[Plain]:
    """Grounds that a license or a power of the authority rests on: those met, else those open."""
    grounds = [each for each in found["grounds"] if each["effect"] in _EFFECTS]
    met = [each for each in grounds if each["status"] == "met"]
    return met or [each for each in grounds if each["status"] == "open"]


_EFFECTS = frozenset({"license_required", "authority_power"})


def _cited(citation: Plain) -> str:
    return f"{citation['title']}, {citation['locator']}"


def _named(transaction: Plain, roles: set[str]) -> str:
    names = [
        party["name"]
        for party in transaction["parties"]
        if party["name"] and roles & {*party["roles"]}
    ]
    return next(iter(names), "")


def _bears_out(found: Plain) -> list[str]:
    said = [link["text"] for link in found["links"]]
    return [*said, *(hit["explanation"] for hit in found["hits"] if hit["judgement"] == "positive")]


def _notice(sender: str, goods: list[str], destination: str | None) -> str:
    named = ", ".join(dict.fromkeys(goods))
    return _(
        "%(sender)s is informed that the goods %(goods)s, for delivery to %(destination)s or to"
        " any other place for the same end-user, may not be exported without a license."
    ) % {"sender": sender, "goods": named, "destination": destination or _("any destination")}
