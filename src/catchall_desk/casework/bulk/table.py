"""The rows of a sent file under the names that somebody gave its columns."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from catchall.classification.sheets import read_items
from catchall.classification.tables import read_cells
from catchall.errors import ItemError
from catchall.lexicon import countries
from catchall.model import Item, Party, PartyKind, PartyRole

PARTIES = {
    "exporter": PartyRole.EXPORTER,
    "consignee": PartyRole.INTERMEDIATE_CONSIGNEE,
    "end_user": PartyRole.END_USER,
}
ITEM = ("description", "model", "quantity", "unit", "hs_code", "origin")
MEANINGS = ("reference", *ITEM, *PARTIES, "destination")
"""What a column may mean, besides a parameter such as ``travel [m] @X``."""
_GUESSES = {
    "reference": "reference|ref|id|no|number|position|line|(item|line|position) ?(no|number|id)",
    "description": "description|goods|item|article|product|commodity|designation|품명",
    "model": "model|type|part ?(no|number)?",
    "quantity": "quantity|qty|amount|수량",
    "unit": "unit|uom",
    "hs_code": "hs|hs[ _]?code|tariff|customs code|cn code|hsk",
    "origin": "origin|country of origin",
    "exporter": "exporter|shipper|seller|supplier|수출자",
    "consignee": "consignee|buyer|purchaser|customer",
    "end_user": "end[ _-]?user|final user|최종사용자",
    "destination": "destination|country|to|목적국",
}
_LARGEST = 5_000_000


class Line(NamedTuple):
    """One row under its meanings: an item, or the problem that it has."""

    number: int
    cells: dict[str, str]
    item: Item | None
    problem: str


def headers(data: bytes, *, name: str) -> list[str]:
    """The headers of a file.

    Raises:
        ItemError: it is no table, it is too large, or a header is missing or stands twice.
    """
    if len(data) > _LARGEST:
        raise ItemError(f"larger than {_LARGEST} bytes", file=name, remedy="split the file")
    found = [str(cell or "").strip()[:120] for cell in next(read_cells(data, name=name), ())]
    named = [head for head in found if head]
    if not named or len(set(named)) != len(named):
        raise ItemError(
            "the first row does not name each column once",
            file=name,
            place="row 1",
            remedy="write a name of its own above each column",
        )
    return found


def guessed(head: str, remembered: Mapping[str, str]) -> str:
    """What a header seems to mean: as last time, or by its words; empty where it is not clear."""
    if head in remembered:
        return remembered[head]
    plain = head.strip().casefold()
    for meaning, words in _GUESSES.items():
        if re.fullmatch(words, plain):
            return meaning
    return (
        head
        if "[" in head or (plain.replace(".", "_").replace("_", "").isalpha() and "." in plain)
        else ""
    )


def lines(data: bytes, *, name: str, mapping: Mapping[str, str]) -> Iterator[Line]:
    """The rows of a file under the meanings of its columns; what cannot be read says why."""
    rows = read_cells(data, name=name)
    means = [mapping.get(str(cell or "").strip()[:120], "") for cell in next(rows, ())]
    for number, row in enumerate(rows, start=2):
        said = {
            mean: str(cell).strip()
            for mean, cell in zip(means, row, strict=False)
            if mean and cell is not None and str(cell).strip()
        }
        if said:
            yield _line(number, said)


def parties_of(cells: Mapping[str, str]) -> tuple[Party, ...]:
    """The parties that a row names, each with its role."""
    where = country_of(cells)
    return tuple(
        Party(
            id=meaning,
            name=cells[meaning],
            kind=PartyKind.UNKNOWN,
            country=where if meaning != "exporter" else None,
            roles=(role,),
        )
        for meaning, role in PARTIES.items()
        if cells.get(meaning)
    )


def country_of(cells: Mapping[str, str]) -> str | None:
    """The destination as a code; null where it is not said, or not known by that name."""
    return countries.find(cells["destination"]) if cells.get("destination") else None


def _line(number: int, said: dict[str, str]) -> Line:
    wanted = {k: v for k, v in said.items() if k not in {"reference", "destination", *PARTIES}}
    sheet = _as_csv(["id", *wanted], [f"r{number}", *wanted.values()])
    try:
        read = read_items(sheet, name="row.csv")
    except ItemError as error:
        return Line(number, said, None, error.problem)
    if read.problems:
        first = read.problems[0]
        column = re.split(r"column |\.", str(first.place or ""), maxsplit=1)[-1]
        return Line(number, said, None, f"{column}: {first.problem}")
    return Line(number, said, read.items[0], "")


def _as_csv(*rows: Sequence[Any]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()
