"""Request: cleared by another, sent with a day to answer, answered, accepted or asked again."""

from uuid import UUID

from catchall.model import Value
from catchall_desk.accounts.roles import Role
from catchall_desk.casework.given import Day
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
from catchall_desk.casework.machines.guards import REASON, another_than, stated
from catchall_desk.casework.models import Case, Request
from catchall_desk.casework.models.request import Direction, RequestKind

_ASKERS = frozenset({Role.LICENSING, Role.ANALYST, Role.REGIME, Role.CUSTOMS})
_RELEASERS = frozenset({Role.RELEASER})
_CHANNELS = frozenset({"oral", "non_paper", "note_verbale", "letter", "portal"})


class AskInput(Value):
    """A question: from the desk to somebody, or from a partner to the desk."""

    case: UUID
    kind: RequestKind
    direction: Direction = Direction.OUT
    counterpart: str
    partner: str = ""
    channel: str
    question: str
    follows: UUID | None = None
    marking: str | None = None


class DueInput(Value):
    """The last day for the answer."""

    due_on: Day


class AnswerInput(Value):
    """What was answered."""

    answer: str


def _ask(attempt: Attempt[Request, AskInput]) -> Request:
    request, given = attempt.record, attempt.inputs
    request.case = visible(Case, given.case, "case")
    request.label = label_of_new([request.case.label], given.marking)
    request.kind, request.direction, request.channel = given.kind, given.direction, given.channel
    request.counterpart, request.partner = given.counterpart, given.partner
    request.question, request.author = given.question, attempt.actor
    if given.follows:
        request.follows = visible(Request, given.follows, "request")
    return request


def _clear(attempt: Attempt[Request, Value]) -> None:
    attempt.record.releaser = attempt.actor


def _send(attempt: Attempt[Request, DueInput]) -> None:
    attempt.record.sent_at, attempt.record.due_on = attempt.at, attempt.inputs.due_on


def _answer(attempt: Attempt[Request, AnswerInput]) -> None:
    request = attempt.record
    request.answer = "\n\n".join(part for part in (request.answer, attempt.inputs.answer) if part)
    request.answered_at = attempt.at


def _say_why(attempt: Attempt[Request, Reason]) -> None:
    attempt.record.reason = attempt.inputs.reason


def _through_the_wall(attempt: Attempt[Request, AskInput]) -> bool:
    if attempt.inputs.kind is not RequestKind.EXPORTER:
        return True
    case = visible(Case, attempt.inputs.case, "case")
    return not case.enforcement or (attempt.actor is not None and case.owner_id == attempt.actor.pk)


FIREWALL = Guard(
    "firewall",
    "on an enforcement case only its owner speaks with the exporter",
    _through_the_wall,
    "trigger request_firewall",
)
CHANNEL = Guard("channel", "the channel is known", lambda a: a.inputs.channel in _CHANNELS)
PARTNER = Guard(
    "partner",
    "a partner is named by its trigraph",
    lambda a: a.inputs.kind is not RequestKind.PARTNER or len(a.inputs.partner) >= len("KOR"),
)
RELEASED_BY_ANOTHER = another_than(
    "author",
    "another_person",
    "a request is cleared by another than its author",
    constraint="request_released_by_another",
)
OUTGOING = Guard(
    "outgoing", "it goes out from the desk", lambda a: a.record.direction == Direction.OUT
)
INCOMING = Guard("incoming", "it came to the desk", lambda a: a.record.direction == Direction.IN)
DUE_LATER = Guard("due_on", "the day to answer is to come", lambda a: a.inputs.due_on > a.at.date())
SAID = stated("answer", "the answer is written", constraint="request_has_answer")
_WAITING = ("sent", "acknowledged", "partial", "overdue")

MACHINE = register(
    Machine(
        kind="request",
        model=Request,
        opening=Opening(
            "ask", "draft", _ASKERS, AskInput, _ask, guards=(FIREWALL, CHANNEL, PARTNER)
        ),
        transitions=(
            Transition(
                "clear",
                ("draft",),
                "cleared",
                _RELEASERS,
                guards=(OUTGOING, RELEASED_BY_ANOTHER),
                apply=_clear,
            ),
            Transition(
                "send",
                ("cleared",),
                "sent",
                _ASKERS,
                inputs=DueInput,
                guards=(DUE_LATER,),
                apply=_send,
            ),
            Transition(
                "receive",
                ("draft",),
                "sent",
                _ASKERS,
                inputs=DueInput,
                guards=(INCOMING, DUE_LATER),
                apply=_send,
            ),
            Transition("acknowledge", ("sent",), "acknowledged", _ASKERS),
            Transition(
                "answer_in_part",
                _WAITING,
                "partial",
                _ASKERS,
                inputs=AnswerInput,
                guards=(SAID,),
                apply=_answer,
            ),
            Transition(
                "answer",
                _WAITING,
                "answered",
                _ASKERS,
                inputs=AnswerInput,
                guards=(SAID,),
                apply=_answer,
            ),
            Transition("accept", ("answered",), "accepted", _ASKERS),
            Transition(
                "reject",
                ("answered",),
                "insufficient",
                _ASKERS,
                inputs=Reason,
                guards=(REASON,),
                apply=_say_why,
            ),
            Transition(
                "waive",
                ("draft", "cleared", *_WAITING, "insufficient"),
                "waived",
                _ASKERS,
                inputs=Reason,
                guards=(REASON,),
                apply=_say_why,
            ),
            Transition("fall_due", ("sent", "acknowledged", "partial"), "overdue"),
        ),
        shown=(
            "case",
            "kind",
            "direction",
            "counterpart",
            "partner",
            "channel",
            "question",
            "answer",
            "author",
            "releaser",
            "sent_at",
            "due_on",
            "answered_at",
            "follows",
            "reason",
        ),
    )
)
