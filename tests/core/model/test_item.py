from decimal import Decimal

import pytest

from catchall.model import Interval, Measurement


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (0, Decimal(0)),
        (1, Decimal(1)),
        (7.1, Decimal("7.1")),
        ("7.0", Decimal("7.0")),
        (True, True),
        (False, False),
        ("milling", "milling"),
        ("NaN", "NaN"),
        ({"low": 1}, Interval(low=Decimal(1))),
    ],
)
def test_a_value_keeps_its_kind_and_survives_json(given: object, kept: object) -> None:
    measured = Measurement.model_validate({"parameter": "p", "value": given})
    assert measured.value == kept
    assert type(measured.value) is type(kept)
    assert Measurement.model_validate_json(measured.canonical_json()) == measured
