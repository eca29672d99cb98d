"""Citation: the law that a statement rests on, and how well it was checked."""

from datetime import date
from enum import StrEnum

from catchall.model.base import NonEmpty, Value


class SourceStatus(StrEnum):
    """How far a rule or a figure was checked against its source."""

    REVIEWED = "reviewed"
    """Two people compared it with the text."""
    DRAFT = "draft"
    """Encoded from the text, not yet reviewed by a second person."""
    RECALLED = "recalled"
    """From memory: the text was not at hand. Shown as such in every result."""


class Citation(Value):
    """An instrument, the place in it, and the dates between which it was in force."""

    title: NonEmpty
    locator: NonEmpty
    """The article, paragraph or entry."""
    effective_from: date | None = None
    effective_to: date | None = None
    """The last day in force; null while it is in force."""
    status: SourceStatus
    note: str | None = None
    read_on: date | None = None
