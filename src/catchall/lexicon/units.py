"""Units: exact conversion of decimals through pint."""

from decimal import Decimal
from functools import cache, lru_cache

from pint import DimensionalityError, UndefinedUnitError, UnitRegistry

from catchall.errors import ItemError


@cache
def _registry() -> UnitRegistry[Decimal]:
    return UnitRegistry(non_int_type=Decimal, cache_folder=None)


def check(unit: str, *, file: str | None = None, place: str | None = None) -> None:
    """Raise ItemError where a unit is not known."""
    try:
        _registry().parse_units(unit)
    except (UndefinedUnitError, ValueError, AttributeError, TypeError) as error:
        raise ItemError(
            f"unknown unit {unit[:40]!r}",
            file=file,
            place=place,
            remedy="write it as in um, mm, kN, deg, degC, kg, m**3",
        ) from error


@lru_cache(maxsize=4096)
def convert(value: Decimal, unit: str, to: str) -> Decimal:
    """Convert a decimal from one unit to another, exactly where the factor is exact.

    Raises ItemError where a unit is unknown or the two measure different things.
    """
    if unit == to:
        return value
    check(unit)
    check(to)
    try:
        quantity = _registry().Quantity(value, unit).to(to)
    except DimensionalityError as error:
        raise ItemError(
            f"a figure in {unit} cannot be compared with one in {to}",
            remedy=f"state it in a unit that converts to {to}",
        ) from error
    return Decimal(quantity.magnitude)
