import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchall.lexicon import names
from catchall.lexicon.names import MAX_WORDS, acronyms, readings, writing
from catchall.lexicon.readers import Token


def _texts(name: str, *, person: bool = False) -> list[list[str]]:
    return [[token.text for token in reading] for reading in readings(name, person=person)]


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("Zorn Machine Works, Co. Ltd.", ["zorn", "machine", "works", "co", "ltd"]),
        ("MachineSazi Arak", ["machine", "sazi", "arak"]),
        ("زهير محسن", ["zahir", "mahsn"]),
        ("לוי משה", ["lavi", "masha"]),
        ("C0mpany A1 Mig29 Prec1sion", ["company", "a1", "mig29", "preclsion"]),
        ("1td J5C Zorn", ["ltd", "jsc", "zorn"]),  # a short form, misread
        ("ZORNltda KARSTooo", ["zorn", "ltda", "karst", "ooo"]),  # a form joined to a name
        ("ZornAG", ["zorn", "ag"]),
        ("Llc Unlimited", ["llc", "unlimited"]),
        ("Zorn corporat ion", ["zorn", "corporation"]),  # a known word written as two
        ("Zorn In stead", ["zorn", "in", "stead"]),
        ("First 2nd Third Bank", ["1", "2", "3", "bank"]),
        ("S.A.R.L. Dupont", ["sarl", "dupont"]),
        ("Zorn A/S", ["zorn", "as"]),
        ("33rd Institute", ["33", "institute"]),
        ("Ch'o'l-min", ["chol", "min"]),
        ("Türk Işık Şti", ["turk", "isik", "sti"]),
        ("ماشین سازی اراک", ["machine", "sazi", "arak"]),
        ("شركة الفرات للتجارة", ["co", "farat", "trade"]),
        ("Заполярный Завод", ["zapolyarny", "zavod"]),
        ("Хуавей", ["huawei"]),
        ("Ελληνική Βιομηχανία", ["elliniki", "viomichania"]),
        ("三菱重工業株式会社", ["mitsubishi", "heavy", "jsc"]),
        ("תעשיות", ["industry"]),
    ],
)
def test_one_reading(name: str, texts: list[str]) -> None:
    assert _texts(name)[0] == texts


def test_chinese_is_segmented_and_read_in_pinyin_and_by_sound() -> None:
    assert _texts("华为技术有限公司")[0] == ["huawei", "technology", "ltd"]
    assert _texts("華為技術有限公司")[0] == ["huawei", "technology", "ltd"]
    assert _texts("李小龙", person=True) == [["li", "xiaolong"], ["lishiaolon"]]


def test_korean_has_two_romanizations_and_usual_family_names() -> None:
    assert _texts("이길동", person=True) == [["lee", "gil", "dong"], ["i", "kil", "tong"]]
    assert _texts("삼성전자 주식회사") == [["samsung", "electronic", "jsc"]]


def test_kana_follows_hepburn() -> None:
    assert _texts("チェコ・ジャパン・ヴァルター")[0] == ["cheko", "japan", "varuta"]


def test_words_of_a_person_are_not_translated() -> None:
    (reading,) = readings("Ali Bank", person=True)
    assert [(token.text, token.role) for token in reading] == [("ali", ""), ("bank", "")]
    (reading,) = readings("Ali Bank")
    assert reading[1].meaning == "bank"
    assert _texts("Zornltd com pany", person=True) == [["zornltd", "com", "pany"]]


def test_twins_of_the_other_alphabet_are_put_right() -> None:
    assert _texts("Алексaндр") == _texts("Александр")  # a Latin a
    assert _texts("Zоrn") == _texts("Zorn")  # a Cyrillic o
    assert _texts("Бо́ртник") == _texts("Бортник")  # a stress mark


def test_hidden_characters_do_not_count() -> None:
    assert _texts("Zo\u200brn\u202e Wo\u0000rks") == [["zorn", "works"]]


def test_initials_of_an_organization() -> None:
    (reading,) = readings("Yarn and Mill Technology Company")
    assert [found.text for found in acronyms(reading)] == ["ymtc"]
    assert acronyms((Token("zorn", "Zorn"), Token("works", "Works"))) == ()


def test_initials_with_and_without_legal_forms() -> None:
    (reading,) = readings("Zorn State Kettle Lathe Corporation Limited")
    assert [found.text for found in acronyms(reading)] == ["zsklcl", "zsklc", "zskl"]
    (plain,) = readings("Zorn Kettle Lathe Mill")
    assert [found.text for found in acronyms(plain)] == ["zklm"]


def test_alphabets_are_told_from_other_scripts() -> None:
    assert {writing(name) for name in ("Zorn", "Завод", "Ελλάδα", "")} == {"alphabet"}
    assert {writing(name) for name in ("ماشین", "צבי", "צבי Trading PLC")} == {"abjad"}
    assert {writing(name) for name in ("홍길동", "华为技术", "マシン")} == {"East Asian"}


@given(st.text(max_size=400), st.booleans())
def test_any_text_has_a_safe_reading(name: str, person: bool) -> None:
    for reading in readings(name, person=person):
        assert 0 < len(reading) <= MAX_WORDS
        assert all(token.text and token.text == token.text.strip() for token in reading)


def test_a_very_long_name_is_cut() -> None:
    assert readings("Zorn " * 100_000) == readings("Zorn " * (names.MAX_LENGTH // 5))
