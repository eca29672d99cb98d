"""Figures of a rule: a quantity such as ``6.0 um``, or a formula such as ``1.7 + L/1000``."""

import ast
import operator
import re
from collections.abc import Callable, Mapping
from decimal import Decimal, DivisionByZero, InvalidOperation
from functools import lru_cache
from typing import Any

from pydantic import model_validator

from catchall.errors import ItemError
from catchall.lexicon import units
from catchall.model.base import Value

_QUANTITY = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]{1,3})?)(?:\s+(\S.{0,39}))?")

_OPERATIONS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


class Quantity(Value):
    """A decimal with its unit; a count has none."""

    value: Decimal
    unit: str | None = None

    def __str__(self) -> str:
        return f"{self.value} {self.unit}" if self.unit else str(self.value)


class Operand(Value):
    """What a letter of a formula stands for."""

    parameter: str
    unit: str


class Formula(Value):
    """A threshold that depends on another parameter of the item, computed in decimals."""

    formula: str
    unit: str
    where: dict[str, Operand]

    @model_validator(mode="after")
    def _computable(self) -> "Formula":
        names = _names(self.formula)
        if names != set(self.where):
            raise ValueError(
                f"formula {self.formula!r} uses {sorted(names)}, 'where' explains "
                f"{sorted(self.where)}"
            )
        for unit in (self.unit, *(operand.unit for operand in self.where.values())):
            check_unit(unit)
        return self

    def at(self, values: Mapping[str, Decimal]) -> Decimal | None:
        """The threshold for these values of its letters; none where it is undefined."""
        try:
            return _compute(_parse(self.formula), values)
        except (DivisionByZero, InvalidOperation):
            return None

    def __str__(self) -> str:
        return f"({self.formula}) {self.unit}"


Threshold = Quantity | Formula


def read_threshold(given: Any) -> Any:
    """``6.0 um``, a number, or a mapping with a formula, as pydantic hands it over.

    Raises ValueError with the reason.
    """
    if isinstance(given, Quantity | Formula):
        return given
    if isinstance(given, Mapping):
        return Formula.model_validate(given)
    if isinstance(given, bool) or not isinstance(given, str | int | Decimal):
        raise ValueError(f"not a figure: {given!r}; write it as in '6.0 um'")
    return read_quantity(str(given))


@lru_cache(maxsize=4096)
def read_quantity(text: str) -> Quantity:
    """Read ``6.0 um``; raises ValueError for anything else and for an unknown unit."""
    found = _QUANTITY.fullmatch(text.strip()) if len(text) <= 100 else None
    if found is None:
        raise ValueError(f"not a figure: {text[:40]!r}; write it as in '6.0 um'")
    number, unit = found.groups()
    if unit is not None:
        unit = units.spelled(unit)
        check_unit(unit)
    return Quantity(value=Decimal(number), unit=unit)


def check_unit(unit: str) -> None:
    """Raise ValueError, as pydantic wants it, where a unit is not known."""
    try:
        units.check(unit)
    except ItemError as error:
        raise ValueError(error.line()) from error


@lru_cache(maxsize=256)
def _parse(formula: str) -> ast.expr:
    if len(formula) > 200:
        raise ValueError("a formula is longer than 200 characters")
    try:
        tree = ast.parse(formula, mode="eval").body
    except (SyntaxError, RecursionError, MemoryError) as error:
        raise ValueError(f"cannot read the formula {formula!r}") from error
    for node in ast.walk(tree):
        _allow(node, formula)
    return tree


def _allow(node: ast.AST, formula: str) -> None:
    if isinstance(node, ast.Constant):
        if not isinstance(node.value, int | float) or isinstance(node.value, bool):
            raise ValueError(f"formula {formula!r} holds something that is no number")
        return
    operation = isinstance(node, ast.BinOp) and type(node.op) not in _OPERATIONS
    if operation or not isinstance(node, ast.BinOp | ast.Name | ast.Load | ast.operator):
        raise ValueError(f"formula {formula!r} may only add, subtract, multiply and divide")


def _names(formula: str) -> set[str]:
    return {node.id for node in ast.walk(_parse(formula)) if isinstance(node, ast.Name)}


def _compute(node: ast.expr, values: Mapping[str, Decimal]) -> Decimal:
    if isinstance(node, ast.Constant):
        return Decimal(str(node.value))
    if isinstance(node, ast.Name):
        return values[node.id]
    if isinstance(node, ast.BinOp):
        left, right = _compute(node.left, values), _compute(node.right, values)
        return _OPERATIONS[type(node.op)](left, right)
    raise ValueError("not a formula")  # _parse lets nothing else through
