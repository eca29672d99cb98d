"""Claims: what a lead's message is read to say, and what people make of it.

catchall proposes, a person disposes: each claim stays *proposed* until somebody confirms,
changes or rejects it, and the ledger tells who accepted what catchall suggested.
"""

from collections.abc import Iterable
from datetime import datetime
from importlib.metadata import version
from typing import Any
from uuid import UUID

from pydantic import JsonValue

from catchall.errors import CatchallError
from catchall.intake import confirm, extract, read_message
from catchall.model import Fact, Message, Review, Step, Tip, TrailEntry, Value
from catchall_desk.accounts.labels import joined
from catchall_desk.accounts.models import Label, Person
from catchall_desk.accounts.people import roles_of
from catchall_desk.accounts.reading import reading_as
from catchall_desk.accounts.roles import Role
from catchall_desk.casework.handling import visible
from catchall_desk.casework.models import Claim, ClaimStep, Lead, LeadReading, MessagePortion
from catchall_desk.errors import GuardRefused, NotAllowed
from catchall_desk.records import clock, ledger
from catchall_desk.records.once import Answer, once

READERS = frozenset({Role.INTAKE, Role.ANALYST, Role.LICENSING})
"""Who decides on claims."""
Plain = dict[str, Any]


class ClaimCommand(Value):
    """One step on one claim; which of the fields count depends on the step."""

    step: Step
    fact: str = ""
    """``parties/p1``; for ``add`` the group alone."""
    values: dict[str, JsonValue] = {}
    """What is set by ``change``, ``split`` and ``add``."""
    others: tuple[str, ...] = ()
    """What ``merge`` joins into it."""
    places: tuple[int, ...] = ()
    """Which evidence ``split`` takes off."""
    start: int = 0
    """First character of the words that ``add`` rests on."""
    end: int = 0
    undoes: int = 0
    """Number of the step that ``undo`` takes back."""
    reason: str = ""


def read_lead(lead: Lead, *, at: datetime) -> int:
    """Read the message of a lead into proposed claims; gives how many there are.

    A message that cannot be read into portions gives none: it is kept whole, to be read
    by a person.
    """
    message = _message(lead)
    if message is None or lead.message is None:
        return 0
    try:
        tip = extract(message)
    except CatchallError:
        return 0
    LeadReading.objects.create(
        lead=lead,
        label=lead.label,
        tip=tip.model_dump(mode="json"),
        reader=f"catchall {version('catchall')}",
        read_at=at,
    )
    facts = confirm.facts(Review(tip=tip))
    handling = _Handling(lead)
    Claim.objects.bulk_create(_claim(lead, name, fact, handling) for name, fact in facts.items())
    return len(facts)


def list_claims(*, reader: Person, lead_id: UUID) -> list[Plain]:
    """The claims of a lead in the order of the text, as far as the reader may read them."""
    with reading_as(reader.pk):
        rows = Claim.objects.filter(lead_id=lead_id).order_by("place", "fact")
        return [_shown(row) for row in rows.select_related("label", "decided_by")]


def list_steps(*, reader: Person, lead_id: UUID) -> list[Plain]:
    """What was done with the claims, the latest first; a step can be undone by its number."""
    with reading_as(reader.pk):
        steps = ClaimStep.objects.filter(lead_id=lead_id).order_by("-number")
        return [dict(step.entry) for step in steps]


def decide_claim(*, actor: Person, lead_id: UUID, command: ClaimCommand, key: str) -> Answer:
    """Take one step on a claim of a lead.

    Raises:
        NotAllowed: no role of the person decides on claims.
        NotVisible: there is no such lead that he may see.
        GuardRefused: nothing was read from the message of the lead.
        InputError: there is no such claim, or it cannot have these values.
    """
    _allowed(actor)
    asked = {"claim": str(lead_id), "inputs": command.model_dump(mode="json")}
    with reading_as(actor.pk):
        answer, _ = once(
            actor=str(actor.pk),
            key=key,
            command=asked,
            do=lambda: _take(actor, visible(Lead, lead_id, "lead"), (command,)),
        )
    return answer


def accept_all(*, actor: Person, lead_id: UUID, key: str) -> Answer:
    """Confirm every claim that still waits; raises as :func:`decide_claim`."""
    _allowed(actor)
    with reading_as(actor.pk):
        answer, _ = once(
            actor=str(actor.pk),
            key=key,
            command={"claims": str(lead_id), "step": "accept_all"},
            do=lambda: _accept_all(actor, visible(Lead, lead_id, "lead")),
        )
    return answer


def confirmed_tip(lead: Lead) -> tuple[Message, Tip] | None:
    """The message of a lead and what people confirmed of it; null where nothing was read."""
    message, reading = _message(lead), LeadReading.objects.filter(lead=lead).first()
    if message is None or reading is None:
        return None
    return message, confirm.confirmed(_review(reading))


def _accept_all(actor: Person, lead: Lead) -> Answer:
    waiting = Claim.objects.filter(lead=lead, state="proposed").order_by("place", "fact")
    names = waiting.values_list("fact", flat=True)
    return _take(actor, lead, [ClaimCommand(step=Step.CONFIRM, fact=name) for name in names])


def _take(actor: Person, lead: Lead, commands: Iterable[ClaimCommand]) -> Answer:
    reading = LeadReading.objects.filter(lead=lead).first()
    if reading is None:
        raise GuardRefused("nothing was read from a message of this lead", codes=("reading",))
    at, before = clock.now(), _review(reading)
    after, message = before, _message(lead) if any(c.step is Step.ADD for c in commands) else None
    for command in commands:
        after = _stepped(after, command, message, str(actor.pk), at)
    added = after.trail[len(before.trail) :]
    ClaimStep.objects.bulk_create(
        ClaimStep(lead=lead, label=lead.label, number=e.number, entry=e.model_dump(mode="json"))
        for e in added
    )
    changed = _keep(lead, after, added, actor, at)
    if added:
        _record(actor, lead, reading, added)
    return {"lead": str(lead.pk), "steps": [e.number for e in added], "changed": changed}


def _stepped(
    review: Review, command: ClaimCommand, message: Message | None, by: str, at: datetime
) -> Review:
    c, values = command, dict(command.values)
    match c.step:
        case Step.CONFIRM:
            return confirm.confirm(review, c.fact, by=by, at=at)
        case Step.CHANGE:
            return confirm.change(review, c.fact, values, by=by, at=at, reason=c.reason)
        case Step.REJECT:
            return confirm.reject(review, c.fact, by=by, at=at, reason=c.reason)
        case Step.MERGE:
            return confirm.merge(review, c.fact, c.others, by=by, at=at)
        case Step.SPLIT:
            return confirm.split(review, c.fact, c.places, values, by=by, at=at)
        case Step.UNDO:
            return confirm.undo(review, c.undoes, by=by, at=at)
        case Step.ADD if message is not None:
            chosen = confirm.Selection(c.fact, c.start, c.end)
            return confirm.add(review, message, chosen, values, by=by, at=at)
        case _:
            raise GuardRefused("the message cannot be read", codes=("reading",))


def _keep(
    lead: Lead, review: Review, added: tuple[TrailEntry, ...], actor: Person, at: datetime
) -> list[str]:
    """Bring the claims to what the replay says; gives the names of those that changed."""
    rows = {row.fact: row for row in Claim.objects.filter(lead=lead)}
    touched = {name for entry in added for name in (entry.fact, *entry.others)}
    facts, handling, changed = confirm.facts(review), _Handling(lead), []
    for name, fact in facts.items():
        row = rows.get(name) or _claim(lead, name, fact, handling)
        new = fact.model_dump(mode="json")
        if name in rows and new == row.value and name not in touched:
            continue
        row.value, row.state = new, fact.state.value
        row.label = handling.of(fact)
        decided = row.state != "proposed"
        row.decided_by, row.decided_at = (actor, at) if decided else (None, None)
        row.save()
        changed.append(name)
    Claim.objects.filter(lead=lead, fact__in=set(rows) - set(facts)).delete()
    return changed


def _record(actor: Person, lead: Lead, reading: LeadReading, added: tuple[TrailEntry, ...]) -> None:
    steps = [
        e.model_dump(mode="json", include={"number", "step", "fact", "others", "values", "reason"})
        for e in added
    ]
    ledger.append(
        actor=str(actor.pk),
        kind="lead.claims_decided",
        subject=f"lead:{lead.pk}",
        payload={"suggested_by": reading.reader, "decided_by": actor.name, "steps": steps},
        label=lead.label_id,
    )


def _review(reading: LeadReading) -> Review:
    steps = ClaimStep.objects.filter(lead_id=reading.lead_id).order_by("number")
    return Review.model_validate(
        {"tip": reading.tip, "trail": list(steps.values_list("entry", flat=True))}
    )


def _message(lead: Lead) -> Message | None:
    if lead.message is None:
        return None
    try:
        return read_message(bytes(lead.message.raw), name=lead.message.name)
    except CatchallError:
        return None


class _Handling:
    """The label of each claim: that of the portions that bear it out, joined."""

    def __init__(self, lead: Lead) -> None:
        portions = MessagePortion.objects.filter(message_id=lead.message_id)
        self._whole: Label = lead.label
        self._of = {p.portion: p.label for p in portions.select_related("label__compartment")}

    def of(self, fact: Fact) -> Label:
        found = {self._of.get(e.portion or "", self._whole) for e in fact.evidence}
        return joined(found) if found else self._whole


def _claim(lead: Lead, name: str, fact: Fact, handling: _Handling) -> Claim:
    starts = [e.start for e in fact.evidence if e.start is not None]
    return Claim(
        lead=lead,
        fact=name,
        place=min(starts, default=0),
        label=handling.of(fact),
        value=fact.model_dump(mode="json"),
        state=fact.state.value,
    )


def _shown(claim: Claim) -> Plain:
    evidence = claim.value.get("evidence", [])
    return {
        "fact": claim.fact,
        "group": claim.fact.partition("/")[0],
        "state": claim.state,
        "value": {k: v for k, v in claim.value.items() if k not in {"evidence", "state"}},
        "evidence": evidence,
        "suggested_by": evidence[0]["method"] if evidence else "",
        "decided_by": claim.decided_by.name if claim.decided_by else None,
        "decided_at": claim.decided_at.isoformat() if claim.decided_at else None,
        "marking": claim.label.banner,
    }


def _allowed(actor: Person) -> None:
    if not READERS & roles_of(actor):
        raise NotAllowed(f"claims are decided by {', '.join(sorted(READERS))}")
