"""A lead as its page shows it: the portions of its message, and the claims they bear out."""

from typing import Any
from uuid import UUID

from catchall_desk.accounts.models import Person
from catchall_desk.accounts.reading import reading_as
from catchall_desk.casework import claims
from catchall_desk.casework.handling import visible
from catchall_desk.casework.models import Lead
from catchall_desk.casework.selectors import get_record, message_portions

Plain = dict[str, Any]


def get_reading(*, reader: Person, lead_id: UUID) -> Plain:
    """A lead with its portions, claims and steps, as far as the reader may read them.

    Raises:
        NotVisible: there is no such lead that the reader may see.
    """
    record = get_record(reader=reader, kind="lead", record_id=lead_id)
    with reading_as(reader.pk):
        lead = visible(Lead, lead_id, "lead")
        message = lead.message_id
    found = claims.list_claims(reader=reader, lead_id=lead_id)
    names = _names(found)
    listed = [_told(each, names) for each in sorted(found, key=_weight)]
    return {
        **record,
        "portions": message_portions(reader=reader, message_id=message) if message else [],
        "claims": listed,
        "waiting": sum(each["state"] == "proposed" for each in listed),
        "steps": claims.list_steps(reader=reader, lead_id=lead_id)[:20],
    }


def _weight(claim: Plain) -> int:
    """Parties, goods and events first, what is merely mentioned last; else as in the text."""
    return _GROUPS.index(claim["group"]) if claim["group"] in _GROUPS else len(_GROUPS) - 2


def _names(found: list[Plain]) -> dict[str, str]:
    """What the claims call each other by, in words: ``p1`` is a name."""
    names = {}
    for claim in found:
        value = claim["value"]
        said = value.get("name") or value.get("model") or value.get("description")
        if isinstance(value.get("id"), str) and isinstance(said, str):
            names[value["id"]] = said
    return names


def _told(claim: Plain, names: dict[str, str]) -> Plain:
    """A claim with what it says in one line, its details, and where the text says it."""
    places = [each["portion"] for each in claim["evidence"] if each.get("portion")]
    value = claim["value"]
    head = next((value[name] for name in _FIRST if isinstance(value.get(name), str)), "")
    return {
        **claim,
        "says": names.get(head, head) if claim["group"] != "mentions" else head,
        "details": [
            (name, _short(each, names))
            for name, each in value.items()
            if each not in _NOTHING and name not in _SILENT and each != head
        ],
        "portions": list(dict.fromkeys(places)),
        "quotes": list(dict.fromkeys(each["quote"] for each in claim["evidence"])),
    }


_GROUPS = ("parties", "items", "events", "requests", "references", "dates", "mentions")
_FIRST = ("name", "description", "what", "text", "raw", "value", "kind", "regime", "code")
_SILENT = frozenset({"id", "state", "axes_complete", "kind", "relative_to"})
_NOTHING: tuple[Any, ...] = (None, "", [], {}, (), False)


def _short(value: Any, names: dict[str, str]) -> str:
    if isinstance(value, list):
        return ", ".join(_short(each, names) for each in value)
    if isinstance(value, dict):
        kept = {k: v for k, v in value.items() if k not in {"evidence", "precision", "certainty"}}
        return " ".join(_short(each, names) for each in kept.values() if each not in _NOTHING)
    return names.get(str(value), str(value))
