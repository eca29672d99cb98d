"""Noun phrases of goods: after a quantity, a model or a verb of trade; no list needed."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from catchall.intake.extraction.goods import Goods, by_grammar, is_model, is_stated_model, number
from catchall.intake.extraction.sentences import Sentence, Word
from catchall.intake.extraction.tails import CONTAINERS, PIECES, tail, unit_of
from catchall.lexicon import units_text
from catchall.lexicon.wordlists import words

_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_UNITS = frozenset({"kg", "tons", "tonnes", "t", "grams", "g", "liters", "litres", "meters", "m"})
_FILLERS = frozenset({"a", "an", "the", "some", "its", "such", "variety", "of", "new", "used"})
_CONDITIONS = frozenset({"metric", "new", "used", "refurbished", "second-hand", "complete"})
"""Words between a number and what it counts."""
_PACKING = frozenset({"box", "boxes"})
_DETERMINERS = frozenset({"the", "its", "these", "those", "their"})
_MEASURES = frozenset({"atmospheres", "percent", "degrees", "microns", "micrometers", "axes"})
_OWNERS = frozenset({"the", "a", "an", "this", "that", "its", "our", "their", "your", "his"})
"""Words after which ``order`` is a noun and no verb."""
_LONGEST = 9


def find(sentence: Sentence) -> list[Goods]:
    """All phrases of goods in a sentence; where two overlap, the one with more is kept."""
    row = sentence.words
    found = [
        goods
        for at in range(len(row))
        for goods in (
            *_counted(sentence, row, at),
            *_traded(sentence, row, at),
            *_nominal(sentence, row, at),
        )
    ]
    found += _labeled(sentence, row)
    found += _with_models(sentence, row)
    found += by_grammar(sentence)
    return _best(found)


def _counted(sentence: Sentence, row: tuple[Word, ...], at: int) -> Iterator[Goods]:
    """A number, then a noun phrase or a model: ``two model X1 lathes``, ``400 kg of tow``."""
    amount = number(row[at].text)
    if amount is None or amount == 0 or _is_glued(row, at):
        return
    if at and (row[at - 1].low in words("number_labels") or row[at - 1].text in words("calendar")):
        return
    if _YEAR.match(row[at].text):
        return
    unit, first = "each", at + 1
    while first < len(row) and row[first].low in _CONDITIONS:
        first += 1
    if first < len(row) and row[first].low in _UNITS | PIECES | CONTAINERS:
        unit = _unit(row[first].low)
        first += 1 + (first + 1 < len(row) and row[first + 1].low == "of")
        if unit != "each" and (first >= len(row) or row[first - 1].low != "of"):
            return
    elif first < len(row) and units_text.canonical(row[first].text) is not None:
        return
    goods = _phrase(sentence, row, at, first, (amount, unit))
    if goods is not None:
        yield goods


def _is_glued(row: tuple[Word, ...], at: int) -> bool:
    """Whether a number is the second part of something: ``A/3``, ``5-3``, ``(4``."""
    if at == 0 or row[at - 1].text not in {"/", "-", "("}:
        return False
    return row[at - 1].text == "(" or row[at - 1].end == row[at].start


def _unit(word: str) -> str:
    return word if word in _UNITS else unit_of(word)


def _nominal(sentence: Sentence, row: tuple[Word, ...], at: int) -> Iterator[Goods]:
    """A noun of trade, then what it is of: ``a license (no. 12) for isostatic presses``."""
    if row[at].low not in words("trade_nouns"):
        return
    first = _after_bracket(row, at + 1)
    if row[at].low in words("paper_nouns"):
        first = _to_purpose(row, first)
    if first >= len(row) or row[first].low not in {"of", "for"}:
        return
    yield from _object(sentence, row, first + 1)


def _to_purpose(row: tuple[Word, ...], at: int) -> int:
    """The index of the "for" of a license, behind its year and its number."""
    while at < len(row) and row[at].low in {"in", "of", "on"}:
        at += 2
        while at < len(row) and (row[at].text in words("calendar") or row[at].text.isdigit()):
            at += 1
        at = _after_bracket(row, at)
    return at


def _after_bracket(row: tuple[Word, ...], at: int) -> int:
    """The index after a bracket that opens at an index, else the same."""
    if at >= len(row) or row[at].text != "(":
        return at
    closed = next((n for n in range(at, min(at + 12, len(row))) if row[n].text == ")"), at - 1)
    return closed + 1


def _labeled(sentence: Sentence, row: tuple[Word, ...]) -> Iterator[Goods]:
    """The goods of a line such as ``Item: CNC grinding machine``."""
    if sentence.label != "description":
        return
    start = sentence.start + sentence.value_at
    yield from _object(sentence, row, bisect_left(row, start, key=lambda word: word.start))


def _traded(sentence: Sentence, row: tuple[Word, ...], at: int) -> Iterator[Goods]:
    """A verb of trade, then its object."""
    if row[at].low not in words("trade_verbs") or (
        at and row[at].capital and not row[at].text.isupper()
    ):
        return
    if at and row[at - 1].low in _OWNERS and row[at].low in words("trade_nouns"):
        return
    yield from _object(sentence, row, at + 1)


def _object(sentence: Sentence, row: tuple[Word, ...], first: int) -> Iterator[Goods]:
    """The phrase of goods that begins at an index, after articles; not where a number stands."""
    one = None
    while first < len(row) and row[first].low in _FILLERS:
        one = (Decimal(1), "each") if row[first].low in {"a", "an"} else one
        first += 1
    if first < len(row) and (number(row[first].text) is not None or not row[first].is_word):
        return
    goods = _phrase(sentence, row, first, first, None)
    if goods is not None and goods.model and one and goods.quantity is None:
        goods = replace(goods, quantity=one[0], unit=one[1])
    if goods is not None:
        yield goods


def _phrase(
    sentence: Sentence,
    row: tuple[Word, ...],
    start: int,
    first: int,
    amount: tuple[Decimal, str] | None,
) -> Goods | None:
    if first < len(row) and row[first].low in {"model", "models", "type"}:
        first += 1
    last, model, nouns = _extent(row, first)
    nouns, model = _named(nouns, model)
    while len(nouns) > 1 and nouns[-1].casefold() in {"type", "model", "version"}:
        nouns = nouns[:-1]
    if not nouns or nouns[-1].casefold() in words("not_goods") or not _is_head(nouns[-1]):
        return None
    vague = words("general_goods") | CONTAINERS | _PACKING
    if len(nouns) == 1 and model is None and nouns[0].casefold() in vague:
        return None
    if nouns[0].casefold() in words("not_goods") and amount is not None:
        return None
    end = row[last - 1].end
    model, end, stated = tail(row, last, model, end)
    if start > 0 and row[start - 1].low in _DETERMINERS:
        start -= 1
    quantity, unit = amount or stated or (None, None)
    rule = "item.counted/1" if amount else "item.traded/1"
    description = " ".join(nouns)
    return Goods(sentence, row[start].start, end, description, model, quantity, unit, rule)


def _is_head(noun: str) -> bool:
    """Whether a word can be the head of a phrase of goods: three letters, no unit, no verb."""
    return (
        len(noun) > 2
        and noun[-1].isalpha()
        and "/" not in noun
        and not _is_past(noun)
        and noun.casefold() not in _MEASURES
        and units_text.canonical(noun) is None
    )


def _is_past(noun: str) -> bool:
    """Whether a word is a past form, such as ``marked`` or ``refused``, and no part of a name."""
    return noun.casefold().endswith("ed") and "-" not in noun and len(noun) > 4


def _named(nouns: list[str], model: str | None) -> tuple[list[str], str | None]:
    """A lone capitalized word is a name, not goods."""
    if len(nouns) > 1 and nouns[-2].endswith("-"):
        nouns = [*nouns[:-2], nouns[-2][:-1] + nouns[-1]]
    if nouns and all(noun[0].isupper() and not noun.isupper() for noun in nouns):
        return [], model
    return nouns, model


def _extent(row: tuple[Word, ...], first: int) -> tuple[int, str | None, list[str]]:
    """The words of a noun phrase: index after the last, its model, its words."""
    model: str | None = None
    nouns: list[str] = []
    at = first
    while at < len(row) and at - first < _LONGEST:
        word = row[at]
        if word.text == "(" and nouns and _acronym(row, at):
            at += 3
            continue
        if not word.is_word or word.low in words("phrase_stops"):
            break
        if is_model(word.text) or (_is_type(row, at) and is_stated_model(word.text)):
            if model is not None:
                break
            model = word.text
        elif number(word.text) is not None or _ends(row, at, nouns):
            break
        else:
            nouns.append(word.text)
        at += 1
    return at, model, nouns


def _is_type(row: tuple[Word, ...], at: int) -> bool:
    return at > 0 and row[at - 1].low in {"model", "type"}


def _acronym(row: tuple[Word, ...], at: int) -> bool:
    return at + 2 < len(row) and row[at + 2].text == ")" and row[at + 1].text.isupper()


def _ends(row: tuple[Word, ...], at: int, nouns: list[str]) -> bool:
    """Whether a word ends a phrase of common nouns: a name, or a verb after a plural."""
    text = row[at].text
    if not nouns:
        return False
    named = text[0].isupper() and not text.isupper()
    return named or (nouns[-1].casefold().endswith("s") and _is_past(text))


def _with_models(sentence: Sentence, row: tuple[Word, ...]) -> Iterator[Goods]:
    """A noun phrase that ends in a model, or is followed by one, without any count."""
    for at, word in enumerate(row):
        if not is_model(word.text) or at == 0:
            continue
        first = at
        labeled = row[at - 1].low in {"model", "type"}
        first = at - 1 - labeled
        if labeled and first >= 0 and row[first].text == ",":
            first -= 1
        start = first + 1
        while start > 0 and _is_noun(row[start - 1]):
            start -= 1
        nouns = [w.text for w in row[start : first + 1] if w.is_word]
        if nouns and _names_goods(nouns[-1]):
            end, amount = word.end, None
            _, end, amount = tail(row, at + 1, word.text, end)
            quantity, unit = amount or (None, None)
            yield Goods(
                sentence,
                row[start].start,
                end,
                " ".join(nouns),
                word.text,
                quantity,
                unit,
                "item.model/1",
            )


def _names_goods(noun: str) -> bool:
    low = noun.casefold()
    return low not in words("not_goods") and low not in words("numbered_things") and _is_head(noun)


def _is_noun(word: Word) -> bool:
    return (
        word.is_word
        and (not word.capital or word.text.isupper())
        and word.low not in words("phrase_stops")
        and word.low not in words("trade_verbs")
        and number(word.text) is None
        and not is_model(word.text)
    )


def _best(found: list[Goods]) -> list[Goods]:
    """Of phrases that overlap, the one that says most."""
    ranked = sorted(
        found, key=lambda g: (-(g.quantity is not None) - (g.model is not None), g.start - g.end)
    )
    kept: list[Goods] = []
    for goods in ranked:
        at = bisect_left(kept, goods.start, key=lambda g: g.start)
        near = kept[max(0, at - 1) : at + 1]
        if all(goods.end <= other.start or other.end <= goods.start for other in near):
            kept.insert(at, goods)
    return kept
