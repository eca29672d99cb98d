"""US Consolidated Screening List of the Department of Commerce: CSV and JSON."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from catchall.errors import SnapshotError
from catchall.watchlists.sources import terms
from catchall.watchlists.sources.base import Format, Reading, SourceText
from catchall.watchlists.sources.draft import Draft
from catchall.watchlists.sources.table import Row, Table

_CODE, _TITLE = "us_csl", "US Consolidated Screening List"
_TOPICS = {
    "Entity List": ("export.control",),
    "Military End User": ("export.control",),
    "Military-Intelligence": ("export.control",),
    "Unverified": ("export.risk",),
    "Denied Persons": ("export.control",),
    "ITAR Debarred": ("debarment", "export.control"),
    "Nonproliferation": ("sanction", "export.control"),
}
_SCHEMATA = {"individual": "Person", "vessel": "Vessel", "aircraft": "Airplane"}


def topics(source: str) -> tuple[str, ...]:
    """FtM topics of a part of the list, by the words in its title."""
    return next((found for words, found in _TOPICS.items() if words in source), ("sanction",))


def _draft(row: Row, line: int) -> Draft | None:
    addresses = terms.split(row.get("addresses", ""))
    return Draft(
        number=row.get("_id") or row.get("entity_number") or str(line),
        name=row["name"],
        schema=_SCHEMATA.get(row.get("type", "").casefold(), "LegalEntity"),
        aliases=list(terms.split(row.get("alt_names", ""))),
        countries=[
            *(address.rpartition(",")[2].strip() for address in addresses),
            *terms.split(row.get("nationalities", "")),
            *terms.split(row.get("citizenships", "")),
            row.get("vessel_flag", ""),
        ],
        addresses=list(addresses),
        births=list(terms.split(row.get("dates_of_birth", ""))),
        identifiers=[part.split(",")[1] for part in terms.split(row.get("ids", "")) if "," in part],
        programs=list(terms.split(row.get("programs", ""))),
        topics=topics(row.get("source", "")),
        remarks=row.get("remarks", ""),
    )


def _plain(record: Mapping[str, Any]) -> Row:
    """A JSON record in the words of the CSV."""
    plain: dict[str, str] = {}
    for key, value in record.items():
        if key == "addresses":
            parts = [", ".join(str(v) for v in entry.values() if v) for entry in value or ()]
            plain[key] = "; ".join(parts)
        elif key == "ids":
            parts = [f"{entry.get('type')}, {entry.get('number')}" for entry in value or ()]
            plain[key] = "; ".join(parts)
        elif isinstance(value, list):
            plain[key] = "; ".join(map(str, value))
        elif value is not None:
            plain[key] = str(value)
    if "id" in record:
        plain["_id"] = str(record["id"])
    return plain


def _read_json(files: Sequence[SourceText]) -> Reading:
    reading = Reading(_CODE, _TITLE)
    for source in files:
        try:
            records = json.loads(source.text)["results"]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise SnapshotError(
                "broken or cut-off JSON", file=source.name, remedy="fetch the file again"
            ) from error
        for number, record in enumerate(records, start=1):
            try:
                draft = _draft(_plain(record), number)
                assert draft is not None  # noqa: S101 - every record is an entry
                reading.entities.append(draft.entity(_CODE))
            except (ValueError, KeyError, AttributeError, TypeError, ValidationError) as error:
                reading.problems.append(
                    f"{source.name}: results[{number - 1}]: damaged ({error!r})"
                )
    return reading


def _is_json(source: SourceText) -> bool:
    return source.text.lstrip().startswith("{") and '"results"' in source.text


_COLUMNS = frozenset({"source", "entity_number", "type", "programs", "name", "alt_names"})
FORMAT = Table("US CSL CSV", _CODE, _TITLE, _COLUMNS, _draft).format()
FORMAT_JSON = Format("US CSL JSON", _is_json, _read_json)
