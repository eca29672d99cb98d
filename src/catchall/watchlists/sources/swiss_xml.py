"""Switzerland: SECO consolidated list as XML (root ``swiss-sanctions-list``)."""

from collections.abc import Sequence

from catchall.watchlists.sources import xmltree
from catchall.watchlists.sources.base import Format, Reading, SourceText
from catchall.watchlists.sources.draft import Draft

_SCHEMATA = {"individual": "Person", "entity": "Organization", "object": "Vessel"}
_WEAK = "low"


def _name(node: xmltree.Node) -> str:
    parts = sorted(node.all("name-part"), key=lambda part: part.attributes.get("order", "0"))
    return " ".join(filter(None, (part.value("value") for part in parts)))


def _variants(node: xmltree.Node) -> list[str]:
    """Spellings of the name in other scripts, joined from the parts of each script."""
    by_script: dict[str, list[str]] = {}
    for part in node.all("name-part"):
        for variant in part.all("spelling-variant"):
            script = variant.attributes.get("script") or variant.attributes.get("lang", "")
            by_script.setdefault(script, []).append(variant.text)
    return [" ".join(words) for words in by_script.values()]


def _draft(target: xmltree.Node) -> Draft | None:
    kinds = [kind for kind in _SCHEMATA if target.first(kind)]
    body = target.first(kinds[0]) if kinds else None
    if body is None:
        return None
    draft = Draft(target.attributes.get("ssid", ""), "", _SCHEMATA[kinds[0]])
    for node in body.walk("name"):
        written = [_name(node), *_variants(node)]
        if node.attributes.get("quality") == _WEAK:
            draft.weak += written
        elif node.attributes.get("name-type") == "primary-name" and not draft.name:
            draft.name, draft.aliases = written[0], written[1:] + draft.aliases
        else:
            draft.aliases += written
    draft.births = [node.attributes.get("year", "") for node in body.walk("day-month-year")]
    nations = [node.first("country") for node in body.walk("nationality")]
    draft.countries = [node.attributes.get("iso-code", "") for node in nations if node]
    draft.remarks = body.value("justification") or body.value("other-information")
    return draft


def _read(files: Sequence[SourceText]) -> Reading:
    reading = Reading("ch_seco", "Switzerland: SECO Consolidated List")
    for source in files:
        for target in xmltree.parse(source).walk("target"):
            draft = _draft(target)
            if draft is not None:
                reading.add(draft, source.name, target.line)
    return reading


FORMAT = Format("Swiss XML", lambda s: xmltree.root_tag(s) == "swiss-sanctions-list", _read)
