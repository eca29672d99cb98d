"""YAML as rulebooks use it: decimals stay exact, a double key is an error, lines can be found."""

from collections.abc import Hashable, Sequence
from decimal import Decimal
from typing import Any

import yaml

from catchall.errors import RulebookError

Place = Sequence[str | int]


class _Loader(yaml.CSafeLoader):
    """The safe loader, with decimals instead of binary floats."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002
        mapping = super().construct_mapping(node, deep=deep)
        if len(mapping) != len(node.value):
            raise yaml.constructor.ConstructorError(
                None, None, "a key stands twice", node.start_mark
            )
        return mapping


def _decimal(loader: _Loader, node: yaml.ScalarNode) -> Decimal:
    text = loader.construct_scalar(node)
    try:
        return Decimal(text)
    except ArithmeticError:
        raise yaml.constructor.ConstructorError(
            None, None, f"not a number: {text!r}", node.start_mark
        ) from None


def _timestamp(loader: _Loader, node: yaml.ScalarNode) -> Any:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        raise yaml.constructor.ConstructorError(
            None, None, f"not a date: {node.value!r}", node.start_mark
        ) from None


_Loader.add_constructor("tag:yaml.org,2002:float", _decimal)
_Loader.add_constructor("tag:yaml.org,2002:timestamp", _timestamp)


def read(data: bytes, *, file: str) -> Any:
    """Parse one document; raises RulebookError naming file and line."""
    try:
        return yaml.load(data, Loader=_Loader)  # noqa: S506 - a subclass of the safe loader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise RulebookError(
            error.problem or "not YAML",
            file=file,
            place=f"line {mark.line + 1}" if mark else None,
            remedy="correct the YAML",
        ) from error
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
        raise RulebookError("not readable as YAML", file=file, remedy="save it as UTF-8") from error


def line_of(data: bytes, place: Place) -> int:
    """The line, from 1, of the deepest part of ``place`` that exists in the document."""
    node = yaml.compose(data, Loader=yaml.CSafeLoader)
    line = 1
    for step in place:
        found = _step(node, step)
        if found is None:
            break
        key, node = found
        line = key.start_mark.line + 1
    return line


def _step(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next((pair for pair in node.value if pair[0].value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None
