"""Two names of parties held against each other word by word.

Words that are equal, or mean the same in two languages, are paired first; what is left is
compared by rigour, which refuses to pair words that are not spellings of one another.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rigour.names import NamePart, compare_parts

from catchall.lexicon import latin, names, scripts, words
from catchall.lexicon.names import Reading
from catchall.lexicon.readers import Token

WORD_FLOOR = 0.6
"""Words less alike than this are two words."""
NAME_FLOOR = 0.75
"""Mean over the letters of all paired words, below which two names are two names."""

SOUND = 0.9
"""Likeness of two words that sound alike (``lexicon.latin.fold``)."""
STRICT_FLOOR, STRICT_LETTERS = 0.85, 7
"""The floor where no word is equal, and the letters that both names must have then."""

_COMMON = frozenset({words.GENERIC, words.PLACE})
_NEVER_DECIDE = frozenset({words.LEGAL, words.FILLER, words.TITLE})


Match = tuple[Token, Token, float]
"""Two words and how alike they are, from 0 to 1."""


@dataclass(frozen=True)
class Agreement:
    """The words that were paired, and those that one name has more than the other."""

    matched: tuple[Match, ...]
    extra: tuple[Token, ...]

    @property
    def equal(self) -> bool:
        """Whether every deciding word has an equal counterpart."""
        return not self.extra and all(score == 1 for _, _, score in self.matched)

    @property
    def contained(self) -> bool:
        """Whether one name is the other with generic words added.

        At least two words must be paired, one of them distinctive: a firm named by one
        word has namesakes, and two that share only generic words are two firms.
        """
        distinct = any(left.role not in _COMMON for left, _, _ in self.matched)
        generic = all(token.role in _COMMON for token in self.extra)
        return distinct and generic and len(self.matched) > 1

    def said(self) -> tuple[str, ...]:
        """The words that agree, and those of one name only."""
        agree = (
            left.written if left.text == right.text else f"{left.written} ~ {right.written}"
            for left, right, _ in self.matched
        )
        alone = ", ".join(sorted(token.written for token in self.extra))
        lines = [f"words agree: {', '.join(sorted(agree, key=str.casefold))}"]
        return tuple([*lines, f"words of one only: {alone}"] if alone else lines)


def agreement(left: str, right: str, *, person: bool) -> Agreement | None:
    """How two names agree; null where each has a deciding word that the other lacks.

    The best of the readings counts: names of some scripts can be read in two ways.
    """
    if keys(left, person=person).isdisjoint(keys(right, person=person)):
        return None
    found = [
        one
        for here in names.readings(left, person=person)
        for there in names.readings(right, person=person)
        if (one := _agreement(_deciding(here), _deciding(there))) is not None
    ]
    return min(found, key=lambda one: (len(one.extra), not one.equal), default=None)


@lru_cache(maxsize=1 << 16)
def keys(name: str, *, person: bool) -> frozenset[str]:
    """What two names must share to be compared at all: a word, or how one sounds loosely."""
    found: set[str] = set()
    for reading in names.readings(name, person=person):
        tokens = _deciding(reading)
        found |= {token.meaning or token.text for token in tokens}
        found |= {_sound(token.text) for token in tokens if len(token.text) > 2}
        found.add(_sound(_joined(tokens)))
    return frozenset(found - {"~"})


def _sound(text: str) -> str:
    return f"~{latin.loose(latin.skeleton(latin.fold(text)))}"


def _deciding(reading: Reading) -> list[Token]:
    return [token for token in reading if token.role not in _NEVER_DECIDE]


def _agreement(here: list[Token], there: list[Token]) -> Agreement | None:
    if _joined(here) == _joined(there) != "":
        pairs = (
            zip(here, there, strict=True)
            if len(here) == len(there)
            else ((_one(here), _one(there)),)
        )
        return Agreement(tuple((left, right, 1.0) for left, right in pairs), ())
    matched: list[Match] = []
    for find in (_equal, _sounding, _alike):
        rest_here = _without(here, [left for left, _, _ in matched])
        rest_there = _without(there, [right for _, right, _ in matched])
        matched += find(rest_here, rest_there)
    alone_here = _without(here, [left for left, _, _ in matched])
    alone_there = _without(there, [right for _, right, _ in matched])
    if not matched or (alone_here and alone_there) or not _enough(matched):
        return None
    return Agreement(tuple(matched), tuple(alone_here or alone_there))


def _joined(tokens: Sequence[Token]) -> str:
    return "".join(token.text for token in tokens)


def _one(tokens: Sequence[Token]) -> Token:
    return Token(_joined(tokens), " ".join(token.written for token in tokens))


def _enough(matched: Sequence[Match]) -> bool:
    letters = sum(len(left.text) for left, _, _ in matched)
    mean = sum(score * len(left.text) for left, _, score in matched) / letters
    if any(score == 1 for _, _, score in matched):
        return mean >= NAME_FLOOR
    return mean >= STRICT_FLOOR and letters >= STRICT_LETTERS


def _paired(
    here: Sequence[Token],
    there: Sequence[Token],
    same: Callable[[Token, Token], bool],
    score: float,
) -> Iterator[Match]:
    open_there = list(there)
    for left in here:
        right = next((r for r in open_there if same(left, r)), None)
        if right is not None:
            open_there.remove(right)
            yield left, right, score


def _equal(here: Sequence[Token], there: Sequence[Token]) -> Iterator[Match]:
    return _paired(here, there, _mean_the_same, 1.0)


def _mean_the_same(left: Token, right: Token) -> bool:
    return (left.meaning or left.text) == (right.meaning or right.text)


def _sounding(here: Sequence[Token], there: Sequence[Token]) -> Iterator[Match]:
    return _paired(here, there, _sound_the_same, SOUND)


def _sound_the_same(left: Token, right: Token) -> bool:
    """Equal as they sound; by consonants where one comes from a script that writes no more."""
    sound = latin.fold(left.text)
    if len(sound) > 2 and sound == latin.fold(right.text):
        return True
    bones = _bones(left.text)
    spare = scripts.ABJAD in (left.manner, right.manner)
    return spare and len(bones) > 2 and bones == _bones(right.text)


def _bones(text: str) -> str:
    """Consonants without the Arabic article, which a name may bear or lack."""
    return latin.skeleton(latin.fold(text.removeprefix("al") if len(text) > 4 else text))


def _alike(here: Sequence[Token], there: Sequence[Token]) -> Iterator[Match]:
    if not here or not there:
        return
    for one in compare_parts(_parts(here), _parts(there)):
        if len(one.qps) == 1 and len(one.rps) == 1 and one.score >= WORD_FLOOR:
            yield here[one.qps[0].index], there[one.rps[0].index], one.score


def _parts(tokens: Sequence[Token]) -> list[NamePart]:
    return [NamePart(token.text, index) for index, token in enumerate(tokens)]


def _without(tokens: Sequence[Token], gone: Sequence[Token]) -> list[Token]:
    left = Counter(gone)
    kept = []
    for token in tokens:
        if left[token]:
            left[token] -= 1
        else:
            kept.append(token)
    return kept
