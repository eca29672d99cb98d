"""Fields of a tip form: one flat row of names and values, with the place of each value."""

import csv
import io
import json
from dataclasses import dataclass
from typing import Any

from catchall.lexicon import labels
from catchall.model.evidence import Span

_NOT_OF_A_FORM = frozenset({"correspondent", "heading", "party"})
"""What labels of a letter say that no field of a form does."""
_ITEM_NAMES = frozenset({"description", "model", "quantity", "unit", "hs_code"})
_ITEM_LISTS = frozenset({"goods", "items"})
_LEAST = 3
_MOST = 2000


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its known name, the place in the form, the value, and where it stands."""

    name: str
    place: str
    value: str
    span: Span | None
    item: int | None = None
    """Which item it describes."""


def read(text: str) -> list[Field] | None:
    """The known fields of a form; null where the text is none."""
    fields = _json(text) if text.lstrip().startswith("{") else _csv(text)
    return fields if fields is not None and len(fields) >= _LEAST else None


def _known(name: str) -> str | None:
    field = labels.field(name)
    return field if field not in _NOT_OF_A_FORM else None


def _json(text: str) -> list[Field] | None:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict):
        return None
    found: list[Field] = []
    finder = _Finder(text)
    for name, value in data.items():
        if name.casefold() in _ITEM_LISTS and isinstance(value, list):
            for number, row in enumerate(value[:_MOST]):
                found += _item(finder, row, f"{name}[{number}]", number)
        else:
            found += _one(finder, name, value, name, None)
    return found[:_MOST]


def _item(finder: "_Finder", row: Any, place: str, number: int) -> list[Field]:
    if isinstance(row, str):
        return [Field("description", place, row, finder.find(row), number)]
    if not isinstance(row, dict):
        return []
    return [
        field
        for name, value in row.items()
        for field in _one(finder, name, value, f"{place}.{name}", number)
    ]


def _one(finder: "_Finder", name: str, value: Any, place: str, item: int | None) -> list[Field]:
    known = _known(name)
    if isinstance(value, dict) and known is not None and isinstance(value.get("name"), str):
        named = Field(known, f"{place}.name", value["name"], finder.find(value["name"]), item)
        country = value.get("country")
        extra = []
        if isinstance(country, str):
            span = finder.find(country)
            extra = [Field(f"{known}.country", f"{place}.country", country, span, item)]
        return [named, *extra]
    if known is None or isinstance(value, dict | list | bool) or value is None:
        return []
    words = str(value).strip()
    number = 0 if known in _ITEM_NAMES and item is None else item
    return [Field(known, place, words, finder.find(words), number)] if words else []


class _Finder:
    """Finds values in the raw text, each after the one before, so that each has its own place."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def find(self, value: str) -> Span | None:
        """Where a value stands as it is; null where escapes have changed it."""
        place = self.text.find(value, self.at)
        if place < 0:
            return None
        self.at = place + len(value)
        return Span(start=place, end=self.at)


def _csv(text: str) -> list[Field] | None:
    """A table of two columns, field and value, or a header row with one item a row."""
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline="")) if any(row)][:_MOST]
    except csv.Error:
        return None
    if len(rows) < 2:
        return None
    finder = _Finder(text)
    if sum(_known(cell) is not None for cell in rows[0]) >= _LEAST:
        return _table(finder, rows)
    return _pairs(finder, rows)


def _table(finder: _Finder, rows: list[list[str]]) -> list[Field]:
    head = rows[0]
    for cell in head:
        finder.find(cell)
    found = []
    for number, row in enumerate(rows[1:]):
        for name, cell in zip(head, row, strict=False):
            known, value = _known(name), cell.strip()
            span = finder.find(cell) if cell else None
            if known is None or not value or (number and known not in _ITEM_NAMES):
                continue
            item = number if known in _ITEM_NAMES else None
            found.append(Field(known, f"row {number + 2}, {name}", value, span, item))
    return found


def _pairs(finder: _Finder, rows: list[list[str]]) -> list[Field]:
    found, item = [], -1
    for number, row in enumerate(rows, start=1):
        known = _known(row[0])
        finder.find(row[0])
        value = row[1].strip() if len(row) > 1 else ""
        span = finder.find(value) if value else None
        if known is None or not value:
            continue
        item += known == "description"
        place = max(item, 0) if known in _ITEM_NAMES else None
        found.append(Field(known, f"row {number}", value, span, place))
    return found
