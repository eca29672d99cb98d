"""EU financial sanctions file (FSF): XML (root ``export``) and CSV of the same words."""

from collections.abc import Sequence

from catchall.watchlists.sources import xmltree
from catchall.watchlists.sources.base import Format, Reading, SourceText
from catchall.watchlists.sources.draft import Draft
from catchall.watchlists.sources.table import Row, Table

_CODE, _TITLE = "eu_fsf", "EU Consolidated Financial Sanctions List"
_PERSON = {"P", "PERSON"}


def _schema(code: str) -> str:
    return "Person" if code.upper() in _PERSON else "Organization"


def _attributes(entity: xmltree.Node, tag: str, key: str) -> list[str]:
    return [node.attributes.get(key, "") for node in entity.all(tag)]


def _draft_xml(entity: xmltree.Node) -> Draft:
    names = list(entity.all("nameAlias"))
    weak = [n for n in names if n.attributes.get("strong") == "false"]
    strong = [n for n in names if n not in weak]
    kind = next(iter(_attributes(entity, "subjectType", "classificationCode")), "")
    written = [node.attributes.get("wholeName", "") for node in strong]
    addresses = (
        ", ".join(filter(None, (node.attributes.get(key) for key in ("street", "city", "region"))))
        for node in entity.all("address")
    )
    return Draft(
        number=entity.attributes.get("logicalId", ""),
        name=next(iter(written), ""),
        schema=_schema(kind),
        aliases=written[1:],
        weak=[node.attributes.get("wholeName", "") for node in weak],
        countries=[
            *_attributes(entity, "citizenship", "countryIso2Code"),
            *_attributes(entity, "address", "countryIso2Code"),
        ],
        addresses=list(addresses),
        births=[
            node.attributes.get("birthdate") or node.attributes.get("year", "")
            for node in entity.all("birthdate")
        ],
        identifiers=_attributes(entity, "identification", "number"),
        programs=_attributes(entity, "regulation", "programme"),
        remarks=entity.value("remark"),
    )


def _read_xml(files: Sequence[SourceText]) -> Reading:
    reading = Reading(_CODE, _TITLE)
    for source in files:
        for entity in xmltree.parse(source).all("sanctionEntity"):
            reading.add(_draft_xml(entity), source.name, entity.line)
    return reading


def _draft_csv(row: Row, line: int) -> Draft | None:
    name = row.get("NameAlias_WholeName", "")
    places = [row.get(key, "") for key in ("Address_Street", "Address_City", "Address_Region")]
    number = row.get("Entity_LogicalId") or f"line{line}"
    address = ", ".join(filter(None, places))
    return Draft(
        number=number,
        name=name,
        schema=_schema(row.get("Entity_SubjectType_ClassificationCode", "")),
        countries=[
            row.get("Address_CountryIso2Code", ""),
            row.get("Citizenship_CountryIso2Code", ""),
        ],
        addresses=[address],
        births=[row.get("BirthDate_BirthDate") or row.get("BirthDate_Year", "")],
        identifiers=[row.get("Identification_Number", "")],
        programs=[row.get("Entity_Regulation_Programme", "")],
        remarks=row.get("Entity_Remark", ""),
    )


FORMAT = Format("EU FSF XML", lambda source: xmltree.root_tag(source) == "export", _read_xml)
_COLUMNS = frozenset({"Entity_LogicalId", "NameAlias_WholeName"})
FORMAT_CSV = Table("EU FSF CSV", _CODE, _TITLE, _COLUMNS, _draft_csv, delimiter=";").format()
