"""Doubts: what a person is asked to look at before he confirms."""

import pytest

from catchall.intake import extract, read_message
from catchall.model import Tip


def _tip(text: str) -> Tip:
    return extract(read_message(text.encode(), name="tip.txt"))


def _codes(text: str) -> dict[str, str]:
    return {doubt.code: doubt.what for doubt in _tip(text).doubts}


def test_spellings_of_one_name_are_put_side_by_side() -> None:
    doubts = _codes(
        "1. The firm Byeolha Jeongmil Precision Company ordered two lathes model QX-210.\n\n"
        "2. The firm Byolha Chongmil Precision Company asked for a quotation on 3 March 2024.\n\n"
        "3. The firm Byolha Chungmil Precision Company paid for the lathes.\n"
    )
    assert "Byolha Chongmil" in doubts["name-variant"]
    assert "Byolha Chungmil" in doubts["name-variant"]


def test_firms_that_begin_alike_are_not_to_be_merged() -> None:
    doubts = _codes(
        "1. The firm Zorvane Metal Works Company ordered two lathes model QX-210.\n\n"
        "2. The firm Zorvane Textile Mills Company has nothing to do with it.\n"
    )
    assert doubts["similar-name-other-party"] == (
        "Zorvane Metal Works Company / Zorvane Textile Mills Company"
    )


def test_two_quantities_of_one_model_are_told() -> None:
    tip = _tip(
        "1. The firm Zorvane Metal Works Company ordered two lathes model QX-210.\n\n"
        "2. The broker shipped three lathes model QX-210 by sea.\n"
    )
    (doubt,) = [d for d in tip.doubts if d.code == "quantity-conflict"]
    assert doubt.what == "QX-210: 2, 3"
    assert [e.quote for e in doubt.evidence] == [
        "two lathes model QX-210",
        "three lathes model QX-210",
    ]


@pytest.mark.parametrize(
    ("place", "unknown"),
    [("Republic of Korea", False), ("Kingdom of Belmare", True), ("Republic of Turkey", False)],
)
def test_a_state_that_no_table_knows_is_asked_for(place: str, unknown: bool) -> None:
    doubts = _codes(f"The firm Zorvane Metal Works Company sits in the {place} and ordered pumps.")
    assert (doubts.get("unknown-place") == place) is unknown


def test_one_message_with_nothing_odd_raises_no_doubt() -> None:
    assert not _tip("1. The firm Zorvane Metal Works Company ordered two lathes QX-210.\n").doubts
