"""Goods: what a phrase of goods says, and the grammars that need no noun phrase."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from catchall.intake.extraction.sentences import Sentence
from catchall.lexicon.wordlists import words

_MODEL = re.compile(
    r"(?=[\w/.-]*\d)(?=[\w/.-]*[^\W\d_])[A-ZА-ЯЁ][A-ZА-ЯЁ\d]{0,9}(?:[-/]?[A-Z\d]+){0,4}\Z"
)
_NO_MODEL = re.compile(
    r"(?:ISO|NSG|WA|EU|US|UN|EAR|ECCN|B|C|A|G|IL)[ -]?\d|\d[A-E]\d{3}|[A-Z]\d\Z|KOR-|\d{4}\Z|"
    r"[A-Z]{2,6}[-/](?:19|20)\d\d[-/]\d"
)
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?\Z|\d+\Z")
_SOFTWARE = re.compile(r"\b(?:the )?(?P<kind>software) (?P<name>[A-Z]\w{2,30}(?: \d+(?:\.\d+)*)?)")
_PACKED = re.compile(
    r"\b(?P<count>\w{1,8}) (?:cases?|crates?|boxes|containers) of [^\"]{0,30}, "
    r"\"(?P<goods>[^\"]{4,60})\""
)
_ACCESSORY = re.compile(
    r"\b(?:with|and) (?P<goods>its (?!own\b|final\b)[a-z-]{3,20} [a-z-]{4,20})(?= and\b|[.,;])"
)


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


def is_model(text: str) -> bool:
    """Whether a word looks like a model number: letters and figures, no list number.

    A word with a space in it is one that the cutting into words has joined as a model.
    """
    if " " in text:
        return True
    return len(text) < 20 and bool(_MODEL.match(text)) and not _NO_MODEL.match(text)


def is_stated_model(text: str) -> bool:
    """Whether a word after ``model`` or ``type`` may be a model: any with a figure in it."""
    return len(text) < 20 and text[0].isalnum() and any(c.isdigit() for c in text)


def number(text: str) -> Decimal | None:
    """The number that a word writes; null for others."""
    low = text.casefold()
    if low in words("numbers"):
        return Decimal(_NUMBER_VALUES[low])
    return Decimal(text.replace(",", "")) if _NUMBER.match(text) and len(text) < 12 else None


def by_grammar(sentence: Sentence) -> Iterator[Goods]:
    """Software by name, goods packed in cases, and parts that come with a machine."""
    for found in _SOFTWARE.finditer(sentence.text):
        start, end = sentence.at(found)
        yield Goods(sentence, start, end, "software", found["name"], None, None, "item.software/1")
    for found in _PACKED.finditer(sentence.text):
        start, end = sentence.at(found)
        count = number(found["count"])
        unit = "case" if count else None
        yield Goods(sentence, start, end, found["goods"], None, count, unit, "item.packed/1")
    for found in _ACCESSORY.finditer(sentence.text):
        if found["goods"].rsplit(" ", 1)[-1] in words("not_goods") or not sentence.trades:
            continue
        start, end = sentence.at(found, "goods")
        text = found["goods"].removeprefix("its ")
        yield Goods(sentence, start, end, text, None, None, None, "item.accessory/1")
