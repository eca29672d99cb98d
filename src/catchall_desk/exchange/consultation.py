"""Consultation: compared, sent, answered or deemed answered, decided, notified."""

from datetime import date
from uuid import UUID

from catchall.model import SourceStatus, Value
from catchall_desk.accounts.roles import Role
from catchall_desk.casework.calendars import add_working_days
from catchall_desk.casework.clocks import Clock, register_clock
from catchall_desk.casework.handling import label_of_new, visible
from catchall_desk.casework.machine import (
    Attempt,
    Guard,
    Machine,
    Opening,
    Transition,
    register,
)
from catchall_desk.casework.machines.guards import another_than, stated
from catchall_desk.casework.models import Denial, DenialMatch, Submission
from catchall_desk.casework.sweep import Ending, register_ending
from catchall_desk.errors import GuardRefused
from catchall_desk.exchange.models import Consultation

_REGIME = frozenset({Role.REGIME})
_DECIDERS = frozenset({Role.LICENSING, Role.AUTHORIZER})
REPLY_DAYS = 10
"""Working days to reply (Regulation (EC) 428/2009, article 11(1))."""
_RANK = {"binding": 2, "advisory": 1}


class OpenConsultationInput(Value):
    """The submission and the denial that it resembles."""

    submission: UUID
    denial: UUID
    marking: str | None = None


class CompareInput(Value):
    """In what the two are essentially identical, and in what not."""

    comparison: str


class SendInput(Value):
    """Nothing but the calendar by which the reply is due; ``EU`` unless told."""

    calendar: str = "EU"


class ReplyInput(Value):
    """What the partner replied."""

    reply: str


class DecideInput(Value):
    """Whether the transaction may go on, and why; against an objection, why all the same."""

    approve: bool
    reason: str


def _open(attempt: Attempt[Consultation, OpenConsultationInput]) -> Consultation:
    record, given = attempt.record, attempt.inputs
    record.submission = visible(Submission, given.submission, "submission")
    record.denial = visible(Denial, given.denial, "denial")
    found = DenialMatch.objects.filter(submission=record.submission, denial=record.denial)
    weights = {match.weight for match in found} & set(_RANK)
    if not weights:
        raise GuardRefused("the two were not found to be essentially identical", codes=("matched",))
    record.weight = max(weights, key=lambda weight: _RANK[weight])
    record.label = label_of_new([record.submission.label, record.denial.label], given.marking)
    if attempt.actor is not None:
        record.opened_by = attempt.actor
    return record


def _compare(attempt: Attempt[Consultation, CompareInput]) -> None:
    attempt.record.comparison = attempt.inputs.comparison


def _send(attempt: Attempt[Consultation, SendInput]) -> None:
    record, today = attempt.record, attempt.at.date()
    record.sent_at = attempt.at
    record.due_on = add_working_days(today, REPLY_DAYS, attempt.inputs.calendar)


def _reply(attempt: Attempt[Consultation, ReplyInput]) -> None:
    attempt.record.reply = attempt.inputs.reply


def _decide(attempt: Attempt[Consultation, DecideInput]) -> None:
    record = attempt.record
    record.decided_by, record.approve = attempt.actor, attempt.inputs.approve
    record.reason = attempt.inputs.reason


def _due(record: Consultation, start: date) -> date:
    return record.due_on or start


COMPARED = stated("comparison", "the comparison is written", constraint="consultation_sent")
REPLIED = stated("reply", "the reply is written")
DECIDED_BY_ANOTHER = another_than(
    "opened_by",
    "another_person",
    "a consultation is decided by another than who opened it",
    constraint="consultation_decided_by_another",
)
WHY = Guard(
    "reason",
    "the decision gives its reason",
    lambda a: bool(a.inputs.reason.strip()),
    "consultation_decided",
)
_ANSWERED = ("no_objection", "objection", "deemed")

MACHINE = register(
    Machine(
        kind="consultation",
        model=Consultation,
        opening=Opening("open", "candidate", _REGIME, OpenConsultationInput, _open),
        transitions=(
            Transition(
                "compare",
                ("candidate", "compared"),
                "compared",
                _REGIME,
                inputs=CompareInput,
                guards=(COMPARED,),
                apply=_compare,
            ),
            Transition("send", ("compared",), "sent", _REGIME, inputs=SendInput, apply=_send),
            Transition(
                "no_objection",
                ("sent",),
                "no_objection",
                _REGIME,
                inputs=ReplyInput,
                guards=(REPLIED,),
                apply=_reply,
            ),
            Transition(
                "objection",
                ("sent", "deemed"),
                "objection",
                _REGIME,
                inputs=ReplyInput,
                guards=(REPLIED,),
                apply=_reply,
            ),
            Transition("deem", ("sent",), "deemed"),
            Transition(
                "decide",
                _ANSWERED,
                "decided",
                _DECIDERS,
                inputs=DecideInput,
                guards=(DECIDED_BY_ANOTHER, WHY),
                apply=_decide,
            ),
            Transition("notify", ("decided",), "notified", _REGIME),
        ),
        shown=(
            "denial",
            "submission",
            "weight",
            "comparison",
            "sent_at",
            "due_on",
            "reply",
            "opened_by",
            "decided_by",
            "approve",
            "reason",
        ),
    )
)
register_ending(Ending("consultation", "deem", ("sent",), "due_on"))
register_clock(
    Clock(
        "consultation.reply",
        "consultation",
        ("sent",),
        lambda record: record.sent_at.date() if record.sent_at else None,
        _due,
        "Regulation (EC) 428/2009, article 11(1)",
        SourceStatus.DRAFT,
    )
)
