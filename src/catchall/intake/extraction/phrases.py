"""Noun phrases of goods: after a quantity, a model or a verb of trade; no list needed."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from catchall.intake.extraction.goods import Goods, by_grammar, is_model, number
from catchall.intake.extraction.passages import Sentence, Word
from catchall.lexicon.wordlists import words

_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_UNITS = frozenset({"kg", "tons", "tonnes", "t", "grams", "g", "liters", "litres", "meters", "m"})
_PIECES = frozenset({"units", "unit", "pieces", "pcs", "sets", "set", "adet", "pairs", "cases"})
_FILLERS = frozenset({"a", "an", "the", "some", "its", "such", "variety", "of", "new", "used"})
_DETERMINERS = frozenset({"the", "its", "these", "those", "their"})
_MEASURES = frozenset({"atmospheres", "percent", "degrees", "microns", "micrometers", "axes"})
_LONGEST = 9


def find(sentence: Sentence) -> list[Goods]:
    """All phrases of goods in a sentence; where two overlap, the one with more is kept."""
    row = sentence.words
    found = [
        goods
        for at in range(len(row))
        for goods in (*_counted(sentence, row, at), *_traded(sentence, row, at))
    ]
    found += _with_models(sentence, row)
    found += by_grammar(sentence)
    return _best(found)


def _counted(sentence: Sentence, row: tuple[Word, ...], at: int) -> Iterator[Goods]:
    """A number, then a noun phrase or a model: ``two model X1 lathes``, ``400 kg of tow``."""
    amount = number(row[at].text)
    if amount is None or amount == 0 or (at > 1 and row[at - 1].text in {"/", "-", "("}):
        return
    if at and (row[at - 1].low in words("number_labels") or row[at - 1].text in words("calendar")):
        return
    if _YEAR.match(row[at].text):
        return
    unit, first = "each", at + 1
    if first < len(row) and row[first].low in _UNITS | _PIECES:
        unit = row[first].low if row[first].low in _UNITS else "each"
        first += 1 + (first + 1 < len(row) and row[first + 1].low == "of")
        if unit != "each" and (first >= len(row) or row[first - 1].low != "of"):
            return
    goods = _phrase(sentence, row, at, first, (amount, unit))
    if goods is not None:
        yield goods


def _traded(sentence: Sentence, row: tuple[Word, ...], at: int) -> Iterator[Goods]:
    """A verb of trade, then its object."""
    if row[at].low not in words("trade_verbs") or (
        at and row[at].capital and not row[at].text.isupper()
    ):
        return
    first = at + 1
    while first < len(row) and row[first].low in _FILLERS:
        first += 1
    if first < len(row) and (number(row[first].text) is not None or not row[first].is_word):
        return
    goods = _phrase(sentence, row, first, first, None)
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
    if len(nouns) == 1 and model is None and nouns[0].casefold() in words("general_goods"):
        return None
    if nouns[0].casefold() in words("not_goods") and amount is not None:
        return None
    end = row[last - 1].end
    model, end, stated = _tail(row, last, model, end)
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
        if is_model(word.text):
            if model is not None:
                break
            model = word.text
        elif number(word.text) is not None or _ends(row, at, nouns):
            break
        else:
            nouns.append(word.text)
        at += 1
    return at, model, nouns


def _acronym(row: tuple[Word, ...], at: int) -> bool:
    return at + 2 < len(row) and row[at + 2].text == ")" and row[at + 1].text.isupper()


def _ends(row: tuple[Word, ...], at: int, nouns: list[str]) -> bool:
    """Whether a word ends a phrase of common nouns: a name, or a verb after a plural."""
    text = row[at].text
    if not nouns:
        return False
    named = text[0].isupper() and not text.isupper()
    return named or (nouns[-1].casefold().endswith("s") and _is_past(text))


def _tail(
    row: tuple[Word, ...], last: int, model: str | None, end: int
) -> tuple[str | None, int, tuple[Decimal, str] | None]:
    """``, model X1``, ``, type X1`` and ``, quantity 3`` after a phrase."""
    stated: tuple[Decimal, str] | None = None
    while last + 2 < len(row) and row[last].text == ",":
        label = row[last + 1].low
        word = row[last + 2]
        if label in {"model", "type"} and model is None and is_model(word.text):
            model, end = word.text, word.end
        elif label == "quantity" and number(word.text):
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
    return model, _with(row, last, end), stated


def _own_model(row: tuple[Word, ...], last: int) -> Word | None:
    """The model in ``pumps of Foo's own model KP-45``."""
    if last >= len(row) or row[last].low != "of":
        return None
    for at in range(last + 1, min(last + 6, len(row) - 1)):
        if row[at].low == "model" and is_model(row[at + 1].text):
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
        if nouns and nouns[-1].casefold() not in words("not_goods") and _is_head(nouns[-1]):
            end, amount = word.end, None
            _, end, amount = _tail(row, at + 1, word.text, end)
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
