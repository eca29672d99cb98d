"""A difference in the legal form alone is hardly a difference."""

from decimal import Decimal

import pytest

from catchall.screening import NameIndex
from core.screening.invented import snapshot

LISTED = (
    "Lumenor Ltd",
    "Kestrelia",
    "Borealix GmbH",
    "Quellbach Dynamics JSC",
    "ООО Дравикон",
    "株式会社ケストレリア製作",
    "شركة زرنوفا المحدودة",
    "Marvdasht Electronics Co. Ltd.",
)


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return NameIndex.build([snapshot(list(LISTED))])


def _score(index: NameIndex, name: str) -> Decimal:
    return index.search(name)[0].score


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("Lumenor", "Lumenor Ltd"),
        ("Lumenor Limited", "Lumenor Ltd"),
        ("Kestrelia LLC", "Kestrelia"),
        ("Kestrelia Co., Ltd", "Kestrelia"),
        ("OOO Kestrelia", "Kestrelia"),
        ("Borealix", "Borealix GmbH"),
        ("Quellbach Dynamics", "Quellbach Dynamics JSC"),
        ("АО Quellbach Dynamics", "Quellbach Dynamics JSC"),
        ("Дравикон", "ООО Дравикон"),
        ("Dravikon LLC", "ООО Дравикон"),
        ("Marvdasht Electronics", "Marvdasht Electronics Co. Ltd."),
        ("Marvdasht Electronics Pvt Ltd", "Marvdasht Electronics Co. Ltd."),
        ("زرنوفا", "شركة زرنوفا المحدودة"),
        ("ケストレリア製作", "株式会社ケストレリア製作"),
    ],
)
def test_a_form_that_only_one_side_has_counts_as_practically_exact(
    index: NameIndex, name: str, listed: str
) -> None:
    hit = index.search(name)[0]
    assert hit.matched_name == listed
    assert hit.score >= _score(index, listed) - Decimal("0.05")


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("Lumenor GmbH", "Lumenor Ltd"),
        ("Borealix S.A.", "Borealix GmbH"),
        ("Quellbach Dynamics LLC", "Quellbach Dynamics JSC"),
        ("АО Дравикон", "ООО Дравикон"),
    ],
)
def test_another_form_counts_a_little_less(index: NameIndex, name: str, listed: str) -> None:
    hit = index.search(name)[0]
    assert hit.matched_name == listed
    assert _score(index, listed) - Decimal("0.12") <= hit.score <= _score(index, listed)


def test_what_is_left_of_a_form_is_still_told(index: NameIndex) -> None:
    assert "Ltd" in index.search("Lumenor")[0].unmatched_listed
