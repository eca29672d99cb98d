"""Review: what people made of the candidates of a tip, step by step; nothing is overwritten."""

from datetime import datetime
from enum import StrEnum

from pydantic import Field, JsonValue

from catchall.model.base import NonEmpty, Value
from catchall.model.marking import Marking
from catchall.model.tip import Tip


class Step(StrEnum):
    """What a person can do with a candidate."""

    CONFIRM = "confirm"
    CHANGE = "change"
    REJECT = "reject"
    MERGE = "merge"
    SPLIT = "split"
    ADD = "add"
    UNDO = "undo"


class TrailEntry(Value):
    """One step of one person; entries are only ever added."""

    number: int = Field(ge=1)
    step: Step
    fact: NonEmpty
    """``parties/p1``, ``items/i2``, ``dates/0``: the group and the id, or the place in it."""
    by: NonEmpty
    at: datetime
    """When, with its zone; passed in, never read from a clock."""
    others: tuple[str, ...] = ()
    """The facts merged into ``fact``."""
    values: dict[str, JsonValue] = {}
    """Fields that were set, as in the JSON form of the fact."""
    places: tuple[int, ...] = ()
    """Evidence that was split off, by its place in the fact."""
    undoes: int | None = None
    reason: str = ""


class Review(Value):
    """A tip as it was extracted, and the trail of steps; the current state is their replay."""

    tip: Tip
    trail: tuple[TrailEntry, ...] = ()


class Learned(Value):
    """A confirmed name or phrase for the tables, with the marking of the text it came from.

    It may be shown or matched only where that marking may be read.
    """

    text: NonEmpty
    kind: str
    """``party`` or ``item``."""
    marking: Marking | None
    source: NonEmpty
