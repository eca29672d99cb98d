# ruff: noqa: D102, S101, D103, FBT003, PERF401
"""Generate, with a solver, one case for every figure of every rule: below, at and above.

For each numeric test the solver finds facts under which that test alone turns the answer
of the whole version. A test for which there are none is dead, and is reported. Each case
is then reduced to the facts that it needs, checked with the evaluator, and written to
``tests/law/<list>/thresholds/<code>.yaml``, where ``tests/law/test_thresholds.py`` runs it.

    python scripts/threshold_cases.py [CODE ...]
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import z3  # type: ignore[import-untyped]

from catchall import controls
from catchall.controls import Facts, ParameterType, Rulebook, Version, evaluate
from catchall.controls.figures import Formula, Quantity
from catchall.controls.tests import (
    AllOf,
    AnyOf,
    AxisTest,
    Complex,
    EntryTest,
    Not,
    Operator,
    ParameterTest,
    Test,
    figure_of,
)
from catchall.controls.walk import steps
from catchall.lexicon import units
from catchall.model import Axis, Item, Measurement

ROOT = Path(__file__).parents[1] / "tests" / "law"
AXES = {"linear": ("X", "Z"), "rotary": ("A", "B")}
IDLE = {
    "EU/2B001@2012-06-15: b.2.b: travel less_than 2 m": "the formula gives the same at 2 m",
    "EU/2B001@2012-06-15: b.2.c: travel at_least 2 m": "the formula gives the same at 2 m",
    "JP/5.2@2012-08-01: ロ.二.2: travel less_than 2 m": "the formula gives the same at 2 m",
    "JP/5.2@2012-08-01: ロ.二.3: travel at_least 2 m": "the formula gives the same at 2 m",
    "EU/2B206@2021-09-09: d.1.a: lvdt_range at_most 5 mm": "both limbs ask the same linearity",
    "EU/2B206@2021-09-09: d.1.b: lvdt_range more_than 5 mm": "both limbs ask the same linearity",
    "EU/2B006@2014-12-31: b.1.b.1.a: lvdt_range at_most 5 mm": "both limbs ask the same linearity",
    "EU/2B006@2014-12-31: b.1.b.1.b: lvdt_range more_than 5 mm": "both limbs ask the same",
    "NSG/1.B.3@2013-01-01: b.2.a.1: lvdt_range at_most 5 mm": "both limbs ask the same linearity",
    "NSG/1.B.3@2013-01-01: b.2.a.2: lvdt_range more_than 5 mm": "both limbs ask the same linearity",
    "JP/1.17@2017-01-07: ロ.二.1.一: lvdt_range at_most 5 mm": "both ask the same linearity",
    "JP/1.17@2017-01-07: ロ.二.1.二: lvdt_range more_than 5 mm": "both ask the same linearity",
    "JP/1.17@2018-01-22: ロ.二.1.一: lvdt_range at_most 5 mm": "both ask the same linearity",
    "JP/1.17@2018-01-22: ロ.二.1.二: lvdt_range more_than 5 mm": "both ask the same linearity",
}
"""Tests that decide nothing although the text has them, and why."""
WORDS = {True: "controlled", False: "not_controlled", None: "cannot_tell"}
Fact = tuple[str, str, Any]
"""Parameter, axis or nothing, value."""


@dataclass
class Encoding:
    """A version as a formula of the solver, over one variable for each fact."""

    book: Rulebook
    as_of: date
    edition: str | None = None
    """Compare by this edition where the law states the figure in it too."""
    alone: bool = False
    """Leave out which other entries take items out of this one."""
    variables: dict[tuple[str, str], Any] = field(default_factory=dict)

    def variable(self, name: str, axis: str = "", word: str = "") -> Any:
        parameter = self.book.parameters[name]
        key = (name, axis or word)
        if key not in self.variables:
            label = f"{name}|{axis or word}"
            kinds = {ParameterType.QUANTITY: z3.Real, ParameterType.COUNT: z3.Int}
            kind = kinds.get(parameter.type, z3.Bool)
            self.variables[key] = (z3.Real if name in _ratios(self.book) else kind)(label)
            for part in parameter.sum_of:
                self.variable(part)
            if parameter.implied_by:
                self.variable(parameter.implied_by.parameter)
        return self.variables[key]

    def axioms(self) -> Iterator[Any]:
        for (name, _), variable in list(self.variables.items()):
            parameter = self.book.parameters[name]
            if parameter.numeric:
                yield variable >= 0
            if parameter.type is ParameterType.COUNT:
                yield variable <= 10**9
            if parameter.sum_of:
                yield variable == sum(self.variable(part) for part in parameter.sum_of)
            if parameter.implied_by:
                rule = parameter.implied_by
                yield z3.Implies(self.variable(rule.parameter) >= rule.at_least, variable)
            if parameter.type is ParameterType.WORDS:
                if "other" in parameter.values:
                    self.variable(name, word="other")
                yield z3.Or([v for (n, _), v in self.variables.items() if n == name])

    def version(self, version: Version, depth: int = 0) -> Any:
        notes: dict[str, list[Test]] = {}
        for note in version.notes:
            for letter in note.scope or ("",):
                notes.setdefault(letter, []).append(note.unless)
        text = self.node(version.test, notes, "")
        text = z3.And([text] + [z3.Not(self.node(n, {}, "")) for n in notes.get("", ())])
        for code in () if self.alone else version.other_than:
            entry = self.book.find(version.list, code)
            other = entry.at(self.as_of) if entry else None
            if entry and other and depth < 3:
                gate = self.node(entry.gate, {}, "")
                text = z3.And(text, z3.Not(z3.And(gate, self.version(other, depth + 1))))
        return text

    def node(self, test: Test, notes: dict[str, list[Test]], axis: str) -> Any:
        found = self.bare(test, notes, axis)
        unless = notes.get(test.paragraph or "-", ())
        return z3.And([found] + [z3.Not(self.node(each, {}, "")) for each in unless])

    def bare(self, test: Test, notes: dict[str, list[Test]], axis: str) -> Any:
        if isinstance(test, AllOf):
            return z3.And([self.node(each, notes, axis) for each in test.all])
        if isinstance(test, AnyOf):
            return z3.Or([self.node(each, notes, axis) for each in test.any])
        if isinstance(test, Not):
            return z3.Not(self.node(test.not_, notes, axis))
        if isinstance(test, AxisTest):
            return self.axes(test, notes)
        if isinstance(test, ParameterTest):
            return self.leaf(test, axis)
        assert isinstance(test, EntryTest | Complex)
        return z3.BoolVal(False)

    def axes(self, test: AxisTest, notes: dict[str, list[Test]]) -> Any:
        names = [each for each in AXES[test.any_axis] if not test.named or each in test.named]
        passed = [
            z3.And(
                self.node(test.where, notes, each) if test.where is not None else True,
                self.node(test.test, notes, each),
            )
            for each in names
        ]
        return z3.Sum([z3.If(each, 1, 0) for each in passed] or [0]) >= test.number

    def leaf(self, test: ParameterTest, axis: str) -> Any:
        parameter = self.book.parameters[test.parameter]
        if test.operator is None:
            if parameter.type is ParameterType.FLAG:
                return self.variable(test.parameter) == bool(test.words[0])
            return z3.Or([self.variable(test.parameter, word=str(w)) for w in test.words])
        where = (test.axis or axis) if parameter.per_axis else ""
        variable = self.variable(test.parameter, where)
        limit = self.limit(test, axis)
        return {
            Operator.AT_MOST: variable <= limit,
            Operator.LESS_THAN: variable < limit,
            Operator.AT_LEAST: variable >= limit,
            Operator.MORE_THAN: variable > limit,
        }[test.operator]

    def limit(self, test: ParameterTest, axis: str) -> Any:
        unit = self.book.parameters[test.parameter].unit
        threshold = test.threshold
        for other in test.equivalents:
            if other.standard == self.edition:
                threshold = other.value
        if isinstance(threshold, Quantity):
            return _real(_converted(threshold.value, threshold.unit, unit))
        assert isinstance(threshold, Formula)
        body = ast.parse(threshold.formula, mode="eval").body
        return self.formula(body, threshold, axis) * _real(
            _converted(Decimal(1), threshold.unit, unit)
        )

    def formula(self, node: ast.expr, formula: Formula, axis: str) -> Any:
        if isinstance(node, ast.Constant):
            return _real(Decimal(str(node.value)))
        if isinstance(node, ast.Name):
            operand = formula.where[node.id]
            parameter = self.book.parameters[operand.parameter]
            factor = _converted(Decimal(1), parameter.unit, operand.unit)
            where = axis if parameter.per_axis else ""
            return self.variable(operand.parameter, where) * _real(factor)
        assert isinstance(node, ast.BinOp)
        left = self.formula(node.left, formula, axis)
        right = self.formula(node.right, formula, axis)
        if isinstance(node.op, ast.Add):
            return left + right
        if isinstance(node.op, ast.Sub):
            return left - right
        return left * right if isinstance(node.op, ast.Mult) else left / right


@cache
def _ratios(book: Rulebook) -> frozenset[str]:
    """Numbers without a unit that are no counts: some rule compares them with a fraction."""
    return frozenset(
        node.parameter
        for entry in book
        for version in entry.versions
        for tree in (version.test, *(note.unless for note in version.notes))
        for node, _ in steps(tree)
        if isinstance(node, ParameterTest)
        and isinstance(node.threshold, Quantity)
        and node.threshold.unit is None
        and node.threshold.value != int(node.threshold.value)
    )


def _real(value: Decimal) -> Any:
    ratio = Fraction(value)
    return z3.Q(ratio.numerator, ratio.denominator)


def _converted(value: Decimal, unit: str | None, to: str | None) -> Decimal:
    return units.convert(value, unit, to) if unit and to else value


def leaves(version: Version) -> Iterator[tuple[str, ParameterTest, str]]:
    """Each numeric test with a plain threshold: its letters, itself, and the axis it is on."""
    trees: list[tuple[str, Test]] = [("", version.test)]
    trees.extend((note.note, note.unless) for note in version.notes)
    for label, tree in trees:
        yield from _numeric(tree, label, "")


def _numeric(test: Test, label: str, axis: str) -> Iterator[tuple[str, ParameterTest, str]]:
    label = test.paragraph or label
    if isinstance(test, ParameterTest):
        if isinstance(test.threshold, Quantity):
            yield label, test, test.axis or axis
        return
    if isinstance(test, AxisTest):
        axis = test.named[0] if test.named else AXES[test.any_axis][0]
        if test.where is not None:
            yield from _numeric(test.where, label, axis)
        yield from _numeric(test.test, label, axis)
        return
    children: tuple[Test, ...] = ()
    if isinstance(test, AllOf):
        children = test.all
    elif isinstance(test, AnyOf):
        children = test.any
    elif isinstance(test, Not):
        children = (test.not_,)
    for child in children:
        yield from _numeric(child, label, axis)


class Generator:
    """Makes the cases of one version."""

    def __init__(self, version: Version, book: Rulebook) -> None:
        self.version = version
        self.book = book
        self.editions: dict[str, str] = {}
        others = (book.find(version.list, code) for code in version.other_than)
        known = (each.at(version.effective) for each in others if each)
        for one in (version, *(each for each in known if each)):
            for tree in (one.test, *(note.unless for note in one.notes)):
                for node, _ in steps(tree):
                    if isinstance(node, ParameterTest) and node.standard:
                        self.editions.setdefault(node.parameter, node.standard)

    def cases(self) -> tuple[list[dict[str, Any]], list[str]]:
        """The cases, and the letters of tests that decide nothing."""
        made, dead, seen = [], [], set()
        for label, test, axis in leaves(self.version):
            parameter = self.book.parameters[test.parameter]
            threshold = test.threshold
            assert isinstance(threshold, Quantity)
            at = _converted(threshold.value, threshold.unit, parameter.unit)
            key = (label, test.parameter, at, test.operator)
            if key in seen:
                continue
            seen.add(key)
            where = axis if parameter.per_axis else ""
            case = self.case(test, where, at)
            name = f"{label or 'entry'}: {test.parameter} {test.operator} {threshold}"
            if case is None:
                dead.append(name)
            else:
                made.append({"figure": name, **case})
        return made, dead

    def case(self, test: ParameterTest, axis: str, at: Decimal) -> dict[str, Any] | None:
        count = self.book.parameters[test.parameter].unit is None and at == int(at)
        step = Decimal(1) if count else abs(at) / 64
        values = [each for each in (at - step, at, at + step) if each >= 0]
        low_turns = test.operator in (Operator.LESS_THAN, Operator.AT_LEAST)
        pair = (at - step, at) if low_turns else (at, at + step)
        for alone in (True, False):
            facts = self.solve(test.parameter, axis, at, pair, alone=alone)
            if facts is None:
                continue
            verdicts = self.verdicts(facts, test.parameter, axis, values)
            if len(set(verdicts)) == 2 and None not in verdicts:
                break
        else:
            return None
        for fact in list(facts):
            fewer = [each for each in facts if each != fact]
            if self.verdicts(fewer, test.parameter, axis, values) == verdicts:
                facts = fewer
        return {
            "vary": test.parameter,
            **({"axis": axis} if axis else {}),
            "values": [self.written(test.parameter, each) for each in values],
            "expect": [WORDS[each] for each in verdicts],
            "facts": [self.line(each) for each in facts],
        }

    def solve(
        self,
        parameter: str,
        axis: str,
        at: Decimal,
        pair: tuple[Decimal, Decimal],
        *,
        alone: bool,
    ) -> list[Fact] | None:
        encoding = Encoding(self.book, self.version.effective, alone=alone)
        whole = encoding.version(self.version)
        variable = encoding.variable(parameter, axis)
        solver = z3.Solver()
        solver.set("timeout", 60_000)
        solver.add(*encoding.axioms())
        solver.add(variable == _real(at))
        first, second = (z3.substitute(whole, (variable, _value(variable, each))) for each in pair)
        solver.add(first != second)
        # What is derived from the varied figure is left to the evaluator.
        if solver.check() != z3.sat:
            return None
        return self.facts(encoding, solver.model(), parameter, axis)

    def facts(self, encoding: Encoding, model: Any, vary: str, axis: str) -> list[Fact]:
        parameters = self.book.parameters
        found: list[Fact] = []
        for (name, part), variable in sorted(encoding.variables.items()):
            if (name, part) == (vary, axis) or parameters[name].sum_of:
                continue
            if vary in parameters[name].sum_of:
                continue
            value = model.eval(variable, model_completion=True)
            kind = parameters[name].type
            if kind is ParameterType.WORDS:
                if z3.is_true(value):
                    found.append((name, "", part))
            elif kind is ParameterType.FLAG:
                found.append((name, "", z3.is_true(value)))
            else:
                whole = variable.sort() == z3.IntSort()
                ratio = Fraction(value.as_long()) if whole else value.as_fraction()
                number = Decimal(ratio.numerator) / Decimal(ratio.denominator)
                found.append((name, part, number))
        return found

    def verdicts(
        self, facts: list[Fact], vary: str, axis: str, values: list[Decimal]
    ) -> list[bool | None]:
        return [self.verdict([*facts, (vary, axis, each)]) for each in values]

    def verdict(self, facts: list[Fact]) -> bool | None:
        item = Item(
            id="case",
            description="",
            axes=tuple(
                Axis(name=name, kind=kind) for kind, names in AXES.items() for name in names
            ),
            axes_complete=True,
            measurements=tuple(
                Measurement(
                    parameter=name,
                    value=value,
                    unit=self.book.parameters[name].unit,
                    standard=self.editions.get(name),
                    axis=part or None,
                )
                for name, part, value in facts
            ),
        )
        known = Facts(item, self.book.parameters)
        found = evaluate(self.version, known, rulebook=self.book, as_of=self.version.effective)
        return found.finding.truth

    def written(self, name: str, value: Decimal) -> str:
        return figure_of(value, self.book.parameters[name].unit)

    def line(self, fact: Fact) -> str:
        name, axis, value = fact
        place = f"{name}[{axis}]" if axis else name
        if isinstance(value, bool):
            return f"{place} = {'yes' if value else 'no'}"
        return f"{place} = {self.written(name, value) if isinstance(value, Decimal) else value}"


def _value(variable: Any, value: Decimal) -> Any:
    return z3.IntVal(int(value)) if variable.sort() == z3.IntSort() else _real(value)


def write(version: Version, cases: list[dict[str, Any]], editions: dict[str, str]) -> Path:
    """Write the cases of a version in the form that people read."""
    folder = ROOT / version.list.lower() / "thresholds"
    folder.mkdir(parents=True, exist_ok=True)
    lines = [
        "# Made by scripts/threshold_cases.py: each figure turns the answer of the whole entry.",
        f"version: {version.id}",
    ]
    if editions:
        lines.append("standards:")
        lines.extend(f'  {name}: "{edition}"' for name, edition in sorted(editions.items()))
    lines.append("cases:")
    for case in cases:
        lines.append(f'  - figure: "{case["figure"]}"')
        lines.append(f"    vary: {case['vary']}")
        if "axis" in case:
            lines.append(f"    axis: {case['axis']}")
        for key in ("values", "expect"):
            lines.append(f"    {key}: [{', '.join(case[key])}]")
        lines.append("    facts:" + ("" if case["facts"] else " []"))
        lines.extend(f"      - {each}" for each in case["facts"])
    path = folder / f"{version.code}@{version.effective}.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def main(codes: list[str]) -> int:
    book = controls.load(lists=controls.available())
    made = lost = 0
    for entry in book:
        for version in entry.versions:
            if version.shared_with is not None or (codes and entry.code not in codes):
                continue
            generator = Generator(version, book)
            cases, dead = generator.cases()
            idle = [each for each in dead if f"{version.id}: {each}" not in IDLE]
            made, lost = made + len(cases), lost + len(idle)
            for each in idle:
                print(f"{version.id}: decides nothing: {each}")
            if cases:
                write(version, cases, generator.editions)
    print(f"{made} cases, {lost} tests without one")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
