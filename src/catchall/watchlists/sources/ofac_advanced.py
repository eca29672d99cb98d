"""OFAC advanced XML (root ``Sanctions``): names in all their scripts.

Reads parties, their names with script and quality, and their kind; features and locations
are left to the other OFAC formats, which carry the same parties under the same numbers.
"""

from collections.abc import Sequence

from catchall.watchlists.sources import xmltree
from catchall.watchlists.sources.base import Format, Reading, SourceText
from catchall.watchlists.sources.draft import Draft

_SCHEMATA = {"individual": "Person", "vessel": "Vessel", "aircraft": "Airplane"}


def _kinds(root: xmltree.Node) -> dict[str, str]:
    """Numbers of party sub-types to FtM schemata, through the types they belong to."""
    types = {node.attributes.get("ID", ""): node.text.casefold() for node in root.walk("PartyType")}
    kinds: dict[str, str] = {}
    for node in root.walk("PartySubType"):
        own = node.text.casefold()
        general = types.get(node.attributes.get("PartyTypeID", ""), "")
        schema = _SCHEMATA.get(own) or _SCHEMATA.get(general) or "Organization"
        kinds[node.attributes.get("ID", "")] = schema
    return kinds


def _written(documented: xmltree.Node) -> str:
    values = (part.text for part in documented.walk("NamePartValue"))
    return " ".join(value for value in values if value)


def _draft(party: xmltree.Node, kinds: dict[str, str]) -> Draft:
    profile = party.first("Profile") or party
    draft = Draft(
        number=party.attributes.get("FixedRef", ""),
        name="",
        schema=kinds.get(profile.attributes.get("PartySubTypeID", ""), "LegalEntity"),
        remarks=party.value("Comment"),
    )
    for alias in profile.walk("Alias"):
        names = [_written(documented) for documented in alias.all("DocumentedName")]
        if alias.attributes.get("LowQuality") == "true":
            draft.weak += names
        elif alias.attributes.get("Primary") == "true" and names:
            draft.name, draft.aliases = names[0], names[1:] + draft.aliases
        else:
            draft.aliases += names
    return draft


def _read(files: Sequence[SourceText]) -> Reading:
    reading = Reading("ofac_advanced", "OFAC list (advanced XML)")
    for source in files:
        root = xmltree.parse(source)
        kinds = _kinds(root)
        for party in root.walk("DistinctParty"):
            reading.add(_draft(party, kinds), source.name, party.line)
    return reading


FORMAT = Format("OFAC advanced XML", lambda source: xmltree.root_tag(source) == "Sanctions", _read)
