"""Evaluate one test of one parameter: figures with unit and edition, words, flags."""

from decimal import Decimal
from typing import NamedTuple

from catchall.controls.describe import asked
from catchall.controls.facts import Facts, Reading
from catchall.controls.figures import Formula, Quantity
from catchall.controls.finding import Figure, Finding, Gap, Kind, compare
from catchall.controls.parameters import Parameter, ParameterType
from catchall.controls.standards import same
from catchall.controls.tests import Operator, ParameterTest, figure_of
from catchall.controls.truth import Truth, agreed
from catchall.errors import ItemError
from catchall.lexicon import units
from catchall.model.item import Interval

_KINDS = {ParameterType.FLAG: Kind.FLAG, ParameterType.WORDS: Kind.WORDS}


class _Result(NamedTuple):
    truth: Truth
    detail: str
    figure: Figure | None = None
    gap: Gap | None = None


def evaluate_leaf(
    test: ParameterTest, facts: Facts, parameter: Parameter, axis: str | None
) -> Finding:
    """What the facts say of a test; ``axis`` is the axis of the surrounding axis test."""
    axis = test.axis or axis
    readings = facts.readings(test.parameter, axis)
    type_, label = parameter.type, asked(test, parameter)
    kind = _KINDS.get(type_, Kind.TEST)
    if not readings:
        result = _Result(None, "not stated", gap=Gap.NOT_STATED)
        return _finding(kind, test, label, axis, (result,))
    if test.operator is None:
        return _finding(kind, test, label, axis, (_words(test, readings, type_),))
    results = tuple(_number(test, each, facts, axis) for each in readings)
    usable = tuple(each for each in results if each.gap in (None, Gap.RANGE))
    return _finding(kind, test, label, axis, usable or results)


def _finding(
    kind: Kind, test: ParameterTest, label: str, axis: str | None, results: tuple[_Result, ...]
) -> Finding:
    truth = agreed(each.truth for each in results)
    gap = next((each.gap for each in results if each.gap), None)
    if truth is None and gap is None:
        gap = Gap.CONFLICT
    return Finding(
        kind=kind,
        truth=truth,
        label=label,
        detail="; ".join(dict.fromkeys(each.detail for each in results)),
        paragraph=test.paragraph,
        parameter=test.parameter,
        axis=axis,
        standard=test.standard,
        figures=tuple(each.figure for each in results if each.figure),
        gap=gap if truth is None else None,
    )


def _words(test: ParameterTest, readings: tuple[Reading, ...], type_: ParameterType) -> _Result:
    stated = [each.value for each in readings]
    if type_ is ParameterType.FLAG:
        truth = agreed(value in test.words for value in stated)
        words = ["yes" if value is True else "no" for value in stated]
    else:
        truth = any(value in test.words for value in stated)
        words = sorted(str(value) for value in stated)
    derived = readings[0].derived
    return _Result(truth, f"stated: {', '.join(words)}" + (f" ({derived})" if derived else ""))


def _number(test: ParameterTest, reading: Reading, facts: Facts, axis: str | None) -> _Result:
    said = _said(reading)
    if reading.plus_minus:
        return _Result(None, f"{said} is half of a band", gap=Gap.PLUS_MINUS)
    threshold, standard, gap = _applicable(test, reading, facts, axis)
    if threshold is None or test.operator is None:
        return _Result(None, f"{said}: {_WHY[gap]}", gap=gap)
    try:
        low, high = _bounds(reading, threshold.unit)
    except _NoUnit:
        return _Result(None, f"{said}: {_WHY[Gap.UNIT]}", gap=Gap.UNIT)
    limit = figure_of(threshold.value, threshold.unit)
    if low is not None and low == high:
        figure = Figure(low, test.operator, threshold.value, threshold.unit or "", standard)
        return _Result(figure.met, f"{said} against {limit}", figure)
    truth = _within(low, high, test.operator, threshold.value)
    return _Result(truth, f"{said} against {limit}", gap=Gap.RANGE if truth is None else None)


_WHY = {
    Gap.STANDARD: "the test edition is not the one of the rule, or not stated",
    Gap.UNIT: "the unit is not stated",
    Gap.OPERAND: "the threshold depends on a figure that is not stated",
}


class _NoUnit(Exception):
    """A figure of a parameter with a unit is stated without one."""


def _said(reading: Reading) -> str:
    value = reading.value
    if isinstance(value, Interval):
        ends = ["?" if end is None else figure_of(end, None) for end in (value.low, value.high)]
        text = f"{ends[0]} to {ends[1]}" + (f" {reading.unit}" if reading.unit else "")
    elif isinstance(value, Decimal):
        text = figure_of(value, reading.unit)
    else:
        text = str(value)
    text = f"± {text}" if reading.plus_minus else text
    text = f"{text} ({reading.standard})" if reading.standard else text
    return f"{text}, {reading.derived}" if reading.derived else text


def _applicable(
    test: ParameterTest, reading: Reading, facts: Facts, axis: str | None
) -> tuple[Quantity | None, str | None, Gap]:
    """The threshold that holds for the edition of a reading, or why there is none."""
    if test.standard is not None:
        if reading.standard is None:
            return None, None, Gap.STANDARD
        if not same(reading.standard, test.standard):
            for other in test.equivalents:
                if same(reading.standard, other.standard):
                    return other.value, other.standard, Gap.STANDARD
            return None, None, Gap.STANDARD
    threshold = test.threshold
    if isinstance(threshold, Formula):
        return _computed(threshold, facts, axis), test.standard, Gap.OPERAND
    return threshold, test.standard, Gap.OPERAND


def _computed(formula: Formula, facts: Facts, axis: str | None) -> Quantity | None:
    values: dict[str, Decimal] = {}
    for letter, operand in formula.where.items():
        readings = facts.readings(operand.parameter, axis) or facts.readings(operand.parameter)
        if len(readings) != 1 or readings[0].unit is None:
            return None
        value = readings[0].value
        if not isinstance(value, Decimal) or readings[0].plus_minus:
            return None
        values[letter] = units.convert(value, readings[0].unit, operand.unit)
    computed = formula.at(values)
    return None if computed is None else Quantity(value=computed, unit=formula.unit)


def _bounds(reading: Reading, unit: str | None) -> tuple[Decimal | None, Decimal | None]:
    value = reading.value
    if isinstance(value, Interval):
        low, high = value.low, value.high
    elif isinstance(value, Decimal):
        low = high = value
    else:
        raise ItemError(
            f"a figure is needed, not {str(value)[:40]!r}", remedy="state a number with its unit"
        )
    if unit is None:
        return low, high
    if reading.unit is None:
        raise _NoUnit
    stated = units.spelled(reading.unit)
    return tuple(  # type: ignore[return-value]  # two values in, two values out
        None if each is None else units.convert(each, stated, unit) for each in (low, high)
    )


def _within(
    low: Decimal | None, high: Decimal | None, operator: Operator, threshold: Decimal
) -> Truth:
    """The answer for a range: true or false only where every value of it gives the same."""
    downward = operator in (Operator.AT_MOST, Operator.LESS_THAN)
    worst, best = (high, low) if downward else (low, high)
    if worst is not None and compare(worst, operator, threshold):
        return True
    if best is not None and not compare(best, operator, threshold):
        return False
    return None
