"""A list of one's own: YAML, JSON, CSV or Excel.

YAML and JSON::

    list: exercise            # code of the list, used in ids and results
    title: EXERCISE end-user list
    entities:
      - id: EX-0001           # unique in the list
        schema: Organization  # FtM: Organization, Company, Person, Vessel, Airplane, LegalEntity
        name: Dastan Tarash Machine Works
        aliases: ["داستان تراش"]
        weak_aliases: []      # names too common to raise a hit by themselves
        countries: [IR]       # ISO codes or usual names
        addresses: []
        birth_dates: []       # YYYY, YYYY-MM or YYYY-MM-DD
        identifiers: []       # registration numbers, IMO numbers …
        programs: [EXERCISE-MISSILE]
        topics: [export.control]
        remarks: free text

Only ``id`` and ``name`` are required. CSV has the same words as its header, and several
values of one field are separated by ``;``. An Excel workbook is read as the CSV of its first
sheet.

Topics are those of FollowTheMoney: ``sanction``, ``sanction.linked``, ``sanction.counter``,
``export.control``, ``export.control.linked``, ``export.risk``, ``debarment``, ``crime``,
``poi`` and others; an entry without topics counts as ``poi``, a party of interest.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml
from pydantic import ValidationError

from catchall.errors import SnapshotError
from catchall.model import ListedEntity
from catchall.watchlists.sources import terms
from catchall.watchlists.sources.base import Format, Reading, SourceText

_MANY = (
    "aliases",
    "weak_aliases",
    "addresses",
    "birth_dates",
    "identifiers",
    "programs",
    "topics",
)
_KNOWN = {"id", "schema", "name", "countries", "remarks", *_MANY}
_Record = tuple[int, Mapping[str, Any]]


class _LineLoader(yaml.SafeLoader):
    """Safe YAML that remembers on which line each mapping starts."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases (*name) are not used in lists")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 - PyYAML's own signature
        mapping = super().construct_mapping(node, deep=deep)
        mapping["__line__"] = node.start_mark.line + 1
        return mapping


def _document(source: SourceText) -> Mapping[str, Any]:
    try:
        if source.text.lstrip().startswith("{"):
            data = json.loads(source.text)
        else:
            data = yaml.load(source.text, Loader=_LineLoader)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else getattr(error, "lineno", 1)
        raise SnapshotError(
            "the list cannot be read as YAML or JSON",
            file=source.name,
            place=f"line {line}",
            remedy="correct it there; watchlists/sources/own.py shows the form",
        ) from error
    if not isinstance(data, Mapping) or not isinstance(data.get("entities"), list):
        raise SnapshotError(
            "no list of entities", file=source.name, remedy="put the entries under 'entities:'"
        )
    return data


def _table(source: SourceText) -> Iterator[_Record]:
    rows = csv.DictReader(io.StringIO(source.text, newline=""), restkey="__extra__")
    try:
        for row in rows:
            cells = {key: value for key, value in row.items() if key and value}
            many = {key: terms.split(cells[key]) for key in (*_MANY, "countries") if key in cells}
            yield rows.line_num, {**cells, **many}
    except csv.Error as error:
        place = f"line {rows.line_num}"
        raise SnapshotError(
            "the table cannot be read as CSV", file=source.name, place=place, remedy="correct it"
        ) from error


def _many(record: Mapping[str, Any], key: str) -> tuple[str, ...]:
    values = record.get(key) or ()
    if isinstance(values, str) or not isinstance(values, Sequence):
        raise ValueError(f"{key} is not a list")
    return terms.unique(map(str, values))


def _countries(record: Mapping[str, Any]) -> tuple[str, ...]:
    spelled = _many(record, "countries")
    unknown = [text for text in spelled if terms.country(text) is None]
    if unknown:
        raise ValueError(f"unknown country {unknown[0][:40]!r}")
    return terms.country_codes(spelled)


def _entity(record: Mapping[str, Any], code: str) -> ListedEntity:
    extra = sorted(str(key) for key in record if key not in _KNOWN and key != "__line__")
    if extra:
        raise ValueError(f"unknown field {extra[0][:40]!r}")
    name = " ".join(str(record.get("name") or "").split())
    if not name or not record.get("id"):
        raise ValueError("id or name is missing")
    fields: dict[str, Any] = {key: _many(record, key) for key in _MANY}
    fields["topics"] = fields["topics"] or ("poi",)
    return ListedEntity(
        id=str(record["id"]),
        list=code,
        schema_name=str(record.get("schema") or "LegalEntity"),
        name=name,
        countries=_countries(record),
        remarks=str(record["remarks"]) if record.get("remarks") else None,
        **fields,
    )


def _is_table(source: SourceText) -> bool:
    header = {cell.strip(' "') for cell in source.head[0].split(",")} - {""}
    return {"id", "name"} <= header <= _KNOWN


def _is_document(source: SourceText) -> bool:
    text = source.text
    return not text.lstrip().startswith("<") and any(
        mark in text for mark in ("\nentities:", '"entities"')
    )


def _records(source: SourceText) -> tuple[str, str, list[_Record]]:
    stem = source.name.rpartition("/")[2].partition(".")[0]
    if _is_table(source):
        return stem, stem, list(_table(source))
    data = _document(source)
    code = str(data.get("list") or stem)
    records: list[_Record] = []
    for number, entry in enumerate(data["entities"], start=1):
        record = entry if isinstance(entry, Mapping) else {}
        records.append((int(record.get("__line__", number)), record))
    return code, str(data.get("title") or code), records


def _read(files: Sequence[SourceText]) -> Reading:
    reading = Reading("own", "own list")
    seen: set[str] = set()
    for source in files:
        reading.code, reading.title, records = _records(source)
        for line, record in records:
            try:
                entity = _entity(record, reading.code)
            except (ValueError, ValidationError) as error:
                reading.damaged(source.name, line, str(error).splitlines()[0])
                continue
            if entity.id in seen:
                reading.damaged(source.name, line, f"id {entity.id[:40]!r} is used twice")
                continue
            seen.add(entity.id)
            reading.entities.append(entity)
    return reading


FORMAT = Format("own list", lambda source: _is_table(source) or _is_document(source), _read)
