import pytest

from catchall.errors import InputError
from catchall.lexicon import countries


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("South Korea", "KR"),
        ("ROK", "KR"),
        ("Republic of Korea", "KR"),
        ("Turkey", "TR"),
        ("Türkiye", "TR"),
        ("IR", "IR"),
        ("ايران", "IR"),
        ("USA", "US"),
        ("  united   kingdom ", "GB"),
    ],
)
def test_spellings_find_their_code(text: str, code: str) -> None:
    assert countries.find(text) == code


def test_an_unknown_country_is_an_error_with_its_place() -> None:
    with pytest.raises(InputError, match=r"t.yaml: destination: unknown country 'Ruritania'; give"):
        countries.require("Ruritania", file="t.yaml", place="destination")


def test_former_states_and_trigraphs() -> None:
    assert countries.known("SU")
    assert not countries.known("ZQ")
    assert countries.trigraph("KR") == "KOR"
    assert countries.from_trigraph("JPN") == "JP"
    assert countries.from_trigraph("NATO") is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Soviet Union", "SU"),
        ("Ukrainian SSR", "SU"),
        ("Czechoslovakia", "CS"),
        ("Serbia and Montenegro", "CS"),
        ("Yugoslavia", "YU"),
        ("East Germany", "DD"),
        ("Zaire", "ZR"),
        ("Netherlands Antilles", "AN"),
        ("Abkhazia", "GE"),
        ("Hong Kong", "HK"),
    ],
)
def test_former_states_and_parts_of_states_have_two_letters(text: str, code: str) -> None:
    assert countries.find(text) == code
    assert countries.known(code)
