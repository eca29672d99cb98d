"""Finding: what the evaluation of one test came to, and everything the answer needs of it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from catchall.controls.tests import Operator
from catchall.controls.truth import Truth


class Kind(StrEnum):
    """What was evaluated."""

    ALL = "all"
    ANY = "any"
    NOT = "not"
    NOTED = "paragraph"
    """A paragraph with the notes and references that may take items out of it."""
    NOTE = "note"
    TEST = "test"
    WORDS = "words"
    FLAG = "flag"
    AXIS = "axis"
    """One axis of an axis test: the condition, if any, then the test."""
    ANY_AXIS = "any_axis"
    REFERENCE = "reference"
    HUMAN = "human"


class Gap(StrEnum):
    """Why a test has no answer."""

    NOT_STATED = "not_stated"
    PLUS_MINUS = "plus_minus"
    STANDARD = "standard"
    UNIT = "unit"
    RANGE = "range"
    CONFLICT = "conflict"
    OPERAND = "operand"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Figure:
    """A declared figure against a threshold, both in the unit of the threshold."""

    declared: Decimal
    operator: Operator
    threshold: Decimal
    unit: str
    standard: str | None

    @property
    def met(self) -> bool:
        """Whether the figure satisfies the test."""
        return compare(self.declared, self.operator, self.threshold)

    @property
    def short_by(self) -> Decimal:
        """The distance that lacks to the threshold; zero or negative beyond it."""
        if self.operator in (Operator.AT_MOST, Operator.LESS_THAN):
            return self.declared - self.threshold
        return self.threshold - self.declared


@dataclass(frozen=True, slots=True)
class Finding:
    """One node of an evaluation."""

    kind: Kind
    truth: Truth
    label: str
    detail: str = ""
    children: tuple["Finding", ...] = ()
    paragraph: str | None = None
    parameter: str | None = None
    axis: str | None = None
    standard: str | None = None
    figures: tuple[Figure, ...] = ()
    gap: Gap | None = None
    assumption: str | None = None
    """What this answer rests on without anything that shows it."""


def compare(value: Decimal, operator: Operator, threshold: Decimal) -> bool:
    """Apply an operator of the rule language."""
    if operator is Operator.AT_MOST:
        return value <= threshold
    if operator is Operator.LESS_THAN:
        return value < threshold
    if operator is Operator.AT_LEAST:
        return value >= threshold
    return value > threshold
