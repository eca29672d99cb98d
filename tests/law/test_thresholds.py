"""Every figure of every rule turns the answer of its entry: below, at and above.

The cases are made by a solver (``scripts/threshold_cases.py``) and run with the evaluator.
"""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from catchall import controls
from catchall.classification.values import read_figure
from catchall.controls import Facts, ParameterType, Version, evaluate, yamlfile
from catchall.model import Axis, Item, Measurement

HERE = Path(__file__).parent
AXES = {"X": "linear", "Z": "linear", "A": "rotary", "B": "rotary"}
BOOK = controls.load(lists=controls.available())
FACT = re.compile(r"(?P<name>[\w.]+)(?:\[(?P<axis>\w+)\])? = (?P<value>.+)")
FILES = sorted(HERE.glob("*/thresholds/*.yaml"))


def _version(id_: str) -> Version:
    list_, _, rest = id_.partition("/")
    entry = BOOK.find(list_, rest.partition("@")[0])
    assert entry is not None
    return next(each for each in entry.versions if each.id == id_)


def _measurement(name: str, axis: str | None, value: str, edition: str | None) -> Measurement:
    kind = BOOK.parameters[name].type
    if kind is ParameterType.FLAG:
        return Measurement(parameter=name, value=value == "yes")
    if kind is ParameterType.WORDS:
        return Measurement(parameter=name, value=value)
    found = read_figure(value)
    assert found is not None, value
    assert isinstance(found.value, Decimal)
    return Measurement(
        parameter=name, value=found.value, unit=found.unit, axis=axis, standard=edition
    )


def _verdict(version: Version, measurements: list[Measurement]) -> str:
    item = Item(
        id="case",
        description="",
        axes=tuple(Axis(name=name, kind=kind) for name, kind in AXES.items()),
        axes_complete=True,
        measurements=tuple(measurements),
    )
    facts = Facts(item, BOOK.parameters)
    truth = evaluate(version, facts, rulebook=BOOK, as_of=version.effective).finding.truth
    return {True: "controlled", False: "not_controlled", None: "cannot_tell"}[truth]


@pytest.mark.parametrize("path", FILES, ids=[each.stem for each in FILES])
def test_each_figure_turns_the_answer(path: Path) -> None:
    data: dict[str, Any] = yamlfile.read(path.read_bytes(), file=path.name)
    version = _version(data["version"])
    editions = data.get("standards", {})
    for case in data["cases"]:
        facts = []
        for fact in case["facts"]:
            found = FACT.fullmatch(fact)
            assert found is not None, fact
            name = found["name"]
            facts.append(_measurement(name, found["axis"], found["value"], editions.get(name)))
        name, axis = case["vary"], case.get("axis")
        answers = [
            _verdict(version, [*facts, _measurement(name, axis, str(each), editions.get(name))])
            for each in case["values"]
        ]
        assert answers == case["expect"], case["figure"]
        assert len(set(answers)) == 2


def test_every_sourced_rule_with_figures_has_cases() -> None:
    covered = {path.stem for path in FILES}
    missing = []
    for entry in BOOK:
        for version in entry.versions:
            if version.shared_with is None and _has_figures(version):
                name = f"{version.code}@{version.effective}"
                if name not in covered:
                    missing.append(version.id)
    assert missing == []


def _has_figures(version: Version) -> bool:
    from catchall.controls.figures import Quantity
    from catchall.controls.tests import ParameterTest
    from catchall.controls.walk import steps

    return any(
        isinstance(node, ParameterTest) and isinstance(node.threshold, Quantity)
        for node, _ in steps(version.test)
    )
