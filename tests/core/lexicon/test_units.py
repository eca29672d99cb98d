"""The table of common units says what pint says."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchall.errors import ItemError
from catchall.lexicon import units
from catchall.lexicon.unit_sizes import SIZES

PAIRS = [
    (a, b) for a, (first, _) in SIZES.items() for b, (second, _) in SIZES.items() if first == second
]


@pytest.mark.parametrize("unit", sorted(SIZES))
def test_table_equals_pint(unit: str) -> None:
    for other in (b for a, b in PAIRS if a == unit):
        table = units._by_table(Decimal("7.25"), unit, other)
        pint = Decimal("7.25") if unit == other else units._by_pint(Decimal("7.25"), unit, other)
        assert abs(table - pint) <= abs(pint) * Decimal("1e-20")
    assert units._known_to_pint(unit)


@given(st.decimals(-10000, 10000, places=4), st.sampled_from(PAIRS))
def test_there_and_back(value: Decimal, pair: tuple[str, str]) -> None:
    unit, other = pair
    back = units.convert(units.convert(value, unit, other), other, unit)
    assert abs(back - value) <= abs(value) * Decimal("1e-20")


def test_micrometers_are_exact() -> None:
    assert units.convert(Decimal("0.0066"), "mm", "um") == Decimal("6.6")
    assert str(units.convert(Decimal("6.6"), "um", "um")) == "6.6"


@pytest.mark.parametrize("unit", ["umm", "", "   ", "x" * 500, "[", "m**", "1/0"])
def test_unknown_unit_is_named(unit: str) -> None:
    with pytest.raises(ItemError):
        units.check(unit)


def test_a_length_is_no_mass() -> None:
    with pytest.raises(ItemError, match="cannot be compared"):
        units.convert(Decimal(1), "mm", "kg")
    assert not units.comparable("bar", "um")
    assert units.comparable("bar", "MPa")
