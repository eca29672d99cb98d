"""Numbers in names are read however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchall.lexicon import numerals
from catchall.lexicon.names import readings

_FIGURES = "〇一二三四五六七八九"


def _texts(name: str) -> list[str]:
    return [token.text for token in readings(name)[0]]


@pytest.mark.parametrize("name", ["Brigade 44", "Brigade Forty-Four", "Forty 4 Brigade"])
def test_numbers_in_words_are_numbers(name: str) -> None:
    assert sorted(_texts(name)) == ["44", "brigade"]


def test_figures_stay_as_they_are() -> None:
    assert _texts("Zorn 40 4 Works")[1:3] == ["40", "4"]
    assert _texts("Forty Winks")[0] == "40"


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("第五十四研究所", "54"),
        ("第三研究院", "3"),
        ("八五一一研究所", "8511"),
        ("二〇二所", "202"),
        ("第一百零一工厂", "101"),
        ("第101工厂", "101"),
    ],
)
def test_a_chinese_numeral_is_a_number(name: str, number: str) -> None:
    assert _texts(name)[0] == number


@pytest.mark.parametrize("name", ["三菱", "第一三共", "百度", "五矿"])
def test_a_numeral_that_is_part_of_a_name_is_none(name: str) -> None:
    assert all(number is None for _, number in numerals.parts(name))


@given(st.integers(0, 999))
def test_numerals_of_every_number(number: int) -> None:
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    written = f"{_FIGURES[hundreds]}百" * (hundreds > 0)
    written += f"{_FIGURES[tens]}十" if tens else "零" * (hundreds > 0 and units > 0)
    written += _FIGURES[units] * (units > 0 or not number)
    assert numerals.han(written) == number
    assert numerals.han("".join(_FIGURES[int(digit)] for digit in str(number))) == number


@given(st.text("第〇零一二三四五六七八九十百研究所厂zorn", max_size=40))
def test_nothing_of_a_text_is_lost(text: str) -> None:
    assert "".join(part for part, _ in numerals.parts(text)) == text
