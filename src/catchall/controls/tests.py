"""Tests: what a rule asks, as its file writes it, from one figure to a tree of paragraphs."""

from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from catchall.controls.figures import Quantity, Threshold, read_threshold
from catchall.model.base import NonEmpty, Value

Figure = Annotated[Threshold, BeforeValidator(read_threshold)]
Amount = Annotated[Quantity, BeforeValidator(read_threshold)]
Letters = Annotated[str, Field(pattern=r"^[^\s.]+(\.[^\s.]+)*$")]
"""Official letters of a paragraph, joined by full stops: ``b.1.a``."""


class Operator(StrEnum):
    """How a stated figure is compared with a threshold."""

    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"


SIGNS = {
    Operator.AT_MOST: "≤",
    Operator.LESS_THAN: "<",
    Operator.AT_LEAST: "≥",
    Operator.MORE_THAN: ">",
}
"""Operators as they are shown."""


class Equivalent(Value):
    """The same threshold under another edition, where the law itself states it."""

    standard: NonEmpty
    value: Amount
    source: NonEmpty


class Node(Value):
    """What every test may carry: its official letters and a summary in own words."""

    paragraph: Letters | None = None
    text: str | None = None


class AllOf(Node):
    """Every one of the tests must hold."""

    all: Annotated[tuple["Test", ...], Field(min_length=1)]


class AnyOf(Node):
    """At least one of the tests must hold."""

    any: Annotated[tuple["Test", ...], Field(min_length=1)]


class Not(Node):
    """The test must not hold."""

    not_: "Test" = Field(alias="not")


class ParameterTest(Node):
    """One parameter against one threshold, one word or one of several words."""

    parameter: NonEmpty
    axis: str | None = None
    """The named axis whose figure counts, such as ``X``."""
    at_most: Figure | None = None
    less_than: Figure | None = None
    at_least: Figure | None = None
    more_than: Figure | None = None
    is_: bool | str | None = Field(default=None, alias="is")
    is_any_of: tuple[str, ...] | None = None
    standard: str | None = None
    equivalents: tuple[Equivalent, ...] = ()
    computed: str | None = None
    """Where the figure is not printed in the text: how it follows from what is printed."""

    @model_validator(mode="after")
    def _one_comparison(self) -> Self:
        given = [self.at_most, self.less_than, self.at_least, self.more_than]
        stated = [each for each in (*given, self.is_, self.is_any_of) if each is not None]
        if len(stated) != 1:
            raise ValueError(
                "a test compares once: at_most, less_than, at_least, more_than, is or is_any_of"
            )
        return self

    @cached_property
    def operator(self) -> Operator | None:
        """How the figure is compared; none for words and flags."""
        return next((each for each in Operator if getattr(self, each) is not None), None)

    @cached_property
    def threshold(self) -> Threshold | None:
        """The figure it is compared with; none for words and flags."""
        for given in (self.at_most, self.less_than, self.at_least, self.more_than):
            if given is not None:
                return given
        return None

    @cached_property
    def words(self) -> tuple[bool | str, ...]:
        """The words or the answer that satisfy it."""
        return (self.is_,) if self.is_ is not None else self.is_any_of or ()

    @cached_property
    def comparison(self) -> str:
        """``positioning_accuracy ≤ 6 um (ISO 230-2:1988)``."""
        axis = f"[{self.axis}]" if self.axis else ""
        if self.operator is None:
            names = ("yes" if w is True else "no" if w is False else w for w in self.words)
            return f"{self.parameter}{axis} is {' or '.join(names)}"
        text = str(self.threshold)
        if isinstance(self.threshold, Quantity):
            text = figure_of(self.threshold.value, self.threshold.unit)
        standard = f" ({self.standard})" if self.standard else ""
        return f"{self.parameter}{axis} {SIGNS[self.operator]} {text}{standard}"


class AxisTest(Node):
    """At least ``number`` axes, of those where ``where`` holds, must pass ``test``."""

    any_axis: Literal["linear", "rotary"]
    named: tuple[str, ...] = ()
    """Only axes of these names, such as ``Z`` and ``W``; all where left out."""
    number: Annotated[int, Field(ge=1)] = 1
    """How many axes must pass."""
    where: "Test | None" = None
    test: "Test"


class EntryTest(Node):
    """Another entry of the same list must catch the item."""

    entry: NonEmpty


class Complex(Node):
    """A passage that cannot be put as tests: a person must read it."""

    too_complex: NonEmpty
    """The question to the person, with what to look at."""


_KINDS: dict[str, type[Node]] = {
    "all": AllOf,
    "any": AnyOf,
    "not": Not,
    "parameter": ParameterTest,
    "any_axis": AxisTest,
    "entry": EntryTest,
    "too_complex": Complex,
}


def _kind(data: Any) -> str | None:
    if isinstance(data, dict):
        return next((key for key in _KINDS if key in data), None)
    return next((key for key, kind in _KINDS.items() if type(data) is kind), None)


Test = Annotated[
    Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[Not, Tag("not")]
    | Annotated[ParameterTest, Tag("parameter")]
    | Annotated[AxisTest, Tag("any_axis")]
    | Annotated[EntryTest, Tag("entry")]
    | Annotated[Complex, Tag("too_complex")],
    Discriminator(
        _kind,
        custom_error_type="test_kind",
        custom_error_message="not a test: it needs one of " + ", ".join(_KINDS),
    ),
]


def figure_of(value: Decimal, unit: str | None) -> str:
    """A figure as it is shown: without needless zeros or exponent."""
    text = "0"
    if value:
        plain = value.normalize()
        text = format(plain, "f") if abs(plain.adjusted()) < 25 else str(plain)
    return f"{text} {unit}" if unit else text
