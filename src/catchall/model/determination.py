"""Determination: what law demands of whom, on which grounds, and what is still missing."""

from datetime import date
from enum import StrEnum

from catchall.model.base import Value
from catchall.model.citation import Citation
from catchall.model.classification import Classification, Undated
from catchall.model.evidence import Evidence
from catchall.model.hit import Hit, SnapshotRef
from catchall.model.link import Link
from catchall.model.transaction import Transaction


class GroundStatus(StrEnum):
    """Whether the conditions of a ground are met."""

    MET = "met"
    OPEN = "open"
    NOT_MET = "not_met"


class Outcome(StrEnum):
    """The computed answer for a jurisdiction. There is no "clear": a person decides."""

    LISTED = "listed"
    """A listed item: a license is required."""
    CATCH_ALL = "catch_all"
    """Not listed, but a catch-all ground is met."""
    REFER = "refer"
    """Something is open: ask, investigate or inform before anything moves."""
    NO_LICENSE_REQUIRED = "no_license_required"
    """Nothing found that requires a license, on the facts and lists named here."""


class MissingFact(Value):
    """A fact that would settle a condition."""

    code: str
    text: str
    ask: str
    """Whom to ask: a party id, ``exporter``, ``authority:KR``."""


class Condition(Value):
    """One condition of a ground and what the facts say of it."""

    code: str
    text: str
    status: GroundStatus
    because: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    missing: tuple[MissingFact, ...] = ()


class Ground(Value):
    """A rule of law applied to one actor: a code and parameters, words are put to it later."""

    code: str
    jurisdiction: str
    actor: str
    status: GroundStatus
    citation: Citation
    summary: str
    conditions: tuple[Condition, ...]
    effect: str
    """Code of what the ground brings: ``license_required``, ``must_notify`` …"""


class Obligation(Value):
    """What one actor must do, from when, by which ground."""

    actor: str
    duty: str
    text: str
    ground: str
    citation: Citation
    since: date | None = None
    """The day from which all its conditions were met; null where no day is known."""
    optional: bool = False
    """True for a power of an authority, which it may use and need not."""


class FlagStatus(StrEnum):
    """What came of looking for a red flag."""

    RAISED = "raised"
    NOT_RAISED = "not_raised"
    SKIPPED = "skipped"
    """An input that the rule needs is not at hand; ``missing`` names it."""


class RedFlag(Value):
    """A typology looked for. A raised flag calls for questions; none of them clears anything."""

    rule: str
    """Id of the rule with its version, such as ``T07/1``."""
    title: str
    status: FlagStatus
    because: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    """The inputs that the rule uses."""
    missing: tuple[str, ...] = ()
    """Those of them that are not at hand."""
    evidence: tuple[Evidence, ...] = ()
    citation: Citation


class Determination(Value):
    """Everything an answer rests on, so that nothing is looked up later.

    Computed, never decided: the decision is a person's. The same inputs give the same bytes.
    """

    schema_version: str = "1"
    catchall_version: str
    transaction: Transaction
    jurisdiction: str
    as_of: date
    outcome: Outcome
    grounds: tuple[Ground, ...]
    obligations: tuple[Obligation, ...]
    missing: tuple[MissingFact, ...]
    classifications: tuple[Classification, ...]
    undated: tuple[Undated, ...] = ()
    """Entries of this jurisdiction's list that test such goods, without a text of the day."""
    hits: tuple[Hit, ...]
    links: tuple[Link, ...]
    red_flags: tuple[RedFlag, ...] = ()
    snapshots: tuple[SnapshotRef, ...]
    rulebook_sha256: str
    """Hash over every rule file of the control lists that took part."""
    law_sha256: str = ""
    """Hash over the catch-all law and the country tables that took part."""
    history_searched: int | None = None
    """How many earlier records were searched for links; null where that is not known."""
    cautions: tuple[str, ...] = ()
    """Codes of what a reader must know: ``recalled_rules``, ``exercise``, ``no_list_searched`` …"""
    exercise: bool = False
