"""Words in other scripts written in Latin letters, as the trade writes them.

Tables of our own where libraries fall short: Persian and Arabic with vowel letters read by
their place, Hebrew, Korean in two systems, Japanese kana; pinyin and all other scripts come
from ICU.
"""

import unicodedata
from functools import cache

import icu


def _words(text: str) -> list[str]:
    """Words of a table; a dash stands for an empty one."""
    return ["" if word == "-" else word for word in text.split()]


ABJAD, LOOSE = 1, 2
_VOWELS, _BEFORE_H = "aeiou", "szkgtdcp"
"""How a word was come by: from a script without short vowels; from one with few sounds."""

_ARABIC = {
    **dict(
        zip(
            "بپتجحخدذرزسصطظعغفقکگلمنث",
            _words("b p t j h kh d z r z s s t z a gh f gh k g l m n s"),
            strict=True,
        )
    ),
    "چ": "ch",
    "ژ": "zh",
    "ش": "sh",
    "ض": "z",
    "ه": "h",
    "ا": "a",
    "ء": "",
}
_ARABIC_SAME = str.maketrans("يىئكةۀأإآٱؤﻯ", "یییکههااااوی", "ًٌٍَُِّْـ\u200c\u200dٰ")
_HEBREW = {
    **dict(
        zip(
            "בגדהזחטכלמנסעפצקרשת",
            _words("b g d h z h t k l m n s a p tz k r sh t"),
            strict=True,
        )
    ),
    "ך": "k",
    "ם": "m",
    "ן": "n",
    "ף": "f",
    "ץ": "tz",
    "א": "a",
}
_INITIAL = _words("g kk n d tt r m b pp s ss - j jj ch k t p h")
_MEDIAL = _words("a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i")
_FINAL = ["", *_words("k k k n n n t l k m l l l p l m p p t t ng t t k t p t")]
_MR_INITIAL = _words("k kk n t tt r m p pp s ss - ch tch ch k t p h")
_MR_MEDIAL = _words("a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i")
_FOREIGN = 24
_HANGUL_FIRST, _HANGUL_LAST = 0xAC00, 0xD7A3
_SURNAMES = dict(
    pair.split(":")
    for pair in _words(
        "김:kim 이:lee 리:ri 박:park 최:choi 정:jung 강:kang 조:cho 윤:yoon 임:lim 림:rim 오:oh "
        "서:seo 신:shin 안:ahn 유:yoo 류:ryu 고:ko 문:moon 백:baek 허:heo 심:shim 노:noh 곽:kwak "
        "우:woo 구:koo 권:kwon 민:min 변:byun 추:choo 선:sun 주:joo 현:hyun 성:sung"
    )
)
_KANA_ROWS = {
    "": "アイウエオ",
    "k": "カキクケコ",
    "s": "サシスセソ",
    "t": "タチツテト",
    "n": "ナニヌネノ",
    "h": "ハヒフヘホ",
    "m": "マミムメモ",
    "r": "ラリルレロ",
    "g": "ガギグゲゴ",
    "z": "ザジズゼゾ",
    "d": "ダヂヅデド",
    "b": "バビブベボ",
    "p": "パピプペポ",
}
_KANA = {
    letter: consonant + vowel
    for consonant, row in _KANA_ROWS.items()
    for letter, vowel in zip(row, "aiueo", strict=True)
} | {
    "シ": "shi",
    "チ": "chi",
    "ツ": "tsu",
    "フ": "fu",
    "ジ": "ji",
    "ヂ": "ji",
    "ヅ": "zu",
    "ヤ": "ya",
    "ユ": "yu",
    "ヨ": "yo",
    "ワ": "wa",
    "ヲ": "o",
    "ン": "n",
    "ヴ": "vu",
}
_SMALL = {
    "ァ": "a",
    "ィ": "i",
    "ゥ": "u",
    "ェ": "e",
    "ォ": "o",
    "ャ": "ya",
    "ュ": "yu",
    "ョ": "yo",
    "ヮ": "wa",
}
_GLIDES = {"shi": "sh", "chi": "ch", "ji": "j", "tsu": "ts", "fu": "f", "vu": "v", "u": "w"}
_SOFT = {"sh", "ch", "j"}
_SCRIPTS = (
    ("LATIN", "latin"),
    ("CYRILLIC", "cyrillic"),
    ("GREEK", "greek"),
    ("ARABIC", "arabic"),
    ("HEBREW", "hebrew"),
    ("HANGUL", "hangul"),
    ("CJK", "han"),
    ("KATAKANA", "kana"),
    ("HIRAGANA", "kana"),
)
_SINGLE = {"ー": "kana", "〇": "han"}
"""Letters that are not named after their script."""


@cache
def script(letter: str) -> str:
    """The script of a letter; digits count as Latin, all else is ``other`` or empty."""
    if letter.isascii():
        return "latin" if letter.isalnum() else ""
    if letter in _SINGLE:
        return _SINGLE[letter]
    if not letter.isalnum():
        return ""
    name = unicodedata.name(letter, "")
    return next((found for prefix, found in _SCRIPTS if name.startswith(prefix)), "other")


def same_arabic(word: str) -> str:
    """An Arabic or Persian word with variant letters made one and vowel marks taken off."""
    return word.translate(_ARABIC_SAME)


def arabic(word: str) -> str:
    """A Persian or Arabic word; و and ی are vowels between consonants, consonants elsewhere."""
    out: list[str] = []
    for at, letter in enumerate(word):
        following = word[at + 1 : at + 2]
        if letter == "و":
            out.append("v" if at == 0 or following == "ا" or word[at - 1] == "ا" else "u")
        elif letter == "ی":
            out.append("y" if at == 0 or following in {"ا", "و"} else "i")
        else:
            out.append(_ARABIC.get(letter, ""))
    return _voweled(out)


def _voweled(sounds: list[str]) -> str:
    """The sounds with ``a`` where the writing has none and a word cannot be without.

    No Arabic, Persian or Hebrew word begins with two consonants; and an ``h`` of its own must
    not be read with the letter before it (``zh``, ``sh``).
    """
    spoken = [sound for sound in sounds if sound]
    for at in range(len(spoken) - 1, 0, -1):
        before, sound = spoken[at - 1], spoken[at]
        begins = at == 1 and before[0] not in _VOWELS and sound[0] not in _VOWELS
        if begins or (sound == "h" and before[-1] in _BEFORE_H):
            spoken.insert(at, "a")
    return "".join(spoken)


def hebrew(word: str) -> str:
    """A Hebrew word; vav and yod are vowels between consonants."""
    out: list[str] = []
    for at, letter in enumerate(word):
        if letter == "ו":
            consonant = at == 0 or word[at - 1] == "ו" or word[at + 1 : at + 2] == "י"
            out.append("v" if consonant else "o")
        elif letter == "י":
            out.append("y" if at == 0 else "i")
        elif letter == "ה" and at and at == len(word) - 1:
            out.append("a")
        else:
            out.append(_HEBREW.get(letter, ""))
    return _voweled(out)


def hangul(word: str, *, mccune: bool = False) -> list[str]:
    """The syllables of a Korean word, by Revised Romanization or by McCune-Reischauer."""
    initials, medials = (_MR_INITIAL, _MR_MEDIAL) if mccune else (_INITIAL, _MEDIAL)
    syllables: list[str] = []
    for letter in word:
        code = ord(letter)
        if _HANGUL_FIRST <= code <= _HANGUL_LAST:
            first, rest = divmod(code - _HANGUL_FIRST, 21 * 28)
            syllable = initials[first] + medials[rest // 28] + _FINAL[rest % 28]
            syllables.append(syllable)
    return syllables


def surname(syllable: str) -> str | None:
    """The usual spelling of a Korean family name of one syllable."""
    return _SURNAMES.get(syllable)


def kana(word: str) -> str:
    """Hiragana or katakana by Hepburn; long marks are dropped."""
    out: list[str] = []
    double = False
    for letter in word:
        letter = chr(ord(letter) + 0x60) if "ぁ" <= letter <= "ゖ" else letter  # noqa: PLW2901
        if letter == "ッ":
            double = True
        elif letter in _SMALL and out:
            base = _GLIDES.get(out[-1], out[-1][:-1])
            small = _SMALL[letter]
            out[-1] = base + (small.removeprefix("y") if base in _SOFT else small)
        elif letter in _KANA:
            out.append(_KANA[letter][:1] * double + _KANA[letter])
            double = False
    return "".join(out)


@cache
def _transliterator(rule: str) -> icu.Transliterator:
    return icu.Transliterator.createInstance(rule)


def simplified(text: str) -> str:
    """Chinese text in simplified characters."""
    return str(_transliterator("Hant-Hans").transliterate(text))


def pinyin(text: str) -> list[str]:
    """The syllables of Chinese characters in pinyin without tones."""
    latin = _transliterator("Han-Latin; Latin-ASCII; Lower").transliterate(text)
    return str(latin).replace("u:", "v").split()


def foreign(text: str) -> str:
    """Chinese characters that spell a foreign name, by their sounds."""
    return "".join(map(_sound, pinyin(text)))[:_FOREIGN]


def _sound(syllable: str) -> str:
    for written, sound in (("zh", "j"), ("q", "ch"), ("x", "sh"), ("c", "ts")):
        if syllable.startswith(written) and not syllable.startswith("ch"):
            syllable = sound + syllable[len(written) :]
            break
    syllable = "r" if syllable == "er" else syllable
    return syllable[:-1] if syllable.endswith("ng") else syllable


def other(text: str) -> str:
    """A word in any other script in Latin letters."""
    latin = str(_transliterator("Any-Latin; Latin-ASCII; Lower").transliterate(text))
    return "".join(letter for letter in latin if letter.isascii() and letter.isalnum())


_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўђјљњћџқғңөүұһә",
        _words(
            "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya "
            "i yi ye g u dj j lj nj c dz k g n o u u h a"
        ),
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        _words("a v g d e z i th i k l m n x o p r s s t y f ch ps o"),
        strict=True,
    )
)
_GREEK_PAIRS = (
    ("ου", "u"),
    ("μπ", "b"),
    ("ντ", "d"),
    ("γκ", "g"),
    ("γγ", "ng"),
    ("αυ", "av"),
    ("ευ", "ev"),
)


def cyrillic(word: str) -> str:
    """A word in Cyrillic letters of any language, in the usual English spelling."""
    text = "".join(_CYRILLIC.get(letter, "") for letter in word)
    return text[:-2] + "y" if text.endswith(("iy", "yy")) else text


def greek(word: str) -> str:
    """A Greek word as it is spoken today."""
    plain = unicodedata.normalize("NFKD", word)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    for written, sound in _GREEK_PAIRS:
        plain = plain.replace(written, sound)
    return "".join(_GREEK.get(letter, letter if letter.isascii() else "") for letter in plain)
