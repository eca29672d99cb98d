"""Tips made from expected readings: what a person confirmed, with its places."""

from decimal import Decimal
from typing import Any

from catchall.model import (
    Certainty,
    Event,
    EventKind,
    Evidence,
    Item,
    Measurement,
    Message,
    PartialDate,
    Party,
    Statement,
    Tip,
)
from core.release.messages import expected


def _portion(message: Message, start: int, end: int) -> str | None:
    for portion in message.portions:
        if any(span.start <= start and end <= span.end for span in portion.text_spans):
            return portion.id
    return None


def _evidence(message: Message, spans: list[dict[str, Any]]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            source=f"sha256:{message.source.sha256}",
            quote=message.text[span["start"] : span["end"]],
            start=span["start"],
            end=span["end"],
            portion=_portion(message, span["start"], span["end"]),
            method="expected/1",
        )
        for span in spans
    )


def _alias(stated: Any) -> str:
    return str(stated["value"]) if isinstance(stated, dict) else str(stated)


def _party(message: Message, stated: dict[str, Any]) -> Party:
    evidence = _evidence(message, stated["spans"])
    country = stated.get("country")
    return Party(
        id=stated["id"],
        name=stated["name"],
        aliases=tuple(map(_alias, stated.get("aliases") or ())),
        country=country if country and len(country) == 2 else None,
        evidence=evidence,
        statements=tuple(
            Statement(text=one["text"], certainty=Certainty.ASSERTED, evidence=evidence)
            for one in stated.get("statements") or ()
        ),
    )


def _measurement(message: Message, stated: dict[str, Any]) -> Measurement:
    return Measurement(
        parameter=stated["name"],
        value=str(stated.get("value")),
        unit=stated.get("unit"),
        standard=stated.get("standard"),
        evidence=_evidence(message, [stated["span"]]),
    )


def _item(message: Message, stated: dict[str, Any]) -> Item:
    quantity = stated.get("quantity")
    return Item(
        id=stated["id"],
        description=stated["description"],
        model=stated.get("model"),
        quantity=Decimal(str(quantity)) if quantity else None,
        evidence=_evidence(message, stated["spans"]),
        measurements=tuple(
            _measurement(message, one) for one in stated.get("parameters") or () if one.get("span")
        ),
    )


def _event(message: Message, stated: dict[str, Any]) -> Event:
    kinds = {kind.value for kind in EventKind}
    when = stated.get("date")
    return Event(
        id=stated["id"],
        kind=EventKind(stated["kind"]) if stated["kind"] in kinds else EventKind.OTHER,
        when=PartialDate.parse(when) if when and "/" not in when else None,
        buyer=stated.get("buyer"),
        supplier=stated.get("supplier"),
        intermediary=stated.get("intermediary"),
        items=tuple(stated.get("items") or ()),
        evidence=_evidence(message, stated["spans"]),
    )


def tip(message: Message, name: str) -> Tip:
    """The confirmed facts of a telegram of the shared data."""
    stated = expected(f"{name}.expected.json")
    return Tip(
        message="26EXAMPLE1",
        message_sha256=message.source.sha256,
        parties=tuple(_party(message, one) for one in stated["parties"]),
        items=tuple(_item(message, one) for one in stated["items"]),
        events=tuple(_event(message, one) for one in stated["events"]),
    )
