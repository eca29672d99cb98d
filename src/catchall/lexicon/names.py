"""Names in any script taken apart into words that can be compared.

A name has one or two readings: Korean can be romanized in two ways, and Chinese characters
can spell a Chinese word or the sounds of a foreign one. A word of a reading keeps how it was
written, and carries what it means where that is known in many languages.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from catchall.lexicon import numerals, scripts, words
from catchall.lexicon.readers import COMMON, LATINIZE, SECOND, Reader, Token

VERSION = 5
"""Raised when names are read otherwise, so that indexes of older readings are built anew."""
MAX_LENGTH = 300
"""Longer names are cut: no list entry is longer, and time must stay linear."""
MAX_WORDS = 16
"""Further words of a name are left out."""

_QUOTES = str.maketrans("", "", "'’‘ʼʻ`´ʹ′\u200c\u200d")
_ABBREVIATION = re.compile(r"(?<![^\W\d_])((?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W\d_]))?)")
_QUOTED = re.compile(r"['`]")
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
_Kept = Callable[[str], Reading]
"""What a word of one script is read as."""


class _Shown(dict[int, str | None]):
    """What is seen of each character, by its code: spaces as one space, others or nothing."""

    def __missing__(self, code: int) -> str | None:
        letter = chr(code)
        hidden = unicodedata.category(letter) in {"Cf", "Cc", "Co", "Cs", "Cn"}
        self[code] = " " if letter.isspace() else None if hidden else letter
        return self[code]


_SHOWN = _Shown()


@lru_cache(maxsize=1 << 15)
def readings(name: str, *, person: bool = False) -> tuple[Reading, ...]:
    """The readings of a name; empty where it has no word.

    Args:
        name: as written, in any script; control characters and direction marks are ignored.
        person: whether it is a person's name, in which words are not translated.
    """
    pieces = _pieces(_clean(name))
    first = _read(pieces, _FIRST[person], person=person)
    if not any(script in SECOND for _, script in pieces):
        return (first,) if first else ()
    second = _read(pieces, _SECOND[person], person=person)
    return tuple(dict.fromkeys(reading for reading in (first, second) if reading))


def acronyms(reading: Reading) -> tuple[Token, ...]:
    """The initials of an organization's name as one word each; none where they say too little.

    They are those of all words, of the words and the first legal form, and of the words alone:
    a China State Construction Engineering Corporation Limited is a CSCEC.
    """
    parts = [token for token in reading if token.role != words.FILLER]
    forms = [at for at, token in enumerate(parts) if token.role == words.LEGAL]
    chosen = [[token for at, token in enumerate(parts) if at not in forms[n:]] for n in (1, 0)]
    found = (_initials(each) for each in (parts, *chosen))
    return tuple({token.text: token for token in found if token is not None}.values())


def _initials(parts: Sequence[Token]) -> Token | None:
    if not _LEAST_INITIALS <= len(parts) <= _MOST_INITIALS:
        return None
    letters = "".join(token.text[0] for token in parts)
    if not _ACRONYM.fullmatch(letters) or any(token.manner for token in parts):
        return None
    return Token(letters, " ".join(token.written for token in parts))


def _read(pieces: list[tuple[str, str]], kept: dict[str, _Kept], *, person: bool) -> Reading:
    tokens = [token for word, script in pieces for token in kept[script](word)]
    return tuple((tokens if person else _mended(tokens))[:MAX_WORDS])


def _mended(tokens: list[Token]) -> list[Token]:
    """The words of a name, with two that are one word put together."""
    kept: list[Token] = []
    for token in tokens:
        whole = _whole(kept[-1], token) if kept else None
        if whole is None:
            kept.append(token)
        else:
            kept[-1] = whole
    return kept


def _whole(last: Token, token: Token) -> Token | None:
    """The one word that two are: a number in words, or a known word that was split: ``com pany``.

    Figures stay apart.
    """
    if last.role == token.role == words.NAME and not last.written.isdecimal():
        number = numerals.joined(last.text, token.text)
        return None if number is None else _joined(last, token, number, number, words.NAME)
    text = last.text + token.text
    found = None if last.role or token.role else words.spelled(text)
    if found is None or found.role not in COMMON:
        return None
    return _joined(last, token, text, found.meaning, found.role)


def _joined(last: Token, token: Token, text: str, meaning: str, role: str) -> Token:
    return Token(text, f"{last.written} {token.written}", meaning, role)


def _clean(name: str) -> str:
    text = name[:MAX_LENGTH]
    if not text.isascii():
        text = _ACCENTS.sub("", unicodedata.normalize("NFKC", text).translate(_SHOWN))
        text = text.translate(_QUOTES)
    elif not text.isprintable() or _QUOTED.search(text):
        text = text.translate(_SHOWN).translate(_QUOTES)
    if "/" in text:
        text = _SLASHED.sub(r"\1\2", text)
    if not text.isascii() and "other" in set(map(scripts.script, text)):
        text = " ".join(map(_latinized, text.split()))
    if "." in text:
        text = _ABBREVIATION.sub(lambda found: found.group().replace(".", "") + " ", text)
    return text


def _latinized(word: str) -> str:
    """A word with letters of a script without a reader of its own, in Latin letters."""
    unread = any(scripts.script(letter) == "other" for letter in word)
    return scripts.other(word) if unread else word


def _pieces(text: str) -> list[tuple[str, str]]:
    """Words with their script; a word of several scripts is cut where the script changes."""
    found = _PIECES.findall(text)
    if text.isascii():
        return [(word, "latin") for word in found]
    return [piece for word in found for piece in _cut(word)]


def _cut(word: str) -> Iterator[tuple[str, str]]:
    first = scripts.script(word[0])
    if first and all(script == first for script in map(scripts.script, word)):
        yield word, first
        return
    for script, letters in groupby(_one_alphabet(word), scripts.script):
        if script:
            yield "".join(letters), script


def _one_alphabet(word: str) -> str:
    """A word that mixes Latin and Cyrillic letters, with twins of the fewer put right."""
    found = list(map(scripts.script, word))
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


def _keeping(reader: Reader, *, person: bool) -> _Kept:
    """A reader that keeps what it read: words of names come again and again."""

    @lru_cache(maxsize=1 << 15)
    def tokens(word: str) -> Reading:
        return tuple(token for token in reader(word, person) if token.text)

    return tokens


def _kept(readers: dict[str, Reader], *, person: bool) -> dict[str, _Kept]:
    return {script: _keeping(reader, person=person) for script, reader in readers.items()}


_FIRST = {person: _kept(LATINIZE, person=person) for person in (False, True)}
_SECOND = {person: _FIRST[person] | _kept(SECOND, person=person) for person in (False, True)}
