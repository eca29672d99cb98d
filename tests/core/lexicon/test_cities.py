"""Cities: a town gives its country; an unknown one gives none."""

import pytest

from catchall.lexicon import cities, countries


@pytest.mark.parametrize(
    ("name", "code"),
    [("Changwon", "KR"), ("bandar  abbas", "IR"), ("Izmir", "TR"), ("Porto Rovena", None)],
)
def test_country_of_a_town(name: str, code: str | None) -> None:
    assert cities.country(name) == code
    assert cities.known(name) is (code is not None)
    assert code is None or countries.known(code)
