"""Law files: what is packaged, and what is wrong in a file is named with file and key."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from catchall.determination import jurisdictions, law_of, law_sha256, read_law
from catchall.determination.packaged import packaged
from catchall.errors import RulebookError
from catchall.model import SourceStatus

RULE = """
jurisdiction: XX
title: Test
authority: "authority:XX"
scopes:
  goods:
    - {test: goods, code: xx.goods, text: Not listed, state: unlisted}
rules:
  - code: xx.one
    title: One
    actor: exporter
    effect: license_required
    duty: {code: apply, text: Apply}
    scope: [goods]
    versions:
      - effective_from: 2020-01-01
        effective_to: 2020-12-31
        source: {title: Act, locator: art. 1, status: draft}
      - effective_from: 2021-01-01
        source: {title: Act, locator: art. 2, status: draft}
"""


def broken(old: str, new: str) -> str:
    assert old in RULE
    with pytest.raises(RulebookError) as error:
        read_law(RULE.replace(old, new).encode(), name="xx.yaml")
    assert "\n" not in str(error.value)
    assert str(error.value).startswith("xx.yaml")
    return str(error.value)


def test_the_test_file_itself_is_right() -> None:
    law = read_law(RULE.encode(), name="xx.yaml")
    assert [v.source.locator for v in law.rules[0].versions] == ["art. 1", "art. 2"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("effective_to: 2020-12-31", "effective_to: 2021-01-01", "versions overlap"),
        ("effective_to: 2020-12-31", "effective_to: 2019-12-31", "lies before effective_from"),
        ("effective_from: 2020-01-01", "effective_from: soon", "versions[0].effective_from"),
        ("scope: [goods]", "scope: [missing]", "no scope is named missing"),
        ("scope: [goods]", "scope: []", "a version has no clause"),
        ("state: unlisted", "state: nearly", "unlisted"),
        ("test: goods", "test: smell", "smell"),
        ("actor: exporter", "actor: king", "rules[0].actor"),
        ("status: draft}\n      - eff", "status: sure}\n      - eff", "versions[0].source.status"),
        ("code: xx.one", "code: ''", "rules[0].code"),
        ("title: One", "titel: One", "rules[0]"),
        (
            "- {test: goods, code: xx.goods, text: Not listed, state: unlisted}",
            "- {test: destination, code: xx.to, text: There, table: nowhere}",
            "no country table is named nowhere",
        ),
        (
            "- {test: goods, code: xx.goods, text: Not listed, state: unlisted}",
            "- {test: follows, code: xx.f, text: Follows, rules: [xx.none]}",
            "nothing in the file is named xx.none",
        ),
        (
            "- {test: goods, code: xx.goods, text: Not listed, state: unlisted}",
            "- {test: circumstance, code: xx.c, text: Suspects, set: none}",
            "nothing in the file is named none",
        ),
        (
            "- {test: goods, code: xx.goods, text: Not listed, state: unlisted}",
            "- {test: tariff, code: xx.t, text: Within, in_list: none}",
            "nothing in the file is named none",
        ),
    ],
)
def test_what_is_wrong_is_named(old: str, new: str, says: str) -> None:
    assert says in broken(old, new)


def test_a_code_that_occurs_twice_is_refused() -> None:
    data = yaml.safe_load(RULE)
    data["rules"] += yaml.safe_load(RULE)["rules"]
    with pytest.raises(RulebookError, match="occurs twice"):
        read_law(yaml.safe_dump(data).encode(), name="xx.yaml")


def test_what_is_packaged() -> None:
    assert jurisdictions() == ("EU", "EXERCISE", "JP", "KR", "UK", "US")
    assert len(law_sha256()) == 64
    for code in jurisdictions():
        law = law_of(code)
        assert law.jurisdiction == code
        assert all(rule.code.startswith(f"{code.lower()}.") for rule in law.rules)


@pytest.mark.parametrize("code", ["EU", "JP", "KR", "UK", "US"])
def test_what_was_not_read_is_recalled_and_what_was_read_has_its_day(code: str) -> None:
    for rule in law_of(code).rules:
        for version in rule.versions:
            read = version.source.read_on is not None
            assert read is (version.source.status is SourceStatus.DRAFT), rule.code


@pytest.mark.parametrize("code", ["EU", "JP", "KR", "UK", "US"])
def test_the_versions_of_a_rule_leave_no_gap(code: str) -> None:
    for rule in law_of(code).rules:
        for earlier, later in zip(rule.versions, rule.versions[1:], strict=False):
            assert earlier.effective_to is not None
            assert later.effective_from is not None
            assert (later.effective_from - earlier.effective_to).days == 1, rule.code


EFFECTS = {
    "apply": "license_required",
    "do": "license_required",
    "notify": "must_notify",
    "keep": "must_keep_records",
    "order": "authority_power",
    "decide": "authority_duty",
    "consult": "authority_duty",
}


@pytest.mark.parametrize("code", jurisdictions())
def test_the_effect_of_a_rule_is_the_kind_of_its_duty(code: str) -> None:
    for rule in law_of(code).rules:
        expected = EFFECTS.get(rule.duty.code.split("_")[0])
        if rule.duty.code.startswith("inform"):
            expected = "authority_power" if rule.duty.optional else "authority_duty"
        assert rule.effect == expected, rule.code
        assert rule.duty.optional is (rule.effect == "authority_power"), rule.code
        assert (rule.actor == "authority") is rule.effect.startswith("authority"), rule.code
        assert rule.duty.optional is rule.duty.text.startswith("May "), rule.code
        assert rule.listing is ("listed" in rule.code.split(".")), rule.code


def test_the_files_name_no_machine_and_no_host() -> None:
    for file in packaged() + packaged("countries"):
        text = file.data.decode()
        assert "http" not in text
        assert "/work" not in text


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_a_damaged_file_is_read_or_refused_in_one_line(data: st.DataObject) -> None:
    text = bytearray(RULE.encode())
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(text) - 1))
        text[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    try:
        line = read_law(bytes(text), name="xx.yaml").title
    except RulebookError as error:
        line = str(error)
    assert "\n" not in line.strip()
    assert line.startswith("xx.yaml") or line in text.decode(errors="replace")
