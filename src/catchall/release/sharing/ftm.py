"""A case package as FollowTheMoney entities, for the tools of investigators.

Parties are entities of their kind, a procurement attempt is an economic activity between
them. FollowTheMoney has no markings: each entity bears its marking in ``notes``
or, where it has none, in ``summary``.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from catchall.markings import format_banner
from catchall.model import Event, Evidence, Item, Party, PartyKind, Tip
from catchall.release.sharing.export import Export, file_name, marks_of
from catchall.release.sharing.optional import need
from catchall.release.sharing.package import CasePackage

_SCHEMATA = {
    PartyKind.ORGANIZATION: "Organization",
    PartyKind.PERSON: "Person",
    PartyKind.VESSEL: "Vessel",
    PartyKind.AIRCRAFT: "Airplane",
    PartyKind.UNKNOWN: "LegalEntity",
}
_IDENTIFIERS = {"imo": "imoNumber", "registration": "registrationNumber", "tax": "taxNumber"}
_LEFT_OUT = (
    "markings as data: each entity bears its marking as a note only",
    "the words of the portions, their hashes and originators",
    "places of facts in the text, methods, certainty and the state of each fact",
    "quantities, figures and their standards: goods are described in words",
    "requests, control positions, dates without an event",
    "the determination with its classifications, hits, links and law",
)

Entity = dict[str, Any]


def ftm_entities(package: CasePackage) -> Export:
    """The package as FollowTheMoney entities, one JSON object a line.

    Raises ExtraMissing without ``catchall[share]``.
    """
    model = need("followthemoney").model
    lines = [
        json.dumps(entity, ensure_ascii=False, sort_keys=True)
        for tip in package.tips
        for entity in _Entities(package, tip, model).all()
    ]
    return Export(
        file=file_name(package, "ftm.json"),
        media_type="application/x-ndjson",
        data="".join(f"{line}\n" for line in lines).encode(),
        left_out=_LEFT_OUT,
    )


class _Entities:
    """The entities of one tip."""

    def __init__(self, package: CasePackage, tip: Tip, model: Any) -> None:
        self.package, self.tip, self.model = package, tip, model

    def all(self) -> Iterator[Entity]:
        for party in self.tip.parties:
            yield self._party(party)
        for event in self.tip.events:
            if event.buyer or event.supplier:
                yield self._activity(event)

    def _id(self, *parts: str) -> str:
        seed = "\x1f".join((self.package.sender, self.package.id, self.tip.message_sha256, *parts))
        return f"catchall-{hashlib.sha256(seed.encode()).hexdigest()[:40]}"

    def _notes(self, evidence: tuple[Evidence, ...]) -> list[str]:
        places = marks_of(self.package, evidence)
        marked = [self.package.portions[place].marking for place in places]
        banners = sorted({format_banner(marking) for marking in marked})
        notes = [f"Marking: {banner}" for banner in banners or self.package.banners]
        return [*notes, "EXERCISE"] if self.package.exercise else notes

    def _make(self, schema: str, key: str, properties: dict[str, Any]) -> Entity:
        proxy = self.model.make_entity(schema)
        proxy.id = key
        for name, values in properties.items():
            proxy.add(name, values)
        return {
            "id": proxy.id,
            "schema": proxy.schema.name,
            "properties": {
                name: sorted(values) for name, values in proxy.to_dict()["properties"].items()
            },
        }

    def _party(self, party: Party) -> Entity:
        properties: dict[str, Any] = {
            "name": party.name or party.description,
            "alias": list(party.aliases),
            "country": party.country,
            "address": party.address,
            "description": party.description if party.name else None,
            "notes": self._notes(party.evidence),
        }
        schema = _SCHEMATA[party.kind]
        for one in party.identifiers:
            name = _IDENTIFIERS.get(one.kind, "idNumber")
            if name in self.model.get(schema).properties:
                properties.setdefault(name, []).append(one.value)
            else:
                properties["notes"].append(f"{one.kind}: {one.value}")
        return self._make(schema, self._id("party", party.id), properties)

    def _activity(self, event: Event) -> Entity:
        items = [item for item in self.tip.items if item.id in event.items]
        return self._make(
            "EconomicActivity",
            self._id("event", event.id),
            {
                "sender": self._id("party", event.supplier) if event.supplier else None,
                "receiver": self._id("party", event.buyer) if event.buyer else None,
                "goodsDescription": [_goods(item) for item in items],
                "destinationCountry": event.destination,
                "date": event.when.value if event.when else None,
                "description": [one.quote for one in event.evidence],
                "summary": self._notes(event.evidence),
            },
        )


def _goods(item: Item) -> str:
    amount = f"{item.quantity.normalize():f} " if item.quantity is not None else ""
    model = f" {item.model}" if item.model and item.model not in item.description else ""
    return f"{amount}{item.description}{model}"
