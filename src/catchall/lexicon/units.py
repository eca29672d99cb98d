"""Units: exact conversion of decimals; a short table of common ones, pint for the rest.

Pint takes most of a second to import, so the units that nearly every rule and data sheet
uses are converted by a table. A test holds the table equal to pint.
"""

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from catchall.errors import ItemError
from catchall.lexicon.unit_sizes import CONVERTED_BY_PINT, SIZES

if TYPE_CHECKING:
    from pint import UnitRegistry

_NAME = r"[A-Za-zµμΩ_][A-Za-z_0-9]{0,29}(?:\*\*-?[0-9](?:\.5)?)?"
_UNIT = re.compile(rf"(?:{_NAME}|1(?=/))(?:[*/]{_NAME}){{0,5}}|{_NAME}/\({_NAME}\*{_NAME}\)")
"""What a unit may look like, so that nothing else is given to the parser of pint."""

_SPELLINGS = {"%": "percent", "°": "deg", "°C": "degC", '"': "arcsec", "'": "arcmin", "µ": "um"}


@cache
def _registry() -> "UnitRegistry[Decimal]":
    from pint import UnitRegistry

    return UnitRegistry(non_int_type=Decimal, cache_folder=None)


def spelled(unit: str) -> str:
    """The name by which a unit is computed: ``%`` is ``percent``, ``°C`` is ``degC``."""
    plain = unit.strip()
    return _SPELLINGS.get(plain, plain)


def check(unit: str, *, file: str | None = None, place: str | None = None) -> None:
    """Raise ItemError where a unit is not known."""
    if unit in SIZES or unit in CONVERTED_BY_PINT or _known_to_pint(unit):
        return
    raise ItemError(
        f"unknown unit {unit[:40]!r}",
        file=file,
        place=place,
        remedy="write it as in um, mm, kN, deg, degC, kg, m**3",
    )


@lru_cache(maxsize=1024)
def _known_to_pint(unit: str) -> bool:
    from pint import UndefinedUnitError

    if not _UNIT.fullmatch(unit):
        return False
    try:
        _registry().parse_units(unit)
    except (UndefinedUnitError, ValueError, AttributeError, TypeError, AssertionError, KeyError):
        return False
    return True


def comparable(unit: str, other: str) -> bool:
    """Whether figures in two units measure the same thing."""
    try:
        convert(Decimal(1), unit, other)
    except ItemError:
        return False
    return True


@lru_cache(maxsize=4096)
def convert(value: Decimal, unit: str, to: str) -> Decimal:
    """Convert a decimal from one unit to another, exactly where the factor is exact.

    Raises ItemError where a unit is unknown or the two measure different things.
    """
    if unit == to:
        return value
    if unit in SIZES and to in SIZES:
        return _by_table(value, unit, to)
    check(unit)
    check(to)
    return _by_pint(value, unit, to)


def _by_table(value: Decimal, unit: str, to: str) -> Decimal:
    (kind, size), (to_kind, to_size) = SIZES[unit], SIZES[to]
    if kind != to_kind:
        return _by_pint(value, unit, to)
    ratio = size / to_size
    return value * ratio.numerator / ratio.denominator


def _by_pint(value: Decimal, unit: str, to: str) -> Decimal:
    from pint import DimensionalityError

    try:
        quantity = _registry().Quantity(value, unit).to(to)
    except DimensionalityError as error:
        raise _incomparable(unit, to) from error
    return Decimal(quantity.magnitude)


def _incomparable(unit: str, to: str) -> ItemError:
    return ItemError(
        f"a figure in {unit} cannot be compared with one in {to}",
        remedy=f"state it in a unit that converts to {to}",
    )
