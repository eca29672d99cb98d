"""Proposing: the transaction that a tip tells of, made of its candidates and nothing else."""

from catchall.errors import MessageError
from catchall.model.item import Item
from catchall.model.message import Message
from catchall.model.party import Party, PartyRole
from catchall.model.tip import Event, EventKind, Tip
from catchall.model.transaction import Activity, EndUse, Transaction


def propose(message: Message, tip: Tip, *, attempt: int = 1) -> Transaction:
    """An attempted export that the message tells of, as a proposed transaction.

    Parties that only the earlier case names are left out; what the text does not say
    stays null. No knowledge is claimed: a telegram between posts shows what its author
    knows, and an authority knows of it only from the day it is told, which the text
    cannot state.

    Args:
        message: the message as read.
        tip: its candidates or confirmed facts.
        attempt: which one, counted from 1 in text order (see ``attempts``).

    Raises:
        MessageError: the message does not tell of so many attempts.
    """
    told = attempts(tip)
    if attempt != 1 and not 1 <= attempt <= len(told):
        raise MessageError(
            f"there is no attempt {attempt}; the message tells of {len(told)}",
            file=message.id,
            remedy="count from 1 in the order of the text",
        )
    identity = f"attempt:{message.id}" + (f":{attempt}" if attempt > 1 else "")
    if not told:
        return Transaction(id=identity, references=references(message), exercise=message.exercise)
    event = told[attempt - 1]
    parties = _parties(tip, event)
    countries = {party.id: party.country for party in tip.parties}
    via = event.via if event.via != event.destination else None
    return Transaction(
        id=identity,
        activity=Activity.EXPORT,
        when=event.when,
        from_country=countries.get(event.supplier or ""),
        destination=event.destination,
        route=(via,) if via else (),
        parties=parties,
        items=_items(tip, event),
        stated_end_use=_stated_use(tip),
        end_uses=_end_uses(event),
        references=references(message),
        exercise=message.exercise,
        evidence=event.evidence,
    )


def attempts(tip: Tip) -> tuple[Event, ...]:
    """The attempts a tip tells of; where there is none, what a denial was about."""
    told = tuple(e for e in tip.events if e.kind is EventKind.ATTEMPT)
    return told or tuple(e for e in tip.events if e.kind is EventKind.DENIAL)


def _parties(tip: Tip, event: Event) -> tuple[Party, ...]:
    """The parties of the event, each with its roles there."""
    roles: dict[str, list[PartyRole]] = {}
    for party_id, role in (
        (event.supplier, PartyRole.SUPPLIER),
        (event.buyer, PartyRole.PURCHASER),
        (event.intermediary, PartyRole.INTERMEDIARY),
        (_end_user(tip, event), PartyRole.END_USER),
    ):
        if party_id is not None:
            roles.setdefault(party_id, []).append(role)
    known = {party.id: party for party in tip.parties}
    return tuple(
        known[party_id].model_copy(update={"roles": _roles(known[party_id], wanted)})
        for party_id, wanted in sorted(roles.items())
        if party_id in known
    )


def _end_user(tip: Tip, event: Event) -> str | None:
    """The end user, or the buyer where the text ties it to an end use of concern at home."""
    if event.end_user is not None or not event.concern:
        return event.end_user
    buyer = next((p for p in tip.parties if p.id == event.buyer), None)
    at_home = buyer is not None and buyer.country == event.destination
    return event.buyer if at_home and buyer is not None and buyer.country else None


def _roles(party: Party, wanted: list[PartyRole]) -> tuple[PartyRole, ...]:
    extra = [role for role in party.roles if role is PartyRole.MANUFACTURER]
    return tuple(dict.fromkeys([*wanted, *extra]))


def _items(tip: Tip, event: Event) -> tuple[Item, ...]:
    """The items of the event with model or quantity; the general ones where none has."""
    inside = [item for item in tip.items if item.id in event.items]
    specific = [i for i in inside if i.model is not None or i.quantity is not None]
    return tuple(specific or inside)


def _stated_use(tip: Tip) -> str | None:
    """The end use that the buyer is said to have stated."""
    return next((m.value for m in tip.mentions if m.kind == "stated_end_use"), None)


def _end_uses(event: Event) -> tuple[EndUse, ...]:
    known = {use.value: use for use in EndUse}
    return tuple(known[name] for name in event.concern if name in known)


def references(message: Message) -> tuple[str, ...]:
    """The id of the message itself, then those it refers to; each once."""
    header = message.header.telegram
    stated = [r.canonical for r in header.references if r.canonical] if header else []
    own = [message.id] if not message.id.startswith("sha256:") else []
    return tuple(dict.fromkeys([*own, *stated]))
