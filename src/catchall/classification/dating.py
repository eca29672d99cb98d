"""Undated: entries that test such goods, but of which no text of the day is encoded."""

from collections.abc import Sequence
from datetime import date, timedelta

from catchall.classification.classifying import chosen
from catchall.classification.subject import Subject
from catchall.controls import Entry, Rulebook, Version
from catchall.model.classification import Undated
from catchall.model.item import Item


def undated(
    item: Item,
    *,
    as_of: date,
    rulebook: Rulebook,
    jurisdictions: Sequence[str] | None = None,
    codes: Sequence[str] | None = None,
) -> tuple[Undated, ...]:
    """The entries that speak of goods of this kind but have no text encoded for the day.

    An entry that is known to be newer than the day is left out. Nothing follows from the
    others: the law of that day may have caught the item. Each comes with the answer of the
    text at hand that is nearest in time, as of a day on which that text was in force.

    Args:
        item: the item with what is known of it.
        as_of: the day whose law applies.
        rulebook: the entries.
        jurisdictions: lists to look into; all where left out.
        codes: only these entries, which are named even where the kind is not known.

    Raises:
        InputError: a code is not in the rulebook.
        ItemError: a figure is in a unit that measures something else.
    """
    subject = Subject.of(item, rulebook)
    found = []
    for entry in chosen(rulebook, jurisdictions, codes):
        if entry.silent(as_of):
            version = _nearest(entry, as_of)
            if codes or subject.concerns(entry, version):
                then = _day_in_force(version, as_of)
                found.append(Undated(as_of=as_of, nearest=subject.answer(entry, version, then)))
    return tuple(found)


def _nearest(entry: Entry, as_of: date) -> Version:
    """The version whose dates come closest to a day; the later of two that are as close."""
    return min(reversed(entry.versions), key=lambda each: _apart(_day_in_force(each, as_of), as_of))


def _day_in_force(version: Version, as_of: date) -> date:
    """The day nearest to ``as_of`` on which a version was in force."""
    if as_of < version.effective:
        return version.effective
    return min(as_of, version.until or as_of)


def _apart(one: date, other: date) -> timedelta:
    return abs(one - other)
