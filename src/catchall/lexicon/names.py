"""Names in any script taken apart into words that can be compared.

A name has one or two readings: Korean can be romanized in two ways, and Chinese characters
can spell a Chinese word or the sounds of a foreign one. A word of a reading keeps how it was
written, and carries what it means where that is known in many languages.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from catchall.lexicon import scripts, words
from catchall.lexicon.readers import COMMON, LATINIZE, SECOND, Reader, Token

VERSION = 4
"""Raised when names are read otherwise, so that indexes of older readings are built anew."""
MAX_LENGTH = 300
"""Longer names are cut: no list entry is longer, and time must stay linear."""
MAX_WORDS = 16
"""Further words of a name are left out."""

_QUOTES = str.maketrans("", "", "'’‘ʼʻ`´ʹ′\u200c\u200d")
_CONTROLS = {code: " " if chr(code).isspace() else None for code in (*range(32), 127)}
_ABBREVIATION = re.compile(r"(?<![^\W\d_])((?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W\d_]))?)")
_MARKED = re.compile(r"['`./]")
"""What in a plain name takes a closer look."""
_SLASHED = re.compile(r"\b([A-Za-z])/([A-Za-z])\b")
_ACCENTS = re.compile(r"[\u0300-\u036f]")
"""Marks that NFKC leaves beside their letter: stress marks in Cyrillic words."""
_TWINS = ("aceopxyiABCEHKMOPTX", "асеорхуіАВСЕНКМОРТХ")
_TO_CYRILLIC = str.maketrans(*_TWINS)
_TO_LATIN = str.maketrans(*reversed(_TWINS))
"""Latin and Cyrillic letters that look the same."""
_PIECES = re.compile(r"[^\W_]+")
_ALPHABETS, _ABJADS = {"latin", "cyrillic", "greek"}, {"arabic", "hebrew"}
WRITINGS = ("alphabet", "abjad", "East Asian")
"""Ways of writing that false hits are told apart by."""
_ACRONYM = re.compile(r"[a-z]+")
_LEAST_INITIALS, _MOST_INITIALS = 4, 8

Reading = tuple[Token, ...]


@lru_cache(maxsize=1 << 15)
def readings(name: str, *, person: bool = False) -> tuple[Reading, ...]:
    """The readings of a name; empty where it has no word.

    Args:
        name: as written, in any script; control characters and direction marks are ignored.
        person: whether it is a person's name, in which words are not translated.
    """
    pieces = list(_pieces(_clean(name)))
    found = [_read(pieces, LATINIZE, person=person)]
    if any(script in SECOND for _, script in pieces):
        found.append(_read(pieces, {**LATINIZE, **SECOND}, person=person))
    return tuple(dict.fromkeys(reading for reading in found if reading))


def acronym(reading: Reading) -> Token | None:
    """The initials of an organization's name as one word; null where they say too little."""
    parts = [token for token in reading if token.role != words.FILLER]
    if not _LEAST_INITIALS <= len(parts) <= _MOST_INITIALS:
        return None
    letters = "".join(token.text[0] for token in parts)
    if not _ACRONYM.fullmatch(letters) or any(token.manner for token in parts):
        return None
    return Token(letters, " ".join(token.written for token in parts))


def _read(pieces: list[tuple[str, str]], latinize: dict[str, Reader], *, person: bool) -> Reading:
    tokens: list[Token] = []
    for word, script in pieces:
        tokens += _tokens(latinize[script], word, person)
    return tuple((tokens if person else _mended(tokens))[:MAX_WORDS])


def _mended(tokens: list[Token]) -> list[Token]:
    """The words of a name, a known word that was written as two put together: ``com pany``."""
    kept: list[Token] = []
    for token in tokens:
        last = kept[-1] if kept else token
        found = None
        if kept and not last.role and not token.role:
            found = words.spelled(last.text + token.text)
        if found is not None and found.role in COMMON:
            written = f"{last.written} {token.written}"
            kept[-1] = Token(last.text + token.text, written, found.meaning, found.role)
        else:
            kept.append(token)
    return kept


@lru_cache(maxsize=1 << 16)
def _tokens(reader: Reader, word: str, person: bool) -> Reading:  # noqa: FBT001
    """What a reader makes of a word; words of names come again and again."""
    return tuple(token for token in reader(word, person) if token.text)


def _clean(name: str) -> str:
    text = name[:MAX_LENGTH]
    if text.isascii() and text.isprintable() and not _MARKED.search(text):
        return text
    if text.isascii():
        text = text.translate(_CONTROLS)
    else:
        text = unicodedata.normalize("NFKC", text)
        text = "".join(" " if each.isspace() else each for each in text if not _hidden(each))
    text = _SLASHED.sub(r"\1\2", _ACCENTS.sub("", text).translate(_QUOTES))
    if not text.isascii() and any(scripts.script(letter) == "other" for letter in text):
        text = " ".join(map(_latinized, text.split()))
    return _ABBREVIATION.sub(lambda found: found.group().replace(".", "") + " ", text)


def _latinized(word: str) -> str:
    """A word with letters of a script without a reader of its own, in Latin letters."""
    unread = any(scripts.script(letter) == "other" for letter in word)
    return scripts.other(word) if unread else word


def _hidden(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cf", "Cc", "Co", "Cs", "Cn"} and not letter.isspace()


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Words with their script; a word of several scripts is cut where the script changes."""
    if text.isascii():
        yield from ((word, "latin") for word in _PIECES.findall(text))
        return
    for found in _PIECES.finditer(text):
        if found.group().isascii():
            yield found.group(), "latin"
            continue
        for script, letters in groupby(_one_alphabet(found.group()), _script_of):
            if script:
                yield "".join(letters), script


def _one_alphabet(word: str) -> str:
    """A word that mixes Latin and Cyrillic letters, with twins of the fewer put right."""
    if word.isascii():
        return word
    found = [scripts.script(letter) for letter in word]
    latin, cyrillic = found.count("latin"), found.count("cyrillic")
    if not latin or not cyrillic:
        return word
    return word.translate(_TO_CYRILLIC if cyrillic >= latin else _TO_LATIN)


@lru_cache(maxsize=1 << 12)
def writing(name: str) -> str:
    """How a name is written: one of :data:`WRITINGS`.

    An alphabet has vowels (Latin, Cyrillic, Greek); an abjad has few (Arabic, Persian,
    Hebrew); Han, kana and Hangul are East Asian, as is any other script. In some of them
    many names look alike, so that false hits are told apart by it. One letter that is not an
    alphabet's decides: names in other scripts often bear a legal form in Latin letters.
    """
    found = [scripts.script(letter) for letter in name[:MAX_LENGTH]]
    others = sum(bool(script) and script not in _ALPHABETS for script in found)
    if not others:
        return WRITINGS[0]
    return WRITINGS[1] if sum(script in _ABJADS for script in found) * 2 >= others else WRITINGS[2]


def _script_of(letter: str) -> str:
    return scripts.script(letter)
