"""Names in any script taken apart into words that can be compared.

A name has one or two readings: Korean can be romanized in two ways, and Chinese characters
can spell a Chinese word or the sounds of a foreign one. A word of a reading keeps how it was
written, and carries what it means where that is known in many languages.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from catchall.lexicon import scripts, words
from catchall.lexicon.latin import ascii_lower
from catchall.lexicon.words import Word

VERSION = 4
"""Raised when names are read otherwise, so that indexes of older readings are built anew."""
MAX_LENGTH = 300
"""Longer names are cut: no list entry is longer, and time must stay linear."""
MAX_WORDS = 16
"""Further words of a name are left out."""
_MAX_WORD = 40

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
_CAMEL = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})")
_MISREAD = str.maketrans("01589", "olsbg")
_JOINED_FORM = re.compile(
    r"(.{3,}?)((?i:limited|ltda?|corporation|incorporated|company|llc|gmbh|ooo|jsc|fze|fzco|pvt)"
    r"|(?<=[a-z]{3})(?:AG|AS|BV|INC|KG|NV|OY|PLC|SA|SPA|SRL))"
)
_LEAST_LETTERS = 3
_PIECES = re.compile(r"[^\W_]+")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|ya|y|go|oy)")
_ALPHABETS, _ABJADS = {"latin", "cyrillic", "greek"}, {"arabic", "hebrew"}
WRITINGS = ("alphabet", "abjad", "East Asian")
"""Ways of writing that false hits are told apart by."""
_ACRONYM = re.compile(r"[a-z]+")
_LEAST_INITIALS, _MOST_INITIALS = 4, 8
_ARTICLE = "ال"
_COMMON = {words.LEGAL, words.GENERIC}
_PERSONAL = {"al", "bin", "mister"}
"""Meanings that words of a person's name can have: articles, kinship, titles."""
_DOUBLE_SURNAMES = {"欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐"}


class Token(NamedTuple):
    """A word of a name.

    ``text`` is what is compared; ``written`` is what the name has; ``manner`` says that it
    comes from a script without short vowels or with few sounds (see ``lexicon.scripts``).
    """

    text: str
    written: str
    meaning: str = ""
    role: str = ""
    manner: int = 0


Reading = tuple[Token, ...]


@lru_cache(maxsize=1 << 15)
def readings(name: str, *, person: bool = False) -> tuple[Reading, ...]:
    """The readings of a name; empty where it has no word.

    Args:
        name: as written, in any script; control characters and direction marks are ignored.
        person: whether it is a person's name, in which words are not translated.
    """
    pieces = list(_pieces(_clean(name)))
    found = [_read(pieces, _LATINIZE, person=person)]
    if any(script in _SECOND for _, script in pieces):
        found.append(_read(pieces, {**_LATINIZE, **_SECOND}, person=person))
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


def _read(
    pieces: list[tuple[str, str]], latinize: dict[str, "_Reader"], *, person: bool
) -> Reading:
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
        if found is not None and found.role in _COMMON:
            written = f"{last.written} {token.written}"
            kept[-1] = Token(last.text + token.text, written, found.meaning, found.role)
        else:
            kept.append(token)
    return kept


@lru_cache(maxsize=1 << 16)
def _tokens(reader: "_Reader", word: str, person: bool) -> Reading:  # noqa: FBT001
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
    many names look alike, so that false hits are told apart by it. A legal form in Latin
    letters does not make a name an alphabet's.
    """
    found = [scripts.script(letter) for letter in name[:MAX_LENGTH]]
    others = sum(bool(script) and script not in _ALPHABETS for script in found)
    if not others:
        return WRITINGS[0]
    return WRITINGS[1] if sum(script in _ABJADS for script in found) * 2 >= others else WRITINGS[2]


def _script_of(letter: str) -> str:
    return scripts.script(letter)


_Reader = Callable[[str, bool], list[Token]]


def _word(text: str, written: str, manner: int = 0, *, person: bool = False) -> Token:
    found = words.look_up(text)
    if found is None or (person and found.meaning not in _PERSONAL):
        return Token(text[:_MAX_WORD], written, manner=manner)
    if found.role == words.NAME:  # one name, however it is spelled
        return _meant(found, written)
    return Token(text[:_MAX_WORD], written, found.meaning, found.role, manner)


def _meant(word: Word, written: str) -> Token:
    return Token(word.meaning, written, word.meaning, word.role)


def _latin(word: str, person: bool) -> list[Token]:  # noqa: FBT001 - see _Reader
    tokens: list[Token] = []
    for part in _parts(word, person=person):
        text = _reread(ascii_lower(part))
        ordinal = _ORDINAL.fullmatch(text)
        tokens.append(_word(ordinal.group(1) if ordinal else text, part, person=person))
    return tokens


def _parts(word: str, *, person: bool) -> list[str]:
    """A word cut where a capital begins another, and before a legal form that was joined to it."""
    parts = _CAMEL.split(word)
    if not person and words.look_up(parts[-1].lower()) is None:
        joined = _JOINED_FORM.fullmatch(parts[-1])
        parts[-1:] = joined.groups() if joined else parts[-1:]
    return parts


def _reread(text: str) -> str:
    """A word with one digit among letters, as scanners read it: ``c0mpany``, ``s0``."""
    if text.isalpha():
        return text
    letters = sum(letter.isalpha() for letter in text)
    if not 0 < letters == len(text) - 1:
        return text
    likely = text.translate(_MISREAD)
    known = words.look_up(likely) if len(text) >= _LEAST_LETTERS else None
    if known is not None and known.role in _COMMON:
        return likely
    misread = letters >= _LEAST_LETTERS or "0" in text[1:] or (letters > 1 and text[1] == "1")
    return likely if misread else text


def _cyrillic(word: str, person: bool) -> list[Token]:  # noqa: FBT001
    return [_word(scripts.cyrillic(word.lower()), word, person=person)]


def _greek(word: str, person: bool) -> list[Token]:  # noqa: FBT001
    return [_word(scripts.greek(word.lower()), word, person=person)]


def _arabic(word: str, person: bool) -> list[Token]:  # noqa: FBT001
    plain = scripts.same_arabic(word)
    bare = plain.removeprefix(_ARTICLE) if len(plain) > len(_ARTICLE) + 1 else plain
    if not person:
        found = words.look_up_script(plain) or words.look_up_script(bare)
        if found is not None:
            return [_meant(found, word)]
    return [_word(scripts.arabic(bare), word, scripts.ABJAD, person=person)]


def _hebrew(word: str, person: bool) -> list[Token]:  # noqa: FBT001
    found = None if person else words.look_up_script(word)
    if found is not None:
        return [_meant(found, word)]
    return [_word(scripts.hebrew(word), word, scripts.ABJAD, person=person)]


def _hangul(word: str, person: bool, *, mccune: bool = False) -> list[Token]:  # noqa: FBT001
    if person:
        return _korean_person(word, mccune=mccune)
    tokens: list[Token] = []
    for piece, meaning in _segments(word):
        if meaning is not None:
            tokens.append(_meant(meaning, piece))
        else:
            text = "".join(scripts.hangul(piece, mccune=mccune))
            tokens.append(_word(text, piece, scripts.LOOSE))
    return tokens


def _mccune(word: str, person: bool) -> list[Token]:  # noqa: FBT001
    return _hangul(word, person, mccune=True)


def _korean_person(word: str, *, mccune: bool) -> list[Token]:
    texts = scripts.hangul(word, mccune=mccune)
    if not mccune and 2 <= len(word) <= 4:
        texts[:1] = [scripts.surname(word[0]) or texts[0]]
    return [
        Token(text, letter, manner=scripts.LOOSE) for text, letter in zip(texts, word, strict=False)
    ]


def _kana(word: str, person: bool) -> list[Token]:  # noqa: FBT001
    tokens: list[Token] = []
    for piece, meaning in _segments(word):
        if meaning is not None and not person:
            tokens.append(_meant(meaning, piece))
        else:
            tokens.append(_word(scripts.kana(piece), piece, scripts.LOOSE))
    return tokens


def _han(word: str, person: bool) -> list[Token]:  # noqa: FBT001
    text = scripts.simplified(word)
    if person and len(text) <= 4:
        cut = 2 if text[:2] in _DOUBLE_SURNAMES else 1
        parts = [part for part in (text[:cut], text[cut:]) if part]
        return [Token("".join(scripts.pinyin(part)), part) for part in parts]
    tokens: list[Token] = []
    for piece, meaning in _segments(text):
        if meaning is not None:
            tokens.append(_meant(meaning, piece))
        else:
            syllables = scripts.pinyin(piece)
            pairs = ["".join(syllables[at : at + 2]) for at in range(0, len(syllables), 2)]
            tokens += [Token(pair, piece[at * 2 : at * 2 + 2]) for at, pair in enumerate(pairs)]
    return tokens


def _transcribed(word: str, person: bool) -> list[Token]:  # noqa: FBT001
    """Chinese characters that spell the sounds of a foreign name."""
    tokens: list[Token] = []
    for piece, meaning in _segments(scripts.simplified(word)):
        if meaning is not None and not person:
            tokens.append(_meant(meaning, piece))
        else:
            tokens.append(Token(scripts.foreign(piece), piece, manner=scripts.LOOSE))
    return tokens


def _segments(text: str) -> Iterator[tuple[str, Word | None]]:
    """Known words of a text without spaces, longest first, and the stretches between them."""
    start = at = 0
    while at < len(text):
        size = _known_at(text, at)
        if size:
            if start < at:
                yield text[start:at], None
            yield text[at : at + size], words.look_up_script(text[at : at + size])
            at += size
            start = at
        else:
            at += 1
    if start < len(text):
        yield text[start:], None


def _known_at(text: str, at: int) -> int:
    """The length of the longest known word that starts there; single letters do not count."""
    for size in range(min(words.longest(), len(text) - at), 1, -1):
        if words.look_up_script(text[at : at + size]) is not None:
            return size
    return 0


_LATINIZE: dict[str, _Reader] = {
    "latin": _latin,
    "cyrillic": _cyrillic,
    "greek": _greek,
    "arabic": _arabic,
    "hebrew": _hebrew,
    "hangul": _hangul,
    "han": _han,
    "kana": _kana,
}
_SECOND: dict[str, _Reader] = {"hangul": _mccune, "han": _transcribed}
"""Readers of the second reading, for scripts that have one."""
