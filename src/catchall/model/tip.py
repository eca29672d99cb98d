"""Tip: what a message says, as proposed facts that a person confirms."""

from enum import StrEnum

from catchall.model.base import CountryCode, Sha256
from catchall.model.dates import PartialDate
from catchall.model.evidence import Certainty, Fact
from catchall.model.item import Item
from catchall.model.party import Party


class Mention(Fact):
    """A word of the trade found in the text: a country, a regime, a law, a value."""

    kind: str
    """``country``, ``regime``, ``legal_reference``, ``money``, ``end_use``, ``identifier`` …"""
    value: str
    """Canonical reading: ``IR``, ``NSG``, ``2B001`` …"""


class DateMention(Fact):
    """A date in the text, with its precision and what it was resolved against."""

    value: PartialDate
    raw: str
    relative_to: str | None = None


class EventKind(StrEnum):
    """What is said to have happened."""

    ATTEMPT = "procurement-attempt"
    EARLIER_CASE = "earlier-case"
    DENIAL = "denial"
    REQUEST = "request"
    OTHER = "other"


class Event(Fact):
    """A proposed relation between parties, items and a date; nothing of it is claimed yet."""

    id: str
    kind: EventKind
    certainty: Certainty = Certainty.ASSERTED
    when: PartialDate | None = None
    buyer: str | None = None
    supplier: str | None = None
    intermediary: str | None = None
    end_user: str | None = None
    items: tuple[str, ...] = ()
    destination: CountryCode | None = None
    via: CountryCode | None = None
    outcome: str | None = None
    references: tuple[str, ...] = ()
    concern: tuple[str, ...] = ()
    """End uses of concern that the same sentences name."""


class RequestedAction(Fact):
    """What the writer asks for, and of whom."""

    id: str
    what: str
    to: str | None = None
    """``country:KOR`` for the partner of a released block, ``post:SEOUL`` for an addressee."""
    deadline: PartialDate | None = None


class ControlPosition(Fact):
    """What the writer says of the goods and the control lists."""

    regime: str
    """``NSG``, ``WA``, ``MTCR``, ``AG``."""
    status: str
    """``below_threshold``, ``above_threshold``, ``listed``, ``not_listed``, ``unstated``."""


class Doubt(Fact):
    """Something to look at before confirming: spellings, likenesses, conflicts of figures."""

    code: str
    """``name-variant``, ``similar-name-other-party``, ``quantity-conflict`` …"""
    what: str
    ask: str
    """The question to the person who confirms."""


class Tip(Fact):
    """All candidates read from one message; each keeps its place in the text."""

    message: str
    message_sha256: Sha256
    parties: tuple[Party, ...] = ()
    items: tuple[Item, ...] = ()
    dates: tuple[DateMention, ...] = ()
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    requests: tuple[RequestedAction, ...] = ()
    control_position: tuple[ControlPosition, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    exercise: bool = False
