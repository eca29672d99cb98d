"""A segment: the entries that were indexed together."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from catchall.model import ListedEntity
from catchall.screening.entries import Entries, EntriesBuilder
from catchall.screening.postings import Ints
from catchall.screening.rows import RowBuilder, Rows
from catchall.screening.texts import Texts
from catchall.screening.vocabulary import Vocabulary, mark

Floats = NDArray[np.float32]
_INITIALS = 4
"""Names of fewer words have no row of initials."""
_VARIANTS = 3
"""So many rows of initials may follow one reading."""
_HALF = np.uint64(32)


def entity_key(entity: ListedEntity) -> str:
    """The list and id of an entry."""
    return f"{entity.list}/{entity.id}"


@dataclass(frozen=True)
class Segment:
    """Entries, their rows and vocabulary, and in which rows each word stands."""

    entities: Entries
    keys: Texts
    """The list and id of each entry, by which it is known across segments."""
    rows: Rows
    vocabulary: Vocabulary
    word_starts: Ints
    word_rows: Ints
    """In which rows each word stands: ``word_rows[word_starts[w]:word_starts[w + 1]]``."""
    marks: NDArray[np.uint64]
    """A number for each entry, from its key: an order that is the same in every index."""

    @classmethod
    def of(cls, entities: Iterable[ListedEntity]) -> "Segment":
        """Index some entries; none of them is kept as an object."""
        with _uncollected():
            return cls._of(entities)

    @classmethod
    def _of(cls, entities: Iterable[ListedEntity]) -> "Segment":
        builder, stored = RowBuilder(), EntriesBuilder()
        keys: list[str] = []
        for number, entity in enumerate(entities):
            builder.add(number, entity)
            stored.add(entity)
            keys.append(entity_key(entity))
        rows = builder.rows()
        starts, word_rows = _invert(rows, len(builder.words))
        counts = _entry_counts(rows, starts, word_rows)
        words = Texts.of(builder.words)
        del builder  # the numbers of the words take much memory
        vocabulary = Vocabulary.of(words, counts)
        marks = np.array([mark(key) for key in keys], dtype=np.uint64)
        return cls(stored.entries(), Texts.of(keys), rows, vocabulary, starts, word_rows, marks)

    @cached_property
    def incidence(self) -> csr_array:
        """A one for each word and each row that has it."""
        ones = np.ones(len(self.word_rows), dtype=np.int32)
        shape = (len(self.word_starts) - 1, len(self.rows))
        return csr_array((ones, self.word_rows, self.word_starts), shape=shape)

    @cached_property
    def acronyms(self) -> NDArray[np.bool_]:
        """Which rows are the initials of a name: one word, after a longer reading of it."""
        rows = self.rows
        found = np.zeros(len(rows), dtype=bool)
        same = (rows.entities[1:] == rows.entities[:-1]) & (rows.names[1:] == rows.names[:-1])
        single = same & (rows.lengths[1:] == 1)
        found[1:] = single & (rows.lengths[:-1] >= _INITIALS)
        for _ in range(_VARIANTS - 1):
            found[1:] |= single & found[:-1]
        return found

    def words_of(self, entity: int) -> Ints:
        """The distinct words of an entry, joined ones too."""
        first, last = np.searchsorted(self.rows.entities, [entity, entity + 1]).tolist()
        starts = self.rows.starts
        found = np.unique(self.rows.words[starts[first] : starts[last]])
        return found[found >= 0].astype(np.int32)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for cycles: building makes millions of objects and no cycle (a fifth)."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _invert(rows: Rows, size: int) -> tuple[Ints, Ints]:
    """For each word the rows that have it, ascending, in one flat array."""
    owners = np.repeat(np.arange(len(rows), dtype=np.uint64), np.diff(rows.starts))
    known = rows.words >= 0
    pairs = (rows.words[known].astype(np.uint64) << _HALF) | owners[known]
    del owners, known
    pairs.sort()
    if len(pairs):
        pairs = pairs[np.append(True, pairs[1:] != pairs[:-1])]
    starts = np.searchsorted(pairs, np.arange(size + 1, dtype=np.uint64) << _HALF)
    return starts.astype(np.int32), pairs.astype(np.uint32).view(np.int32)


def _entry_counts(rows: Rows, starts: Ints, word_rows: Ints) -> Ints:
    """In how many entries each word stands; the rows of an entry are neighbors."""
    owners = rows.entities[word_rows]
    first = np.append(True, owners[1:] != owners[:-1])[: len(owners)]
    first[starts[:-1]] = True
    before = np.append(0, np.cumsum(first))
    return np.diff(before[starts]).astype(np.int32)


@dataclass
class Weights:
    """What the words and rows of a segment weigh, given how common the words are in the index."""

    words: Floats
    rows: Floats
    entries: int
    """How many entries the whole index has."""


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
    weights = (rarity(counts, entries) * segment.vocabulary.forms.factors).astype(np.float32)
    rows = segment.rows
    totals = np.zeros(len(rows), dtype=np.float64)
    for place in range(int(rows.lengths.max(initial=0))):
        at = np.nonzero(rows.lengths > place)[0]
        totals[at] += weights[rows.words[rows.starts[at] + place]]
    return Weights(weights, totals.astype(np.float32), entries)
