"""A segment: the entries that were indexed together."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from catchall.lexicon.names import Token
from catchall.model import ListedEntity
from catchall.screening.postings import Ints
from catchall.screening.rows import RowBuilder, Rows
from catchall.screening.vocabulary import Vocabulary

Floats = NDArray[np.float32]


def entity_key(entity: ListedEntity) -> str:
    """The list and id of an entry."""
    return f"{entity.list}/{entity.id}"


@dataclass(frozen=True)
class Segment:
    """Entries, their rows and vocabulary, and in which rows each word stands."""

    entities: Sequence[ListedEntity]
    keys: Sequence[str]
    """The list and id of each entry, by which it is known across segments."""
    rows: Rows
    vocabulary: Vocabulary
    word_starts: Ints
    word_rows: Ints
    """In which rows each word stands: ``word_rows[word_starts[w]:word_starts[w + 1]]``."""
    marks: NDArray[np.uint64]
    """A number for each entry, from its key: an order that is the same in every index."""

    @classmethod
    def of(cls, entities: Sequence[ListedEntity]) -> "Segment":
        """Index some entries."""
        builder = RowBuilder()
        for number, entity in enumerate(entities):
            builder.add(number, entity)
        rows = builder.rows()
        tokens = [
            Token(text, "", meaning, role, manner) for text, meaning, role, manner in builder.tokens
        ]
        starts, word_rows = _invert(rows, len(tokens))
        counts = _entry_counts(rows, starts, word_rows)
        keys = [entity_key(entity) for entity in entities]
        marks = np.array([_mark(key) for key in keys], dtype=np.uint64)
        vocabulary = Vocabulary.of(tokens, counts)
        return cls(entities, keys, rows, vocabulary, starts, word_rows, marks)

    @cached_property
    def incidence(self) -> csr_array:
        """A one for each word and each row that has it."""
        ones = np.ones(len(self.word_rows), dtype=np.int32)
        shape = (len(self.word_starts) - 1, len(self.rows))
        return csr_array((ones, self.word_rows, self.word_starts), shape=shape)

    def words_of(self, entity: int) -> Ints:
        """The distinct words of an entry, joined ones too."""
        rows = np.nonzero(self.rows.entities == entity)[0]
        parts = [self.rows.words[self.rows.starts[r] : self.rows.starts[r + 1]] for r in rows]
        found = np.unique(np.concatenate(parts)) if parts else np.zeros(0, np.int32)
        return found[found >= 0].astype(np.int32)


def _mark(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest())


def _invert(rows: Rows, size: int) -> tuple[Ints, Ints]:
    """For each word the rows that have it, ascending, in one flat array."""
    owners = np.repeat(np.arange(len(rows), dtype=np.int64), np.diff(rows.starts))
    known = rows.words >= 0
    words, found = np.divmod(
        np.unique(rows.words[known].astype(np.int64) * max(len(rows), 1) + owners[known]),
        max(len(rows), 1),
    )
    starts = np.searchsorted(words, np.arange(size + 1))
    return starts.astype(np.int32), found.astype(np.int32)


def _entry_counts(rows: Rows, starts: Ints, word_rows: Ints) -> Ints:
    """In how many entries each word stands."""
    entries = int(rows.entities.max(initial=0)) + 1
    words = np.repeat(np.arange(len(starts) - 1, dtype=np.int64), np.diff(starts))
    distinct = np.unique(words * entries + rows.entities[word_rows]) // entries
    return np.bincount(distinct, minlength=len(starts) - 1).astype(np.int32)


@dataclass
class Weights:
    """What the words and rows of a segment weigh, given how common the words are in the index."""

    words: Floats
    rows: Floats
    positions: Floats
    """The weight of each position of ``Rows.words``; a joined word weighs what its parts do."""


_LEAST_ENTRIES = 25_000
"""A short list says little of how common a word is: words weigh as on a list of this size."""


def rarity(counts: NDArray[np.int32], entries: int) -> Floats:
    """How rare words are: 1 for a word that no entry has, less the more entries have it."""
    size = max(entries, _LEAST_ENTRIES) + 1
    found = np.log(size / (counts + 0.5)) / np.log(size / 0.5)
    rare: Floats = np.maximum(found, 0.1).astype(np.float32)
    return rare


def weigh(segment: Segment, counts: NDArray[np.int32], entries: int) -> Weights:
    """Weights of a segment for how many entries of the whole index have each of its words."""
    weights = rarity(counts, entries) * segment.vocabulary.forms.factors
    rows = segment.rows
    positions = np.where(rows.words >= 0, weights[np.maximum(rows.words, 0)], 0)
    owners = np.repeat(np.arange(len(rows)), np.diff(rows.starts))
    offsets = np.arange(len(rows.words)) - rows.starts[owners]
    lengths = rows.lengths[owners].astype(np.int64)
    single = offsets < lengths
    row_weights = np.bincount(owners[single], positions[single], minlength=len(rows))
    at = np.nonzero(~single)[0]
    left = rows.starts[owners[at]] + offsets[at] - lengths[at]
    positions[at] = positions[left] + positions[left + 1]
    return Weights(weights, row_weights.astype(np.float32), positions.astype(np.float32))
