"""A case package as a STIX 2.1 bundle, for partners with tools for threat information.

Parties are identities, countries are locations, markings are marking definitions (TLP 2.0
by the OASIS extension, others as statements), and a report holds the words. Goods and
control positions, for which STIX has no object, stand in an extension of the report.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from catchall.lexicon import countries
from catchall.markings import format_banner, format_portion
from catchall.model import Evidence, Item, Marking, Party, PartyKind, Tip
from catchall.release.sharing import tlp
from catchall.release.sharing.export import Export, file_name, marks_of, midnight, stable_uuid
from catchall.release.sharing.optional import need
from catchall.release.sharing.package import CasePackage

_CLASSES = {PartyKind.ORGANIZATION: "organization", PartyKind.PERSON: "individual"}
_LEFT_OUT = (
    "places of facts in the text (offsets), methods and the state of each fact",
    "hashes of portions and of the messages",
    "the determination with its classifications, hits, links and law",
    "structured figures: they stand in the words of the extension",
    "aliases, identifiers and certainty of parties beyond a description",
)

Object = dict[str, Any]


def stix_bundle(package: CasePackage) -> Export:
    """The package as a STIX 2.1 bundle; raises ExtraMissing without ``catchall[share]``."""
    stix2 = need("stix2")
    objects = _Objects(package).all()
    bundle = {
        "type": "bundle",
        "id": f"bundle--{stable_uuid(package, 'bundle')}",
        "objects": objects,
    }
    text: str = stix2.parse(bundle, version="2.1").serialize()
    return Export(
        file=file_name(package, "stix.json"),
        media_type="application/stix+json;version=2.1",
        data=text.encode() + b"\n",
        left_out=_LEFT_OUT,
    )


class _Objects:
    """The objects of one bundle, each made once."""

    def __init__(self, package: CasePackage) -> None:
        self.package = package
        self.made: dict[str, Object] = {}
        self.time = midnight(package.as_of)
        self.sender = self._id("identity", "sender")
        self.marks = [self._mark(one.marking) for one in package.portions]

    def all(self) -> list[Object]:
        self._add("identity", self.sender, name=self.package.sender, identity_class="organization")
        for tip in self.package.tips:
            for party in tip.parties:
                self._party(tip, party)
        self._report()
        return list(self.made.values())

    def _id(self, kind: str, *parts: str) -> str:
        return f"{kind}--{stable_uuid(self.package, kind, *parts)}"

    def _add(self, kind: str, key: str, marks: Iterable[str] = (), **fields: Any) -> str:
        common: Object = {
            "type": kind,
            "spec_version": "2.1",
            "id": key,
            "created": self.time,
            "modified": self.time,
        }
        if key != self.sender:
            common["created_by_ref"] = self.sender
        if found := sorted(set(marks)):
            common["object_marking_refs"] = found
        filled = {name: value for name, value in fields.items() if value not in (None, "", [])}
        self.made.setdefault(key, common | filled)
        return key

    def _mark(self, marking: Marking) -> str:
        known = tlp.to_stix(marking)
        if known is not None:
            label = str(marking.recipients).lower()
            extension = {"extension_type": "property-extension", "tlp_2_0": label}
            self.made[known] = {
                "type": "marking-definition",
                "spec_version": "2.1",
                "id": known,
                "created": tlp.MADE,
                "name": format_banner(marking),
                "extensions": {tlp.EXTENSION: extension},
            }
            return known
        banner = format_banner(marking)
        key = self._id("marking-definition", banner)
        self.made[key] = {
            "type": "marking-definition",
            "spec_version": "2.1",
            "id": key,
            "created": self.time,
            "created_by_ref": self.sender,
            "definition_type": "statement",
            "definition": {"statement": banner},
        }
        return key

    def _marks(self, evidence: tuple[Evidence, ...]) -> list[str]:
        """Markings of the portions that a fact rests on; of all portions where that is not told."""
        places = marks_of(self.package, evidence)
        return [self.marks[place] for place in places] or self.marks

    def _party(self, tip: Tip, party: Party) -> None:
        marks = self._marks(party.evidence)
        key = self._add(
            "identity",
            self._id("identity", tip.message_sha256, party.id),
            marks,
            name=party.name or party.description or "not named",
            identity_class=_CLASSES.get(party.kind, "unknown"),
            description="; ".join(_described(party)),
            roles=[role.value for role in party.roles],
            contact_information=party.address,
        )
        if party.country:
            place = self._place(party.country, marks)
            self._add(
                "relationship",
                self._id("relationship", key, place),
                marks,
                relationship_type="located-at",
                source_ref=key,
                target_ref=place,
            )

    def _place(self, code: str, marks: list[str]) -> str:
        key = self._id("location", code, *sorted(set(marks)))
        return self._add("location", key, marks, name=countries.name(code), country=code)

    def _report(self) -> None:
        extension = self._id("extension-definition", "case")
        self._add(
            "extension-definition",
            extension,
            name="catchall case",
            description="Goods, control positions and requests of a strategic trade control case",
            schema="JSON objects with words of the case; see the case package of catchall",
            version="1.0.0",
            extension_types=["property-extension"],
        )
        facts = [one for key, one in self.made.items() if _is_object(key)]
        self._add(
            "report",
            self._id("report", "case"),
            self.marks,
            name=f"Case {self.package.id}",
            report_types=["indicator"],
            published=self.time,
            description="\n\n".join(_words(self.package)),
            object_refs=[one["id"] for one in facts],
            extensions={extension: self._extension()},
        )

    def _extension(self) -> Object:
        tips = self.package.tips
        told: Object = {
            "goods": [_goods(item) for tip in tips for item in tip.items],
            "control_position": [
                {"regime": one.regime, "status": one.status}
                for tip in tips
                for one in tip.control_position
            ],
            "requests": [one.what for tip in tips for one in tip.requests],
            "exercise": self.package.exercise,
        }
        filled = {name: value for name, value in told.items() if value != []}
        return {"extension_type": "property-extension", **filled}


def _is_object(key: str) -> bool:
    return not key.startswith(("marking-definition--", "extension-definition--"))


def _described(party: Party) -> Iterator[str]:
    if party.name and party.description:
        yield party.description
    if party.aliases:
        yield f"also written {', '.join(party.aliases)}"
    for statement in party.statements:
        yield f"{statement.certainty.value}: {statement.text}"


def _goods(item: Item) -> Object:
    amount = f"{item.quantity.normalize():f}" if item.quantity is not None else None
    told = {"description": item.description, "model": item.model, "quantity": amount}
    figures = [one.evidence[0].quote for one in item.measurements if one.evidence]
    return {name: value for name, value in (told | {"figures": figures}).items() if value}


def _words(package: CasePackage) -> Iterator[str]:
    for portion in package.portions:
        words = "\n".join(" ".join(piece.text.split()) for piece in portion.pieces)
        yield f"{format_portion(portion.marking)} {words}"
