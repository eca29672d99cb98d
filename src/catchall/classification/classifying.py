"""Classify: one item against the entries of a rulebook, as they stood on a date."""

from collections.abc import Sequence
from datetime import date

from catchall.classification.subject import Subject
from catchall.controls import Entry, Rulebook
from catchall.model.classification import Classification
from catchall.model.item import Item


def classify(
    item: Item,
    *,
    as_of: date,
    rulebook: Rulebook,
    jurisdictions: Sequence[str] | None = None,
    codes: Sequence[str] | None = None,
) -> tuple[Classification, ...]:
    """The answer of every entry that speaks of goods of this kind.

    An entry is tested where the item is known to be of its kind. What the description
    says of the kind is used and recorded as an assumption. An item that no entry
    recognizes gives an empty tuple, which is not an answer of "not controlled"; nor is
    the silence of an entry that has no text of the day: see :func:`undated`.

    Args:
        item: the item with what is known of it.
        as_of: the day whose law applies.
        rulebook: the entries.
        jurisdictions: lists to look into, such as ``EU`` or ``NSG``; all where left out.
        codes: entries to test even where the kind of the item is not known; a code
            without a list names the entries of all lists.

    Returns:
        One classification for each entry, ordered by list and code.

    Raises:
        InputError: a code is not in the rulebook.
        ItemError: a figure is in a unit that measures something else.
    """
    subject = Subject.of(item, rulebook)
    return tuple(
        subject.answer(entry, version, as_of)
        for entry in chosen(rulebook, jurisdictions, codes)
        if (version := entry.at(as_of)) and (codes or subject.concerns(entry, version))
    )


def chosen(
    rulebook: Rulebook, jurisdictions: Sequence[str] | None, codes: Sequence[str] | None
) -> tuple[Entry, ...]:
    """The entries of the lists and codes that were asked for.

    Raises InputError where a code is not in the rulebook.
    """
    named = None
    if codes is not None:
        named = {(each.list, each.code) for code in codes for each in rulebook.named(code)}
    return tuple(
        entry
        for entry in rulebook
        if (named is None or (entry.list, entry.code) in named)
        and (jurisdictions is None or entry.list in jurisdictions)
    )
