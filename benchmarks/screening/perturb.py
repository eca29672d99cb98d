"""Ways in which a name is written wrongly or differently, applied by a seeded generator."""

import random
from collections.abc import Callable

_ABBREVIATIONS = {
    "company": "co", "limited": "ltd", "corporation": "corp", "incorporated": "inc",
    "international": "intl", "industries": "ind", "industry": "ind", "technology": "tech",
    "technologies": "tech", "manufacturing": "mfg", "engineering": "eng", "university": "univ",
    "institute": "inst", "laboratory": "lab", "department": "dept", "national": "natl",
    "general": "gen", "trading": "trdg", "development": "dev", "association": "assn",
}  # fmt: skip
_FORMS = ("co ltd", "llc", "gmbh", "inc", "sa", "corp", "ltd", "jsc", "fze", "pvt ltd")
_EXTRA = (
    "group",
    "trading",
    "international",
    "company",
    "branch",
    "industrial",
    "tehran",
    "export",
)
_OCR = {"o": "0", "l": "1", "i": "l", "s": "5", "m": "rn", "e": "c", "b": "8", "u": "v"}
_SOUNDS = (
    ("sh", "ch"), ("ch", "sh"), ("kh", "h"), ("q", "gh"), ("gh", "q"), ("y", "i"), ("i", "y"),
    ("ou", "u"), ("oo", "u"), ("u", "ou"), ("w", "v"), ("v", "w"), ("k", "c"), ("c", "k"),
    ("ee", "i"), ("ae", "a"), ("z", "s"), ("ts", "c"), ("j", "zh"), ("ya", "ia"), ("iy", "y"),
    ("x", "ks"), ("ph", "f"), ("f", "ph"), ("dd", "d"), ("mm", "m"), ("a", "aa"), ("o", "u"),
)  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"

Change = Callable[[list[str], random.Random], list[str]]


def _abbreviate(words: list[str], _rng: random.Random) -> list[str]:
    return [_ABBREVIATIONS.get(word.lower().strip(".,"), word) for word in words]


def _add(words: list[str], rng: random.Random) -> list[str]:
    at = rng.randint(0, len(words))
    return [*words[:at], rng.choice(_EXTRA), *words[at:]]


def _drop(words: list[str], rng: random.Random) -> list[str]:
    if len(words) < 3:
        return words
    at = rng.randrange(len(words))
    return [*words[:at], *words[at + 1 :]]


def _join(words: list[str], rng: random.Random) -> list[str]:
    if len(words) < 2:
        return words
    at = rng.randrange(len(words) - 1)
    return [*words[:at], words[at] + words[at + 1].lower(), *words[at + 2 :]]


def _split(words: list[str], rng: random.Random) -> list[str]:
    longest = max(range(len(words)), key=lambda at: len(words[at]))
    word = words[longest]
    if len(word) < 6:
        return words
    cut = rng.randint(3, len(word) - 3)
    return [*words[:longest], word[:cut], word[cut:], *words[longest + 1 :]]


def _form(words: list[str], rng: random.Random) -> list[str]:
    return [*words, rng.choice(_FORMS)]


def _ocr(words: list[str], rng: random.Random) -> list[str]:
    return _somewhere(words, rng, lambda letter: _OCR.get(letter.lower(), letter), set(_OCR))


def _order(words: list[str], rng: random.Random) -> list[str]:
    changed = list(words)
    rng.shuffle(changed)
    return changed


def _sound(words: list[str], rng: random.Random) -> list[str]:
    text = " ".join(words).lower()
    usable = [(old, new) for old, new in _SOUNDS if old in text]
    for old, new in rng.sample(usable, min(2, len(usable))):
        text = text.replace(old, new, 1)
    return text.split()


def _truncate(words: list[str], rng: random.Random) -> list[str]:
    text = " ".join(words)
    return text[: max(8, int(len(text) * rng.uniform(0.6, 0.85)))].split()


def _typo(words: list[str], rng: random.Random) -> list[str]:
    at = max(range(len(words)), key=lambda n: (len(words[n]) >= 4, rng.random()))
    word = words[at]
    place = rng.randrange(len(word))
    changed = rng.choice(
        (
            word[:place] + word[place + 1 :],
            word[:place] + rng.choice(_LETTERS) + word[place:],
            word[:place] + rng.choice(_LETTERS) + word[place + 1 :],
            word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
        )
    )
    return [*words[:at], changed or word, *words[at + 1 :]]


def _typos(words: list[str], rng: random.Random) -> list[str]:
    return _typo(_typo(words, rng), rng)


def _somewhere(
    words: list[str], rng: random.Random, change: Callable[[str], str], letters: set[str]
) -> list[str]:
    text = " ".join(words)
    places = [at for at, letter in enumerate(text) if letter.lower() in letters]
    if not places:
        return words
    at = rng.choice(places)
    return (text[:at] + change(text[at]) + text[at + 1 :]).split()


CHANGES: dict[str, Change] = {
    "abbreviation": _abbreviate,
    "added word": _add,
    "dropped word": _drop,
    "joined": _join,
    "split": _split,
    "legal form": _form,
    "ocr": _ocr,
    "order": _order,
    "transliteration": _sound,
    "truncation": _truncate,
    "one typo": _typo,
    "two typos": _typos,
}


def perturb(name: str, kind: str, rng: random.Random) -> str:
    """The name changed in one way, or in two ways for ``combination``."""
    words = name.replace(",", " ").split()
    kinds = rng.sample(sorted(CHANGES), 2) if kind == "combination" else [kind]
    for each in kinds:
        words = CHANGES[each](words, rng) or words
    return " ".join(words)


def false_friend(name: str, rng: random.Random) -> str | None:
    """A name that differs from a listed one in a number or an initial, and is another's.

    Null where the name has neither.
    """
    words = name.replace(",", " ").split()
    telling = [at for at, word in enumerate(words) if word.isdecimal() or _initial(word)]
    if not telling:
        return None
    at = rng.choice(telling)
    other = rng.choice(_LETTERS).upper()
    changed = other if _initial(words[at]) else str(rng.randint(1, 10 ** len(words[at])))
    return None if changed == words[at] else " ".join([*words[:at], changed, *words[at + 1 :]])


def _initial(word: str) -> bool:
    return len(word.strip(".")) == 1 and word[0].isalpha()


KINDS = (*CHANGES, "combination")
