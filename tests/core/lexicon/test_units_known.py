import pytest

from catchall.lexicon.unit_sizes import CONVERTED_BY_PINT
from catchall.lexicon.units import _known_to_pint


@pytest.mark.parametrize("unit", sorted(CONVERTED_BY_PINT))
def test_a_unit_that_is_taken_as_known_is_known_to_pint(unit: str) -> None:
    assert _known_to_pint(unit)
