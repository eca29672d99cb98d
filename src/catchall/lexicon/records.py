"""Structured text: YAML or JSON bytes to validated values, with the place in every error."""

import json
from collections.abc import Iterable
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from catchall.errors import CatchallError, InputError

V = TypeVar("V", bound=BaseModel)

MAX_BYTES = 16 * 1024 * 1024
"""A structured file above this size is refused: none of the trade's is near it."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse(data: bytes, *, name: str, error: type[CatchallError] = InputError) -> Any:
    """Read YAML or JSON into plain data.

    Raises ``error`` naming the file and the line where the text is not well formed.
    YAML aliases are refused: they can blow up without bound and no form here needs them.
    """
    if len(data) > MAX_BYTES:
        raise error(f"{len(data)} bytes is too large", file=name, remedy="split the file")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as bad:
        raise error(
            "not UTF-8 text", file=name, place=f"byte {bad.start}", remedy="save it as UTF-8"
        ) from bad
    if not text.strip():
        raise error("the file is empty", file=name, remedy="see `catchall demo --files`")
    return _json(text, name, error) if text.lstrip()[0] in "{[" else _yaml(text, name, error)


def _json(text: str, name: str, error: type[CatchallError]) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as bad:
        raise error(
            f"not well-formed JSON: {bad.msg}", file=name, place=f"line {bad.lineno}"
        ) from bad
    except RecursionError as bad:
        raise error("nested too deeply", file=name) from bad


def _yaml(text: str, name: str, error: type[CatchallError]) -> Any:
    try:
        for token in yaml.scan(text, Loader=_Loader):
            if isinstance(token, yaml.AliasToken):
                raise error(
                    "aliases (*) are not allowed",
                    file=name,
                    place=f"line {token.start_mark.line + 1}",
                    remedy="write the value out",
                )
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
    except yaml.MarkedYAMLError as bad:
        line = bad.problem_mark.line + 1 if bad.problem_mark else 1
        raise error(
            f"not well-formed YAML: {bad.problem}", file=name, place=f"line {line}"
        ) from bad
    except (yaml.YAMLError, RecursionError, ValueError) as bad:
        raise error(f"not well-formed YAML: {bad}", file=name) from bad


def validated(
    kind: type[V],
    data: Any,
    *,
    name: str,
    place: str = "",
    error: type[CatchallError] = InputError,
) -> V:
    """Make a value of ``kind`` from plain data; the first fault is named with its place."""
    try:
        return kind.model_validate(data)
    except ValidationError as bad:
        fault = bad.errors(include_url=False)[0]
        path = _path(fault["loc"])
        where = f"{place}.{path}" if place and path else place or path
        more = f" (and {bad.error_count() - 1} more faults)" if bad.error_count() > 1 else ""
        raise error(
            f"{_sentence(fault)}{more}", file=name, place=where or None, remedy=_remedy(fault)
        ) from bad


def _path(location: Iterable[int | str]) -> str:
    parts: list[str] = []
    for step in location:
        if isinstance(step, int):
            parts.append(f"[{step}]")
        else:
            parts.append(f".{step}" if parts else str(step))
    return "".join(parts)


def _sentence(fault: Any) -> str:
    given = fault.get("input")
    shown = f", not {str(given)[:40]!r}" if isinstance(given, str | int | float) else ""
    return f"{fault['msg'].removeprefix('Value error, ')}{shown}"


_REMEDIES = {
    "extra_forbidden": "remove the key or correct its spelling",
    "missing": "add the key",
    "greater_than": "give a number above zero",
    "greater_than_equal": "give zero or a positive number",
    "decimal_parsing": "give a number",
    "date_from_datetime_parsing": "write the date as YYYY-MM-DD",
    "date_parsing": "write the date as YYYY-MM-DD",
}


def _remedy(fault: Any) -> str:
    return _REMEDIES.get(fault["type"], "correct the value")
