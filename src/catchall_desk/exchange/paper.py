"""Paper: prepared by one, released by another; what it holds is decided by its markings."""

from hashlib import sha256
from uuid import UUID

import catchall
from catchall.markings import reader_from
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
from catchall_desk.casework.machines.guards import REASON, another_than
from catchall_desk.casework.models import Case, Decision, IncomingMessage, Lead
from catchall_desk.errors import GuardRefused
from catchall_desk.exchange.models import Paper

_WRITERS = frozenset({Role.LICENSING, Role.ANALYST, Role.REGIME})
_CHANNELS = frozenset({"oral", "non_paper", "note_verbale", "letter", "portal"})


class LeftOut(Value):
    """A portion that its reader might have, and that is kept back all the same."""

    portion: str
    reason: str


class PrepareInput(Value):
    """From which lead's message, for whom, as of which day, on which decision."""

    case: UUID
    lead: UUID
    recipient: str
    as_of: Day
    decision: UUID | None = None
    marking: str | None = None
    left_out: tuple[LeftOut, ...] = ()


class SendPaperInput(Value):
    """By which channel it went."""

    channel: str


def _prepare(attempt: Attempt[Paper, PrepareInput]) -> Paper:
    paper, given = attempt.record, attempt.inputs
    paper.case = visible(Case, given.case, "case")
    lead = visible(Lead, given.lead, "lead")
    if lead.message is None:
        raise GuardRefused("the lead has no message to make a paper of", codes=("message",))
    paper.message = lead.message
    sources = [paper.case.label, lead.label, paper.message.label]
    if given.decision:
        paper.decision = visible(Decision, given.decision, "decision")
        sources.append(paper.decision.label)
    paper.label = label_of_new(sources, given.marking)
    reader_from(given.recipient)
    paper.recipient, paper.as_of = given.recipient, given.as_of
    paper.left_out = _kept_back(paper.message, given.left_out)
    if attempt.actor is not None:
        paper.author = attempt.actor
    return paper


def _kept_back(stored: IncomingMessage, left_out: tuple[LeftOut, ...]) -> list[dict[str, str]]:
    """Raises GuardRefused where a reason is missing or a portion is named twice."""
    if not all(each.reason.strip() for each in left_out):
        raise GuardRefused("a portion is left out with a reason", codes=("reason",))
    named = [each.portion for each in left_out]
    if len(set(named)) != len(named):
        raise GuardRefused("a portion is left out once", codes=("portion",))
    if named:
        from catchall.release import leave_out  # when used

        message = catchall.read_message(bytes(stored.raw), name=stored.name)
        leave_out(message, named)
    return [each.model_dump() for each in left_out]


def _release(attempt: Attempt[Paper, Value]) -> None:
    """Make it now, from the message as it came; what the reader may not have is not in it.

    Nor is what the author left out.
    """
    paper = attempt.record
    from catchall.release import leave_out, non_paper_pdf, non_paper_text  # when used

    whole = catchall.read_message(bytes(paper.message.raw), name=paper.message.name)
    message = leave_out(whole, [each["portion"] for each in paper.left_out])
    made = catchall.non_paper(
        message, reader_from(paper.recipient), as_of=paper.as_of, serial=paper.reference
    )
    paper.text, paper.pdf = non_paper_text(made), non_paper_pdf(made)
    paper.sha256 = sha256(paper.pdf).hexdigest()
    paper.releaser = attempt.actor


def _send(attempt: Attempt[Paper, SendPaperInput]) -> None:
    attempt.record.sent_at, attempt.record.channel = attempt.at, attempt.inputs.channel


def _say_why(attempt: Attempt[Paper, Reason]) -> None:
    attempt.record.reason = attempt.inputs.reason


RELEASED_BY_ANOTHER = another_than(
    "author",
    "another_person",
    "a paper is released by another than its author",
    constraint="paper_released_by_another",
)
DECIDED = Guard(
    "decision_effective",
    "the decision that it rests on is effective",
    lambda a: a.record.decision is None or a.record.decision.state == "effective",
)
CHANNEL = Guard(
    "channel", "the channel is known", lambda a: a.inputs.channel in _CHANNELS, "paper_is_sent"
)

MACHINE = register(
    Machine(
        kind="paper",
        model=Paper,
        opening=Opening("prepare", "draft", _WRITERS, PrepareInput, _prepare),
        transitions=(
            Transition(
                "release",
                ("draft",),
                "released",
                frozenset({Role.RELEASER}),
                guards=(RELEASED_BY_ANOTHER, DECIDED),
                apply=_release,
            ),
            Transition(
                "send",
                ("released",),
                "sent",
                _WRITERS,
                inputs=SendPaperInput,
                guards=(CHANNEL,),
                apply=_send,
            ),
            Transition(
                "discard",
                ("draft", "released"),
                "discarded",
                _WRITERS | {Role.RELEASER},
                inputs=Reason,
                guards=(REASON,),
                apply=_say_why,
            ),
        ),
        shown=(
            "case",
            "decision",
            "recipient",
            "as_of",
            "left_out",
            "author",
            "releaser",
            "text",
            "sha256",
            "sent_at",
            "channel",
            "reason",
        ),
    )
)
