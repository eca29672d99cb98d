"""Sample: random items around the thresholds of rules, to prove two engines equal."""

import random
from collections.abc import Iterator, Sequence
from decimal import Decimal

from catchall.bulk.compile import Compiled
from catchall.controls import Catalogue, Parameter, ParameterType
from catchall.controls.figures import Quantity
from catchall.controls.tests import ParameterTest, Test
from catchall.controls.walk import steps
from catchall.lexicon import units
from catchall.model.item import Axis, Item, Measurement

_LINEAR = ("X", "Y", "Z", "W")
_ROTARY = ("A", "B", "C")


class Sampler:
    """Makes items whose figures lie below, at and above the thresholds of some rules.

    Args:
        compiled: the rules whose parameters and thresholds are used.
        catalogue: the parameters.
        seed: the same seed makes the same items.
    """

    def __init__(self, compiled: Sequence[Compiled], catalogue: Catalogue, *, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - a reproducible sample, no secret
        self._catalogue = catalogue
        self._figures: dict[str, set[Decimal]] = {}
        self._editions: dict[str, set[str]] = {}
        self._words: dict[str, set[str]] = {}
        for each in compiled:
            for tree in (each.version.test, *(note.unless for note in each.version.notes)):
                self._collect(tree)
        self._names = sorted(frozenset().union(*(each.parameters for each in compiled)))

    def _collect(self, tree: Test) -> None:
        for node, _ in steps(tree):
            if not isinstance(node, ParameterTest):
                continue
            self._words.setdefault(node.parameter, set()).update(map(str, node.words))
            editions = self._editions.setdefault(node.parameter, set())
            editions.update(each.standard for each in node.equivalents)
            if node.standard:
                editions.add(node.standard)
            if isinstance(node.threshold, Quantity):
                unit = self._catalogue[node.parameter].unit
                value = node.threshold.value
                if unit and node.threshold.unit:
                    value = units.convert(value, node.threshold.unit, unit)
                self._figures.setdefault(node.parameter, set()).add(value)

    def items(self, count: int) -> Iterator[Item]:
        """So many items, numbered from ``i0``."""
        for number in range(count):
            yield self._item(f"i{number:07d}")

    def _item(self, name: str) -> Item:
        pick = self._random
        linear = _LINEAR[: pick.randint(0, 4)]
        rotary = _ROTARY[: pick.randint(0, 2)]
        known = pick.choice((0.3, 0.6, 0.9))
        measurements = [
            each
            for parameter in (self._catalogue[name] for name in self._names)
            for each in self._measure(parameter, known, linear, rotary)
        ]
        return Item(
            id=name,
            description="",
            axes=tuple(
                [Axis(name=each, kind="linear") for each in linear]
                + [Axis(name=each, kind="rotary") for each in rotary]
            ),
            axes_complete=pick.random() < 0.7,
            measurements=tuple(measurements),
        )

    def _measure(
        self, parameter: Parameter, known: float, linear: Sequence[str], rotary: Sequence[str]
    ) -> Iterator[Measurement]:
        pick = self._random
        if parameter.type is ParameterType.WORDS:
            if pick.random() < known:
                words = sorted(self._words.get(parameter.name) or parameter.values)
                for word in pick.sample(words, min(len(words), pick.choice((1, 1, 2)))):
                    yield Measurement(parameter=parameter.name, value=word)
        elif parameter.type is ParameterType.FLAG:
            if pick.random() < known:
                yield Measurement(parameter=parameter.name, value=pick.random() < 0.6)
        elif parameter.per_axis:
            for axis in (*linear, *rotary):
                if pick.random() < known:
                    yield self._figure(parameter, axis)
        elif pick.random() < known:
            yield self._figure(parameter, None)

    def _figure(self, parameter: Parameter, axis: str | None) -> Measurement:
        pick = self._random
        near = pick.choice(sorted(self._figures.get(parameter.name) or {Decimal(1)}))
        step = Decimal(1) if parameter.unit is None else max(abs(near) / 8, Decimal("0.0001"))
        value = near + step * pick.choice((-2, -1, 0, 0, 1, 2))
        editions = sorted(self._editions.get(parameter.name, ()))
        return Measurement(
            parameter=parameter.name,
            value=max(round(value, 7), Decimal(0)),
            unit=parameter.unit,
            standard=pick.choice([*editions, *editions, None]) if editions else None,
            axis=axis,
        )
