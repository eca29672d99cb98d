"""Item: goods, software or technology, and what was measured of it."""

from decimal import Decimal, InvalidOperation
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, StrictBool, model_validator

from catchall.model.base import CountryCode, NonEmpty, Value
from catchall.model.evidence import Fact


class Interval(Value):
    """A quantity known only within bounds; a missing bound is unknown, not infinite by fact."""

    low: Decimal | None = None
    high: Decimal | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ValueError(f"interval from {self.low} to {self.high} runs backwards")
        return self


def _number(value: object) -> object:
    """A figure stays a figure on its way through JSON, where decimals are strings."""
    if isinstance(value, str):
        try:
            figure = Decimal(value)
        except InvalidOperation:
            return value
        return figure if figure.is_finite() else value
    return value


class Measurement(Fact):
    """One parameter of an item, as declared.

    ``value`` is a number, bounds, yes or no, or a word of the parameter's vocabulary.
    ``standard`` names the test method with its edition (``ISO 230-2:1988``); left out
    where the source does not state it, which is not the same as the expected edition.
    """

    parameter: NonEmpty
    value: Annotated[StrictBool | Decimal | Interval | str, BeforeValidator(_number)]
    unit: str | None = None
    standard: str | None = None
    axis: str | None = None
    """The axis the value belongs to, where the parameter is measured per axis."""
    plus_minus: bool = False
    """True for a figure quoted as "±": half of a band, and no answer to a full-band test."""


class Axis(Value):
    """One axis of a machine; the figures that hold for it are measurements with its name."""

    name: NonEmpty
    kind: str = Field(pattern=r"^(linear|rotary)$")


class Item(Fact):
    """What is to be exported, with everything that is known of it.

    ``axes_complete`` says that ``axes`` names every axis; without it, "no axis reaches
    the threshold" can never be concluded.
    """

    id: str
    description: str
    model: str | None = None
    maker: str | None = None
    """Id of the party that makes it."""
    quantity: Decimal | None = Field(default=None, gt=0)
    unit: str | None = None
    hs_code: str | None = Field(default=None, pattern=r"^\d{4,10}$")
    origin: CountryCode | None = None
    axes: tuple[Axis, ...] = ()
    axes_complete: bool = False
    measurements: tuple[Measurement, ...] = ()
    generic_for: tuple[str, ...] = ()
    """Ids of items for which this is only the general name."""
