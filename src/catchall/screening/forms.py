"""The forms in which words are compared, and the keys by which they are kept and asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catchall.lexicon import words
from catchall.lexicon.latin import folds, looses, skeletons
from catchall.lexicon.readers import Token
from catchall.lexicon.scripts import ABJAD, LOOSE
from catchall.screening import keys
from catchall.screening.keys import Column, Keys
from catchall.screening.postings import Ints
from catchall.screening.texts import Bytes, Longs, Texts

PIECE, SHORT, BONES, MEANING, LOOSE_ALL, LOOSE_FEW, SPELLED, HEAD = range(1, 9)
"""Families of keys; each family has its own salt."""
TEXT, FOLD, BONE, LOOSE_BONE = range(4)
"""The forms of a word."""
_SHORT, _SHORT_BONES, _SHORT_LOOSE = range(4, 8), range(5, 14), range(4, 10)
"""Lengths of words, skeletons and loose skeletons that are also looked up less one letter."""
_LEAST_PIECES = 7
"""Shorter words are looked up by their beginning, not by their pieces; joined ones by neither."""
_MIN_BONES = 3
_HEAD = 4
"""A word that is cut off, wherever it stands in a name, has at least so many letters."""
_Columns = tuple[Column, Column, Column, Column]

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


@dataclass(frozen=True)
class Forms:
    """The forms of some words, column by column."""

    texts: Texts
    folds: Texts
    bones: Texts
    looses: Texts
    meanings: Texts
    manners: NDArray[np.int8]
    factors: NDArray[np.float32]
    """What the role of each word lets it weigh."""
    text_keys: Keys
    bone_keys: Keys
    meaning_keys: Keys
    head_keys: Keys
    """One number for each text, skeleton, meaning and beginning of a text; zero for none."""
    decimal: NDArray[np.bool_]
    """Whether each word is a number."""
    plain: NDArray[np.bool_]
    """Whether each word is written as it sounds."""
    sizes: NDArray[np.uint8]
    """How many letters each text, fold, skeleton and loose skeleton has: a line for each word."""
    masks: NDArray[np.uint32]
    """Which letters each of them has, one bit for each."""

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> "Forms":
        """Compute the forms of the words."""
        texts = [token.text for token in tokens]
        folded = folds(texts)
        bones = skeletons(folded)
        forms = [Texts.of(column) for column in (texts, folded, bones, looses(bones))]
        columns = [Column.of(column) for column in forms]
        meanings = Texts.of(token.meaning for token in tokens)
        return cls(
            forms[TEXT],
            forms[FOLD],
            forms[BONE],
            forms[LOOSE_BONE],
            meanings,
            np.array([token.manner for token in tokens], dtype=np.int8),
            np.array([factor(token) for token in tokens], dtype=np.float32),
            _numbered(columns[TEXT], least=1),
            _numbered(columns[BONE], least=2),
            _numbered(Column.of(meanings), least=1),
            _numbered(Column.of([text[:_HEAD] for text in texts]), least=_HEAD),
            np.array([text.isdecimal() for text in texts], dtype=bool),
            np.array([a == b for a, b in zip(texts, folded, strict=True)], dtype=bool),
            np.stack([column.lengths for column in columns], axis=1).astype(np.uint8),
            np.stack([column.letters() for column in columns], axis=1),
        )

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def lengths(self) -> NDArray[np.uint8]:
        """The length of each folded word."""
        return self.sizes[:, FOLD]

    def take(self, form: int, numbers: Ints) -> list[str]:
        """One form of many of the words."""
        return self._texts[form].take(numbers)

    def column(self, form: int) -> tuple[Bytes, Longs, NDArray[np.uint8]]:
        """One form of all words: the bytes, where each word ends, how many letters it has."""
        texts = self._texts[form]
        return texts.data, texts.ends, self.sizes[:, form]

    @property
    def outlines(self) -> tuple[NDArray[Any], ...]:
        """What tells whether words can be alike at all, without their letters."""
        keys = self.bone_keys, self.meaning_keys, self.head_keys
        return self.sizes, self.masks, self.manners, *keys

    @property
    def _texts(self) -> tuple[Texts, ...]:
        return self.texts, self.folds, self.bones, self.looses

    @classmethod
    def joined(cls, parts: "Sequence[Forms]") -> "Forms":
        """The forms of some words and then of others."""
        columns: Any = ([getattr(part, each.name) for part in parts] for each in fields(cls))
        whole: Any = (
            Texts.joined(c) if isinstance(c[0], Texts) else np.concatenate(c) for c in columns
        )
        return cls(*whole)

    def _columns(self) -> _Columns:
        texts, folds, bones, looses = map(Column.of, self._texts)
        return texts, folds, bones, looses

    def kept_keys(self) -> tuple[Keys, Ints]:
        """Keys under which the words are kept, and the word of each."""
        columns = texts, folds, _, looses = self._columns()
        few = (self.manners & (ABJAD | LOOSE)) > 0
        found = keys.shortened(looses, LOOSE_FEW, _SHORT_LOOSE)
        return _joined(
            [
                keys.pieces(folds, PIECE),
                *self._sure_keys(columns),
                # one letter more or less may sound quite otherwise: ``hosscin`` is ``hossein``
                _among(*keys.shortened(texts, SPELLED, _SHORT), ~self.plain),
                keys.shortened(looses, LOOSE_ALL, _SHORT_LOOSE),
                _among(*found, few),
                self._heads(self.sizes[:, TEXT] > _HEAD),
            ]
        )

    def asking_keys(self, joined: NDArray[np.bool_]) -> tuple[Keys, Ints, Keys, Ints]:
        """Keys by which the words are asked for, and the word of each: sure ones, then pieces.

        A shared sure key makes a candidate, shared pieces do where there are enough. A word
        of a script with few sounds looks loosely among all words; any other word looks loosely
        among the words of such scripts only. Short words are looked up by their beginning in
        place of their pieces, neighbors that are ``joined`` by neither.
        """
        columns = texts, folds, _, looses = self._columns()
        loosely = self.manners > 0
        every = keys.shortened(looses, LOOSE_ALL, _SHORT_LOOSE)
        few = keys.shortened(looses, LOOSE_FEW, _SHORT_LOOSE)
        whole = (folds.lengths >= _LEAST_PIECES) & ~joined
        sure = [
            *self._sure_keys(columns),
            # a letter more or less may make a word sound as it is written, or no longer so
            _among(*keys.shortened(texts, SHORT, _SHORT), ~self.plain),
            keys.shortened(texts, SPELLED, _SHORT),
            _among(*every, loosely),
            _among(*few, ~loosely),
            self._heads(~whole & ~joined & ~self.decimal),
        ]
        return (*_joined(sure), *_among(*keys.pieces(folds, PIECE), whole))

    def _heads(self, chosen: NDArray[np.bool_]) -> tuple[Keys, Ints]:
        return _chosen(keys.salted(self.head_keys, HEAD), chosen & (self.head_keys != 0))

    def _sure_keys(self, columns: _Columns) -> list[tuple[Keys, Ints]]:
        _, folds, bones, _ = columns
        meant = self.meanings.lengths > 0
        return [
            keys.shortened(folds, SHORT, _SHORT),
            _among(*keys.shortened(bones, BONES, _SHORT_BONES), bones.lengths >= _MIN_BONES),
            _chosen(keys.whole(Column.of(self.meanings), MEANING), meant),
        ]


def _numbered(column: Column, least: int) -> Keys:
    return np.where(column.lengths >= least, keys.whole(column, 0), np.uint64(0))


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
