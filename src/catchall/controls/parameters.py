"""Parameters: what may be known of an item, how to ask for it, and what follows from what."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Self

from pydantic import model_validator

from catchall.controls.figures import check_unit
from catchall.model.base import NonEmpty, Value


class ParameterType(StrEnum):
    """What the value of a parameter can be."""

    QUANTITY = "quantity"
    """A figure with a unit."""
    COUNT = "count"
    """A number without a unit."""
    FLAG = "flag"
    """Yes or no, as a person answers it."""
    WORDS = "words"
    """Words of a fixed vocabulary; those stated are taken to be all, and that is recorded."""


class Implication(Value):
    """A count from which a flag follows by the definitions of the lists."""

    parameter: str
    at_least: int
    source: NonEmpty


class Parameter(Value):
    """One property of items, such as a positioning accuracy, with the question for it."""

    name: NonEmpty
    type: ParameterType
    question: NonEmpty
    guidance: str | None = None
    """What to look at before answering; in own words."""
    unit: str | None = None
    per_axis: bool = False
    values: tuple[str, ...] = ()
    option: str | None = None
    """The option of the machine that changes it: one of these away is a near miss."""
    sum_of: tuple[str, ...] = ()
    implied_by: Implication | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if (self.type is ParameterType.QUANTITY) != (self.unit is not None):
            raise ValueError("a quantity has a unit, and nothing else has one")
        if (self.type is ParameterType.WORDS) != bool(self.values):
            raise ValueError("words have a list of values, and nothing else has one")
        if self.unit is not None:
            check_unit(self.unit)
        return self

    @property
    def numeric(self) -> bool:
        """Whether its value is a number."""
        return self.type in (ParameterType.QUANTITY, ParameterType.COUNT)


class Catalogue(Mapping[str, Parameter]):
    """All parameters that rules and data sheets may use, by name."""

    def __init__(self, parameters: Mapping[str, Parameter]) -> None:
        self._parameters = dict(sorted(parameters.items()))
        self._wholes = {part: each for each in self._parameters.values() for part in each.sum_of}

    def __getitem__(self, name: str) -> Parameter:
        return self._parameters[name]

    def whole_of(self, name: str) -> Parameter | None:
        """The count that a parameter is a part of."""
        return self._wholes.get(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._parameters)

    def __len__(self) -> int:
        return len(self._parameters)
