"""The law as cases: each YAML file names an entry, and cases with what must come out."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from catchall import controls
from catchall.classification import classify
from catchall.classification.sheets import read_item
from catchall.controls import yamlfile
from catchall.controls.standards import same
from catchall.model import Classification

HERE = Path(__file__).parent
LISTS = (*controls.available(),)


def _cases() -> list[Any]:
    found: list[Any] = []
    for path in sorted(path for each in LISTS for path in HERE.glob(f"{each.lower()}/*.yaml")):
        name = path.relative_to(HERE).as_posix()
        data = yamlfile.read(path.read_bytes(), file=name)
        for case in data["cases"]:
            label = f"{name}-{case['name']}".replace(" ", "_")
            found.extend(
                pytest.param(entry, case, name, id=f"{entry}-{label}")
                for entry in case.get("entries", [data.get("entry")])
            )
    return found


def _answer(entry: str, case: dict[str, Any], name: str) -> Classification:
    item = read_item({"id": "item", **case["item"]}, name=name, place=case["name"])
    [answer] = classify(
        item, as_of=case["as_of"], rulebook=controls.load(lists=LISTS), codes=[entry]
    )
    return answer


@pytest.mark.parametrize(("entry", "case", "name"), _cases())
def test_case(entry: str, case: dict[str, Any], name: str) -> None:
    answer = _answer(entry, case, name)
    assert isinstance(case["as_of"], date)
    assert answer.verdict.value == case["expect"], answer.proof
    if "paragraphs" in case:
        code = entry.partition("/")[2]
        assert list(answer.paragraphs) == [f"{code}.{each}" for each in case["paragraphs"]]
    if "margin" in case:
        assert _margin(answer, case["margin"]), answer.margins
    if "near_miss" in case:
        found = answer.near_miss
        assert list(found.reasons if found else ()) == case["near_miss"]
    if "asks" in case:
        assert {each.parameter for each in answer.questions} == set(case["asks"])


def _margin(answer: Classification, wanted: dict[str, Any]) -> bool:
    return any(
        each.parameter == wanted["parameter"]
        and each.short_by == Decimal(str(wanted["short_by"]))
        and ("band" not in wanted or each.band == Decimal(str(wanted["band"])))
        and ("in_band" not in wanted or each.in_band is wanted["in_band"])
        and ("standard" not in wanted or same(each.standard or "", wanted["standard"]))
        for each in answer.margins
    )
