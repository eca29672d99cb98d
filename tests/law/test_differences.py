"""What one text catches and another does not: the solver's answer is the reviewed one."""

import importlib.util
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from catchall import controls
from catchall.controls import Version, yamlfile

z3 = pytest.importorskip("z3")

HERE = Path(__file__).parent
BOOK = controls.load()
PAIRS = yamlfile.read((HERE / "differences.yaml").read_bytes(), file="differences.yaml")["pairs"]


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


def _only(pair: dict[str, Any], first: str, second: str) -> set[tuple[str, Decimal]] | None:
    """Figures of an item that the first text catches and the second does not."""
    tools = _solver_module()
    version = _version(first)
    encoding = tools.Encoding(BOOK, version.effective, edition=pair.get("edition"), alone=True)
    one, other = encoding.version(version), encoding.version(_version(second))
    solver = z3.Solver()
    solver.add(*encoding.axioms(), one, z3.Not(other))
    for name, words in pair["words"].items():
        for (parameter, word), variable in list(encoding.variables.items()):
            if parameter == name and word not in words:
                solver.add(z3.Not(variable))
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


@pytest.mark.parametrize(
    "pair", PAIRS, ids=[f"{n}-{p['first']}-{p['second']}" for n, p in enumerate(PAIRS)]
)
def test_the_difference_is_the_reviewed_one(pair: dict[str, Any]) -> None:
    forth = _only(pair, pair["first"], pair["second"])
    back = _only(pair, pair["second"], pair["first"])
    assert ("empty" if forth is None else "some") == pair["first_only"]
    assert ("empty" if back is None else "some") == pair["second_only"]
    for name, value in pair.get("at", {}).items():
        assert forth is not None
        assert (name, Decimal(value)) in forth
