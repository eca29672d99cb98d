"""Tails: what follows a phrase of goods: ``, model X1``, ``, 4 units``, ``, with four axes``."""

from decimal import Decimal

from catchall.intake.extraction.goods import is_model, is_stated_model, number
from catchall.intake.extraction.sentences import Word
from catchall.lexicon.wordlists import words

PIECES = frozenset(
    {"units", "unit", "pieces", "piece", "pcs", "pc", "sets", "set", "adet", "pairs", "cases"}
    | {"copy", "copies", "nos", "ea"}
)
"""Words for single things that are counted."""
CONTAINERS = frozenset(
    {"drums", "barrels", "bags", "cylinders", "rolls", "spools", "bottles", "canisters", "pallets"}
)
"""Words for what goods are packed in and counted by."""


def unit_of(word: str) -> str:
    """The unit that a word for pieces or containers counts in."""
    return word.removesuffix("s") if word in CONTAINERS else "each"


def tail(
    row: tuple[Word, ...], last: int, model: str | None, end: int
) -> tuple[str | None, int, tuple[Decimal, str] | None]:
    """Read what follows a phrase of goods: its model, its quantity, what it comes with.

    Args:
        row: the words of the sentence.
        last: index after the last word of the phrase.
        model: the model inside the phrase, if any.
        end: offset after the phrase.

    Returns:
        The model, the offset after all of it, and the quantity with its unit.
    """
    stated: tuple[Decimal, str] | None = None
    while last + 2 < len(row) and row[last].text == ",":
        label = row[last + 1].low
        word = row[last + 2]
        if label in {"model", "type"} and model is None and is_stated_model(word.text):
            model, end = word.text, word.end
        elif word.low in PIECES and number(row[last + 1].text) and stated is None:
            stated, end = (number(row[last + 1].text) or Decimal(1), "each"), word.end
        elif label in {"quantity", "qty"} and number(word.text):
            stated, end = (number(word.text) or Decimal(1), "each"), word.end
        else:
            break
        last += 3
    if [w.low for w in row[last : last + 2]] == ["или", "аналог"]:
        last += 2
    if last + 2 < len(row) and row[last].text == "," and row[last + 2].low.startswith("шт"):
        stated, end = (number(row[last + 1].text) or Decimal(1), "each"), row[last + 2].end
        last += 3
    own = _own_model(row, last)
    if own is not None and model is None:
        model, end = own.text, own.end
    in_bracket = _in_bracket(row, last)
    if in_bracket is not None and model is None:
        model, end = in_bracket.text, in_bracket.end
    return model, _with(row, last, end), stated


def _in_bracket(row: tuple[Word, ...], last: int) -> Word | None:
    """The model in ``actuators (model JVA-7)`` and in ``converters, part number PMD-1412``."""
    if last + 2 >= len(row) or row[last].text not in {"(", ","}:
        return None
    at = last + 1 + (row[last + 1].low in {"part", "article", "catalog", "catalogue"})
    said = row[at].low in {"model", "type", "number", "no"} and at + 1 < len(row)
    return row[at + 1] if said and is_stated_model(row[at + 1].text) else None


def _own_model(row: tuple[Word, ...], last: int) -> Word | None:
    """The model in ``pumps of Foo's own model KP-45``."""
    if last >= len(row) or row[last].low != "of":
        return None
    for at in range(last + 1, min(last + 6, len(row) - 1)):
        if row[at].low in {"model", "type"} and is_model(row[at + 1].text):
            return row[at + 1]
    return None


def _with(row: tuple[Word, ...], last: int, end: int) -> int:
    """Where ``, with four axes`` or ``of the same type`` after a phrase ends."""
    at = last + (last < len(row) and row[last].text == ",")
    if at < len(row) and row[at].low == "with" and row[at - 1].end <= end + 2:
        stop = at + 1
        while stop < len(row) and stop - at < 5 and _goes_on(row[stop]):
            stop += 1
        return row[stop - 1].end if stop > at + 1 else end
    same = [w.low for w in row[last : last + 4]]
    return row[last + 3].end if same == ["of", "the", "same", "type"] else end


def _goes_on(word: Word) -> bool:
    return word.is_word and word.low not in words("phrase_stops")
