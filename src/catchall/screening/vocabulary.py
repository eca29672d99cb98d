"""The distinct words of an index, and which of them are like a given word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from catchall.lexicon import words
from catchall.lexicon.latin import fold, loose, skeleton
from catchall.lexicon.names import Token
from catchall.lexicon.scripts import ABJAD, LOOSE
from catchall.screening import keys
from catchall.screening.keys import Column, Keys
from catchall.screening.postings import Ints, Postings

PIECE, SHORT, BONES, MEANING, LOOSE_ALL, LOOSE_FEW = range(1, 7)
"""Families of keys; each family has its own salt."""
_SURE = 100
"""What a shared key counts that by itself makes a candidate; a shared piece counts 1."""
_SHORT, _SHORT_BONES, _SHORT_LOOSE = range(4, 8), range(5, 14), range(4, 10)
"""Lengths of words, skeletons and loose skeletons that are also looked up less one letter."""
_LEAST_PIECES = 7
"""Shorter words, and neighbors joined, are not looked up by their pieces."""
_MIN_BONES = 3


_FACTORS = {
    words.LEGAL: 0.08,
    words.FILLER: 0.05,
    words.TITLE: 0.1,
    words.GENERIC: 0.45,
    words.PLACE: 0.5,
}
_INITIAL = 0.3


def factor(token: Token) -> float:
    """What the role of a word lets it weigh, against 1 for a name proper."""
    if len(token.text) == 1:
        return min(_INITIAL, _FACTORS.get(token.role, 1.0))
    return _FACTORS.get(token.role, 1.0)


def word_key(token: Token) -> str:
    """What makes two words of the vocabulary one."""
    return f"{token.text} {token.meaning} {token.role} {token.manner}"


@lru_cache(maxsize=1 << 16)
def asking_keys(token: Token) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Keys by which a word is asked for, and what each counts.

    A word of a script with few sounds looks loosely among all words; any other word looks
    loosely among the words of such scripts only.
    """
    folded = fold(token.text)
    bones = skeleton(folded)
    family = LOOSE_ALL if token.manner else LOOSE_FEW
    sure = keys.one_shortened(folded, SHORT, _SHORT)
    sure += keys.one_shortened(loose(bones), family, _SHORT_LOOSE)
    if len(bones) >= _MIN_BONES:
        sure += keys.one_shortened(bones, BONES, _SHORT_BONES)
    if token.meaning:
        sure.append(keys.one_whole(token.meaning, MEANING))
    whole = len(folded) >= _LEAST_PIECES and " " not in token.written
    pieces = keys.one_pieces(folded, PIECE) if whole else []
    return (*sure, *pieces), (_SURE,) * len(sure) + (1,) * len(pieces)


@dataclass(frozen=True)
class Forms:
    """The forms of some words, column by column."""

    texts: Sequence[str]
    folds: Sequence[str]
    bones: Sequence[str]
    looses: Sequence[str]
    meanings: Sequence[str]
    manners: NDArray[np.int8]
    factors: NDArray[np.float32]
    """What the role of each word lets it weigh."""
    text_keys: Keys
    bone_keys: Keys
    meaning_keys: Keys
    """One number for each text, each skeleton and each meaning; zero for none."""
    decimal: NDArray[np.bool_]
    """Whether each word is a number."""

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> "Forms":
        """Compute the forms of the words."""
        folds = [fold(token.text) for token in tokens]
        bones = [skeleton(folded) for folded in folds]
        return cls(
            [token.text for token in tokens],
            folds,
            bones,
            [loose(bone) for bone in bones],
            [token.meaning for token in tokens],
            np.array([token.manner for token in tokens], dtype=np.int8),
            np.array([factor(token) for token in tokens], dtype=np.float32),
            _numbered([token.text for token in tokens], least=1),
            _numbered(bones, least=2),
            _numbered([token.meaning for token in tokens], least=1),
            np.array([token.text.isdecimal() for token in tokens], dtype=bool),
        )

    def __len__(self) -> int:
        return len(self.texts)

    @cached_property
    def lengths(self) -> NDArray[np.int32]:
        """The length of each folded word."""
        return np.array([len(word) for word in self.folds], dtype=np.int32)

    @cached_property
    def sizes(self) -> NDArray[np.int32]:
        """The length of each word."""
        return np.array([len(word) for word in self.texts], dtype=np.int32)

    def kept_keys(self) -> tuple[Keys, Ints]:
        """Keys under which the words are kept, and the word of each."""
        families = [*self._common(), self._loose(LOOSE_ALL), self._loose(LOOSE_FEW, self._few())]
        return _joined(families)

    def _few(self) -> NDArray[np.bool_]:
        return (self.manners & (ABJAD | LOOSE)) > 0

    def _common(self) -> list[tuple[Keys, Ints]]:
        folds, bones = Column.of(self.folds), Column.of(self.bones)
        meant = np.array([bool(meaning) for meaning in self.meanings], dtype=bool)
        return [
            keys.pieces(folds, PIECE),
            keys.shortened(folds, SHORT, _SHORT),
            _among(*keys.shortened(bones, BONES, _SHORT_BONES), bones.lengths >= _MIN_BONES),
            _chosen(keys.whole(Column.of(self.meanings), MEANING), meant),
        ]

    def _loose(self, family: int, among: NDArray[np.bool_] | None = None) -> tuple[Keys, Ints]:
        found, rows = keys.shortened(Column.of(self.looses), family, _SHORT_LOOSE)
        return (found, rows) if among is None else _among(found, rows, among)


def _numbered(words_: Sequence[str], least: int) -> Keys:
    column = Column.of(words_)
    return np.where(column.lengths >= least, keys.whole(column, 0), np.uint64(0))


def _letter(text: str) -> int:
    return ord(text[0]) if text[0].isascii() and text[0].isalpha() else 0


def _chosen(found: Keys, chosen: NDArray[np.bool_]) -> tuple[Keys, Ints]:
    rows = np.nonzero(chosen)[0].astype(np.int32)
    return found[rows], rows


def _among(found: Keys, rows: Ints, among: NDArray[np.bool_]) -> tuple[Keys, Ints]:
    return found[among[rows]], rows[among[rows]]


def _joined(families: Sequence[tuple[Keys, Ints]]) -> tuple[Keys, Ints]:
    return (
        np.concatenate([found for found, _ in families]),
        np.concatenate([rows for _, rows in families]),
    )


@dataclass(frozen=True)
class Vocabulary:
    """Distinct words with their forms, the keys that lead to them, and how often each occurs."""

    word_keys: Sequence[str]
    forms: Forms
    postings: Postings
    counts: NDArray[np.int32]
    """In how many entries each word occurs."""

    @classmethod
    def of(cls, tokens: Sequence[Token], counts: NDArray[np.int32]) -> "Vocabulary":
        """Index the words for finding those that are alike to a given one."""
        forms = Forms.of(tokens)
        kept, rows = forms.kept_keys()
        return cls([word_key(token) for token in tokens], forms, Postings.of(kept, rows), counts)

    @cached_property
    def initials(self) -> NDArray[np.uint8]:
        """The code of the first letter of each word; zero for a digit."""
        return np.array([_letter(text) for text in self.forms.texts], dtype=np.uint8)

    @cached_property
    def single(self) -> NDArray[np.bool_]:
        """Whether each word is a single letter."""
        return np.array(
            [len(text) == 1 and text.isalpha() for text in self.forms.texts], dtype=bool
        )

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each word by its key."""
        return {key: number for number, key in enumerate(self.word_keys)}
