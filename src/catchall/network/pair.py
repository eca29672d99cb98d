"""A transaction beside one earlier record: what the two have in common."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from catchall.model import CaseKind, EarlierCase, Party, Transaction
from catchall.network import goods, parties
from catchall.network.goods import GoodsTie
from catchall.network.parties import PartyTie


@dataclass(frozen=True)
class Pair:
    """A transaction and one earlier record, with everything that ties the two."""

    transaction: Transaction
    record: EarlierCase
    as_of: date
    shared: frozenset[str] | None = None
    """Keys of the transaction's parties, where they were computed for many records at once."""

    @cached_property
    def people(self) -> tuple[PartyTie, ...]:
        """Each party of the transaction with the first party of the record it equals."""
        near = [there for there in enumerate(self.record.parties) if self._near(there[1])]
        if not near:
            return ()
        found = (self._first(here, near) for here in enumerate(self.transaction.parties))
        return tuple(tie for tie in found if tie is not None)

    def _near(self, party: Party) -> bool:
        return self.shared is None or not self.shared.isdisjoint(parties.keys(party))

    def _first(self, here: tuple[int, Party], near: list[tuple[int, Party]]) -> PartyTie | None:
        ties = (parties.tie(here, there) for there in near)
        return next((tie for tie in ties if tie is not None), None)

    @cached_property
    def things(self) -> tuple[GoodsTie, ...]:
        """Each item of the transaction with the item of the record it agrees with best."""
        found: list[GoodsTie] = []
        for here in enumerate(self.transaction.items):
            ties = [t for there in enumerate(self.record.items) if (t := goods.tie(here, there))]
            found.extend(sorted(ties, key=lambda t: not t.exact)[:1])
        return tuple(found)

    @property
    def same_destination(self) -> bool:
        """Whether both go to one known country."""
        there = self.record.destination
        return there is not None and there == self.transaction.destination

    @property
    def is_denial(self) -> bool:
        """Whether the record is a denial."""
        return self.record.kind is CaseKind.DENIAL

    @property
    def in_force(self) -> bool:
        """Whether it is a denial that has not lapsed by ``as_of``."""
        until = self.record.valid_until
        return self.is_denial and (until is None or self.as_of <= until)
