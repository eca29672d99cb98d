"""The distinct words of an index, found by their keys."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from catchall.lexicon.readers import Token
from catchall.screening.forms import TEXT, Forms
from catchall.screening.postings import Ints, Postings, distinct, packed
from catchall.screening.texts import Texts

BEGINNING = 8
"""So many letters of a word are its beginning."""
_STRETCH = 1 << 16


def word_key(token: Token) -> str:
    """What makes two words of the vocabulary one."""
    return f"{token.text}\t{token.meaning}\t{token.role}\t{token.manner}"


def joined_key(text: str, manner: int) -> str:
    """The key of a word that is two neighbors written as one."""
    return f"{text}\t\t\t{manner}"


def _token(key: str) -> Token:
    text, meaning, role, manner = key.split("\t")
    return Token(text, "", meaning, role, int(manner))


def mark(key: str) -> int:
    """A number for a key that is the same everywhere."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest())


@dataclass(frozen=True)
class Vocabulary:
    """Distinct words with their forms, the keys that lead to them, and how often each occurs."""

    words: Texts
    """What makes each word itself: see :func:`word_key`."""
    marks: NDArray[np.uint64]
    """The marks of the words, ascending."""
    marked: Ints
    """The word of each mark."""
    forms: Forms
    postings: Postings
    counts: NDArray[np.int32]
    """In how many entries each word occurs."""

    @classmethod
    def of(cls, words: Texts, counts: NDArray[np.int32]) -> "Vocabulary":
        """Index the words, given by their keys, for finding those that are alike to a given one.

        They are taken in stretches, which needs less memory.
        """
        forms, pairs, marks = [], [], []
        for start in range(0, max(len(words), 1), _STRETCH):
            part = words.stretch(start, start + _STRETCH)
            forms.append(Forms.of([_token(key) for key in part]))
            kept, rows = forms[-1].kept_keys()
            pairs.append(distinct(packed(kept, rows + np.int32(start))))
            marks.append(np.array([mark(key) for key in part], dtype=np.uint64))
        found = np.concatenate(marks)
        order = np.argsort(found, kind="stable").astype(np.int32)
        return cls(words, found[order], order, Forms.joined(forms), Postings.of(pairs), counts)

    def number(self, key: str) -> int | None:
        """The number of a word; null where the vocabulary lacks it."""
        sought = np.uint64(mark(key))
        for at in range(int(np.searchsorted(self.marks, sought)), len(self.marks)):
            if self.marks[at] != sought:
                break
            if self.words[int(self.marked[at])] == key:
                return int(self.marked[at])
        return None

    @cached_property
    def beginnings(self) -> NDArray[np.uint64]:
        """The first letters of each word as one number: words that begin alike are neighbors."""
        texts = self.forms.texts
        starts = np.append(0, texts.ends[:-1])[: len(texts)]
        found = np.zeros(len(texts), dtype=np.uint64)
        for place in range(BEGINNING):
            at = np.minimum(starts + place, max(len(texts.data) - 1, 0))
            letter = np.where(starts + place < texts.ends, texts.data[at], 0)
            found = (found << np.uint64(8)) | letter.astype(np.uint64)
        return found

    @cached_property
    def initials(self) -> NDArray[np.uint8]:
        """The code of the first letter of each word; zero where it is not a plain letter."""
        texts = self.forms.texts
        first = texts.data[np.append(0, texts.ends[:-1])[: len(texts)]]
        return np.where(_PLAIN[first], first, 0).astype(np.uint8)

    @cached_property
    def single(self) -> NDArray[np.bool_]:
        """Whether each word is a single letter."""
        found: NDArray[np.bool_] = self.forms.sizes[:, TEXT] == 1
        for at in np.nonzero(found & (self.initials == 0))[0].tolist():
            found[at] = self.forms.texts[at].isalpha()
        return found


_PLAIN = np.array([chr(code).isascii() and chr(code).isalpha() for code in range(256)])
"""Which bytes are plain letters."""
