"""Marking: who may read a portion, in the vocabulary of its scheme."""

from enum import StrEnum

from pydantic import Field

from catchall.model.base import Value

_CODE = r"^[A-Z][A-Z0-9_]{1,15}$"


class Level(StrEnum):
    """Levels of the United States scheme, lowest first (E.O. 13526, 1.2; R is foreign only)."""

    UNCLASSIFIED = "U"
    RESTRICTED = "R"
    CONFIDENTIAL = "C"
    SECRET = "S"
    TOP_SECRET = "TS"

    @property
    def rank(self) -> int:
        """Position in the order of levels, 0 for unclassified."""
        return list(Level).index(self)


class Marking(Value):
    """The parts of one marking, in canonical order; empty parts are absent.

    Trigraphs and tetragraphs are those of the public ISM release lists.
    """

    scheme: str = "us"
    level: Level
    owner: tuple[str, ...] = ("USA",)
    """Who classified it: ``("USA",)``, another country, ``("NATO",)``, or all of a joint one."""
    joint: bool = False
    foreign_sources: tuple[str, ...] = ()
    """FGI trigraphs; ``("FGI",)`` where the sources are concealed."""
    dissemination: tuple[str, ...] = ()
    """Controls in canonical long form: ``NOFORN``, ``ORCON``, ``RELIDO``, ``FOUO`` …"""
    rel_to: tuple[str, ...] = ()
    display_only: tuple[str, ...] = ()
    eyes_only: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    """Non-intelligence controls: ``SBU``, ``SBU-NF``, ``EXDIS``, ``NODIS``, ``LIMDIS`` …"""
    opaque: tuple[str, ...] = ()
    """SCI, SAP and AEA blocks, kept as read and always denied."""
    recipients: str | None = None
    """The label where the scheme has labels: ``RED`` … ``CLEAR`` of TLP 2.0, or a company's."""


class MarkingReading(Value):
    """A marking as it was read: the words, the parts, and what was not standard."""

    raw: str
    marking: Marking
    canonical_portion: str
    canonical_banner: str
    defects: tuple[str, ...] = ()
    rel_to_stated: tuple[str, ...] = ()
    """The release list that stood beside NOFORN and is not followed."""


class Reader(Value):
    """Somebody who asks to read: nationality, clearance, and what they are recipient of."""

    name: str
    nationality: str = Field(pattern=_CODE)
    """Code of the release lists: ``KOR``, ``JPN``, ``USA``, ``NATO``."""
    clearance: Level | None = None
    tlp: tuple[str, ...] = ()
    """TLP labels of which the reader is a recipient."""
    labels: tuple[str, ...] = ()
    """Labels of other schemes with which the reader is trusted, such as ``COMPANY:INTERNAL``."""
    captions: tuple[str, ...] = ()
    """Distribution captions that the reader passes, such as ``SIPDIS`` or ``LIMDIS``."""


class Custody(Value):
    """Who holds what came from others, and whose consent to pass it on is recorded.

    The third-party rule: what an originator released to one state goes to no third one
    without the originator's written consent.
    """

    holder: str = Field(pattern=_CODE)
    consents: tuple[str, ...] = ()
    """Originators that consented to the release at hand."""


class DenialReason(StrEnum):
    """Why a reader may not read."""

    CLEARANCE_TOO_LOW = "clearance-too-low"
    NO_CLEARANCE = "no-clearance"
    NOFORN = "noforn"
    NOT_ON_RELEASE_LIST = "not-on-release-list"
    NO_RELEASE_MARKING = "no-release-marking"
    NO_RELEASE_DECISION = "no-release-decision"
    OPAQUE_CONTROL = "opaque-control"
    CAPTION = "caption"
    TLP_NOT_A_RECIPIENT = "tlp-not-a-recipient"
    THIRD_PARTY = "third-party"


class ReadingDecision(Value):
    """Whether a reader may read, and why not."""

    allowed: bool
    reason: DenialReason | None = None
    detail: str = ""
