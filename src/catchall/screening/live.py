"""Segments in use: what stands, what words weigh, and what was asked before."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from catchall.lexicon.readers import Token
from catchall.screening.alike import Alike, alike
from catchall.screening.forms import factor
from catchall.screening.postings import Ints
from catchall.screening.query import Query
from catchall.screening.segment import Segment, Weights, rarity, weigh
from catchall.screening.vocabulary import Vocabulary, word_key

_REMEMBERED = 1 << 16
"""Words of queries of which it is remembered what they are alike to."""


@dataclass
class Live:
    """A segment in use: which of its entries stand, and what its words weigh now."""

    number: int
    segment: Segment
    standing: NDArray[np.bool_]
    weights: Weights
    counts: Ints
    """In how many of them each word of the segment is."""
    _remembered: dict[tuple[str, str, int, bool], Alike] = field(default_factory=dict)
    _kinds: dict[tuple[int, ...] | None, int] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self._allowed = np.zeros((0, len(self.segment.rows)), dtype=bool)

    def alike(self, queries: Sequence[Query]) -> list[list[Alike]]:
        """For each query the words that are alike to its units; what was found is remembered."""
        needed = {_likeness(unit): unit for query in queries for unit in query.units}
        known = {key: self._remembered.get(key) for key in needed}
        missing = [key for key, found in known.items() if found is None]
        if missing:
            words = alike([needed[key] for key in missing], self.segment.vocabulary, self.counts)
            fresh = dict(zip(missing, words, strict=True))
            known.update(fresh)
            if len(self._remembered) + len(fresh) > _REMEMBERED:
                self._remembered.clear()
            self._remembered.update(fresh)
        found = {key: each for key, each in known.items() if each is not None}
        return [[found[_likeness(unit)] for unit in query.units] for query in queries]

    def begun(self, first: int, last: int) -> int:
        """In how many standing entries words stand that begin so, each word counted for itself."""
        if first > last:
            return 0
        beginnings, before = self._beginnings
        edges = np.array([first, last], dtype=np.uint64)
        start = np.searchsorted(beginnings, edges[0], side="left")
        end = np.searchsorted(beginnings, edges[1], side="right")
        return int(before[end] - before[start])

    @cached_property
    def _beginnings(self) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
        """The beginnings of all words in order, and how many entries have those before each."""
        found = self.segment.vocabulary.beginnings
        order = np.argsort(found, kind="stable")
        return found[order], np.append(0, np.cumsum(self.counts[order], dtype=np.int64))

    def allowed(self, kinds: tuple[int, ...] | None) -> int:
        """Which row of :meth:`allowed_table` is that of the kinds (null: any)."""
        at = self._kinds.get(kinds)
        if at is None:
            rows = self.segment.rows
            allowed = self.standing[rows.entities]
            if kinds is not None:
                allowed &= np.isin(rows.kinds, kinds)
            with self._lock:  # two threads may ask for new kinds at once
                at = self._kinds.setdefault(kinds, len(self._allowed))
                if at == len(self._allowed):
                    self._allowed = np.concatenate([self._allowed, allowed[None]])
        return at

    def allowed_table(self) -> NDArray[np.bool_]:
        """Which rows may be found: a line for each choice of kinds that was asked for."""
        return self._allowed


def _likeness(unit: Token) -> tuple[str, str, int, bool]:
    """What decides which words a unit is alike to."""
    return unit.text, unit.meaning, unit.manner, " " in unit.written


class Common:
    """How common each word is in the whole index."""

    def __init__(
        self, entries: int, vocabularies: Sequence[Vocabulary], counts: Sequence[Ints]
    ) -> None:
        self.entries = entries
        self._vocabularies = vocabularies
        self._counts = counts
        most = sum(int(each.max(initial=0)) for each in counts)
        self._rarities = rarity(np.arange(most + 1, dtype=np.int32), entries)
        self._known: dict[str, float] = {}

    def weight(self, token: Token) -> float:
        """What a word of a query weighs."""
        key = word_key(token)
        rare = self._known.get(key)
        if rare is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            rare = self._known[key] = float(self._rarities[self._count(key)])
        return rare * factor(token)

    def _count(self, key: str) -> int:
        found = zip(self._vocabularies, self._counts, strict=True)
        numbers = ((each.number(key), counts) for each, counts in found)
        return sum(int(counts[number]) for number, counts in numbers if number is not None)


def prepare(segments: Sequence[Segment]) -> tuple[list[Live], Common]:
    """Segments of which every entry stands, and how common their words are."""
    standing = [np.ones(len(segment.entities), dtype=bool) for segment in segments]
    return weighed(segments, standing)


def weighed(
    segments: Sequence[Segment], standing: Sequence[NDArray[np.bool_]]
) -> tuple[list[Live], Common]:
    """Segments in use, their words weighed by how many of all standing entries have them."""
    entries = sum(int(each.sum()) for each in standing)
    own = [_standing_counts(s, each) for s, each in zip(segments, standing, strict=True)]
    lives = []
    for at, (segment, each) in enumerate(zip(segments, standing, strict=True)):
        total = own[at].copy()
        for other, counts in zip(segments, own, strict=True):
            if other is not segment:
                _add(total, segment, other, counts)
        lives.append(Live(at, segment, each, weigh(segment, total, entries), own[at]))
    return lives, Common(entries, [s.vocabulary for s in segments], own)


def _standing_counts(segment: Segment, standing: NDArray[np.bool_]) -> Ints:
    """In how many standing entries each word of the segment stands."""
    counts = segment.vocabulary.counts.copy()
    for entity in np.nonzero(~standing)[0]:
        counts[segment.words_of(int(entity))] -= 1
    return counts


def _add(total: Ints, segment: Segment, other: Segment, counts: Ints) -> None:
    """Add the other segment's counts of the words that both have."""
    mine, others = segment.vocabulary, other.vocabulary
    _, here, there = np.intersect1d(
        mine.marks, others.marks, assume_unique=True, return_indices=True
    )
    total[mine.marked[here]] += counts[others.marked[there]]
