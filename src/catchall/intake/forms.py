"""Structured files that a person writes: a transaction, and facts that complete a tip."""

from collections.abc import Callable
from typing import Any

from catchall.errors import TransactionError
from catchall.lexicon import countries, records
from catchall.model.base import Value
from catchall.model.dates import PartialDate
from catchall.model.evidence import Evidence, FactState
from catchall.model.item import Axis, Item, Measurement
from catchall.model.party import Party, PartyRole
from catchall.model.transaction import EndUse, Knowledge, Transaction

_EXPORTING = (PartyRole.EXPORTER, PartyRole.SUPPLIER, PartyRole.MANUFACTURER)


def read_transaction(data: bytes, *, name: str) -> Transaction:
    """Read a transaction from YAML or JSON; countries may be written in any usual spelling.

    Raises TransactionError naming the key, InputError for an unknown country.
    """
    plain = records.parse(data, name=name, error=TransactionError)
    if not isinstance(plain, dict):
        raise TransactionError("not a transaction", file=name, remedy="give its fields by name")
    return records.validated(
        Transaction, _with_codes(plain, name), name=name, error=TransactionError
    )


class ItemFacts(Value):
    """What was learned of one item of the tip, named by its id or model."""

    item: str
    hs_code: str | None = None
    axes: tuple[Axis, ...] = ()
    axes_complete: bool = False
    measurements: tuple[Measurement, ...] = ()


class PartyFacts(Value):
    """What was learned of one party, named by its id or name; added where it is new."""

    party: str
    country: str | None = None
    aliases: tuple[str, ...] = ()
    roles: tuple[PartyRole, ...] = ()


class Facts(Value):
    """A file of facts that people established after the message came in."""

    source: str
    """What they rest on: a data sheet, a letter, an inquiry."""
    items: tuple[ItemFacts, ...] = ()
    parties: tuple[PartyFacts, ...] = ()
    knowledge: tuple[Knowledge, ...] = ()
    from_country: str | None = None
    destination: str | None = None
    route: tuple[str, ...] = ()
    when: PartialDate | None = None
    stated_end_use: str | None = None
    end_uses: tuple[EndUse, ...] = ()
    subject_to: tuple[str, ...] = ()


def read_facts(data: bytes, *, name: str) -> Facts:
    """Read a file of facts from YAML or JSON; raises TransactionError naming the key."""
    plain = records.parse(data, name=name, error=TransactionError)
    if not isinstance(plain, dict):
        raise TransactionError("not a file of facts", file=name, remedy="give its fields by name")
    return records.validated(Facts, _with_codes(plain, name), name=name, error=TransactionError)


def complete(transaction: Transaction, facts: Facts, *, name: str) -> Transaction:
    """The transaction with the facts added; confirmed facts replace proposed ones.

    Raises TransactionError where the facts name an item or an actor that is not there.
    """
    facts = _sourced(facts, name)
    parties = _parties(transaction.parties, facts.parties)
    changes: dict[str, Any] = {
        "items": _items(transaction.items, facts.items, name),
        "parties": parties,
        "knowledge": transaction.knowledge
        + tuple(_with_actor(k, parties, name, i) for i, k in enumerate(facts.knowledge)),
        "subject_to": transaction.subject_to + facts.subject_to,
        "end_uses": transaction.end_uses + facts.end_uses,
    }
    for key in ("from_country", "destination", "route", "when", "stated_end_use"):
        value = getattr(facts, key)
        if value:
            changes[key] = value
    return transaction.model_copy(update=changes)


def _sourced(facts: Facts, name: str) -> Facts:
    """The facts with the file and the key as evidence of each measurement and knowledge."""

    def evidence(place: str, quote: str) -> tuple[Evidence, ...]:
        return (Evidence(source=name, quote=quote, place=place, method="facts/1"),)

    items = tuple(
        fact.model_copy(
            update={
                "measurements": tuple(
                    m.model_copy(
                        update={
                            "evidence": m.evidence
                            or evidence(f"items[{i}].measurements[{j}]", facts.source),
                            "state": FactState.CONFIRMED,
                        }
                    )
                    for j, m in enumerate(fact.measurements)
                )
            }
        )
        for i, fact in enumerate(facts.items)
    )
    knowledge = tuple(
        k.model_copy(
            update={
                "evidence": k.evidence or evidence(f"knowledge[{i}]", k.basis),
                "state": FactState.CONFIRMED,
            }
        )
        for i, k in enumerate(facts.knowledge)
    )
    return facts.model_copy(update={"items": items, "knowledge": knowledge})


def informed(transaction: Transaction, knowledge: Knowledge, *, name: str) -> Transaction:
    """The transaction with one more state of knowledge; its actor may be given as a role."""
    known = _with_actor(knowledge, transaction.parties, name, 0)
    return transaction.model_copy(update={"knowledge": (*transaction.knowledge, known)})


def _items(items: tuple[Item, ...], facts: tuple[ItemFacts, ...], name: str) -> tuple[Item, ...]:
    done = {item.id: item for item in items}
    for number, fact in enumerate(facts):
        wanted = _plain(fact.item)
        found = [i for i in items if wanted in (_plain(i.id), _plain(i.model or ""))]
        if not found:
            raise TransactionError(
                f"no item {fact.item!r}",
                file=name,
                place=f"items[{number}].item",
                remedy=f"name one of: {', '.join(i.model or i.id for i in items) or 'none read'}",
            )
        for item in found:
            done[item.id] = _measured(done[item.id], fact)
    return tuple(done.values())


def _measured(item: Item, fact: ItemFacts) -> Item:
    replaced = {(m.parameter, m.axis) for m in fact.measurements}
    kept = tuple(m for m in item.measurements if (m.parameter, m.axis) not in replaced)
    return item.model_copy(
        update={
            "hs_code": fact.hs_code or item.hs_code,
            "axes": fact.axes or item.axes,
            "axes_complete": fact.axes_complete or item.axes_complete,
            "measurements": kept + fact.measurements,
            "state": FactState.CONFIRMED,
        }
    )


def _parties(parties: tuple[Party, ...], facts: tuple[PartyFacts, ...]) -> tuple[Party, ...]:
    done = {party.id: party for party in parties}
    for number, fact in enumerate(facts, start=1):
        wanted = _plain(fact.party)
        found = [
            p for p in parties if wanted in (_plain(p.id), *(_plain(n) for n in _names(p)))
        ] or [Party(id=f"added-{number}", name=fact.party)]
        for party in found:
            done[party.id] = party.model_copy(
                update={
                    "country": fact.country or party.country,
                    "aliases": party.aliases + fact.aliases,
                    "roles": fact.roles or party.roles,
                    "state": FactState.CONFIRMED,
                }
            )
    return tuple(done.values())


def _with_actor(
    knowledge: Knowledge, parties: tuple[Party, ...], name: str, number: int
) -> Knowledge:
    actor = knowledge.actor
    if actor.startswith("authority:"):
        return knowledge
    for matches in _actor_rules(actor):
        found = [party for party in parties if matches(party)]
        if found:
            return knowledge.model_copy(update={"actor": found[0].id})
    raise TransactionError(
        f"no party is {actor!r}",
        file=name,
        place=f"knowledge[{number}].actor",
        remedy="name a party by id, name or role, or an authority as authority:KR",
    )


def _actor_rules(actor: str) -> list[Callable[[Party], bool]]:
    wanted = _plain(actor)
    rules: list[Callable[[Party], bool]] = [
        lambda p: p.id == actor,
        lambda p: wanted in [_plain(n) for n in _names(p)],
        lambda p: actor in [str(role) for role in p.roles],
    ]
    if actor == PartyRole.EXPORTER:
        rules += [lambda p, role=role: role in p.roles for role in _EXPORTING]  # type: ignore[misc]
    return rules


def _names(party: Party) -> tuple[str, ...]:
    return ((party.name,) if party.name else ()) + party.aliases


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _with_codes(plain: dict[str, Any], name: str) -> dict[str, Any]:
    """Replace every spelling of a country by its code; raises InputError at its place."""
    done = dict(plain)
    for key in ("from_country", "destination"):
        if isinstance(done.get(key), str):
            done[key] = countries.require(done[key], file=name, place=key)
    if isinstance(done.get("route"), list):
        done["route"] = [
            countries.require(str(c), file=name, place=f"route[{i}]")
            for i, c in enumerate(done["route"])
        ]
    for rows, key in (("parties", "country"), ("items", "origin")):
        if isinstance(done.get(rows), list):
            done[rows] = [_row(row, key, f"{rows}[{i}]", name) for i, row in enumerate(done[rows])]
    return done


def _row(row: Any, key: str, place: str, name: str) -> Any:
    if isinstance(row, dict) and isinstance(row.get(key), str):
        return row | {key: countries.require(row[key], file=name, place=f"{place}.{key}")}
    return row
