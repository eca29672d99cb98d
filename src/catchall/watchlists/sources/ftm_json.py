"""OpenSanctions and other FollowTheMoney data: one JSON entity on each line."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from catchall.watchlists.sources.base import Format, Reading, SourceText
from catchall.watchlists.sources.draft import Draft

_NAMED = {
    *("Person", "Organization", "Company", "LegalEntity", "PublicBody"),
    *("Vessel", "Airplane", "Asset"),
}
_NATIONS = ("country", "nationality", "citizenship", "jurisdiction", "flag")
_NUMBERS = (
    "registrationNumber",
    "imoNumber",
    "innCode",
    "ogrnCode",
    "leiCode",
    "idNumber",
    "taxNumber",
)


def _texts(properties: Mapping[str, Any], *keys: str) -> list[str]:
    values = (value for key in keys for value in properties.get(key) or ())
    return [value for value in values if isinstance(value, str)]


def _draft(entity: Mapping[str, Any]) -> Draft:
    properties = entity["properties"]
    names = _texts(properties, "name")
    caption = str(entity.get("caption") or next(iter(names), ""))
    return Draft(
        number=str(entity["id"]),
        name=caption,
        schema=str(entity["schema"]),
        aliases=[*names, *_texts(properties, "alias", "previousName")],
        weak=_texts(properties, "weakAlias"),
        countries=_texts(properties, *_NATIONS),
        addresses=_texts(properties, "address"),
        births=_texts(properties, "birthDate"),
        identifiers=_texts(properties, *_NUMBERS),
        programs=_texts(properties, "program", "programId"),
        topics=tuple(sorted(_texts(properties, "topics"))) or ("poi",),
        remarks=" ".join(_texts(properties, "notes")[:1]),
    )


def _read(files: Sequence[SourceText]) -> Reading:
    reading = Reading("ftm", "FollowTheMoney entities")
    for source in files:
        for number, line in enumerate(source.text.split("\n"), start=1):
            if not line.strip():
                continue
            try:
                entity = json.loads(line)
                draft = _draft(entity) if entity["schema"] in _NAMED else None
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
                reading.damaged(source.name, number, "not an FtM entity")
                continue
            if draft is not None:
                reading.add(draft, source.name, number)
    return reading


def _recognize(source: SourceText) -> bool:
    first = source.head[0]
    return first.startswith("{") and '"schema"' in first and '"properties"' in first


FORMAT = Format("FtM JSON lines", _recognize, _read)
