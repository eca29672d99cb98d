"""Roll-up: the public ODNI scenarios, the telegrams, and laws."""

import json
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchall.errors import MarkingError
from catchall.markings import format_banner, read, roll_up, roll_up_instructions
from catchall.markings.codes import expand
from catchall.model import Marking
from core.markings.ism import attributes, instruction, marking
from core.markings.strategies import markings
from shared import shared

_TOKEN = re.compile(
    r"count\(\.//resourceElement\[normalize-space\(@ism:(\w+)\)\]"
    r"\[xs:NMTOKENS\(@ism:\w+\) = xs:NMTOKENS\('([^']+)'\)\]\) ?= ?(\d)"
)
_VALUE = re.compile(
    r"count\(\.//resourceElement\[(?:normalize-space\()?@ism:(\w+)\)? ?= ?'([^']+)'\]\) ?= ?(\d)"
)
_PRESENT = re.compile(r"count\(\.//resourceElement\[@ism:(\w+)\]\) ?= ?(\d)")
_WRITTEN = date(2018, 8, 10)


def _holds(test: str, found: dict[str, tuple[str, ...]], declassify: date) -> bool | None:
    """Whether an expectation holds; null where it asks for what is out of scope."""
    if "declassDate='" in test:
        return f"declassDate='{declassify.isoformat()}'" in test
    for pattern in (_TOKEN, _VALUE):
        asked = pattern.fullmatch(test.strip())
        if asked and asked[1] in found:
            values = found[asked[1]]
            met = asked[2] in values if pattern is _TOKEN else asked[2] == " ".join(values)
            return met == (asked[3] == "1")
    asked = _PRESENT.fullmatch(test.strip())
    if asked and asked[1] in found:
        return bool(found[asked[1]]) == (asked[2] == "1")
    return None


def _check(scenario: dict[str, Any]) -> list[bool | None]:
    portions = [p for p in scenario["portions"] if p.get("excludeFromRollup") != "true"]
    rolled = attributes(roll_up([marking(p) for p in portions], strict=True))
    declassify = roll_up_instructions(map(instruction, portions), written=_WRITTEN)
    return [_holds(e["test"], rolled, declassify) for e in scenario["expect"]]


def test_the_settled_public_scenarios() -> None:
    scenarios = json.loads(shared("intake/markings/ism_rollup_scenarios.json").read_text("utf-8"))
    answers: list[bool | None] = []
    failed = []
    for scenario in scenarios:
        if scenario["pending"] or "Resource" in scenario["label"]:
            continue
        found = _check(scenario)
        answers += found
        failed += [scenario["label"]] * (False in found)
    asked = [answer for answer in answers if answer is not None]
    print(f"roll-up: {sum(asked)} of {len(asked)}; out of scope {answers.count(None)}")  # noqa: T201
    assert failed == []
    assert len(asked) >= 55


@pytest.mark.parametrize("number", [*range(1, 9), 0])
def test_roll_up_of_the_telegrams(number: int) -> None:
    name = f"telegrams/t0{number}." if number else "source_telegram_"
    expected = json.loads(shared(f"intake/{name}expected.json").read_text("utf-8"))
    read_marks = [
        read(p["marking"].get("canonical_portion") or p["marking"]["canonical"]).marking
        for p in expected["portions"]
    ]
    used = [m for m in read_marks if m.scheme == "us"] or read_marks
    plain = format_banner(roll_up(used, strict=False))
    assert plain == expected["rollup"]["overall_classification"]
    strict = expected["rollup"]["strict_odni_rollup"]
    if strict is not None:
        assert format_banner(roll_up(used, strict=True)) == strict


@pytest.mark.parametrize(
    ("marks", "banner"),
    [
        (["S//REL TO USA, KOR", "S//REL TO USA, JPN"], "SECRET//NOFORN"),
        (["S//REL TO USA, KOR", "C//REL TO USA, NSG"], "SECRET//REL TO USA, KOR"),
        (["S//REL TO USA, FVEY", "C//REL TO USA, KOR, FVEY"], "SECRET//REL TO USA, FVEY"),
        (["S//REL TO USA, KOR", "U"], "SECRET//REL TO USA, KOR"),
        (["S//REL TO USA, KOR", "C"], "SECRET//NOFORN"),
        (["S", "C"], "SECRET"),
        (["S//RELIDO", "U"], "SECRET//RELIDO"),
        (["S//OC-USGOV", "S//OC"], "SECRET//ORCON"),
        (["//GBR S", "//GBR C"], "//GBR SECRET"),
        (["//GBR S", "U"], "SECRET//FGI GBR"),
        (["S//DISPLAY ONLY AFG, IRQ", "S//REL TO USA, IRQ"], "SECRET//DISPLAY ONLY IRQ"),
    ],
)
def test_what_the_whole_is_marked(marks: list[str], banner: str) -> None:
    parts = [read(mark).marking for mark in marks]
    assert format_banner(roll_up(parts, strict=True)) == banner


def test_of_nothing_and_of_two_schemes_there_is_none() -> None:
    with pytest.raises(MarkingError):
        roll_up([], strict=True)
    with pytest.raises(MarkingError):
        roll_up([read("TLP:RED").marking, read("(S)").marking], strict=True)


_SEVERAL = st.lists(markings(), min_size=1, max_size=5)


@given(_SEVERAL, st.booleans(), st.randoms(use_true_random=False))
def test_order_and_repetition_do_not_matter(parts: list[Marking], strict: bool, dice: Any) -> None:
    rolled = roll_up(parts, strict=strict)
    mixed = [*parts, dice.choice(parts)]
    dice.shuffle(mixed)
    assert roll_up(mixed, strict=strict) == rolled


@given(_SEVERAL, st.booleans())
def test_it_is_never_below_a_part(parts: list[Marking], strict: bool) -> None:
    rolled = roll_up(parts, strict=strict)
    assert all(rolled.level.rank >= part.level.rank for part in parts)
    assert {block for part in parts for block in part.opaque} <= set(rolled.opaque)


@given(_SEVERAL)
def test_it_never_adds_a_country(parts: list[Marking]) -> None:
    rolled = roll_up(parts, strict=True)
    readers = expand((*rolled.rel_to, *rolled.eyes_only)) - {"USA"}
    for part in parts:
        if part.level.rank or part.rel_to or part.eyes_only or part.display_only:
            assert readers <= expand((*part.rel_to, *part.eyes_only))
        assert not (readers and "NOFORN" in part.dissemination)


@given(_SEVERAL, st.booleans())
def test_rolled_up_again_it_stays(parts: list[Marking], strict: bool) -> None:
    rolled = roll_up(parts, strict=strict)
    assert roll_up([rolled], strict=strict).level == rolled.level
    assert read(format_banner(rolled)).marking == rolled
