"""Evidence for links: where it stands here, and where it stands there."""

from catchall.model import EarlierCase, Evidence, Transaction
from catchall.network.goods import GoodsTie
from catchall.network.pair import Pair
from catchall.network.parties import PartyTie

Sides = tuple[tuple[Evidence, ...], tuple[Evidence, ...]]


def place(record: EarlierCase | Transaction, key: str, quote: str) -> Evidence:
    """A key of a structured record: its file where it came from one, else its id."""
    source = (record.source or record.id) if isinstance(record, EarlierCase) else record.id
    return Evidence(source=source, quote=quote, place=key, method="record/1")


def sides(pair: Pair, *ties: PartyTie | GoodsTie) -> Sides:
    """Both sides of some ties; evidence that a fact brings with it comes before its place."""
    here: list[Evidence] = []
    there: list[Evidence] = []
    for tie in ties:
        own = (place(pair.transaction, tie.place_here, tie.quote_here),)
        other = (place(pair.record, tie.place_there, tie.quote_there),)
        here.extend(tie.here.evidence or own)
        there.extend(tie.there.evidence or other)
    return tuple(dict.fromkeys(here)), tuple(dict.fromkeys(there))
