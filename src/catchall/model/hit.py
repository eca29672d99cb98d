"""Hit: a resemblance between a party and a list entry, and which words carry it."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from catchall.model.base import CountryCode, Sha256, Value


class SnapshotRef(Value):
    """The list that was searched, as it stood on a day."""

    list: str
    """Code of the list: ``ofac_sdn``, ``un_sc``, ``exercise``."""
    title: str
    as_of: date
    sha256: Sha256
    entities: int


class ListedEntity(Value):
    """One entry of a watchlist, in FollowTheMoney vocabulary."""

    id: str
    list: str
    schema_name: str
    """FtM schema: ``Organization``, ``Person``, ``Vessel``, ``LegalEntity``."""
    name: str
    aliases: tuple[str, ...] = ()
    weak_aliases: tuple[str, ...] = ()
    countries: tuple[CountryCode, ...] = ()
    addresses: tuple[str, ...] = ()
    birth_dates: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    """FtM topics: ``sanction``, ``export.control``, ``export.control.linked`` …"""
    remarks: str | None = None


class WordMatch(Value):
    """Words of the query and of the listed name that were paired; an empty side is unmatched."""

    query: str
    listed: str
    similarity: Decimal
    weight: Decimal


class Judgement(StrEnum):
    """What a person decided of a hit (nomenklatura's vocabulary)."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    UNSURE = "unsure"
    NO_JUDGEMENT = "no_judgement"


class Hit(Value):
    """A resemblance; never a statement that the two are the same."""

    party: str
    """Id of the party that was screened."""
    query: str
    matched_name: str
    entity: ListedEntity
    snapshot: SnapshotRef
    score: Decimal
    """The probability that the two are one party, 0 to 1, with its context."""
    false_positive_rate: Decimal | None = None
    """The share of clean names of the same kind that have a hit of at least this score."""
    query_reading: str = ""
    """The query in Latin letters as it was compared."""
    listed_reading: str = ""
    """The matched name in Latin letters as it was compared."""
    words: tuple[WordMatch, ...]
    unmatched_query: tuple[str, ...] = ()
    unmatched_listed: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    """Codes of what else agreed or clashed: ``country_agrees``, ``country_differs`` …"""
    scorer: str
    judgement: Judgement = Judgement.NO_JUDGEMENT
    explanation: str
    """The hit in one line that a person understands."""
