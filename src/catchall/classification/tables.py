"""Tables: items from CSV and Excel, one row for each item or for each measurement.

A wide table has one row for each item, and a column for each parameter, such as
``travel [m] @X`` or ``positioning_accuracy [um] @all (ISO 230-2:1988)``. A long table has
the columns ``id``, ``parameter`` and ``value``, and one row for each measurement.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from catchall.errors import ItemError

_MOST_ROWS = 100_000
_LARGEST_UNPACKED = 200_000_000
_ITEM = ("id", "description", "model", "maker", "quantity", "unit", "hs_code", "origin", "axes")
_LONG = ("parameter", "value", "unit", "standard", "axis")
_HEAD = re.compile(
    r"(?P<parameter>[a-z0-9_.]+)(?:\s*\[(?P<unit>[^\]]{1,40})\])?(?:\s*@(?P<axis>\w{1,20}))?"
    r"(?:\s*\((?P<standard>[^()]{1,60})\))?"
)


class Row(NamedTuple):
    """One item of a table: its plain keys, and its measurements with their cells."""

    place: str
    data: dict[str, Any]
    measurements: list[tuple[str, dict[str, Any]]]


def read_cells(data: bytes, *, name: str) -> Iterator[Sequence[Any]]:
    """The rows of a table as they stand, the head first; raises ItemError where they cannot be."""
    return _excel(data, name) if name.endswith(".xlsx") else _csv(data, name)


def read_table(data: bytes, *, name: str) -> Iterator[Row]:
    """The items of a table; raises ItemError where the file as a whole cannot be read."""
    cells = read_cells(data, name=name)
    head = next(cells, None)
    columns = [str(cell).strip() for cell in head or ()]
    if "id" not in columns:
        raise ItemError(
            "the first row names no column 'id'",
            file=name,
            place="row 1",
            remedy="name the columns in the first row",
        )
    rows = enumerate(cells, start=2)
    if "parameter" in columns and "value" in columns:
        return iter(_long(columns, rows))
    return (_wide(columns, row, number, name) for number, row in rows if any(_filled(row)))


def _filled(row: Sequence[Any]) -> Iterator[bool]:
    return (cell is not None and str(cell).strip() != "" for cell in row)


def _wide(columns: list[str], row: Sequence[Any], number: int, name: str) -> Row:
    data: dict[str, Any] = {}
    measurements = []
    for column, cell in zip(columns, row, strict=False):
        if cell is None or not str(cell).strip():
            continue
        if column in (*_ITEM, "axes_complete"):
            data[column] = _plain(column, cell)
            continue
        place = f"row {number}, column {column[:60]}"
        found = _HEAD.fullmatch(column)
        if found is None:
            raise ItemError(
                "the column names no parameter",
                file=name,
                place=place,
                remedy="write it as in: travel [m] @X (ISO 230-2:2014)",
            )
        stated = {key: value for key, value in found.groupdict().items() if value}
        measurements.append((place, {**stated, "value": _value(cell)}))
    return Row(f"row {number}", data, measurements)


def _long(columns: list[str], rows: Iterator[tuple[int, Sequence[Any]]]) -> list[Row]:
    items: dict[str, Row] = {}
    for number, row in rows:
        cells = {
            column: cell
            for column, cell in zip(columns, row, strict=False)
            if cell is not None and str(cell).strip()
        }
        if not cells:
            continue
        key = str(cells.get("id", "")).strip()
        item = items.setdefault(key, Row(f"row {number}", {}, []))
        item.data.update(
            {name: _plain(name, cell) for name, cell in cells.items() if name not in _LONG}
        )
        if "parameter" in cells:
            stated = {name: _value(cells[name]) for name in _LONG if name in cells}
            item.measurements.append((f"row {number}, column value", stated))
    return list(items.values())


def _plain(column: str, cell: Any) -> Any:
    text = str(cell).strip()
    if column == "axes":
        pairs = (each.partition(":") for each in text.replace(",", " ").split())
        return [{"name": name, "kind": kind or "linear"} for name, _, kind in pairs]
    if column == "axes_complete":
        return text.casefold() in ("yes", "true", "1")
    return text


def _value(cell: Any) -> Any:
    """A cell as a sheet would state it; Excel gives numbers as binary floats."""
    if isinstance(cell, bool | int):
        return cell
    if isinstance(cell, float):
        return Decimal(repr(cell))
    return str(cell).strip()


def _csv(data: bytes, name: str) -> Iterator[Sequence[Any]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ItemError("not UTF-8 text", file=name, remedy="save it as CSV UTF-8") from error
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter)):
            _limit(number, name)
            yield row
    except csv.Error as error:
        raise ItemError(f"not a CSV file: {error}", file=name, remedy="save it anew") from error


def _excel(data: bytes, name: str) -> Iterator[Sequence[Any]]:
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise ItemError(
            "Excel files need openpyxl", file=name, remedy="install catchall[excel], or save as CSV"
        ) from error
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(each.file_size for each in archive.infolist()) > _LARGEST_UNPACKED:
                raise ItemError("too large when unpacked", file=name, remedy="split the sheet")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for number, row in enumerate(book.worksheets[0].iter_rows(values_only=True)):
            _limit(number, name)
            yield row
        book.close()
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, IndexError, EOFError) as error:
        raise ItemError("not an Excel workbook", file=name, remedy="save it as .xlsx") from error


def _limit(number: int, name: str) -> None:
    if number > _MOST_ROWS:
        raise ItemError(f"more than {_MOST_ROWS} rows", file=name, remedy="split the sheet")
