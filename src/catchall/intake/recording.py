"""Recording: a message as an earlier record, so that later ones can be tied to it."""

from datetime import date

from catchall.errors import MessageError
from catchall.intake.extracting import message_date
from catchall.intake.proposing import references
from catchall.model.dates import PartialDate, Precision
from catchall.model.link import CaseKind, EarlierCase
from catchall.model.message import Message
from catchall.model.tip import Event, EventKind, Tip
from catchall.model.transaction import Transaction


def as_record(message: Message, tip: Tip, *, received: date | None = None) -> EarlierCase:
    """What a message tells, kept as a record that links can lead to.

    Args:
        message: the message as read.
        tip: its candidates or confirmed facts.
        received: the day it came in, for a message that has lost its own date.

    Raises:
        MessageError: the message has no date and none is given.
    """
    when = message_date(message) or received
    if when is None:
        raise MessageError(
            "the message has no date of its own",
            file=message.id,
            remedy="say when it was received",
        )
    denial = next((e for e in tip.events if e.kind is EventKind.DENIAL), None)
    told = denial or next(iter(tip.events), None)
    overall = message.rollup.overall.canonical_banner if message.rollup else None
    return EarlierCase(
        id=message.id,
        kind=CaseKind.DENIAL if denial else CaseKind.CASE,
        when=PartialDate(value=when.isoformat(), precision=Precision.DAY),
        destination=told.destination if told else None,
        via=(told.via,) if told and told.via else (),
        parties=tip.parties,
        items=tip.items,
        outcome=_outcome(tip.events),
        references=references(message),
        marking=overall,
        exercise=message.exercise,
    )


def _outcome(events: tuple[Event, ...]) -> str | None:
    return next((e.outcome for e in events if e.outcome), None)


def as_told(message: Message, tip: Tip) -> Transaction:
    """Everything a message names, as one transaction to hold against earlier records.

    Unlike a proposal it also carries parties and goods outside the attempt: a report of a
    check has no attempt of its own and still belongs to the story.
    """
    return Transaction(
        id=f"message:{message.id}",
        parties=tip.parties,
        items=tip.items,
        references=references(message),
        exercise=message.exercise,
    )
