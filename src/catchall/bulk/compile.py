"""Compile: a rule to one SQL expression, with NULL for what cannot be told.

SQL's AND, OR and NOT are those of Kleene, so the expression gives the same three answers
as the explaining evaluator. Only standard SQL is used: CASE, COALESCE, comparison and
decimal arithmetic run alike on DuckDB, SQLite, PostgreSQL and Spark.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from catchall.bulk import columns
from catchall.controls import Catalogue, ParameterType, Rulebook, Version
from catchall.controls.figures import Formula, Quantity
from catchall.controls.schema import Note
from catchall.controls.standards import canonical
from catchall.controls.tests import (
    AllOf,
    AnyOf,
    AxisTest,
    EntryTest,
    Not,
    Operator,
    ParameterTest,
    Test,
)
from catchall.errors import RulebookError
from catchall.lexicon import units

UNKNOWN = "CAST(NULL AS BOOLEAN)"
_SIGNS = {
    Operator.AT_MOST: "<=",
    Operator.LESS_THAN: "<",
    Operator.AT_LEAST: ">=",
    Operator.MORE_THAN: ">",
}
_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Compiled:
    """A version as SQL: whether the entry concerns the item, and the answer."""

    version: Version
    gate: str
    answer: str
    parameters: frozenset[str]


def compile_version(version: Version, rulebook: Rulebook, *, as_of: date | None = None) -> Compiled:
    """The SQL of a version; ``as_of`` picks the versions of entries it refers to.

    Raises RulebookError where the version is not of the rulebook.
    """
    entry = rulebook.find(version.list, version.code)
    if entry is None:
        raise RulebookError(f"no entry {version.list}/{version.code} in the rulebook")
    work = _Compiler(rulebook, version, as_of or version.effective)
    answer = work.whole(0)
    gate = work.node(entry.gate, "")
    return Compiled(version, gate, answer, frozenset(work.used))


def _and(parts: Iterator[str]) -> str:
    return f"({' AND '.join(parts)})"


def _or(parts: Iterator[str]) -> str:
    return f"({' OR '.join(parts)})"


class _Compiler:
    def __init__(self, rulebook: Rulebook, version: Version, as_of: date) -> None:
        self.rulebook = rulebook
        self.version = version
        self.as_of = as_of
        self.used: set[str] = set()
        self.notes: dict[str, list[Note]] = {}
        for note in version.notes:
            for letter in note.scope or ("",):
                self.notes.setdefault(letter, []).append(note)

    @property
    def catalogue(self) -> Catalogue:
        return self.rulebook.parameters

    def whole(self, depth: int) -> str:
        """The version with its notes, outside what other entries catch."""
        text = self.noted("", self.node(self.version.test, ""))
        for code in self.version.other_than:
            text = f"({text} AND NOT COALESCE({self.reference(code, depth)}, FALSE))"
        return text

    def noted(self, letter: str, text: str) -> str:
        """A paragraph outside its notes: a note counts only where it is shown."""
        for note in self.notes.get(letter, ()):
            text = f"({text} AND NOT COALESCE({self.node(note.unless, '')}, FALSE))"
        return text

    def reference(self, code: str, depth: int) -> str:
        """Another entry of the list, as of the day."""
        entry = self.rulebook.find(self.version.list, code)
        version = entry.at(self.as_of) if entry else None
        if entry is None or version is None or depth >= _DEPTH:
            return UNKNOWN
        other = _Compiler(self.rulebook, version, self.as_of)
        text = f"(COALESCE({other.node(entry.gate, '')}, TRUE) AND {other.whole(depth + 1)})"
        self.used |= other.used
        return text

    def node(self, test: Test, slot: str) -> str:
        """A test, in an axis slot where it stands inside an axis test."""
        text = self.bare(test, slot)
        return self.noted(test.paragraph, text) if test.paragraph else text

    def bare(self, test: Test, slot: str) -> str:
        """A test without the notes of its paragraph."""
        if isinstance(test, ParameterTest):
            return self.leaf(test, slot)
        if isinstance(test, AllOf):
            return _and(self.node(each, slot) for each in test.all)
        if isinstance(test, AnyOf):
            return _or(self.node(each, slot) for each in test.any)
        if isinstance(test, Not):
            return f"(NOT {self.node(test.not_, slot)})"
        if isinstance(test, AxisTest):
            return self.axes(test)
        if isinstance(test, EntryTest):
            return self.reference(test.entry, 0)
        return UNKNOWN

    def axes(self, test: AxisTest) -> str:
        """At least so many axes: unknown while not every axis is named."""
        passed = [f"({self.slot(test, each)})" for each in columns.slots(test.any_axis)]
        true = " + ".join(f"CASE WHEN {each} THEN 1 ELSE 0 END" for each in passed)
        false = " + ".join(f"CASE WHEN NOT {each} THEN 1 ELSE 0 END" for each in passed)
        some = _or(
            f"{slot}_name IS NOT NULL" for kind in columns.SLOTS for slot in columns.slots(kind)
        )
        return (
            f"(CASE WHEN {true} >= {test.number} THEN TRUE "
            f"WHEN axes_complete AND {some} AND {len(passed)} - ({false}) < {test.number} "
            f"THEN FALSE END)"
        )

    def slot(self, test: AxisTest, slot: str) -> str:
        """One axis: false where the slot is empty or bears another name."""
        present = f"{slot}_name IS NOT NULL"
        if test.named:
            names = ", ".join(f"'{each.lower()}'" for each in test.named)
            present = f"({present} AND LOWER({slot}_name) IN ({names}))"
        where = f"{self.node(test.where, slot)} AND " if test.where is not None else ""
        return f"CASE WHEN {present} THEN ({where}{self.node(test.test, slot)}) ELSE FALSE END"

    def leaf(self, test: ParameterTest, slot: str) -> str:
        """One parameter against its threshold, its words or its answer."""
        parameter = self.catalogue[test.parameter]
        self.used.add(test.parameter)
        if parameter.type is ParameterType.WORDS:
            return _or(columns.word(test.parameter, str(each)) for each in test.words)
        if parameter.type is ParameterType.FLAG:
            return f"({self.flag(test.parameter)} = {'TRUE' if test.words[0] else 'FALSE'})"
        if test.axis and parameter.per_axis:
            return self.on_axis(test, test.axis)
        if parameter.per_axis and not slot:
            return UNKNOWN
        return self.figure(test, slot if parameter.per_axis else "", slot)

    def on_axis(self, test: ParameterTest, axis: str) -> str:
        """A figure on the axis of that name."""
        cases = " ".join(
            f"WHEN LOWER({slot}_name) = '{axis.lower()}' THEN {self.figure(test, slot, slot)}"
            for kind in columns.SLOTS
            for slot in columns.slots(kind)
        )
        return f"(CASE {cases} END)"

    def figure(self, test: ParameterTest, slot: str, around: str) -> str:
        """A figure against its threshold, by the edition that was used."""
        if test.operator is None or test.threshold is None:
            return UNKNOWN
        sign = _SIGNS[test.operator]
        limit = self.limit(test.parameter, test.threshold, around)
        plain = self.compared(test.parameter, slot, sign, limit)
        if test.standard is None:
            return plain
        edition = columns.edition(test.parameter, slot)
        cases = [f"WHEN {edition} = '{canonical(test.standard)}' THEN {plain}"]
        for other in test.equivalents:
            limit = self.limit(test.parameter, other.value, around)
            text = f"({columns.value(test.parameter, slot)} {sign} {limit})"
            cases.append(f"WHEN {edition} = '{canonical(other.standard)}' THEN {text}")
        return f"(CASE {' '.join(cases)} END)"

    def limit(self, parameter: str, threshold: Quantity | Formula, slot: str) -> str:
        """A threshold in the unit of the catalogue."""
        unit = self.catalogue[parameter].unit
        if isinstance(threshold, Quantity):
            value = threshold.value
            if threshold.unit and unit:
                value = units.convert(value, threshold.unit, unit)
            return format(value, "f")
        factor = units.convert(Decimal(1), threshold.unit, unit or threshold.unit)
        text = self.formula(ast.parse(threshold.formula, mode="eval").body, threshold, slot)
        return f"({text} * {factor:f})"

    def formula(self, node: ast.expr, formula: Formula, slot: str) -> str:
        """A formula in decimals; a division by a number is a product with its reciprocal."""
        if isinstance(node, ast.Constant):
            return format(Decimal(str(node.value)), "f")
        if isinstance(node, ast.Name):
            return self.operand(formula, node.id, slot)
        if not isinstance(node, ast.BinOp):
            raise RulebookError(f"cannot compile the formula {formula.formula!r}")
        left = self.formula(node.left, formula, slot)
        right = self.formula(node.right, formula, slot)
        if isinstance(node.op, ast.Div) and isinstance(node.right, ast.Constant):
            return f"({left} * {Decimal(1) / Decimal(str(node.right.value)):f})"
        signs: dict[type[ast.operator], str] = {
            ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"
        }  # fmt: skip
        return f"({left} {signs[type(node.op)]} {right})"

    def operand(self, formula: Formula, letter: str, slot: str) -> str:
        """A letter of a formula, in the unit that the formula counts in."""
        operand = formula.where[letter]
        self.used.add(operand.parameter)
        parameter = self.catalogue[operand.parameter]
        column = columns.value(operand.parameter, slot if parameter.per_axis else "")
        factor = units.convert(Decimal(1), parameter.unit or operand.unit, operand.unit)
        return f"({column} * {factor:f})"

    def flag(self, name: str) -> str:
        """A flag, or what follows from a count by the definitions of the lists."""
        column = columns.value(name)
        rule = self.catalogue[name].implied_by
        if rule is None:
            return column
        self.used.add(rule.parameter)
        count = self.total(rule.parameter)
        return f"COALESCE({column}, CASE WHEN {count} >= {rule.at_least} THEN TRUE END)"

    def total(self, name: str) -> str:
        """A count, or the sum of its parts."""
        parts = self.catalogue[name].sum_of
        self.used.update(parts)
        if not parts:
            return columns.value(name)
        total = " + ".join(columns.value(part) for part in parts)
        return f"COALESCE({columns.value(name)}, {total})"

    def compared(self, name: str, slot: str, sign: str, limit: str) -> str:
        """A comparison, with what a count's whole or its parts say of it."""
        column = columns.value(name, slot)
        if self.catalogue[name].sum_of:
            return f"({self.total(name)} {sign} {limit})"
        whole = self.catalogue.whole_of(name)
        if whole is None:
            return f"({column} {sign} {limit})"
        others = [each for each in whole.sum_of if each != name]
        self.used.update((whole.name, *others))
        rest = " - ".join([columns.value(whole.name), *map(columns.value, others)])
        least = f"CASE WHEN {rest} < 0 THEN 0 ELSE {rest} END"
        most = columns.value(whole.name)
        # Only the whole is known: the part lies between zero and the whole.
        bounded = (
            f"CASE WHEN 0 {sign} {limit} AND {most} {sign} {limit} THEN TRUE "
            f"WHEN NOT (0 {sign} {limit}) AND NOT ({most} {sign} {limit}) THEN FALSE END"
        )
        known = " AND ".join(f"{columns.value(each)} IS NOT NULL" for each in others)
        return (
            f"(CASE WHEN {column} IS NOT NULL THEN {column} {sign} {limit} "
            f"WHEN {most} IS NOT NULL AND {known} THEN ({least}) {sign} {limit} "
            f"WHEN {most} IS NOT NULL THEN {bounded} END)"
        )
