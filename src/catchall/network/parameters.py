"""Measured parameters of two items held against each other."""

from collections.abc import Iterator
from decimal import Decimal

from catchall.errors import ItemError
from catchall.lexicon import units
from catchall.model import Interval, Item, Measurement
from catchall.model.link import FieldComparison, Sameness


def compare(here: Item, there: Item) -> Iterator[FieldComparison]:
    """Each parameter that both items state on the same axis, by the same test.

    Equal figures are identical. Unequal figures are for a person: the law's "essentially
    identical" names no tolerance, so none is applied here.
    """
    theirs = {_key(m): m for m in there.measurements}
    for own in here.measurements:
        other = theirs.get(_key(own))
        if other is not None:
            yield _compared(own, other)


def _key(measured: Measurement) -> tuple[str, str, str]:
    return measured.parameter, measured.axis or "", measured.standard or ""


def _compared(own: Measurement, other: Measurement) -> FieldComparison:
    equal = _equal(own, other)
    return FieldComparison(
        field=f"{own.parameter}[{own.axis}]" if own.axis else own.parameter,
        here=_shown(own),
        there=_shown(other),
        sameness=Sameness.IDENTICAL if equal else Sameness.CANNOT_TELL,
        reason="the figures are equal"
        if equal
        else "the figures differ; a person judges by how much",
    )


def _equal(own: Measurement, other: Measurement) -> bool:
    left, right = own.value, other.value
    if isinstance(left, Decimal) and isinstance(right, Decimal) and own.unit and other.unit:
        try:
            return units.convert(left, own.unit, other.unit) == right
        except ItemError:
            return False
    return left == right and own.unit == other.unit


def _shown(measured: Measurement) -> str:
    value = measured.value
    figure = f"{value.low} to {value.high}" if isinstance(value, Interval) else str(value)
    return " ".join(part for part in (figure, measured.unit, measured.standard) if part)
