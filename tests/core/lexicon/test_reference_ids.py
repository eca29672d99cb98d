"""Canonical ids: the corruptions that archives show all come to the one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchall.lexicon import posts, reference_ids


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("09STATE124128", "09STATE124128"),
        ("09 STATE 124128", "09STATE124128"),
        ("2009 STATE 0124128", "09STATE124128"),
        ("STATE 9907 (78)", "78STATE9907"),
        ("09BAU339", "09BAKU339"),
        ("08BEIJNG3321", "08BEIJING3321"),
        ("08SECTION01OF03CAIRO1416", "08CAIRO1416"),
        ("06EFTOAMEMBASSYROME77", "06ROME77"),
        ("90STATE255577TOSEC140323", "90STATE255577"),
        ("7575TRIPOLI1895", "75TRIPOLI1895"),
        ("10 SEOUL 1O88", "10SEOUL1088"),
        ("10UNVIE61", "10UNVIEVIENNA61"),
        ("seoul 504", None),
        ("no id at all", None),
        ("", None),
        ("A" * 5000 + "1", None),
    ],
)
def test_corruptions(written: str, read: str | None) -> None:
    assert reference_ids.canonical(written) == read


def test_the_year_of_the_message_completes_an_id() -> None:
    assert reference_ids.canonical("SEOUL 504", year=2009) == "09SEOUL504"


@given(
    post=st.sampled_from(["SEOUL", "NEW DELHI", "TEL AVIV", "STATE", "MADRID"]),
    year=st.integers(60, 99),
    serial=st.integers(1, 999_999),
)
def test_a_canonical_id_stays_as_it_is(post: str, year: int, serial: int) -> None:
    known = f"{year}{post.replace(' ', '')}{serial}"
    assert reference_ids.canonical(known) == known
    assert reference_ids.canonical(f"{year} {post} {serial:06}") == known


@pytest.mark.parametrize(
    ("name", "read"),
    [("SHENYNG", "SHENYANG"), ("BEIJIGN", "BEIJING"), ("SEOUL", None), ("XQZWV", None)],
)
def test_posts_are_repaired_only_where_one_is_near(name: str, read: str | None) -> None:
    assert posts.repair(name) == read
