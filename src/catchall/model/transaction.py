"""Transaction: a proposed export, and who knows what of it since when."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from catchall.model.base import CountryCode
from catchall.model.dates import PartialDate
from catchall.model.evidence import Fact
from catchall.model.item import Item
from catchall.model.party import Party


class Activity(StrEnum):
    """What is proposed."""

    EXPORT = "export"
    REEXPORT = "reexport"
    TRANSIT = "transit"
    BROKERING = "brokering"


class KnowledgeKind(StrEnum):
    """How an actor stands to a fact: the three states on which catch-all duties hang."""

    INFORMED = "informed"
    """The competent authority has told the actor."""
    AWARE = "aware"
    """The actor knows of its own accord."""
    SUSPECTS = "suspects"
    """The actor has grounds to suspect."""


class EndUse(StrEnum):
    """End uses of concern; ``wmd`` where a source does not say which."""

    NUCLEAR = "nuclear"
    MISSILE = "missile"
    CHEMICAL = "chemical"
    BIOLOGICAL = "biological"
    WMD = "wmd"
    MILITARY = "military"
    PARTS_OF_ILLEGAL_MILITARY_EXPORT = "parts_of_illegal_military_export"
    OTHER = "other"


class Knowledge(Fact):
    """One dated state of knowledge of one actor.

    An authority's knowledge (a tip, a demarche) binds no exporter by itself.
    """

    actor: str
    """Id of a party of the transaction, or ``authority:KR``."""
    kind: KnowledgeKind
    of: EndUse
    since: date
    basis: str
    """What it rests on: the letter, the document, the contact."""
    by: str | None = None
    """Who told the actor, such as ``authority:KR``; null where that is not stated."""
    circumstance: str | None = None
    """Code of a circumstance that the law names, such as ``kr.19-3.6``."""


class Transaction(Fact):
    """A proposed transfer of items between parties."""

    id: str
    activity: Activity = Activity.EXPORT
    when: PartialDate | None = None
    from_country: CountryCode | None = None
    destination: CountryCode | None = None
    route: tuple[CountryCode, ...] = ()
    parties: tuple[Party, ...] = ()
    items: tuple[Item, ...] = ()
    stated_end_use: str | None = None
    end_uses: tuple[EndUse, ...] = ()
    knowledge: tuple[Knowledge, ...] = ()
    subject_to: tuple[str, ...] = ()
    """Laws with extraterritorial reach that are known to apply, such as ``US-EAR``."""
    value: Decimal | None = Field(default=None, ge=0)
    currency: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    references: tuple[str, ...] = ()
    """Canonical ids of messages, licenses and contracts that belong to it."""
    exercise: bool = False
