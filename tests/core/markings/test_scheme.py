"""Schemes are data: packaged ones load, a bad file is refused in one line."""

import pytest

from catchall.errors import MarkingError
from catchall.markings import parse_scheme, scheme
from catchall.markings.codes import expand, is_code, members, name, ordered


@pytest.mark.parametrize("name", ["us", "tlp", "company"])
def test_packaged_schemes_load_and_are_dated(name: str) -> None:
    loaded = scheme(name)
    assert loaded.scheme == name
    assert loaded.effective_from.year > 2000
    assert [loaded.rank(level.code) for level in loaded.levels] == list(range(len(loaded.levels)))


@pytest.mark.parametrize("text", ["scheme: [", "scheme: x", "[]", "{scheme: x, kind: other}"])
def test_a_bad_scheme_file_is_refused(text: str) -> None:
    with pytest.raises(MarkingError, match=r"^mine\.yaml: "):
        parse_scheme(text, file="mine.yaml")


def test_an_unknown_scheme_is_refused() -> None:
    with pytest.raises(MarkingError, match="unknown marking scheme"):
        scheme("green-book")


def test_codes_of_the_public_lists() -> None:
    assert is_code("KOR")
    assert not is_code("VIS")
    assert name("KOR") == "Republic of Korea"
    assert "KOR" in members("NSG")
    assert members("KFOR") == members("VIS") == frozenset()
    assert expand(("USA", "FVEY")) == {"USA", "GBR", "CAN", "AUS", "NZL"}
    assert ordered(("NATO", "KOR", "USA", "JPN", "KOR")) == ("USA", "JPN", "KOR", "NATO")
