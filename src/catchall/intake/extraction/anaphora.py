"""Anaphora: goods that are spoken of again without their name: "the furnace", "40 pieces"."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from catchall.intake.extraction.goods import is_model, is_stated_model, number
from catchall.intake.extraction.items import FoundItem, singular
from catchall.intake.extraction.passages import Context
from catchall.intake.extraction.sentences import Sentence, Word
from catchall.intake.extraction.tails import CONTAINERS, PIECES, unit_of

_DEFINITE = frozenset({"the", "this", "these", "those", "its", "each", "both", "said"})
_GENERAL = frozenset(
    {"machine", "equipment", "good", "goods", "unit", "item", "device", "product", "system"}
    | {"material", "instrument", "consignment", "shipment", "cargo"}
)
_REACH = 3
"""How many words after "the" the noun may stand."""

Place = tuple[int, int]
"""An offset, and the number of the item that is meant there."""


def places(sentences: tuple[Sentence, ...], items: list[FoundItem]) -> list[Place]:
    """Where items are meant by a definite noun, in text order."""
    named = sorted(
        (e.start or 0, number) for number, item in enumerate(items) for e in item.evidence
    )
    heads = {number: _head(item) for number, item in enumerate(items)}
    found: list[Place] = []
    before, at = dict[str, int](), 0
    for sentence in sentences:
        while at < len(named) and named[at][0] < sentence.start:
            _remember(before, heads[named[at][1]], named[at][1])
            at += 1
        found += _meant(sentence, before)
    return found


def _named(items: list[FoundItem]) -> list[Place]:
    return sorted((e.start or 0, n) for n, item in enumerate(items) for e in item.evidence)


def _remember(before: dict[str, int], head: str, item: int) -> None:
    """The item is the last one of its noun, and the last one of all."""
    before.pop(head, None)
    before[head] = item


def _head(item: FoundItem) -> str:
    parts = item.description.split()
    return singular(parts[-1]).casefold() if parts else ""


def _meant(sentence: Sentence, before: dict[str, int]) -> Iterator[Place]:
    row = sentence.words
    for at, word in enumerate(row):
        if word.low not in _DEFINITE:
            continue
        for noun in row[at + 1 : at + 1 + _REACH]:
            plain = singular(noun.text).casefold()
            if plain in before:
                yield word.start, before[plain]
                break
            if plain in _GENERAL and before:
                yield word.start, next(reversed(before.values()))
                break


def complete(context: Context, items: list[FoundItem]) -> None:
    """Give items the model and the count that a later sentence states of them."""
    meant = places(context.sentences, items)
    at = 0
    last: int | None = None
    named = sorted(
        (e.start or 0, number) for number, item in enumerate(items) for e in item.evidence
    )
    seen = 0
    for sentence in context.sentences:
        here = None
        while at < len(meant) and meant[at][0] < sentence.end:
            here, at = meant[at][1], at + 1
        if here is not None:
            _model_of(context, sentence, items, items[here])
        while seen < len(named) and named[seen][0] < sentence.end:
            last, seen = named[seen][1], seen + 1
        own = here if here is not None else last
        if own is not None:
            _fields(context, sentence, items[own])
            _count_of(context, sentence, items[own])


def _model_of(
    context: Context, sentence: Sentence, items: list[FoundItem], item: FoundItem
) -> None:
    """``The furnace is described as model HT-VIF 30``."""
    if item.model is not None:
        return
    taken = {other.model for other in items}
    row = sentence.words
    for at, word in enumerate(row):
        stated = at > 0 and row[at - 1].low in {"model", "type"} and is_stated_model(word.text)
        if stated and word.text not in taken:
            _bear(context, sentence, item, word)
            return


def _bear(context: Context, sentence: Sentence, item: FoundItem, word: Word) -> None:
    item.model = word.text
    item.evidence.append(context.evidence(sentence, word.start, word.end, "item.model/1"))
    item.sentences.append(sentence)


def _fields(context: Context, sentence: Sentence, item: FoundItem) -> None:
    """``Model: X1`` and ``Quantity: 3`` on lines of their own, after the goods."""
    if sentence.label not in {"model", "quantity"}:
        return
    value = [word for word in sentence.words if word.start >= sentence.start + sentence.value_at]
    if not value:
        return
    if sentence.label == "model" and item.model is None and is_stated_model(value[0].text):
        _bear(context, sentence, item, value[0])
    amount = number(value[0].text)
    if sentence.label == "quantity" and item.quantity is None and amount:
        _counted(context, sentence, item, amount, value[0])


def _count_of(context: Context, sentence: Sentence, item: FoundItem) -> None:
    """``ordered 40 pieces``: a count of what was named last."""
    row = sentence.words
    if item.quantity is not None:
        return
    for first, second in pairwise(row):
        amount = number(first.text)
        if amount and second.low in PIECES | CONTAINERS and not is_model(first.text):
            _counted(context, sentence, item, amount, first)
            item.unit = unit_of(second.low)
            return


def _counted(
    context: Context, sentence: Sentence, item: FoundItem, amount: Decimal, word: Word
) -> None:
    item.quantity, item.unit = amount, "each"
    evidence = context.evidence(sentence, word.start, word.end, "item.counted/1")
    item.evidence.append(evidence)
    item.sentences.append(sentence)
    item.counted.append((amount, evidence))
