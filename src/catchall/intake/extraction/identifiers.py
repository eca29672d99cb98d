"""Identifiers: the numbers by which cases, licenses, orders and papers are found again."""

import re
from collections.abc import Iterator

from catchall.intake.extraction.sentences import Sentence

_CUE = (
    r"(?:[Cc]ase|[Ff]ile|[Ll]icen[cs]e|[Pp]ermit|[Aa]pplication|[Pp]urchase order|[Oo]rder|PO|"
    r"[Ii]nvoice|[Cc]ontract|[Bb]ooking|[Bb]ill of lading|B/L|[Aa]ir waybill|[Ww]aybill|AWB|"
    r"[Cc]ontainer|[Dd]ecision|[Nn]otice|[Rr]egistration|RFQ|[Oo]ffer|[Qq]uotation|[Ss]erial|"
    r"[Rr]eport|REPORT|[Rr]eference|[Rr]ef|REF|(?<!part )(?<!model )[Nn]umber|NUMBER|"
    r"IMO|CAS|[Dd]enial)"
)
_NUMBERED = r"(?:,? (?:numbers?|nos?|nr|[Rr]ef|[Rr]eference|No))?\.?[:#]? ?\(?(?:no|No|nr)?\.? ?"
_TOKEN = (
    r"(?P<id>(?:[A-Z]{2,5} )?(?=[\w/.-]{0,24}\d)[A-Z0-9]{1,8}(?:[-/._]?[A-Z0-9]{1,8}){1,5})"
    r"(?!\w|,\d|%)"
)
_CUED = re.compile(rf"\b{_CUE}{_NUMBERED}{_TOKEN}")
_SHAPED = re.compile(r"\b(?P<id>[A-Z]{2,6}[-/](?:\d{2,4}|[A-Z]{2,6})[-/]\d{2,6}(?:-\d{1,4})?)\b")
_WORDED = re.compile(r"(?:\b[Uu]nder (?:number|no\.?)|\([Nn]o\.?) (?P<id>[A-Z0-9][\w/-]{3,20})")
_IN_LINE = re.compile(r"(?P<id>(?:[A-Z]{2,5} )?(?=[\w/.-]{0,24}\d)[A-Z0-9][\w/.-]{2,24})")
_PLAIN_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_LEAST_DIGITS = 3
_SHORTEST = 4


def find(sentence: Sentence) -> Iterator[tuple[tuple[int, int], str]]:
    """Places of identifiers with the word that announces them, each with the identifier itself."""
    last = -1
    matches = [m for p in (_CUED, _SHAPED, _WORDED) for m in p.finditer(sentence.text)]
    if sentence.label == "reference":
        own = _IN_LINE.match(sentence.text, _value_at(sentence))
        matches += [own] if own else []
    for found in sorted(matches, key=lambda m: (m.start(), -m.end())):
        text = found["id"].rstrip(".")
        start = sentence.at(found)[0]
        end = sentence.start + found.start("id") + len(text)
        if start >= last and _is_one(text):
            last = end
            yield (start, end), text


def _value_at(sentence: Sentence) -> int:
    rest = sentence.value
    return sentence.value_at + len(rest) - len(rest.lstrip())


def _is_one(text: str) -> bool:
    """Whether it is long enough, has figures enough, and is no mere year."""
    digits = sum(c.isdigit() for c in text)
    return len(text) >= _SHORTEST and digits >= _LEAST_DIGITS and not _PLAIN_YEAR.match(text)
