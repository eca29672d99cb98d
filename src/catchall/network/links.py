"""Links: a transaction held against everything that came before it."""

from collections.abc import Sequence
from datetime import date

from catchall.model import EarlierCase, Link, Transaction
from catchall.network.pair import Pair
from catchall.network.parties import keys
from catchall.network.rules import RULES


def find_links(
    transaction: Transaction, history: Sequence[EarlierCase], *, as_of: date
) -> tuple[Link, ...]:
    """Every tie of a transaction to earlier records, by the rules of this package.

    Args:
        transaction: what is proposed.
        history: earlier cases and denials, own and of partners.
        as_of: records that begin later are not looked at (see ``later_records``);
            denials that have lapsed by this day are no re-attempt.

    Returns:
        Links in the order of the records' ids, the weightiest rule first.
    """
    known = sorted(
        (r for r in history if r.when.first <= as_of and r.id != transaction.id),
        key=lambda record: record.id,
    )
    shared = frozenset(key for party in transaction.parties for key in keys(party))
    pairs = (Pair(transaction, record, as_of, shared) for record in known)
    found = (link for pair in pairs for rule in RULES for link in rule(pair))
    return tuple(dict.fromkeys(found))
