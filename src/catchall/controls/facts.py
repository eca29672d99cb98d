"""Facts: what is known of an item, as the tests ask for it, with what follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from catchall.controls.parameters import Catalogue, Parameter
from catchall.model.evidence import FactState
from catchall.model.item import Interval, Item, Measurement

EVERY_AXIS = "all"
"""The axis name of a figure that holds for every axis."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One stated or derived value of a parameter."""

    value: bool | Decimal | Interval | str
    unit: str | None = None
    standard: str | None = None
    plus_minus: bool = False
    derived: str | None = None
    """How it follows from other values; none where it is stated."""


class Facts:
    """The measurements of one item by parameter and axis; rejected ones are left out.

    Args:
        item: the item with its axes.
        parameters: the catalogue that names what is measured per axis.
        added: further measurements, such as those read from the description.
    """

    def __init__(
        self, item: Item, parameters: Catalogue, added: Sequence[Measurement] = ()
    ) -> None:
        self.axes_complete = item.axes_complete
        self._axes = tuple((each.name, each.kind) for each in item.axes)
        self._parameters = parameters
        self._stated: dict[str, list[Measurement]] = {}
        for measurement in (*item.measurements, *added):
            if measurement.state is not FactState.REJECTED:
                self._stated.setdefault(measurement.parameter, []).append(measurement)

    def axes(self, kind: str) -> tuple[str, ...]:
        """The names of the declared axes of a kind."""
        return tuple(name for name, each in self._axes if each == kind)

    @property
    def axes_declared(self) -> bool:
        """Whether any axis is declared by name."""
        return bool(self._axes)

    def states(self, parameter: str) -> bool:
        """Whether anything at all is stated of a parameter."""
        return parameter in self._stated

    def readings(self, parameter: str, axis: str | None = None) -> tuple[Reading, ...]:
        """The values of a parameter, on one axis where it is given.

        Without an axis these are the values of the machine as a whole. A value for
        every axis counts on each. Where nothing is stated, what follows is derived.
        """
        stated = self._on(parameter, axis)
        if stated:
            return tuple(
                Reading(each.value, each.unit, each.standard, each.plus_minus) for each in stated
            )
        derived = self._derived(parameter) if axis is None else None
        return (derived,) if derived else ()

    def _on(self, parameter: str, axis: str | None) -> list[Measurement]:
        every = self._stated.get(parameter, [])
        wanted = {axis.casefold(), EVERY_AXIS} if axis else {None, EVERY_AXIS}
        return [each for each in every if (each.axis.casefold() if each.axis else None) in wanted]

    def _derived(self, name: str) -> Reading | None:
        parameter = self._parameters.get(name)
        if parameter is None:
            return None
        if parameter.sum_of:
            return self._sum(parameter)
        if parameter.implied_by is not None:
            return self._implied(parameter)
        return self._part(name)

    def _number(self, name: str) -> Decimal | None:
        values = {
            each.value for each in self._on(name, None) if not isinstance(each.value, Interval)
        }
        value = values.pop() if len(values) == 1 else None
        return value if isinstance(value, Decimal) else None

    def _sum(self, parameter: Parameter) -> Reading | None:
        total = Decimal(0)
        for part in parameter.sum_of:
            number = self._number(part)
            if number is None:
                return None
            total += number
        return Reading(total, derived=f"the sum of {' and '.join(parameter.sum_of)}")

    def _part(self, name: str) -> Reading | None:
        whole = self._parameters.whole_of(name)
        total = self._number(whole.name) if whole else None
        if whole is None or total is None:
            return None
        others = [self._number(each) for each in whole.sum_of if each != name]
        known = [each for each in others if each is not None]
        rest = max(total - sum(known), Decimal(0))
        if len(known) == len(others):
            return Reading(rest, derived=f"what {whole.name} leaves")
        return Reading(Interval(low=Decimal(0), high=rest), derived=f"at most {whole.name}")

    def _implied(self, parameter: Parameter) -> Reading | None:
        rule = parameter.implied_by
        if rule is None:
            return None
        found = self.readings(rule.parameter)
        for each in found:
            low = each.value.low if isinstance(each.value, Interval) else each.value
            if isinstance(low, Decimal) and low >= rule.at_least:
                return Reading(value=True, derived=f"{rule.parameter} is {low} ({rule.source})")
        return None
