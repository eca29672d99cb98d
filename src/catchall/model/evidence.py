"""Evidence: where a fact stands, how it was found, and what a person said of it."""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from catchall.model.base import NonEmpty, Value


class Span(Value):
    """A stretch of a text: Unicode code points, end exclusive."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"span ends at {self.end}, before its start {self.start}")
        return self

    def of(self, text: str) -> str:
        """The words of ``text`` that the span covers."""
        return text[self.start : self.end]


class Evidence(Value):
    """One place that bears a fact out.

    A place in a text has ``start`` and ``end``, and ``quote`` is the exact slice.
    A place in a structured source (a data sheet, a form, a list entry) has ``place``
    instead, such as ``items[0].quantity``.
    """

    source: NonEmpty
    """What was read: ``sha256:…`` of a message, a file name, a list snapshot id."""
    quote: str
    start: int | None = Field(default=None, ge=0)
    end: int | None = Field(default=None, ge=0)
    place: str | None = None
    portion: str | None = None
    """Id of the portion that holds the words; its marking rules who may see the fact."""
    method: NonEmpty
    """The rule that found it and its version, such as ``party.cue/1`` or ``form/1``."""

    @model_validator(mode="after")
    def _slice(self) -> Self:
        if (self.start is None) != (self.end is None):
            raise ValueError("evidence has a start without an end, or the reverse")
        if (
            self.start is not None
            and self.end is not None
            and len(self.quote) != self.end - self.start
        ):
            raise ValueError("quote is not as long as its span")
        return self


class FactState(StrEnum):
    """What has become of a proposed fact."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    CHANGED = "changed"
    REJECTED = "rejected"


class Certainty(StrEnum):
    """How sure the writer of the source is; never how sure catchall is."""

    ASSERTED = "asserted"
    LIKELY = "likely"
    POSSIBLE = "possible"
    DOUBTFUL = "doubtful"
    DENIED = "denied"
    REPORTED = "reported"


class Fact(Value):
    """A statement with its evidence and its state; the base of what a tip proposes."""

    evidence: tuple[Evidence, ...] = ()
    state: FactState = FactState.PROPOSED
