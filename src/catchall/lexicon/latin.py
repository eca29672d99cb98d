"""Latin words as they sound: three coarser and coarser forms of a word.

The same name is written in many ways: ``Mashin``, ``Machine``, ``Mashine``. Each form here
drops one kind of difference, so that two spellings that agree in a form are likely one word:

- ``fold``: digraphs and letters that transliterations exchange (sh and ch, kh and h, w and v,
  ou and u, y and i), doubled letters, a silent final e or h;
- ``skeleton``: the consonants of the fold, g as k (qaf is written q, k, gh or g); Arabic,
  Persian and Hebrew write little more;
- ``loose``: the consonants in classes that Japanese and Korean do not tell apart (r and l,
  b and v and p, t and d, k and g and h, s and z and sh).
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache

_SPECIAL = str.maketrans(
    {
        "ı": "i",
        "İ": "i",
        "ß": "ss",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ə": "a",
        "ŋ": "n",
        "ħ": "h",
        "ʻ": "",
        "ʼ": "",
    }
)
_SOUNDS = (
    ("dzh", "J"),
    ("tsch", "S"),
    ("shch", "S"),
    ("sch", "S"),
    ("tch", "S"),
    ("sh", "S"),
    ("ch", "S"),
    ("zh", "J"),
    ("dj", "J"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "d"),
    ("ck", "k"),
    ("qu", "k"),
    ("ts", "C"),
    ("tz", "C"),
    ("x", "ks"),
    ("q", "k"),
    ("w", "v"),
    ("c", "k"),
    ("j", "J"),
    ("ou", "u"),
    ("oo", "u"),
    ("ue", "u"),
    ("oe", "o"),
    ("ae", "a"),
    ("ee", "i"),
    ("ie", "i"),
    ("ey", "e"),
    ("ei", "e"),
    ("ay", "e"),
    ("ai", "e"),
    ("y", "i"),
)
_DOUBLE = re.compile(r"(.)\1+")
_SILENT = re.compile(r"(?<=...)e$|(?<=..[aeiou])h$", re.MULTILINE)
"""What is not heard at the end of a word of more than three letters."""
_OPENING = re.compile(r"^(?=[aeiou])", re.MULTILINE)
_BONES = str.maketrans("g\0", "ka", "aeiou")
"""Leaves the consonants; a mark that was put before a first vowel becomes an ``a``."""
_CLASSES = str.maketrans("lbvfdhSzJC", "rppptkssss")


def ascii_lower(text: str) -> str:
    """Lower case without accents; letters that are not Latin are left as they are."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.translate(_SPECIAL)).lower()
    plain = unicodedata.normalize("NFKD", plain).translate(_SPECIAL)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@lru_cache(maxsize=1 << 18)
def fold(word: str) -> str:
    """The word as it sounds, whatever transliteration wrote it."""
    return _sounding(word)


def folds(words: Sequence[str]) -> list[str]:
    """Many words as they sound; together takes a fraction of the time of one by one."""
    return _together(_sounding, words)


def _sounding(text: str) -> str:
    """A text of a word on each line, as it sounds."""
    for written, sound in _SOUNDS:
        if written in text:
            text = text.replace(written, sound)
    return _SILENT.sub("", _DOUBLE.sub(r"\1", text))


def skeleton(folded: str) -> str:
    """The consonants of a folded word, with ``a`` for a vowel that it starts with."""
    return _OPENING.sub("\0", folded).translate(_BONES)


def skeletons(folded: Sequence[str]) -> list[str]:
    """The skeletons of many folded words."""
    return _together(skeleton, folded)


def loose(bones: str) -> str:
    """The classes of the consonants of a skeleton."""
    return _DOUBLE.sub(r"\1", bones.translate(_CLASSES))


def looses(bones: Sequence[str]) -> list[str]:
    """The classes of the consonants of many skeletons."""
    return _together(loose, bones)


def _together(change: Callable[[str], str], words: Sequence[str]) -> list[str]:
    """What a change of text that heeds lines makes of each word."""
    lines = "\n".join(words)
    if lines.count("\n") == len(words) - 1:
        return change(lines).split("\n")
    return [change(word) for word in words]
