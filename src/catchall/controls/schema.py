"""What an entry file says: versions, notes and bands, before anything is resolved."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from catchall.controls.tests import Amount, Letters, Test
from catchall.model.base import NonEmpty, Sha256, Value
from catchall.model.citation import SourceStatus


class Note(Value):
    """A decontrol note: where ``unless`` is shown to hold, its scope does not control.

    It never applies by silence. An empty ``scope`` is the whole entry.
    """

    note: NonEmpty
    """The official number of the note."""
    scope: tuple[Letters, ...] = ()
    text: NonEmpty
    unless: Test


class CitationData(Value):
    """Where the text of a version stands."""

    title: NonEmpty
    locator: NonEmpty
    note: str | None = None
    read_on: date | None = None


class Band(Value):
    """A re-affirmation band of the list: figures this close must be stated anew by the maker."""

    parameter: NonEmpty
    scope: tuple[Letters, ...] = ()
    plus: Amount | None = None
    """Width of the band beyond the threshold."""
    up_to: Amount | None = None
    """Absolute end of the band."""
    citation: CitationData

    @model_validator(mode="after")
    def _one_measure(self) -> Self:
        if (self.plus is None) == (self.up_to is None):
            raise ValueError("a band has either plus or up_to")
        return self


class Source(Value):
    """The passage that was read, and what a person decided of its figures.

    A passage is a run of lines of a file, or a node of the tree of the United States list.
    """

    file: NonEmpty
    lines: tuple[int, int] | None = None
    node: str | None = None
    sha256: Sha256
    by_hand: tuple[str, ...] = ()
    """Figures of the rule whose operator the words nearby do not say: ``at_least 406 mm``."""
    set_aside: tuple[str, ...] = ()
    """Figures of the passage that no test uses, such as ``2 x ? 1500 degC``."""
    repeated: tuple[str, ...] = ()
    """Figures that the tests use more often than the passage prints them."""
    in_other_words: tuple[str, ...] = ()
    """Figures that the passage prints in another form: words, formulas, raised exponents."""
    letters_aside: tuple[str, ...] = ()
    """Paragraphs of the passage that one question of the rule takes together; ``y.*`` is all
    that stands below ``y``."""

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if (self.lines is None) == (self.node is None):
            raise ValueError("a source has either lines or a node")
        return self


class VersionData(Value):
    """One text of an entry between two dates, written out or taken from another version."""

    effective: date
    until: date | None = None
    """The last day in force, where no later version of this file follows the day after."""
    approximate: bool = False
    """The dates are from memory and may be wrong by months."""
    status: SourceStatus
    citation: CitationData
    source: Source | None = None
    same_as: str | None = Field(default=None, pattern=r"^[A-Z]+/\S+@\d{4}-\d{2}-\d{2}$")
    """``EU/2B001@2021-09-09``: the version whose tests, notes and bands are the same."""
    omit: tuple[Letters, ...] = ()
    """Paragraphs of the other version that this one lacks."""
    letters: dict[str, str] = Field(default_factory=dict)
    """First letters of the other version to those of this one."""
    test: Test | None = None
    notes: tuple[Note, ...] = ()
    bands: tuple[Band, ...] = ()
    other_than: tuple[str, ...] | None = None
    """Entries of the same list that take the item out of this one when they catch it; those
    of ``same_as`` where it is left out, none where it is empty."""

    @model_validator(mode="after")
    def _written_or_taken(self) -> Self:
        if (self.test is None) == (self.same_as is None):
            raise ValueError("a version has either a test or same_as")
        if self.same_as is None and (self.omit or self.letters):
            raise ValueError("omit and letters belong to same_as")
        if self.until is not None and self.until < self.effective:
            raise ValueError(f"until {self.until} is before effective {self.effective}")
        return self


class EntryData(Value):
    """One entry file."""

    list: Annotated[str, Field(pattern=r"^[A-Z]+$")]
    code: Annotated[str, Field(pattern=r"^[A-Za-z0-9.()-]+$")]
    title: NonEmpty
    """In own words."""
    scope: str | None = None
    governed_by: str | None = None
    """Short name of the regulations that govern the goods where the list only names them: ITAR."""
    concept: Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
    """Ties together the entries of different lists that control the same goods."""
    regimes: tuple[str, ...] = ()
    numbering: dict[str, str] = Field(default_factory=dict)
    """The number of the same item in regimes and other lists, where it is known."""
    see_also: tuple[str, ...] = ()
    gate: Test | None = None
    """What makes the entry worth asking about; taken from ``same_as`` where it is left out."""
    new: bool = False
    """The list had no such entry before its first version: the days before have no gap."""
    versions: Annotated[tuple[VersionData, ...], Field(min_length=1)]
    last_checked_on: date

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        for earlier, later in zip(self.versions, self.versions[1:], strict=False):
            if later.effective <= (earlier.until or earlier.effective):
                raise ValueError(
                    f"versions {earlier.effective} and {later.effective} overlap or are unordered"
                )
        return self


class EarlierData(Value):
    """How a mirroring list had the earlier texts of the mirrored one."""

    title: NonEmpty
    note: NonEmpty
    approximate: bool = False


class MirrorData(Value):
    """A list that takes over the entries of another one, or the other way round.

    Entries with a file of their own are not mirrored.
    """

    list: Annotated[str, Field(pattern=r"^[A-Z]+$")]
    mirrors: Annotated[str, Field(pattern=r"^[A-Z]+$")]
    numbered: bool = False
    """Under its own numbers, as ``numbering`` of the other list has them; an entry whose
    number is missing, or is shared or split, is left out."""
    effective: date
    approximate: bool = False
    status: SourceStatus
    title: NonEmpty
    note: str | None = None
    earlier: EarlierData | None = None
    """The texts before ``effective``, with the dates of the mirrored list; recalled. None
    where the list took over nothing before, or it is not known."""
    last_checked_on: date
