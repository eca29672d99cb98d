"""Inform notice: written by one, cleared by another, served with proof, then it binds."""

from hashlib import sha256
from uuid import UUID

from catchall.model import Value
from catchall_desk.accounts.roles import Role
from catchall_desk.casework import binding
from catchall_desk.casework.given import Day, Moment
from catchall_desk.casework.handling import label_of_new, visible
from catchall_desk.casework.machine import (
    Attempt,
    Guard,
    Machine,
    Opening,
    Reason,
    Transition,
    register,
)
from catchall_desk.casework.machines.guards import REASON, another_than, filled, stated
from catchall_desk.casework.models import Case, Decision, InformNotice
from catchall_desk.casework.scope import Scope
from catchall_desk.errors import GuardRefused

_OFFICERS = frozenset({Role.LICENSING})
_RELEASERS = frozenset({Role.RELEASER})


class DraftNoticeInput(Value):
    """The text, the power and the scope of a notice."""

    case: UUID
    decision: UUID | None = None
    addressee: str
    text: str
    power: str
    scope: Scope
    ends_on: Day
    marking: str | None = None


class ServeInput(Value):
    """How and when it reached the exporter: the proof on which his knowledge rests."""

    served_at: Moment
    method: str
    evidence: str


class AcknowledgeInput(Value):
    """When the exporter confirmed that he had it."""

    acknowledged_at: Moment


class VaryInput(Value):
    """The notice that takes its place."""

    reason: str
    replacement: UUID


def _draft(attempt: Attempt[InformNotice, DraftNoticeInput]) -> InformNotice:
    notice, given = attempt.record, attempt.inputs
    notice.case = visible(Case, given.case, "case")
    sources = [notice.case.label]
    if given.decision:
        notice.decision = visible(Decision, given.decision, "decision")
        sources.append(notice.decision.label)
    notice.label = label_of_new(sources, given.marking)
    notice.addressee, notice.text, notice.power = given.addressee, given.text, given.power
    notice.scope = given.scope.model_dump(mode="json")
    notice.ends_on, notice.author = given.ends_on, attempt.actor
    return notice


def _clear(attempt: Attempt[InformNotice, Value]) -> None:
    attempt.record.releaser = attempt.actor
    attempt.record.text_sha256 = _hash(attempt.record)


def _hash(notice: InformNotice) -> str:
    return sha256(notice.text.encode()).hexdigest()


def _serve(attempt: Attempt[InformNotice, ServeInput]) -> None:
    notice, given = attempt.record, attempt.inputs
    if given.served_at.tzinfo is None or given.served_at > attempt.at:
        raise GuardRefused("the time of service is past and has a zone", codes=("served_at",))
    notice.served_at = given.served_at
    notice.service_method, notice.service_evidence = given.method, given.evidence


def _acknowledge(attempt: Attempt[InformNotice, AcknowledgeInput]) -> None:
    attempt.record.acknowledged_at = attempt.inputs.acknowledged_at


def _say_why(attempt: Attempt[InformNotice, Reason]) -> None:
    attempt.record.reason = attempt.inputs.reason


def _vary(attempt: Attempt[InformNotice, VaryInput]) -> None:
    replacement = visible(InformNotice, attempt.inputs.replacement, "notice")
    if replacement.pk == attempt.record.pk or replacement.state != "in_force":
        raise GuardRefused("the notice in its place is in force", codes=("replacement",))
    attempt.record.varies, attempt.record.reason = replacement, attempt.inputs.reason


def _bind(attempt: Attempt[InformNotice, Value]) -> None:
    binding.bind_open(attempt.record, at=attempt.at)


def _acknowledged_later(attempt: Attempt[InformNotice, AcknowledgeInput]) -> bool:
    given = attempt.inputs.acknowledged_at
    served = attempt.record.served_at
    return given.tzinfo is not None and served is not None and served <= given <= attempt.at


NARROW = Guard(
    "scope",
    "the scope names exporter, goods, end-user, destination or end use",
    lambda a: a.inputs.scope.names_something,
)
ENDS_LATER = Guard(
    "ends_on", "it ends after the day it is written", lambda a: a.inputs.ends_on > a.at.date()
)
RELEASED_BY_ANOTHER = another_than(
    "author",
    "another_person",
    "a notice is cleared by another than its author",
    constraint="notice_released_by_another",
)
UNCHANGED = Guard(
    "text_as_cleared",
    "the text is the one that was cleared",
    lambda a: a.record.text_sha256 == _hash(a.record),
)
SERVED = (
    stated("method", "how it was served is written", constraint="notice_is_served"),
    stated("evidence", "what proves the service is written", constraint="notice_is_served"),
)

MACHINE = register(
    Machine(
        kind="notice",
        model=InformNotice,
        opening=Opening(
            "draft", "draft", _OFFICERS, DraftNoticeInput, _draft, guards=(NARROW, ENDS_LATER)
        ),
        transitions=(
            Transition(
                "clear",
                ("draft",),
                "cleared",
                _RELEASERS,
                guards=(filled("text", "there is a text"), RELEASED_BY_ANOTHER),
                apply=_clear,
            ),
            Transition("issue", ("cleared",), "issued", _OFFICERS, guards=(UNCHANGED,)),
            Transition(
                "serve",
                ("issued",),
                "served",
                _OFFICERS,
                inputs=ServeInput,
                guards=SERVED,
                apply=_serve,
                then=lambda _notice: "take_effect",
            ),
            Transition("take_effect", ("served",), "in_force", after=_bind),
            Transition(
                "acknowledge",
                ("in_force",),
                "in_force",
                _OFFICERS,
                inputs=AcknowledgeInput,
                guards=(
                    Guard(
                        "acknowledged_at",
                        "it is acknowledged after it was served",
                        _acknowledged_later,
                        "notice_acknowledged_after_service",
                    ),
                ),
                apply=_acknowledge,
            ),
            Transition(
                "vary",
                ("in_force",),
                "varied",
                _OFFICERS,
                inputs=VaryInput,
                guards=(REASON,),
                apply=_vary,
            ),
            Transition(
                "revoke",
                ("in_force",),
                "revoked",
                frozenset({Role.AUTHORIZER}),
                inputs=Reason,
                guards=(REASON,),
                apply=_say_why,
            ),
            Transition(
                "discard",
                ("draft", "cleared"),
                "discarded",
                _OFFICERS | _RELEASERS,
                inputs=Reason,
                guards=(REASON,),
                apply=_say_why,
            ),
            Transition("expire", ("in_force",), "expired"),
        ),
        shown=(
            "case",
            "decision",
            "addressee",
            "text",
            "text_sha256",
            "power",
            "scope",
            "author",
            "releaser",
            "served_at",
            "service_method",
            "service_evidence",
            "acknowledged_at",
            "ends_on",
            "reason",
        ),
    )
)
