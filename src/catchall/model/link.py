"""Earlier cases and denials, and the links of a transaction to them."""

from datetime import date
from enum import StrEnum

from catchall.model.base import CountryCode, Value
from catchall.model.citation import Citation
from catchall.model.dates import PartialDate
from catchall.model.evidence import Evidence
from catchall.model.item import Item
from catchall.model.party import Party


class CaseKind(StrEnum):
    """What an earlier record is."""

    CASE = "case"
    DENIAL = "denial"


class DenialBasis(StrEnum):
    """What a denial rests on; it decides how far partners are bound by it."""

    LIST = "list"
    """Goods on a control list: partners consult before they approve the same."""
    CATCH_ALL = "catch_all"
    """Goods outside the lists: partners take it into account."""


class EarlierCase(Value):
    """An earlier case or denial, own or of a partner."""

    id: str
    kind: CaseKind
    when: PartialDate
    country: CountryCode | None = None
    """Who kept the case or refused the license."""
    destination: CountryCode | None = None
    via: tuple[CountryCode, ...] = ()
    parties: tuple[Party, ...] = ()
    items: tuple[Item, ...] = ()
    outcome: str | None = None
    reason: str | None = None
    basis: DenialBasis | None = None
    valid_until: date | None = None
    """Last day on which a denial is in force; null where the record does not say."""
    references: tuple[str, ...] = ()
    marking: str | None = None
    exercise: bool = False
    source: str | None = None
    """Name of the file the record was read from."""


class LinkKind(StrEnum):
    """What ties a transaction to an earlier record."""

    SAME_PARTY = "same_party"
    SAME_GOODS = "same_goods"
    SAME_END_USER_NEW_INTERMEDIARY = "same_end_user_new_intermediary"
    SAME_SUPPLIER = "same_supplier"
    SHARED_REFERENCE = "shared_reference"
    SAME_DESTINATION_AND_GOODS = "same_destination_and_goods"
    REATTEMPT_AFTER_DENIAL = "reattempt_after_denial"


class Link(Value):
    """One tie, with what stands on each side of it."""

    kind: LinkKind
    to: str
    """Id of the earlier record."""
    to_kind: CaseKind
    to_when: PartialDate
    outcome: str | None = None
    parties: tuple[str, ...] = ()
    """Ids of the parties of the transaction that carry the link."""
    items: tuple[str, ...] = ()
    here: tuple[Evidence, ...] = ()
    there: tuple[Evidence, ...] = ()
    reasons: tuple[str, ...] = ()
    """Field by field, why the two sides are held to be the same, or alike."""
    consultation: str | None = None
    """``binding``, ``advisory``, ``own`` or ``basis_unknown`` for a re-attempt; else null."""
    rule: str
    """Rule that made the link, and its version."""
    text: str


class Sameness(StrEnum):
    """Whether two things are essentially identical."""

    IDENTICAL = "identical"
    DIFFERENT = "different"
    CANNOT_TELL = "cannot_tell"


class FieldComparison(Value):
    """One field of a transaction beside the same field of a denial."""

    field: str
    here: str | None = None
    there: str | None = None
    sameness: Sameness
    reason: str


class DenialComparison(Value):
    """A transaction beside a denial: is it essentially identical to what was refused?"""

    denial: str
    when: PartialDate
    country: CountryCode | None = None
    """Who refused."""
    in_force: bool
    verdict: Sameness
    fields: tuple[FieldComparison, ...]
    consultation: str
    """``binding``, ``advisory``, ``own`` or ``basis_unknown``."""
    rule: str
    citation: Citation
    text: str
