"""How a word of each script is read: in Latin letters, and with its meaning where it is known."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from catchall.lexicon import numerals, scripts, words
from catchall.lexicon.latin import ascii_lower
from catchall.lexicon.words import Word

COMMON = {words.LEGAL, words.GENERIC}
"""Roles of words that are no name, and of which a person's name has none."""
_MAX_WORD = 40
_CAMEL = re.compile(r"(?<=[a-z]{3})(?=[A-Z][a-z]{2})")
_MISREAD = str.maketrans("01589", "olsbg")
_ENDINGS = (
    *("limited", "ltd", "ltda", "corporation", "incorporated", "company"),
    *("llc", "gmbh", "ooo", "jsc", "fze", "fzco", "pvt"),
)
_CAPITALS = ("AG", "AS", "BV", "INC", "KG", "NV", "OY", "PLC", "SA", "SPA", "SRL")
_JOINED_FORM = re.compile(
    rf"(.{{3,}}?)((?i:{'|'.join(_ENDINGS)})|(?<=[a-z]{{3}})(?:{'|'.join(_CAPITALS)}))"
)
"""A name with a legal form written to its end: what cannot end a word, or stands in capitals."""
_LEAST_LETTERS = 3
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|ya|y|go|oy)")
_ARTICLE = "ال"
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


Reader = Callable[[str, bool], list[Token]]
"""Gives the words that a piece of one script makes; the second argument says: of a person."""


def _word(text: str, written: str, manner: int = 0, *, person: bool = False) -> Token:
    found = words.look_up(text)
    if found is None or (person and found.meaning not in _PERSONAL):
        return Token(text[:_MAX_WORD], written, manner=manner)
    if found.role == words.NAME:  # one name, however it is spelled
        return _meant(found, written)
    return Token(text[:_MAX_WORD], written, found.meaning, found.role, manner)


def _meant(word: Word, written: str) -> Token:
    return Token(word.meaning, written, word.meaning, word.role)


def _latin(word: str, person: bool) -> list[Token]:  # noqa: FBT001 - see Reader
    tokens: list[Token] = []
    for part in _parts(word, person=person):
        text = _reread(ascii_lower(part))
        ordinal = _ORDINAL.fullmatch(text) if text[:1].isdigit() else None
        tokens.append(_word(ordinal.group(1) if ordinal else text, part, person=person))
    return tokens


def _parts(word: str, *, person: bool) -> list[str]:
    """A word cut where a capital begins another, and before a legal form that was joined to it."""
    parts = [word] if word.isupper() or word.istitle() else _CAMEL.split(word)
    last = parts[-1]
    ends = last.lower().endswith(_ENDINGS) or last.endswith(_CAPITALS)
    if ends and not person and words.look_up(last.lower()) is None:
        joined = _JOINED_FORM.fullmatch(last)
        parts[-1:] = joined.groups() if joined else [last]
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
    if known is not None and known.role in COMMON:
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
    for part, number in numerals.parts(text.removesuffix("第")):
        tokens += _han_words(part) if number is None else [_numbered(number, part)]
    return tokens


def _han_words(text: str) -> list[Token]:
    tokens: list[Token] = []
    for piece, meaning in _segments(text):
        if meaning is not None:
            tokens.append(_meant(meaning, piece))
        else:
            syllables = scripts.pinyin(piece)
            pairs = ["".join(syllables[at : at + 2]) for at in range(0, len(syllables), 2)]
            tokens += [Token(pair, piece[at * 2 : at * 2 + 2]) for at, pair in enumerate(pairs)]
    return tokens


def _numbered(number: int, written: str) -> Token:
    return Token(str(number), written, str(number), words.NAME)


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


LATINIZE: dict[str, Reader] = {
    "latin": _latin,
    "cyrillic": _cyrillic,
    "greek": _greek,
    "arabic": _arabic,
    "hebrew": _hebrew,
    "hangul": _hangul,
    "han": _han,
    "kana": _kana,
}
"""The reader of each script."""
SECOND: dict[str, Reader] = {"hangul": _mccune, "han": _transcribed}
"""Readers of the second reading, for scripts that have one."""
