"""Red flags that rest on the goods."""

from catchall.determination.countries import membership, table
from catchall.determination.facts import Facts
from catchall.determination.red_flags.look import Look
from catchall.determination.red_flags.schema import FlagRule
from catchall.model import GroundStatus


def near_threshold(rule: FlagRule, facts: Facts) -> Look:
    """T02: an item is close to a threshold, and the destination is of concern."""
    if not facts.classifications:
        return Look.skipped("no item was classified", missing=("classifications",))
    destination = facts.transaction.destination
    if destination is None:
        return Look.skipped("the destination is not known", missing=("destination",))
    near = [c for c in facts.classifications if c.near_miss is not None]
    if not near:
        return Look.not_raised("no item is close to a threshold")
    named = [membership(table(code), destination, facts.as_of) for code in rule.tables]
    why = [found.because for found in named if found.status is GroundStatus.MET]
    if not why:
        return Look.not_raised("the destination is in none of the tables")
    close = (f"{c.item} is close to {c.entry.jurisdiction} {c.entry.code}" for c in near)
    items = {item.id: item.evidence for item in facts.transaction.items}
    return Look.raised(*close, *why, evidence=tuple(e for c in near for e in items.get(c.item, ())))
