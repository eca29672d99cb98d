from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catchall import watchlists
from catchall.model import Party, PartyKind
from catchall.screening import NameIndex, screen
from core.screening import invented


@pytest.fixture(scope="module")
def index() -> NameIndex:
    path = files("catchall.exercise") / "case" / "watchlist.yaml"
    return NameIndex.build([watchlists.load(path, as_of=date(2026, 1, 1))])


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("Dastan Tarash Machine Works", "EX-0001"),
        ("DastanTarash Machine Works Co.", "EX-0001"),
        ("Works, Machine: Dastan Tarrash", "EX-0001"),
        ("داستان تراش", "EX-0001"),
        ("Zapolyarniy Vakuum Exercise", "EX-0005"),
        ("Заполярный Вакуум Учение", "EX-0005"),
        ("Mosafer, Behrang", "EX-0004"),
        ("Behrang Mosafer", "EX-0004"),
    ],
)
def test_the_listed_entity_comes_first(index: NameIndex, name: str, listed: str) -> None:
    assert index.search(name)[0].entity.id == listed


def test_a_hit_says_which_words_matched_and_which_did_not(index: NameIndex) -> None:
    hit = index.search("Dastan Tarash Bakery", countries=["IR"])[0]
    assert {word.query for word in hit.words} == {"Dastan", "Tarash"}
    assert hit.unmatched_query == ("Bakery",)
    assert hit.context == ("country_agrees",)
    assert "only in query: Bakery" in hit.explanation
    assert "\n" not in hit.explanation


def test_an_equal_name_is_reported_and_an_unlike_name_is_not(index: NameIndex) -> None:
    equal = Party(id="p1", name="Norda Makina Sanayii", country="TR")
    unlike = Party(id="p2", name="Quellwasser Brauerei")
    hits = screen([equal, unlike], index)
    assert {hit.party for hit in hits} == {"p1"}
    assert hits[0].score > Decimal("0.99")
    assert hits[0].snapshot.list == "exercise"


def test_a_single_word_is_not_paired_with_two_where_each_has_its_own(index: NameIndex) -> None:
    hit = index.search("Behrang Mosafer")[0]
    assert [(word.query, word.listed) for word in hit.words] == [
        ("Behrang", "Behrang"),
        ("Mosafer", "Mosafer"),
    ]


def test_a_party_without_a_name_is_not_screened(index: NameIndex) -> None:
    assert screen([Party(id="p", name=None, description="a machine-tool maker")], index) == ()


def test_kind_leaves_out_entries_of_another_kind(index: NameIndex) -> None:
    found = index.search("Behrang Mosafer", kind=PartyKind.ORGANIZATION)
    assert "EX-0004" not in {hit.entity.id for hit in found}


@settings(deadline=None, max_examples=100)
@given(name=st.text(max_size=80))
def test_any_text_gives_a_safe_and_repeatable_answer(index: NameIndex, name: str) -> None:
    assert index.search(name) == index.search(name)


def test_a_very_long_name_is_cut(index: NameIndex) -> None:
    assert index.search("Dastan Tarash " * 8000) is not None


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Byeolha Precision Co., Ltd.", "Byeolha Precision"),
        ("Byeolha Precision", "Byeolha Precision Co., Ltd."),
        ("Byeolha Precision GmbH", "Byeolha Precision JSC"),
        ("The Byeolha Precision Company Limited", "Byeolha Precision"),
    ],
)
def test_on_a_short_list_a_legal_form_does_not_hide_a_match(asked: str, listed: str) -> None:
    index = NameIndex.build([invented.snapshot([listed, "Zorn Machine Works", "Kestrel Lines"])])
    (hit,) = index.search(asked, threshold=Decimal("0.5"))
    assert hit.entity.name == listed
    assert hit.false_positive_rate is not None
    assert hit.false_positive_rate <= Decimal("0.005")
