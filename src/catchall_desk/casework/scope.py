"""Scope: what a notice or an alert covers, and whether a transaction falls into it.

Whatever is left out of a scope covers everything. Whatever a transaction leaves unknown
counts as covered, and the reason says so: what is unknown is held and asked for, not let go.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

import catchall
from catchall.model import (
    CountryCode,
    EndUse,
    Item,
    ListedEntity,
    Party,
    PartyRole,
    SnapshotRef,
    Transaction,
    Value,
    canonical_json,
)

if TYPE_CHECKING:
    from catchall.screening import NameIndex

ALIKE = Decimal("0.05")
"""Probability from which a name is held to be that of the scope. Low on purpose: a scope
names few, a hold too many costs a look, and one too few is what the scope is there to stop."""

_SENDERS = {PartyRole.EXPORTER, PartyRole.SUPPLIER, PartyRole.MANUFACTURER, PartyRole.BROKER}
_RECEIVERS = {
    PartyRole.END_USER,
    PartyRole.ULTIMATE_CONSIGNEE,
    PartyRole.PURCHASER,
    PartyRole.INTERMEDIARY,
    PartyRole.INTERMEDIATE_CONSIGNEE,
}


class Scope(Value):
    """What is covered; an empty part covers everything of its sort."""

    exporters: tuple[str, ...] = ()
    receivers: tuple[str, ...] = ()
    """End-users, consignees, purchasers and intermediaries."""
    destinations: tuple[CountryCode, ...] = ()
    hs_prefixes: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    """Words of which an item's description or model holds one."""
    end_uses: tuple[EndUse, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None

    @property
    def names_something(self) -> bool:
        """A scope without any part would cover the trade of the world."""
        parts = (self.exporters, self.receivers, self.destinations, self.hs_prefixes)
        return any((*parts, self.goods, self.end_uses))


def covered(scope: Scope, transaction: Transaction, *, on: date) -> tuple[str, ...]:
    """Why the transaction falls into the scope, part by part; nothing where it does not."""
    if (scope.starts_on and on < scope.starts_on) or (scope.ends_on and on > scope.ends_on):
        return ()
    answers = [
        _names("exporter", scope.exporters, _parties(transaction, _SENDERS)),
        _names("receiver", scope.receivers, _parties(transaction, _RECEIVERS)),
        _destination(scope, transaction),
        _goods(scope, transaction.items),
        _end_use(scope, transaction),
    ]
    if any(answer is None for answer in answers):
        return ()
    return tuple(answer for answer in answers if answer)


def _parties(transaction: Transaction, roles: Iterable[PartyRole]) -> list[Party]:
    wanted = set(roles)
    return [p for p in transaction.parties if wanted & set(p.roles) or not p.roles]


def _names(what: str, wanted: Sequence[str], parties: Sequence[Party]) -> str | None:
    """The reason, empty where nothing is asked, null where it does not match."""
    if not wanted:
        return ""
    hits = catchall.screen(parties, _index(tuple(wanted)), threshold=ALIKE)
    if hits:
        best = max(hits, key=lambda hit: hit.score)
        return f"{what}: {best.query} ({best.party}) is like {best.matched_name}"
    unknown = [p.id for p in parties if not p.name]
    if unknown or not parties:
        return f"{what}: not known ({', '.join(unknown) or 'no party in that role'})"
    return None


@lru_cache(maxsize=512)
def _index(names: tuple[str, ...]) -> "NameIndex":
    """The names of a scope as a list of their own, found by the scorer that screens parties."""
    from catchall.watchlists import Snapshot  # when used: the desk starts sooner

    entities = tuple(
        ListedEntity(id=str(number), list="scope", schema_name="LegalEntity", name=name)
        for number, name in enumerate(names)
    )
    ref = SnapshotRef(
        list="scope",
        title="names of a scope",
        as_of=date.min,
        sha256=sha256(canonical_json(names)).hexdigest(),
        entities=len(entities),
    )
    return catchall.NameIndex.build((Snapshot(ref=ref, entities=entities),))


def _destination(scope: Scope, transaction: Transaction) -> str | None:
    if not scope.destinations:
        return ""
    if transaction.destination is None:
        return "destination: not known"
    reached = {transaction.destination, *transaction.route}
    reached |= {p.country for p in _parties(transaction, _RECEIVERS) if p.country}
    found = sorted(reached & set(scope.destinations))
    return f"destination: {', '.join(found)}" if found else None


def _goods(scope: Scope, items: Sequence[Item]) -> str | None:
    if not scope.goods and not scope.hs_prefixes:
        return ""
    if not items:
        return "goods: not known"
    for item in items:
        text = f"{item.description} {item.model or ''}".casefold()
        word = next((w for w in scope.goods if w.casefold() in text), None)
        if word:
            return f"goods: {item.id} has {word}"
        if item.hs_code and item.hs_code.startswith(scope.hs_prefixes):
            return f"goods: {item.id} under {item.hs_code}"
    unknown = [item.id for item in items if scope.hs_prefixes and not item.hs_code]
    return f"goods: no tariff code for {', '.join(unknown)}" if unknown else None


def _end_use(scope: Scope, transaction: Transaction) -> str | None:
    if not scope.end_uses:
        return ""
    if not transaction.end_uses:
        return "end use: not known"
    found = sorted(set(transaction.end_uses) & set(scope.end_uses))
    return f"end use: {', '.join(found)}" if found else None
