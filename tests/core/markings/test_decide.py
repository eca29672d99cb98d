"""Who may read what, and why not."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchall.errors import InputError
from catchall.markings import may_read, read, reader_from
from catchall.markings.codes import expand
from catchall.model import Custody, DenialReason, Level, Marking, Reader
from core.markings.strategies import markings
from shared import shared


@pytest.mark.parametrize(
    ("reader", "mark", "reason"),
    [
        ("KOR:S", "(SECRET//REL SOUTH KOREA)", None),
        ("JPN:S", "(S//REL TO USA, KOR)", "not-on-release-list"),
        ("KOR:C", "(S//REL TO USA, KOR)", "clearance-too-low"),
        ("KOR:S", "(S)", "no-release-marking"),
        ("KOR:S", "(U)", "no-release-marking"),
        ("KOR:TS", "(SBU)", "no-release-marking"),
        ("KOR:S", "(U//SBU-NF)", "noforn"),
        ("KOR:S", "(C//NF//REL TO USA, KOR)", "noforn"),
        ("KOR:S", "(C//REL TO USA, NSG)", None),
        ("ISR:S", "(C//REL TO USA, NSG)", "not-on-release-list"),
        ("TUR:S", "(C//REL TO USA, KFOR)", "not-on-release-list"),
        ("POL:S", "(C//REL TO USA, POL, VIS)", None),
        ("KOR:none", "(U)", "no-release-decision"),
        ("KOR:none", "(C//REL TO USA, KOR)", "no-clearance"),
        ("USA:S", "(S//NF)", None),
        ("USA:TS", "(TS//SI//NF)", "opaque-control"),
        ("USA:TS", "(TS//QUARTZ)", "opaque-control"),
        ("USA:S", "(S//NF//XD)", "caption"),
        ("USA:S+EXDIS", "(S//NF//XD)", None),
        ("GBR:S", "(//GBR S)", None),
        ("DEU:S", "(//NS)", None),
        ("DEU:S", "(//JOINT S DEU USA)", None),
        ("FRA:S", "(//GBR S)", "no-release-marking"),
        ("GBR:S", "(S//FGI GBR)", "no-release-marking"),
        ("CAN:S", "(S//USA/AUS/CAN EYES ONLY)", None),
        ("CAN:S", "(S//DISPLAY ONLY CAN)", "not-on-release-list"),
        ("CAN:S", "(S//RELIDO)", "no-release-marking"),
        ("KOR:none", "TLP:CLEAR", None),
        ("KOR:S", "TLP:GREEN", "tlp-not-a-recipient"),
        ("KOR:none+TLP:AMBER", "TLP:GREEN", None),
        ("KOR:none+TLP:AMBER", "TLP:AMBER+STRICT", "tlp-not-a-recipient"),
        ("KOR:none+TLP:AMBER+STRICT", "TLP:AMBER+STRICT", None),
        ("KOR:none", "COMPANY:PUBLIC", None),
        ("KOR:none", "COMPANY:INTERNAL", "tlp-not-a-recipient"),
        ("KOR:none+COMPANY:INTERNAL", "COMPANY:INTERNAL", None),
    ],
)
def test_decisions(reader: str, mark: str, reason: str | None) -> None:
    decision = may_read(reader_from(reader), read(mark).marking)
    assert decision.reason == reason
    assert decision.allowed is (reason is None)
    assert bool(decision.detail) is not decision.allowed


def test_who_is_on_a_list_still_needs_the_caption() -> None:
    decision = may_read(reader_from("KOR:S"), read("(S//REL TO USA, KOR//XD)").marking)
    assert decision.reason is DenialReason.CAPTION


@pytest.mark.parametrize(
    ("reader", "holder", "consents", "allowed"),
    [
        ("JPN:S", "KOR", (), False),
        ("JPN:S", "KOR", ("USA",), True),
        ("JPN:S", "KOR", ("GBR",), False),
        ("JPN:S", "USA", (), True),
        ("KOR:S", "KOR", (), True),
        ("USA:S", "KOR", (), True),
    ],
)
def test_what_came_from_others_goes_to_no_third_state(
    reader: str, holder: str, consents: tuple[str, ...], allowed: bool
) -> None:
    marking = read("(S//REL TO USA, JPN, KOR)").marking
    custody = Custody(holder=holder, consents=consents)
    decision = may_read(reader_from(reader), marking, custody)
    assert decision.allowed is allowed
    assert decision.reason == (None if allowed else DenialReason.THIRD_PARTY)


def test_consent_releases_nothing_that_the_marking_does_not() -> None:
    custody = Custody(holder="KOR", consents=("USA",))
    decision = may_read(reader_from("JPN:S"), read("(S//REL TO USA, KOR)").marking, custody)
    assert decision.reason is DenialReason.NOT_ON_RELEASE_LIST


@pytest.mark.parametrize(
    ("spec", "nationality", "clearance"),
    [
        ("KOR:S", "KOR", Level.SECRET),
        ("kr:secret", "KOR", Level.SECRET),
        ("South Korea:TOP SECRET", "KOR", Level.TOP_SECRET),
        ("JPN:none", "JPN", None),
        ("NATO:C", "NATO", Level.CONFIDENTIAL),
        ("EU:C", "EU", Level.CONFIDENTIAL),
        ("AUSTRALIA_GROUP:C", "AUSTRALIA_GROUP", Level.CONFIDENTIAL),
    ],
)
def test_readers_as_people_write_them(spec: str, nationality: str, clearance: Level | None) -> None:
    reader = reader_from(spec)
    assert (reader.nationality, reader.clearance) == (nationality, clearance)


@pytest.mark.parametrize("spec", ["", "KOR", "Atlantis:S", "KOR:X", "KOR:S+BLUE", "KOR:S+TLP:BLUE"])
def test_readers_that_are_none(spec: str) -> None:
    with pytest.raises(InputError):
        reader_from(spec)


_SPEC = st.sampled_from(
    ["KOR", "EU", "NATO", "AX2", "US", ":", "+", "S", "none", "TLP:AMBER", "STRICT", "LIMDIS", "X"]
)


@given(st.lists(_SPEC, max_size=5).map("".join) | st.text("abcKOR:+S ", max_size=8))
def test_any_specification_is_a_reader_or_an_input_error(spec: str) -> None:
    with suppress(InputError):
        assert reader_from(spec).nationality


def _reader(stated: dict[str, Any]) -> Reader:
    return Reader(
        name="reader",
        nationality=stated["country"] or "XXX",
        clearance=Level(stated["clearance"]) if stated["clearance"] else None,
        tlp=tuple(stated["tlp"]),
        captions=tuple(stated["distribution"]),
    )


@pytest.mark.parametrize("number", range(1, 9))
def test_portions_of_the_telegrams(number: int) -> None:
    expected = json.loads(shared(f"intake/telegrams/t0{number}.expected.json").read_text("utf-8"))
    marks = {p["id"]: p["marking"]["canonical_portion"] for p in expected["portions"]}
    for who, stated in expected["readers"].items():
        for portion, mark in marks.items():
            decision = may_read(_reader(stated["reader"]), read(mark).marking)
            reasons = {denied["portion"]: denied["reason"] for denied in stated["may_not_see"]}
            assert decision.allowed is (portion in stated["may_see"]), (who, portion)
            assert decision.reason == reasons.get(portion), (who, portion)


_FOREIGN = st.sampled_from(["KOR", "JPN", "FRA", "IRN"])


@given(markings(), _FOREIGN, st.sampled_from(Level))
def test_a_foreign_reader_reads_only_what_names_him(
    marking: Marking, country: str, level: Level
) -> None:
    reader = Reader(name="r", nationality=country, clearance=level)
    if may_read(reader, marking).allowed:
        assert country in expand((*marking.rel_to, *marking.eyes_only, *marking.owner))
        assert "NOFORN" not in marking.dissemination or country in expand(marking.owner)
        assert level.rank >= marking.level.rank
        assert not marking.opaque


@given(markings(), _FOREIGN, st.sampled_from(Level))
def test_more_clearance_never_reads_less(marking: Marking, country: str, level: Level) -> None:
    low = Reader(name="r", nationality=country, clearance=level)
    high = Reader(name="r", nationality=country, clearance=Level.TOP_SECRET)
    assert may_read(low, marking).allowed <= may_read(high, marking).allowed
