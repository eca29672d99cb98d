"""UK sanctions: the consolidated list as CSV and the sanctions list as XML."""

from collections.abc import Sequence

from catchall.watchlists.sources import xmltree
from catchall.watchlists.sources.base import Format, Reading, SourceText
from catchall.watchlists.sources.draft import Draft
from catchall.watchlists.sources.table import Row, Table

_CODE, _TITLE = "uk_sanctions", "UK Sanctions List"
_NAME = (*(f"Name {n}" for n in range(1, 6)), "Name 6")
_SCHEMATA = {"individual": "Person", "ship": "Vessel", "entity": "Organization"}
_WEAK = ("low quality", "weak")


def _joined(row: Row, keys: Sequence[str]) -> str:
    return ", ".join(row[key] for key in keys if row.get(key))


def _draft_csv(row: Row, line: int) -> Draft | None:
    name = " ".join(row[key] for key in _NAME if row.get(key))
    weak = row.get("Alias Quality", "").casefold() in _WEAK
    return Draft(
        number=row.get("Group ID") or f"line{line}",
        name=name,
        schema=_SCHEMATA.get(row.get("Group Type", "").casefold(), "LegalEntity"),
        aliases=[row.get("Name Non-Latin Script", "")],
        weak=[name] if weak else [],
        countries=[row.get("Country", ""), row.get("Nationality", "")],
        addresses=[_joined(row, [f"Address {n}" for n in range(1, 7)])],
        births=[row.get("DOB", "")],
        programs=[row.get("Regime", "")],
        remarks=row.get("Other Information", ""),
    )


def _name(node: xmltree.Node) -> str:
    return " ".join(filter(None, (node.value(f"Name{n}") for n in range(1, 7))))


def _texts(entry: xmltree.Node, tag: str) -> list[str]:
    return [node.text for node in entry.walk(tag)]


def _draft_xml(entry: xmltree.Node) -> Draft:
    names = [node for node in entry.walk("Name") if node.children]
    main = [n for n in names if n.value("NameType").casefold() == "primary name"] or names
    weak = [n for n in names if n.value("AliasStrength").casefold() in _WEAK]
    kind = entry.value("IndividualEntityShip").casefold()
    addresses = list(entry.walk("Address"))
    return Draft(
        number=entry.value("UniqueID"),
        name=_name(main[0]) if main else "",
        schema=_SCHEMATA.get(kind, "LegalEntity"),
        aliases=[
            *map(_name, (n for n in names if n not in weak)),
            *_texts(entry, "NameNonLatinScript"),
        ],
        weak=list(map(_name, weak)),
        countries=_texts(entry, "AddressCountry") + _texts(entry, "Nationality"),
        addresses=[", ".join(filter(None, (part.text for part in a.children))) for a in addresses],
        births=_texts(entry, "DOB"),
        identifiers=_texts(entry, "IMONumber") + _texts(entry, "BusinessRegistrationNumber"),
        programs=[entry.value("RegimeName")],
        remarks=entry.value("OtherInformation"),
    )


def _read_xml(files: Sequence[SourceText]) -> Reading:
    reading = Reading(_CODE, _TITLE)
    for source in files:
        for entry in xmltree.parse(source).all("Designation"):
            reading.add(_draft_xml(entry), source.name, entry.line)
    return reading


_COLUMNS = frozenset({"Name 6", "Name 1", "Group Type", "Group ID"})
FORMAT_CSV = Table("UK list CSV", _CODE, _TITLE, _COLUMNS, _draft_csv, skip=1).format()
FORMAT = Format("UK list XML", lambda source: xmltree.root_tag(source) == "Designations", _read_xml)
