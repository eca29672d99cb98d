"""Facts of a tip form: each field is a candidate with the place where it stands."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from catchall.intake.form import fields
from catchall.intake.form.fields import Field
from catchall.lexicon import countries, dates
from catchall.model.dates import PartialDate
from catchall.model.evidence import Evidence
from catchall.model.item import Item
from catchall.model.message import Message
from catchall.model.party import Party, PartyRole
from catchall.model.tip import DateMention, Event, EventKind, Mention, Tip

_BUYERS = ("purchaser", "ultimate_consignee")
_SELLERS = ("exporter", "supplier", "manufacturer")


def add(message: Message, tip: Tip) -> Tip:
    """The tip of the form's text with what its fields state, fields first."""
    found = fields.read(message.text) or []
    parties = _parties(message, found)
    items = tuple(_items(message, found))
    if not parties and not items:
        return tip
    return tip.model_copy(
        update={
            "parties": (*parties, *_others(tip.parties, parties)),
            "items": (*items, *_more(tip.items, items)),
            "dates": (*_dates(message, found), *tip.dates),
            "mentions": (*_mentions(message, found), *tip.mentions),
            "events": (_event(message, found, parties, items), *tip.events),
        }
    )


def _evidence(message: Message, field: Field) -> tuple[Evidence, ...]:
    span = field.span
    return (
        Evidence(
            source=f"sha256:{message.source.sha256}",
            quote=span.of(message.text) if span else field.value,
            start=span.start if span else None,
            end=span.end if span else None,
            place=field.place,
            portion="form",
            method="form/1",
        ),
    )


def _parties(message: Message, found: list[Field]) -> tuple[Party, ...]:
    roles = {role.value for role in PartyRole}
    done: dict[str, Party] = {}
    for field in found:
        if field.name not in roles:
            continue
        country = next((f.value for f in found if f.name == f"{field.name}.country"), None)
        known = done.get(field.value)
        role = PartyRole(field.name)
        if known is not None:
            changes = {
                "roles": (*known.roles, role),
                "evidence": (*known.evidence, *_evidence(message, field)),
            }
            done[field.value] = known.model_copy(update=changes)
            continue
        done[field.value] = Party(
            id=f"f{len(done) + 1}",
            name=field.value,
            country=countries.find(country) if country else None,
            roles=(role,),
            evidence=_evidence(message, field),
        )
    return tuple(done.values())


def _others(read: Iterable[Party], stated: tuple[Party, ...]) -> Iterable[Party]:
    """Parties of the text that are not already those of the fields."""
    names = {(p.name or "").casefold() for p in stated}
    return (p for p in read if (p.name or "").casefold() not in names)


def _more(read: Iterable[Item], stated: tuple[Item, ...]) -> Iterable[Item]:
    """Items of the text that are not already those of the fields."""
    known = {i.model or i.description.casefold() for i in stated}
    return (i for i in read if (i.model or i.description.casefold()) not in known)


def _items(message: Message, found: list[Field]) -> Iterable[Item]:
    numbers = sorted({f.item for f in found if f.item is not None})
    for number in numbers:
        row = {f.name: f for f in found if f.item == number}
        named = row.get("description") or row.get("model")
        if named is None:
            continue
        quantity = _quantity(row.get("quantity"))
        code = row["hs_code"].value.replace(".", "") if "hs_code" in row else ""
        yield Item(
            id=f"g{number + 1}",
            description=named.value,
            model=row["model"].value if "model" in row else None,
            quantity=quantity,
            unit=row["unit"].value if "unit" in row else ("each" if quantity else None),
            hs_code=code if code.isdigit() and 4 <= len(code) <= 10 else None,
            evidence=tuple(e for field in row.values() for e in _evidence(message, field)),
        )


def _quantity(field: Field | None) -> Decimal | None:
    """A positive number; anything else is no quantity and stays unknown."""
    if field is None:
        return None
    try:
        value = Decimal(field.value.replace(",", ""))
    except InvalidOperation:
        return None
    return value if value.is_finite() and value > 0 else None


def _dates(message: Message, found: list[Field]) -> Iterable[DateMention]:
    for field in found:
        day = _date(field)
        if day is not None:
            yield DateMention(value=day, raw=field.value, evidence=_evidence(message, field))


def _date(field: Field) -> PartialDate | None:
    if field.name not in {"date", "submitted"}:
        return None
    try:
        return PartialDate.parse(field.value)
    except ValueError:
        read = dates.first(field.value, reference=None)
        return read.value if read else None


def _mentions(message: Message, found: list[Field]) -> Iterable[Mention]:
    for field in found:
        code = countries.find(field.value) if field.name == "destination" else None
        if code is not None:
            yield Mention(kind="country", value=code, evidence=_evidence(message, field))
        if field.name == "end_use":
            evidence = _evidence(message, field)
            yield Mention(kind="stated_end_use", value=field.value, evidence=evidence)


def _event(
    message: Message, found: list[Field], parties: tuple[Party, ...], items: tuple[Item, ...]
) -> Event:
    def party(*roles: str) -> str | None:
        return next((p.id for role in roles for p in parties if role in p.roles), None)

    destination = next((f for f in found if f.name == "destination"), None)
    day = next((d for f in found if f.name == "date" and (d := _date(f))), None)
    return Event(
        id="form",
        kind=EventKind.ATTEMPT,
        when=day,
        buyer=party(*_BUYERS),
        supplier=party(*_SELLERS),
        intermediary=party("intermediary", "broker"),
        end_user=party("end_user"),
        items=tuple(i.id for i in items),
        destination=countries.find(destination.value) if destination else None,
        evidence=tuple(e for field in found for e in _evidence(message, field)),
    )
