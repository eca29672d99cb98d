"""UN Security Council consolidated list, XML (root ``CONSOLIDATED_LIST``)."""

from collections.abc import Sequence

from catchall.model import ListedEntity
from catchall.watchlists.sources import terms, xmltree
from catchall.watchlists.sources.base import Format, Reading, SourceText

_NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_ADDRESS = ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY")
_WEAK = "low"
"""QUALITY of an alias that the list itself calls a weak one."""


def _aliases(record: xmltree.Node, *, weak: bool) -> list[str]:
    nodes = (node for node in record.children if node.tag.endswith("_ALIAS"))
    chosen = (n for n in nodes if (n.value("QUALITY").casefold() == _WEAK) is weak)
    return [piece for node in chosen for piece in node.value("ALIAS_NAME").split(";")]


def _places(record: xmltree.Node) -> list[str]:
    places = (node for node in record.children if node.tag.endswith("_ADDRESS"))
    return [", ".join(filter(None, map(place.value, _ADDRESS))) for place in places]


def _countries(record: xmltree.Node) -> list[str]:
    nations = [value.text for node in record.all("NATIONALITY") for value in node.all("VALUE")]
    places = [n.value("COUNTRY") for n in record.children if n.tag.endswith("_ADDRESS")]
    return nations + places


def _births(record: xmltree.Node) -> list[str]:
    nodes = list(record.all("INDIVIDUAL_DATE_OF_BIRTH"))
    return [node.value("DATE")[:10] or node.value("YEAR") for node in nodes]


def _entity(record: xmltree.Node, name: str) -> ListedEntity:
    person = record.tag == "INDIVIDUAL"
    return ListedEntity(
        id=f"un_sc-{record.value('DATAID')}",
        list="un_sc",
        schema_name="Person" if person else "Organization",
        name=name,
        aliases=terms.names(
            name, [*_aliases(record, weak=False), record.value("NAME_ORIGINAL_SCRIPT")]
        ),
        weak_aliases=terms.names(name, _aliases(record, weak=True)),
        countries=terms.country_codes(_countries(record)),
        addresses=terms.unique(_places(record)),
        birth_dates=terms.unique(_births(record)),
        identifiers=terms.unique(
            node.value("NUMBER") for node in record.all("INDIVIDUAL_DOCUMENT")
        ),
        programs=terms.unique([record.value("UN_LIST_TYPE")]),
        topics=("sanction",),
        remarks=record.value("COMMENTS1") or None,
    )


def _read(files: Sequence[SourceText]) -> Reading:
    reading = Reading("un_sc", "UN Security Council Consolidated List")
    for source in files:
        root = xmltree.parse(source)
        for tag in ("INDIVIDUAL", "ENTITY"):
            for record in root.walk(tag):
                name = " ".join(filter(None, map(record.value, _NAMES)))
                if name and record.value("DATAID"):
                    reading.entities.append(_entity(record, name))
                else:
                    reading.damaged(source.name, record.line, f"{tag} without name or DATAID")
    return reading


FORMAT = Format("UN XML", lambda source: xmltree.root_tag(source) == "CONSOLIDATED_LIST", _read)
