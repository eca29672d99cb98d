"""Attribute sets of the public ISM vectors, as markings."""

from collections.abc import Mapping
from datetime import date

from catchall.markings import Instruction, InstructionKind
from catchall.markings.scheme import scheme
from catchall.model import Level, Marking

LISTED = {"REL", "EYES", "DISPLAYONLY", "EXEMPT_FROM_ICD501_DISCOVERY"}
OPAQUE = ("SCIcontrols", "SARIdentifier", "atomicEnergyMarkings", "nonUSControls")
"""Controls that catchall keeps as read and never writes from parts."""


def _codes(attributes: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(
        code.replace(":", " ", 1).replace("_", " ") if code[:4] in {"NATO", "FAKE"} else code
        for code in attributes.get(name, "").split()
    )


def _controls(attributes: Mapping[str, str], name: str) -> tuple[str, ...]:
    words = scheme("us").control_words
    codes = (code for code in attributes.get(name, "").split() if code not in LISTED)
    return tuple(words[c].code if c in words else c.replace("_", " ") for c in codes)


def marking(attributes: Mapping[str, str]) -> Marking:
    """The marking that an attribute set describes; opaque controls as one block each."""
    released = _codes(attributes, "releasableTo")
    if not released and "REL" in attributes.get("disseminationControls", "").split():
        released = ("USA",)  # a list that names nobody else
    dissemination = _controls(attributes, "disseminationControls")
    if "ORCON-USGOV" in dissemination:
        dissemination = tuple(code for code in dissemination if code != "ORCON")
    eyes = "EYES" in attributes.get("disseminationControls", "").split()
    hidden = "FGIsourceProtected" in attributes
    joint = attributes.get("joint") == "true"
    owner = _codes(attributes, "ownerProducer")
    sources = ("FGI",) if hidden else _codes(attributes, "FGIsourceOpen")
    return Marking(
        level=Level(attributes["classification"]),
        owner=owner,
        joint=joint,
        foreign_sources=tuple(code for code in sources if code not in owner),
        dissemination=dissemination,
        rel_to=() if eyes else released,
        eyes_only=released if eyes else (),
        display_only=_codes(attributes, "displayOnlyTo"),
        other=_controls(attributes, "nonICmarkings"),
        opaque=tuple(attributes[name] for name in OPAQUE if name in attributes),
    )


def instruction(attributes: Mapping[str, str]) -> Instruction | None:
    """The declassification date of an attribute set."""
    stated = attributes.get("declassDate")
    if stated is None:
        return None
    return Instruction(raw=stated, kind=InstructionKind.DATE, on=date.fromisoformat(stated))


def attributes(marking: Marking) -> dict[str, tuple[str, ...]]:
    """The attributes of a marking that expectations ask for."""
    rules = scheme("us")
    dissemination = [rules.controls[code].portion for code in marking.dissemination]
    if "OC-USGOV" in dissemination:
        dissemination.insert(dissemination.index("OC-USGOV"), "OC")
    dissemination += ["REL"] * bool(marking.rel_to) + ["EYES"] * bool(marking.eyes_only)
    dissemination += ["DISPLAYONLY"] * bool(marking.display_only)
    hidden = marking.foreign_sources == ("FGI",)
    return {
        "classification": (marking.level.value,),
        "disseminationControls": tuple(dissemination),
        "releasableTo": marking.rel_to or marking.eyes_only,
        "displayOnlyTo": marking.display_only,
        "nonICmarkings": tuple(rules.controls[code].portion for code in marking.other),
        "FGIsourceOpen": () if hidden else marking.foreign_sources,
        "FGIsourceProtected": marking.foreign_sources if hidden else (),
    }
