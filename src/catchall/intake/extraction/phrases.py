"""Noun phrases of goods: after a quantity, a model or a verb of trade; no list needed."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from catchall.intake.extraction.passages import Sentence, Word
from catchall.lexicon.wordlists import words

_MODEL = re.compile(
    r"(?=[\w/.-]*\d)(?=[\w/.-]*[^\W\d_])[A-ZА-ЯЁ][A-ZА-ЯЁ\d]{0,9}(?:[-/]?[A-Z\d]+){0,4}\Z"
)
_NO_MODEL = re.compile(
    r"(?:ISO|NSG|WA|EU|US|UN|EAR|ECCN|B|C|A|G|IL)[ -]?\d|\d[A-E]\d{3}|[A-Z]\d\Z|KOR-|\d{4}\Z"
)
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?\Z|\d+\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_UNITS = frozenset({"kg", "tons", "tonnes", "t", "grams", "g", "liters", "litres", "meters", "m"})
_PIECES = frozenset({"units", "unit", "pieces", "pcs", "sets", "set", "adet", "pairs", "cases"})
_TRADE = frozenset(
    {
        "acquire",
        "acquiring",
        "acquired",
        "procure",
        "procuring",
        "procured",
        "purchase",
        "purchasing",
        "purchased",
        "buy",
        "buying",
        "bought",
        "order",
        "ordered",
        "ordering",
        "obtain",
        "obtaining",
        "obtained",
        "sell",
        "selling",
        "sold",
        "supply",
        "supplies",
        "supplied",
        "supplying",
        "ship",
        "shipped",
        "export",
        "exported",
        "import",
        "imported",
        "imports",
        "seek",
        "seeking",
        "sought",
        "quote",
        "offer",
        "offered",
        "deliver",
        "delivered",
        "need",
        "needs",
        "wants",
        "requested",
    }
)
_FILLERS = frozenset({"a", "an", "the", "some", "its", "such", "variety", "of", "new", "used"})
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Goods:
    """A phrase that names goods; the words of ``description`` are those of the text."""

    sentence: Sentence
    start: int
    end: int
    description: str
    model: str | None
    quantity: Decimal | None
    unit: str | None
    rule: str


def find(sentence: Sentence) -> list[Goods]:
    """All phrases of goods in a sentence; where two overlap, the one with more is kept."""
    row = sentence.words
    found = [
        goods
        for at in range(len(row))
        for goods in (*_counted(sentence, row, at), *_traded(sentence, row, at))
    ]
    found += _with_models(sentence, row)
    return _best(found)


def is_model(text: str) -> bool:
    """Whether a word looks like a model number: letters and figures, no list number."""
    return len(text) < 20 and bool(_MODEL.match(text)) and not _NO_MODEL.match(text)


def number(text: str) -> Decimal | None:
    """The number that a word writes; null for others."""
    low = text.casefold()
    if low in words("numbers"):
        return Decimal(_NUMBER_VALUES[low])
    return Decimal(text.replace(",", "")) if _NUMBER.match(text) and len(text) < 12 else None


_NUMBER_VALUES = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "twenty": 20,
    "dozen": 12,
}


def _counted(sentence: Sentence, row: tuple[Word, ...], at: int) -> Iterator[Goods]:
    """A number, then a noun phrase or a model: ``two model X1 lathes``, ``400 kg of tow``."""
    amount = number(row[at].text)
    if amount is None or amount == 0 or (at and row[at - 1].text in {"/", "-", "(", "."}):
        return
    if at and (row[at - 1].low in _LABELS or row[at - 1].text in words("calendar")):
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


_LABELS = frozenset(
    {
        "paragraph",
        "paragraphs",
        "para",
        "paras",
        "page",
        "article",
        "section",
        "item",
        "entry",
        "unit",
        "notice",
        "license",
        "lot",
        "plot",
        "part",
        "ref",
        "number",
        "no",
        "plus",
    }
)


def _traded(sentence: Sentence, row: tuple[Word, ...], at: int) -> Iterator[Goods]:
    """A verb of trade, then its object."""
    if row[at].low not in _TRADE:
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
    if not nouns or nouns[-1].casefold() in words("not_goods"):
        return None
    if len(nouns) == 1 and model is None and nouns[0].casefold() in words("general_goods"):
        return None
    if nouns[0].casefold() in words("not_goods") and amount is not None:
        return None
    end = row[last - 1].end
    model, end, stated = _tail(row, last, model, end)
    quantity, unit = amount or stated or (None, None)
    rule = "item.counted/1" if amount else "item.traded/1"
    description = " ".join(nouns)
    return Goods(sentence, row[start].start, end, description, model, quantity, unit, rule)


def _named(nouns: list[str], model: str | None) -> tuple[list[str], str | None]:
    """A lone capitalized word is a name, not goods."""
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
        elif number(word.text) is not None or _is_name(row, at, nouns):
            break
        else:
            nouns.append(word.text)
        at += 1
    return at, model, nouns


def _acronym(row: tuple[Word, ...], at: int) -> bool:
    return at + 2 < len(row) and row[at + 2].text == ")" and row[at + 1].text.isupper()


def _is_name(row: tuple[Word, ...], at: int, nouns: list[str]) -> bool:
    """A capitalized word that is no acronym ends a phrase of common nouns."""
    text = row[at].text
    return bool(nouns) and text[0].isupper() and not text.isupper()


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
    return model, end, stated


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
        if nouns and nouns[-1].casefold() not in words("not_goods"):
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
        and word.low not in _TRADE
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
