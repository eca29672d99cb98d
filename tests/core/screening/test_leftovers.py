"""Words left over on both sides are compared once more where the rest of the name agrees."""

from decimal import Decimal

import pytest

from catchall.model import Hit
from catchall.screening import NameIndex
from catchall.watchlists import read
from catchall.watchlists.sources import SourceText
from core.screening import invented

_LISTED = ("Kardianov Ari", "Zornov Hamed", "Brenko Lakhani", "Trolvik Maritime LLC", "M&S Holding")


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return NameIndex.build([invented.snapshot(list(_LISTED))])


def _first(index: NameIndex, name: str) -> Hit:
    return index.search(name)[0]


@pytest.mark.parametrize(
    ("asked", "listed", "pair"),
    [
        ("Kardianov Arl", "Kardianov Ari", ("Arl", "Ari")),  # three letters, one of them wrong
        ("Zornov Harned", "Zornov Hamed", ("Harned", "Hamed")),  # m read as rn
        ("Brenko Lakahni", "Brenko Lakhani", ("Lakahni", "Lakhani")),  # sounds otherwise
    ],
)
def test_a_word_is_recognized_by_the_rest_of_the_name(
    index: NameIndex, asked: str, listed: str, pair: tuple[str, str]
) -> None:
    hit = _first(index, asked)
    assert hit.matched_name == listed
    assert pair in [(each.query, each.listed) for each in hit.words]
    assert hit.unmatched_query == ()


def test_without_the_rest_of_the_name_it_is_not(index: NameIndex) -> None:
    assert not [hit for hit in index.search("Arl") if hit.matched_name == "Kardianov Ari"]
    (hit, *_) = index.search("Kardianov Olof")
    assert hit.unmatched_query == ("Olof",)


def test_a_legal_form_written_wrongly_is_taken_for_one(index: NameIndex) -> None:
    right, wrong = (_first(index, f"Trolvik Maritime {form}") for form in ("LLC", "LCC"))
    other = _first(index, "Trolvik Maritime Brun")
    assert wrong.matched_name == "Trolvik Maritime LLC"
    assert other.score < wrong.score <= right.score
    assert ("LCC", "LLC") in [(each.query, each.listed) for each in wrong.words]


def test_single_letters_are_equal_to_themselves(index: NameIndex) -> None:
    hit = _first(index, "Holding M&S")
    assert hit.matched_name == "M&S Holding"
    assert all(each.similarity == 1 for each in hit.words)


def test_a_name_with_a_legal_form_is_hardly_a_person() -> None:
    rows = b"id,name,schema\n1,Derek Mitchellov,Person\n"
    snapshot = read([SourceText("p.csv", rows)], as_of=invented.DAY, list_code="p")
    index = NameIndex.build([snapshot])
    firm, person = (_first(index, name) for name in ("Derek Mitchellov PLC", "Derek Mitchellov"))
    assert firm.score < person.score - Decimal("0.02")
