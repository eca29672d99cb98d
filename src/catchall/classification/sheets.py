"""Item sheets: items with their measurements, as YAML, JSON, CSV or Excel; errors name the row.

A sheet is one item, a list of items, or a mapping with a list under ``items``.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

import yaml
from pydantic import ValidationError

from catchall import controls
from catchall.classification.tables import Row, read_table
from catchall.classification.values import read_figure
from catchall.controls import Catalogue, Parameter, ParameterType, yamlfile
from catchall.errors import ItemError, RulebookError
from catchall.lexicon import units
from catchall.model.evidence import Evidence
from catchall.model.item import Interval, Item, Measurement

METHOD = "sheet/1"
_LARGEST = 5_000_000
"""Bytes of a sheet."""

_ANSWERS = {"yes": True, "true": True, "no": False, "false": False}


class Sheet(NamedTuple):
    """What was read of a sheet: the good items, and one problem for each bad one."""

    items: tuple[Item, ...]
    problems: tuple[ItemError, ...]


def read_items(data: bytes, *, name: str) -> Sheet:
    """The items of a sheet, and the problems of those that cannot be read.

    Args:
        data: the file, in YAML, JSON, CSV or Excel, as its name says.
        name: what to call it in errors and evidence.

    Raises:
        ItemError: the file as a whole cannot be read.
    """
    items: dict[str, Item] = {}
    problems: list[ItemError] = []
    for place, item in _read(data, name):
        if isinstance(item, ItemError):
            problems.append(item)
        elif item.id in items:
            problems.append(
                ItemError(
                    f"id {item.id!r} stands twice",
                    file=name,
                    place=place,
                    remedy="give each item its own",
                )
            )
        else:
            items[item.id] = item
    return Sheet(tuple(items.values()), tuple(problems))


def _read(data: bytes, name: str) -> Iterator[tuple[str, Item | ItemError]]:
    """Each item of the file, or the problem it has."""
    if name.endswith((".csv", ".xlsx", ".tsv")):
        _check_size(data, name)
        for row in read_table(data, name=name):
            yield row.place, _caught(_of_table, row, name, row.place)
    else:
        for place, raw in _rows(_parse(data, name), name):
            yield place, _caught(_of_sheet, raw, name, place)


def _caught(
    read: Callable[[Any, str, str], Item], row: Any, name: str, place: str
) -> Item | ItemError:
    try:
        return read(row, name, place)
    except ItemError as error:
        return error


def _of_sheet(row: Any, name: str, place: str) -> Item:
    return read_item(row, name=name, place=place)


def _of_table(row: Row, name: str, place: str) -> Item:
    measurements = []
    for cell, stated in row.measurements:
        try:
            measurements.append(read_measurement(stated, name=name, place=cell))
        except ItemError as error:
            raise ItemError(error.problem, file=name, place=cell, remedy=error.remedy) from error
    item = read_item(row.data, name=name, place=place)
    return item.model_copy(update={"measurements": tuple(measurements)})


def _check_size(data: bytes, name: str) -> None:
    if not data.strip():
        raise ItemError("the file is empty", file=name, remedy="give items with measurements")
    if len(data) > _LARGEST:
        raise ItemError(f"larger than {_LARGEST} bytes", file=name, remedy="split the sheet")


def _parse(data: bytes, name: str) -> Any:
    _check_size(data, name)
    try:
        if name.endswith(".json"):
            return json.loads(data, parse_float=Decimal, object_pairs_hook=_once)
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(data, yaml.CSafeLoader)):
            raise ItemError("a sheet may not use aliases", file=name, remedy="write each item out")
        return yamlfile.read(data, file=name)
    except RulebookError as error:
        raise ItemError(error.problem, file=name, place=error.place, remedy=error.remedy) from error
    except (ValueError, RecursionError, yaml.YAMLError) as error:
        reason = " ".join(str(error).split())[:120]
        raise ItemError(f"cannot be read: {reason}", file=name, remedy="correct it") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _rows(data: Any, name: str) -> Iterator[tuple[str, Any]]:
    if isinstance(data, dict) and "items" in data:
        extra = sorted(str(key) for key in set(data) - {"items"})
        if extra:
            raise ItemError(f"unknown key {extra[0]!r}", file=name, remedy="leave it out")
        data = data["items"]
    if isinstance(data, dict):
        yield "item", data
    elif isinstance(data, list):
        yield from ((f"items[{number}]", row) for number, row in enumerate(data))
    else:
        raise ItemError("holds no items", file=name, remedy="give a list of items")


def read_item(row: Any, *, name: str, place: str) -> Item:
    """One item from its mapping; raises ItemError naming file, place and remedy."""
    if not isinstance(row, dict):
        raise ItemError(
            "an item is a mapping of keys to values", file=name, place=place, remedy="see the docs"
        )
    data = {str(key): value for key, value in row.items()}
    data.setdefault("description", data.get("model", ""))
    data.setdefault("evidence", [Evidence(source=name, quote="", place=place, method=METHOD)])
    if isinstance(data.get("axes"), dict):
        data["axes"] = [{"name": key, "kind": kind} for key, kind in data["axes"].items()]
    measured = data.pop("measurements", [])
    if not isinstance(measured, list):
        raise ItemError("measurements are a list", file=name, place=place, remedy="see the docs")
    data["measurements"] = [
        read_measurement(each, name=name, place=f"{place}.measurements[{number}]")
        for number, each in enumerate(measured)
    ]
    try:
        return Item.model_validate(data)
    except ValidationError as error:
        raise _invalid(error, name, place) from error


def _invalid(error: ValidationError, name: str, place: str) -> ItemError:
    first = error.errors(include_url=False)[0]
    key = ".".join(str(step) for step in first["loc"])
    problem = first["msg"].removeprefix("Value error, ")
    if first["type"] == "extra_forbidden":
        problem = "unknown key"
    if first["type"] == "missing":
        problem = "is missing"
    return ItemError(problem, file=name, place=f"{place}.{key}", remedy="correct this value")


def read_measurement(row: Any, *, name: str, place: str) -> Measurement:
    """One measurement from its mapping; raises ItemError naming file, place and remedy."""
    if not isinstance(row, dict):
        raise ItemError("a measurement is a mapping", file=name, place=place, remedy="see the docs")
    data = dict(row)
    parameter = _known(data, controls.parameters(), name, place)
    try:
        _read_value(data, parameter)
        data.setdefault(
            "evidence",
            [Evidence(source=name, quote=str(row.get("value")), place=place, method=METHOD)],
        )
        return Measurement.model_validate(data)
    except ValidationError as error:
        raise _invalid(error, name, place) from error
    except _Unfit as error:
        raise ItemError(
            f"{parameter.name}: {error.problem}",
            file=name,
            place=f"{place}.value",
            remedy=error.remedy,
        ) from error


def _known(data: Mapping[str, Any], catalogue: Catalogue, name: str, place: str) -> Parameter:
    wanted = data.get("parameter")
    parameter = catalogue.get(wanted) if isinstance(wanted, str) else None
    if parameter is None:
        raise ItemError(
            f"unknown parameter {str(wanted)[:40]!r}",
            file=name,
            place=f"{place}.parameter",
            remedy="see 'catchall rulebook parameters'",
        )
    return parameter


class _Unfit(Exception):
    """A value that does not fit its parameter."""

    def __init__(self, problem: str, remedy: str) -> None:
        self.problem = problem
        self.remedy = remedy
        super().__init__(problem)


def _read_value(data: dict[str, Any], parameter: Parameter) -> None:
    """Put the value of a measurement into the form of the model, in place."""
    given = data.get("value")
    if parameter.type is ParameterType.FLAG:
        data["value"] = _answer(given)
    elif parameter.type is ParameterType.WORDS:
        data["value"] = _word(given, parameter)
    else:
        _figure(data, given, parameter)


def _answer(given: Any) -> bool:
    if isinstance(given, bool):
        return given
    answer = _ANSWERS.get(str(given).strip().casefold())
    if answer is None:
        raise _Unfit(f"yes or no is needed, not {str(given)[:40]!r}", "answer yes or no")
    return answer


def _word(given: Any, parameter: Parameter) -> str:
    if given not in parameter.values:
        raise _Unfit(
            f"{str(given)[:40]!r} is no word of it", f"choose from {', '.join(parameter.values)}"
        )
    return str(given)


def _figure(data: dict[str, Any], given: Any, parameter: Parameter) -> None:
    if isinstance(given, dict):
        data["value"] = Interval.model_validate(given)
    elif isinstance(given, int | Decimal) and not isinstance(given, bool):
        data["value"] = Decimal(given)
    else:
        written = read_figure(given) if isinstance(given, str) else None
        if written is None:
            raise _Unfit(f"a number is needed, not {str(given)[:40]!r}", "write it as in 6.6 um")
        data["value"] = written.value
        data["plus_minus"] = written.plus_minus or data.get("plus_minus", False)
        if written.unit is not None:
            data["unit"] = written.unit
    _check_unit(data.get("unit"), parameter)


def _check_unit(unit: Any, parameter: Parameter) -> None:
    if parameter.unit is None:
        if unit is not None:
            raise _Unfit(f"is a plain number, not one in {str(unit)[:20]!r}", "leave out the unit")
        return
    if unit is None:
        raise _Unfit("the unit is missing", f"state it, for example in {parameter.unit}")
    try:
        units.convert(Decimal(1), units.spelled(str(unit)), parameter.unit)
    except ItemError as error:
        raise _Unfit(error.problem, error.remedy or "") from error
