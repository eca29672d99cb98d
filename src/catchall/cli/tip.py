"""How a tip is printed: every kind of candidate, who first, then goods, what is told and asked."""

from collections.abc import Iterable, Iterator

from rich.console import Console

from catchall.cli.output import heading, say, table
from catchall.lexicon import countries
from catchall.model import Event, Item, Party, Tip
from catchall.model.evidence import Evidence, Fact
from catchall.model.item import Interval, Measurement
from catchall.model.party import PartyRole
from catchall.model.tip import Mention, RequestedAction

Row = tuple[str, str, str]
"""The kind of a candidate, the candidate, and where it stands."""

_KINDS = {
    "money": "value",
    "stated_end_use": "stated end use",
    "end_use": "end use",
    "mail_address": "mail",
}
_LAST_MENTIONS = ("country", "place", "regime")
"""Kinds of mentions that stand after the others: background rather than facts of the case."""


def show_tip(out: Console, tip: Tip) -> None:
    """Print the candidates with the portion that bears each out."""
    heading(out, "Tip: proposed facts, to be confirmed by a person")
    rows = list(_rows(tip))
    table(out, ("kind", "candidate", "where"), rows)
    for doubt in tip.doubts:
        say(out, f"  {doubt.code}: {doubt.what} - {doubt.ask}", style="yellow")
    if not rows:
        say(out, "Nothing was recognized. Read the text and add facts by hand.")


def _rows(tip: Tip) -> Iterator[Row]:
    names = {p.id: p.name or p.description or p.id for p in tip.parties}
    names |= {i.id: item_line(i) for i in tip.items}
    traders = [p for p in tip.parties if p.roles != (PartyRole.AUTHORITY,)]
    authorities = [p for p in tip.parties if p.roles == (PartyRole.AUTHORITY,)]
    yield from (("party", _party(p), _where(p)) for p in traders)
    for item in tip.items:
        yield "item", item_line(item), _where(item)
        yield from (("  parameter", _measurement(m), _where(m)) for m in item.measurements)
    for event in tip.events:
        yield event.kind.value, _event(event, names), _where(event)
    yield from (("asked", _asked(r), _where(r)) for r in tip.requests)
    yield from (("position", f"{c.regime}: {c.status}", _where(c)) for c in tip.control_position)
    yield from _mentions(tip, last=False)
    yield from (("date", f"{d.value.value} ({_line(d.raw)})", _where(d)) for d in tip.dates)
    yield from (("authority", _party(p), _where(p)) for p in authorities)
    yield from _mentions(tip, last=True)


def _party(party: Party) -> str:
    name = party.name or party.description or "?"
    also = f", also {', '.join(party.aliases)}" if party.aliases else ""
    country = party.country or "country not read"
    roles = ", ".join(role.replace("_", " ") for role in party.roles) or "no role read"
    kind = f"{party.kind.value}; " if party.kind.value in {"person", "vessel", "aircraft"} else ""
    return f"{name}{also} ({kind}{country}; {roles})"


def item_line(item: Item) -> str:
    """An item in one line: quantity with its unit, model, description."""
    count = f"{item.quantity.normalize():f}" if item.quantity else ""
    each = item.unit in {None, "each"}
    quantity = f"{count} x" if count and each else f"{count} {item.unit}" if count else ""
    return " ".join(part for part in (quantity, item.model, item.description) if part)


def _measurement(measurement: Measurement) -> str:
    value = measurement.value
    figure = _interval(value) if isinstance(value, Interval) else f"{value}"
    axis = f"{measurement.axis} axis" if measurement.axis else None
    standard = f"by {measurement.standard}" if measurement.standard else None
    name = measurement.parameter.replace("_", " ")
    return " ".join(p for p in (name, figure, measurement.unit, axis, standard) if p)


def _interval(value: Interval) -> str:
    return " to ".join(str(end) for end in (value.low, value.high) if end is not None)


def _event(event: Event, names: dict[str, str]) -> str:
    parts = [
        event.when.value if event.when else "undated",
        *(
            f"{what} {names.get(who, who)}"
            for what, who in (
                ("buyer", event.buyer),
                ("supplier", event.supplier),
                ("through", event.intermediary),
                ("end user", event.end_user),
            )
            if who
        ),
        *(names.get(item, item) for item in event.items),
        *(
            f"{what} {countries.name(code)}"
            for what, code in (("to", event.destination), ("via", event.via))
            if code
        ),
        *(part for part in (event.outcome, *event.references) if part),
        *(f"concern: {concern}" for concern in event.concern),
        event.certainty.value,
    ]
    return "; ".join(parts)


def _asked(request: RequestedAction) -> str:
    deadline = f" [by {request.deadline.value}]" if request.deadline else ""
    return f"{_line(request.what)}{deadline}"


def _mentions(tip: Tip, *, last: bool) -> Iterator[Row]:
    """Each kind and value once, with all its places."""
    grouped: dict[tuple[str, str], list[Mention]] = {}
    for mention in tip.mentions:
        if (mention.kind in _LAST_MENTIONS) == last:
            grouped.setdefault((mention.kind, _value(mention)), []).append(mention)
    order = sorted(grouped, key=lambda key: (_rank(key[0]), key[0]))
    for kind, value in order:
        where = _places(e for fact in grouped[kind, value] for e in fact.evidence)
        yield _KINDS.get(kind, kind.replace("_", " ")), value, where


def _rank(kind: str) -> int:
    order = ("money", "identifier", "stated_end_use", "end_use", *_LAST_MENTIONS)
    return order.index(kind) if kind in order else len(order)


def _value(mention: Mention) -> str:
    if mention.kind == "country":
        return f"{countries.name(mention.value)} ({mention.value})"
    if mention.kind == "place" and mention.evidence:
        return f"{_line(mention.evidence[0].quote)} ({mention.value})"
    return _line(mention.value)


def _where(fact: Fact) -> str:
    return _places(fact.evidence)


def _places(evidence: Iterable[Evidence]) -> str:
    places = [
        f"{e.portion or 'header'} [{e.start}:{e.end}]" if e.start is not None else str(e.place)
        for e in evidence
    ]
    more = f" +{len(places) - 2}" if len(places) > 2 else ""
    return ", ".join(places[:2]) + more


def _line(text: str, length: int = 110) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= length else f"{plain[: length - 1]}…"
