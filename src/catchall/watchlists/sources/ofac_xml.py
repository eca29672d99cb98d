"""OFAC XML (root ``sdnList``): the SDN list and the consolidated non-SDN lists."""

from collections.abc import Sequence

from catchall.watchlists.sources import xmltree
from catchall.watchlists.sources.base import Format, Reading, SourceText
from catchall.watchlists.sources.draft import Draft

_SCHEMATA = {"individual": "Person", "vessel": "Vessel", "aircraft": "Airplane"}
_ADDRESS = ("address1", "address2", "address3", "city", "stateOrProvince", "country")


def _name(node: xmltree.Node) -> str:
    parts = (node.value("lastName"), node.value("firstName"))
    return ", ".join(part for part in parts if part)


def _each(entry: xmltree.Node, list_tag: str, item_tag: str) -> list[xmltree.Node]:
    holder = entry.first(list_tag)
    return list(holder.all(item_tag)) if holder else []


def _draft(entry: xmltree.Node) -> Draft:
    aliases = _each(entry, "akaList", "aka")
    addresses = _each(entry, "addressList", "address")
    nations = [
        *_each(entry, "nationalityList", "nationality"),
        *_each(entry, "citizenshipList", "citizenship"),
        *addresses,
    ]
    return Draft(
        number=entry.value("uid"),
        name=_name(entry),
        schema=_SCHEMATA.get(entry.value("sdnType").casefold(), "Organization"),
        aliases=[_name(aka) for aka in aliases if aka.value("category") != "weak"],
        weak=[_name(aka) for aka in aliases if aka.value("category") == "weak"],
        countries=[n.value("country") for n in nations] + [entry.value("vesselInfo", "vesselFlag")],
        addresses=[", ".join(filter(None, map(node.value, _ADDRESS))) for node in addresses],
        births=[n.value("dateOfBirth") for n in _each(entry, "dateOfBirthList", "dateOfBirthItem")],
        identifiers=[n.value("idNumber") for n in _each(entry, "idList", "id")],
        programs=[node.text for node in _each(entry, "programList", "program")],
        remarks=entry.value("remarks"),
    )


def _read(files: Sequence[SourceText]) -> Reading:
    reading = Reading("ofac_xml", "OFAC list (XML)")
    for source in files:
        for entry in xmltree.parse(source).all("sdnEntry"):
            reading.add(_draft(entry), source.name, entry.line)
    return reading


FORMAT = Format("OFAC XML", lambda source: xmltree.root_tag(source) == "sdnList", _read)
