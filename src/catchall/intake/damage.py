"""Damage: words that lost a letter, a blank or an apostrophe on the way; only reported."""

import re
from bisect import bisect_left, bisect_right
from functools import cache

from catchall.intake.draft import Draft
from catchall.lexicon import demonyms
from catchall.lexicon.wordlists import words
from catchall.model.evidence import Span

_PLURAL = re.compile(r"\b(?P<base>[^\W\d_]{2,30})[sS]\b(?=[ \n](?P<next>[^\W\d_]+))")
_SPLIT_HYPHEN = re.compile(r"\b([a-z]{3,20})- ([a-z]{3,20})\b")
_LINE_HYPHEN = re.compile(r"[^\W\d_]{1,30}-\r?\n[^\W\d_]{1,30}(?:-[^\W\d_]{1,30})?")
_CAMEL = re.compile(r"\b([a-z]{2,12})([A-Z][a-z]{3,20})\b")
_MISNOMERS = {
    "Wassenaar Agreement": "Wassenaar Arrangement",
    "Missile Technology Control Agreement": "Missile Technology Control Regime",
    "Nuclear Supplier Group": "Nuclear Suppliers Group",
    "Nuclear Suppliers' Group": "Nuclear Suppliers Group",
    "Australian Group": "Australia Group",
    "Wassenar Arrangement": "Wassenaar Arrangement",
}
_MISNOMER = re.compile("|".join(re.escape(name) for name in _MISNOMERS))
_GLUED = re.compile(r"\b(?:NORTHKOREA|SOUTHKOREA|NorthKorea|SouthKorea|SAUDIARABIA)\b")
_LOWER = re.compile(r"\b[a-z]{4,40}\b")
_LEGAL_FORM = re.compile(
    r"\b([A-Z]{4,30})(?: [A-Z]{3,30}){0,3} (?:GMBH|AG|LTD|SA|SPA|KG|INC|CORP|CO)\b"
)


def report(draft: Draft, furniture: list[Span]) -> None:
    """Report lost apostrophes, split and joined words, line-end hyphens and misnomers."""
    text = draft.text
    _apostrophes(draft)
    for found in _SPLIT_HYPHEN.finditer(text):
        place = Span(start=found.start(), end=found.end())
        draft.note("split-hyphen", place, reading=f"{found[1]}-{found[2]}")
    for found in _MISNOMER.finditer(text):
        place = Span(start=found.start(), end=found.end())
        draft.note("misnomer", place, reading=_MISNOMERS[found.group()])
    _line_hyphens(draft, furniture)
    _joined(draft)


def _apostrophes(draft: Draft) -> None:
    text = draft.text
    names = _name_bases(text)
    capitals = _capital_names(text)
    for found in _PLURAL.finditer(text):
        base = found["base"]
        owner = _owner(text, found, base, names) or (base in capitals and found["next"] == "OWN")
        if not owner:
            continue
        start = found.start()
        if base == "Korea":
            start = _with_direction(text, start)
        place = Span(start=start, end=found.end())
        word = place.of(text)
        draft.note("lost-apostrophe", place, reading=f"{word[:-1]}'{word[-1]}")


def _owner(text: str, found: re.Match[str], base: str, names: set[str]) -> bool:
    """Whether a word in s is a possessive: of a country, of a known name, of an agent."""
    if base[0].isupper():
        if not found.group().endswith("s"):
            return False
        if base in _countries():
            return base != "Korea" or _with_direction(text, found.start()) != found.start()
        if found.group() in demonyms.plural_names():
            return False
        return base in names and base.lower() not in demonyms.all_demonyms()
    follows = found["next"]
    return (
        base in words("agents")
        and follows.islower()
        and follows not in words("after_plural")
        and not follows.endswith(("ing", "ed", "ly"))
    ) or (base.endswith("ry") and base in words("agents"))


def _with_direction(text: str, start: int) -> int:
    for direction in ("South ", "North "):
        if text.endswith(direction, max(0, start - len(direction)), start):
            return start - len(direction)
    return start


@cache
def _countries() -> frozenset[str]:
    return demonyms.country_words()


def _name_bases(text: str) -> set[str]:
    """Capitalized words that stand elsewhere in the text without the s."""
    return set(re.findall(r"(?<![.?!] )(?<!\n)\b[A-Z][\w]{2,30}\b(?!['’])", text)) | set(
        re.findall(r"\(([A-Z]{2,8})\b", text)
    )


def _capital_names(text: str) -> set[str]:
    """First words of firms in a text of capitals."""
    return {found[1] for found in _LEGAL_FORM.finditer(text)}


def _line_hyphens(draft: Draft, furniture: list[Span]) -> None:
    places = [Span(start=m.start(), end=m.end()) for m in _LINE_HYPHEN.finditer(draft.text)]
    breaks = [b.start for b in furniture]
    apart = [s for s in places if bisect_left(breaks, s.start) == bisect_right(breaks, s.end)]
    if apart:
        draft.note("hyphenated-line-end", *apart, reading="one word")


def _joined(draft: Draft) -> None:
    text = draft.text
    names = _name_bases(text)
    for found in _GLUED.finditer(text):
        place = Span(start=found.start(), end=found.end())
        draft.note("joined-words", place, reading=_spaced(found.group()))
    for found in _CAMEL.finditer(text):
        if found[1] in words("small") and (found[2] in names or len(found[1]) > 2):
            place = Span(start=found.start(), end=found.end())
            draft.note("joined-words", place, reading=f"{found[1]} {found[2]}")
    _glued(draft)


def _glued(draft: Draft) -> None:
    """A small word glued to a word that stands elsewhere in the text."""
    tokens = _LOWER.findall(draft.text)
    known = set(tokens)
    for found in _LOWER.finditer(draft.text):
        token = found.group()
        for small in words("glued"):
            rest = token[len(small) :]
            if token.startswith(small) and len(rest) > 3 and rest in known:
                place = Span(start=found.start(), end=found.end())
                draft.note("joined-words", place, reading=f"{small} {rest}")
                break


def _spaced(word: str) -> str:
    at = 5
    return f"{word[:at]} {word[at:]}"
