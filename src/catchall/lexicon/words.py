"""Words of organization names that mean the same in many languages and scripts."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from catchall.lexicon import scripts
from catchall.lexicon.latin import ascii_lower, fold

LEGAL, GENERIC, PLACE, NAME, FILLER, TITLE, WORD = "L", "G", "P", "N", "S", "T", "W"
"""Roles of a word: legal form, generic word, place, known name, filler, title of a person, and a
word that names are made of (star, river): it weighs in full, and means the same in translation."""
_MIN_FOLD = 6
"""Shorter words must be spelled as in the table; longer ones need only sound like it."""


@dataclass(frozen=True, slots=True)
class Word:
    """What a word means (in English) and what part it plays in a name."""

    meaning: str
    role: str


@cache
def _table() -> dict[str, Word]:
    table: dict[str, Word] = {}
    text = (files("catchall.lexicon") / "data" / "words.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        meaning, role, spellings = line.split("\t")
        word = Word(meaning, role)
        for spelling in (meaning, *spellings.split()):
            table.setdefault(_key(spelling), word)
    return table


@cache
def _folded() -> dict[str, Word]:
    table: dict[str, Word] = {}
    for spelling, word in _table().items():
        if spelling.isascii() and len(spelling) >= _MIN_FOLD:
            table.setdefault(fold(spelling), word)
    return table


def _key(spelling: str) -> str:
    plain = scripts.same_arabic(spelling)
    return ascii_lower(plain) if scripts.script(plain[:1]) == "latin" else scripts.simplified(plain)


def look_up(word: str) -> Word | None:
    """What a word in lower-case Latin letters means; null where the table lacks it."""
    found = _table().get(word)
    if found is None and len(word) >= _MIN_FOLD:
        found = _folded().get(fold(word))
    return found


def spelled(word: str) -> Word | None:
    """What a word of at least six letters means that is spelled as in the table."""
    return _table().get(word) if len(word) >= _MIN_FOLD else None


def look_up_script(word: str) -> Word | None:
    """What a word means that stands in another script, already made uniform."""
    return _table().get(word)


@cache
def longest() -> int:
    """The length of the longest entry without spaces between words (Han, kana, Hangul)."""
    cjk = {"han", "kana", "hangul"}
    return max(len(word) for word in _table() if scripts.script(word[:1]) in cjk)
