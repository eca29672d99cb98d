"""What one text catches and another does not: the solver's answer is the reviewed one."""

import importlib.util
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from catchall import controls
from catchall.controls import ParameterType, Version, yamlfile
from catchall.controls.mention import mentioned
from catchall.controls.tests import Test

z3 = pytest.importorskip("z3")

HERE = Path(__file__).parent
BOOK = controls.load()
PAIRS = [
    pair
    for path in sorted(HERE.glob("differences*.yaml"))
    for pair in yamlfile.read(path.read_bytes(), file=path.name)["pairs"]
]


@cache
def _solver_module() -> Any:
    path = HERE.parents[1] / "scripts" / "threshold_cases.py"
    spec = importlib.util.spec_from_file_location("threshold_cases", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _version(id_: str) -> Version:
    [entry] = BOOK.named(id_.partition("@")[0])
    return next(each for each in entry.versions if each.id == id_)


def _given(pair: dict[str, Any]) -> dict[str, bool | Decimal]:
    """What is known of the items: answers to questions, and figures in the unit asked for."""
    given: dict[str, bool | Decimal] = {}
    if pair.get("questions") == "met":
        versions = [_version(pair[each]) for each in ("first", "second")]
        tests = frozenset().union(*(_questions(each.test) for each in versions))
        notes = (note.unless for each in versions for note in each.notes)
        given = dict.fromkeys(frozenset().union(*map(_questions, notes)) - tests, False)
        given |= dict.fromkeys(tests, True)
    for name, value in pair.get("given", {}).items():
        given[name] = value if isinstance(value, bool) else Decimal(value)
    return given


def _questions(test: Test) -> frozenset[str]:
    found = mentioned(test, BOOK.parameters)
    return frozenset(each for each in found if BOOK.parameters[each].type is ParameterType.FLAG)


def _only(pair: dict[str, Any], first: str, second: str) -> set[tuple[str, Decimal]] | None:
    """Figures of an item that the first text catches and the second does not."""
    encoding, solver, one, other = _asked(pair, first, second)
    solver.add(one, z3.Not(other))
    result = solver.check()
    assert result in (z3.sat, z3.unsat)
    if result == z3.unsat:
        return None
    model, found = solver.model(), set()
    for (name, _), variable in encoding.variables.items():
        value = model.eval(variable)
        if z3.is_rational_value(value):
            ratio = value.as_fraction()
            found.add((name, Decimal(ratio.numerator) / Decimal(ratio.denominator)))
    return found


def _both(pair: dict[str, Any]) -> bool:
    """Whether there is an item that both texts catch."""
    _, solver, one, other = _asked(pair, pair["first"], pair["second"])
    solver.add(one, other)
    return bool(solver.check() == z3.sat)


def _asked(pair: dict[str, Any], first: str, second: str) -> tuple[Any, Any, Any, Any]:
    """The encoding, a solver that knows what the pair says of the items, and both texts."""
    tools = _solver_module()
    version = _version(first)
    encoding = tools.Encoding(BOOK, version.effective, edition=pair.get("edition"), alone=True)
    one, other = encoding.version(version), encoding.version(_version(second))
    for name, words in pair["words"].items():
        for word in words:
            encoding.variable(name, word=word)
    solver = z3.Solver()
    solver.add(*encoding.axioms())
    given = _given(pair)
    for (name, word), variable in list(encoding.variables.items()):
        if name in pair["words"] and word not in pair["words"][name]:
            solver.add(z3.Not(variable))
        if name in given:
            value = given[name]
            solver.add(variable == (value if isinstance(value, bool) else tools._real(value)))
    return encoding, solver, one, other


@pytest.mark.parametrize(
    "pair", PAIRS, ids=[f"{n}-{p['first']}-{p['second']}" for n, p in enumerate(PAIRS)]
)
def test_the_difference_is_the_reviewed_one(pair: dict[str, Any]) -> None:
    forth = _only(pair, pair["first"], pair["second"])
    back = _only(pair, pair["second"], pair["first"])
    assert ("empty" if forth is None else "some") == pair["first_only"]
    assert ("empty" if back is None else "some") == pair["second_only"]
    if forth is None and back is None:
        assert _both(pair), "neither text catches such an item: the comparison says nothing"
    for name, value in pair.get("at", {}).items():
        assert forth is not None
        assert (name, Decimal(value)) in forth
