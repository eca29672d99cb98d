"""Party: who takes part, and in which role."""

from enum import StrEnum

from catchall.model.base import CountryCode, Value
from catchall.model.evidence import Certainty, Evidence, Fact


class PartyRole(StrEnum):
    """Roles of 15 CFR 748.5 and of the trade; a party may have several."""

    EXPORTER = "exporter"
    MANUFACTURER = "manufacturer"
    SUPPLIER = "supplier"
    PURCHASER = "purchaser"
    INTERMEDIARY = "intermediary"
    INTERMEDIATE_CONSIGNEE = "intermediate_consignee"
    ULTIMATE_CONSIGNEE = "ultimate_consignee"
    END_USER = "end_user"
    BROKER = "broker"
    FREIGHT_FORWARDER = "freight_forwarder"
    AUTHORITY = "authority"


class PartyKind(StrEnum):
    """What sort of being a party is; ``unknown`` is an answer."""

    ORGANIZATION = "organization"
    PERSON = "person"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"
    UNKNOWN = "unknown"


class Statement(Value):
    """What a source says of a party, with the writer's certainty."""

    text: str
    certainty: Certainty = Certainty.ASSERTED
    concern: tuple[str, ...] = ()
    """End uses of concern that the statement names: ``nuclear``, ``missile``, ``chemical`` …"""
    evidence: tuple[Evidence, ...] = ()


class Identifier(Value):
    """A number or code that identifies a party: ``imo``, ``registration``, ``tax``."""

    kind: str
    value: str


class Party(Fact):
    """A firm, a person or an authority of the case."""

    id: str
    name: str | None
    """The name as written; null where the source only describes (``description``)."""
    description: str | None = None
    aliases: tuple[str, ...] = ()
    kind: PartyKind = PartyKind.UNKNOWN
    country: CountryCode | None = None
    address: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    roles: tuple[PartyRole, ...] = ()
    statements: tuple[Statement, ...] = ()
