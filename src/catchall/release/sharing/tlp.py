"""TLP 2.0 and STIX: labels to marking definitions and back.

Identifiers are those of the OASIS extension for TLP 2.0, in which STIX 2.1 carries it.
"""

from catchall.errors import MarkingError
from catchall.model import Level, Marking

EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"
MADE = "2022-10-01T00:00:00.000Z"
IDS = {
    "CLEAR": "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
    "GREEN": "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
    "AMBER": "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
    "AMBER+STRICT": "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
    "RED": "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1",
}


def to_stix(marking: Marking) -> str | None:
    """The id of the STIX marking definition of a TLP marking; null for another scheme."""
    return IDS[str(marking.recipients)] if marking.scheme == "tlp" else None


def from_stix(definition: str) -> Marking:
    """The marking of a STIX marking definition of TLP 2.0; raises MarkingError for another."""
    for label, known in IDS.items():
        if known == definition:
            return Marking(scheme="tlp", level=Level.UNCLASSIFIED, recipients=label)
    raise MarkingError(
        "not a marking definition of TLP 2.0",
        place=definition[:60],
        remedy="read the statement of the definition, and mark by hand",
    )
