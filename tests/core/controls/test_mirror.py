"""Lists that take over the entries of another, under the same numbers or their own."""

from datetime import date

import pytest

from catchall import controls
from catchall.controls.rulebook import Entry
from catchall.model.citation import SourceStatus


def _entry(list_: str, code: str) -> Entry:
    found = controls.load(lists=[list_]).find(list_, code)
    assert found is not None
    return found


def test_a_numbered_mirror_has_its_own_numbers() -> None:
    fiber = _entry("NSG", "2.C.7")
    [version] = fiber.versions
    assert (fiber.concept, version.shared_with) == ("fibers", "EU/1C210@2021-09-09")
    assert (version.id, version.citation.locator) == ("NSG/2.C.7@2013-01-01", "2.C.7")
    assert version.citation.status is SourceStatus.RECALLED
    changer = _entry("NSG", "3.A.1").at(date(2026, 11, 24))
    assert changer is not None
    assert changer.other_than == ()  # 0B001 has no number there
    alloy = _entry("NSG", "2.C.20").at(date(2026, 11, 24))
    assert alloy is not None
    assert alloy.other_than == ("2.C.14",)


def test_its_own_files_come_first() -> None:
    assert len(_entry("NSG", "1.B.2").versions) == 2


@pytest.mark.parametrize("code", ["6.A.1", "2.C.1", "2.C.1, 2.C.13", "5.B.5"])
def test_what_is_joined_or_split_is_left_out(code: str) -> None:
    assert controls.load(lists=["NSG"]).find("NSG", code) is None


def test_earlier_texts_are_taken_over_where_the_mirror_says_how() -> None:
    here, there = _entry("UK", "2B204"), _entry("EU", "2B204")
    assert [each.shared_with for each in here.versions] == [each.id for each in there.versions]
    before, now = here.versions[-2:]
    assert (before.until, now.effective) == (date(2020, 12, 31), date(2021, 1, 1))
    assert before.citation.effective_to == before.until
    assert {each.citation.status for each in here.versions} == {SourceStatus.RECALLED}
    assert all(each.source is None for each in here.versions)
    gap = _entry("UK", "2B227").at(date(2016, 6, 1))
    assert gap is None  # where the European text of the day is not at hand
    korean = _entry("KR", "2B204").at(date(2009, 12, 3))
    assert korean is not None
    assert "Dates from memory" in (korean.citation.note or "")
    assert len(_entry("NSG", "2.C.7").versions) == 1
