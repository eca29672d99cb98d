"""Names that a user would try first, on the real lists."""

from datetime import date

import pytest

from catchall import watchlists
from catchall.screening import NameIndex
from shared import shared

DAY = date(2026, 1, 1)
SETS = {
    "eu": ["eu_journal/32012R0267.csv", "eu_journal/32017R1509.csv"],
    "us_1260h": ["us_dod_1260h.csv"],
    "ofac_sdn": ["ofac_sdn_2022.csv", "ofac_alt_2025-12.csv"],
}


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return NameIndex.build(
        watchlists.load([shared(f"watchlists/{name}") for name in names], as_of=DAY, list_code=code)
        for code, names in SETS.items()
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("Mashin Sazi Arak", "MACHINE SAZI ARAK"),
        ("ماشین سازی اراک", "MACHINE SAZI ARAK"),
        ("MachineSazi Arak", "MACHINE SAZI ARAK"),
        ("华为技术有限公司", "HUAWEI"),
        ("Хуавей", "HUAWEI"),
        ("조선광업개발무역회사", "KOREA MINING DEVELOPMENT"),
        ("Otik Havacılık Sanayi", "OTIK AVIATION"),
    ],
)
def test_the_listed_entity_comes_first(index: NameIndex, name: str, listed: str) -> None:
    hit = index.search(name)[0]
    assert hit.entity.name.upper().startswith(listed)
    assert hit.false_positive_rate is not None
    assert hit.false_positive_rate <= 0.02
    assert not hit.unmatched_query
    assert hit.query_reading.isascii()
