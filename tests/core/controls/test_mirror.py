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
    press = _entry("NSG", "1.B.5")
    [version] = press.versions
    assert (press.concept, version.shared_with) == ("isostatic_press", "EU/2B204@2021-09-09")
    assert (version.id, version.citation.locator) == ("NSG/1.B.5@2013-01-01", "1.B.5")
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
