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
from catchall_desk.casework.models import Case, Decision, Lead
from catchall_desk.errors import GuardRefused
from catchall_desk.exchange.models import Paper

_WRITERS = frozenset({Role.LICENSING, Role.ANALYST, Role.REGIME})
_CHANNELS = frozenset({"oral", "non_paper", "note_verbale", "letter", "portal"})


class PrepareInput(Value):
    """From which lead's message, for whom, as of which day, on which decision."""

    case: UUID
    lead: UUID
    recipient: str
    as_of: Day
    decision: UUID | None = None
    marking: str | None = None


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
    if attempt.actor is not None:
        paper.author = attempt.actor
    return paper


def _release(attempt: Attempt[Paper, Value]) -> None:
    """Make it now, from the message as it came; what the reader may not have is not in it."""
    paper = attempt.record
    from catchall.release import non_paper_pdf, non_paper_text  # when used

    message = catchall.read_message(bytes(paper.message.raw), name=paper.message.name)
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
