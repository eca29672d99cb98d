"""From a name to the rows that are like it, over all segments of an index."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from catchall.lexicon import names, words
from catchall.lexicon.names import Reading, Token
from catchall.model import PartyKind
from catchall.screening.align import Alignment, align, lay_out, similarities
from catchall.screening.alike import Alike, alike
from catchall.screening.candidates import candidates, cut
from catchall.screening.features import features
from catchall.screening.postings import Ints
from catchall.screening.query import Query
from catchall.screening.rows import KIND_NUMBERS
from catchall.screening.segment import Segment, Weights, rarity, weigh
from catchall.screening.vocabulary import factor, word_key

Floats = NDArray[np.float32]
_PERSONS = np.array(
    [KIND_NUMBERS[PartyKind.PERSON], KIND_NUMBERS[PartyKind.UNKNOWN]], dtype=np.int32
)
_IMPERSONAL = {words.LEGAL, words.GENERIC}
_CANDIDATES = 100
"""Rows of the best coarse scores that are aligned and scored."""
_REMEMBERED = 1 << 16


@dataclass
class Live:
    """A segment in use: which of its entries stand, and what its words weigh now."""

    segment: Segment
    standing: NDArray[np.bool_]
    weights: Weights
    remembered: dict[Token, Alike] = field(default_factory=dict)

    def alike(self, units: Sequence[Token]) -> list[Alike]:
        """The words of the segment that are alike to the units; what was found is remembered."""
        known = {unit: self.remembered.get(unit) for unit in units}
        missing = [unit for unit, found in known.items() if found is None]
        if missing:
            found = dict(zip(missing, alike(missing, self.segment.vocabulary), strict=True))
            known.update(found)
            if len(self.remembered) + len(found) > _REMEMBERED:
                self.remembered.clear()
            self.remembered.update(found)
        return [each for unit in units if (each := known[unit]) is not None]

    def allowed(self, kinds: Ints | None) -> NDArray[np.bool_] | None:
        """Which rows may be found; null where all may."""
        rows = self.segment.rows
        allowed = None if self.standing.all() else self.standing[rows.entities]
        if kinds is not None:
            of_kind = np.isin(rows.kinds, kinds)
            allowed = of_kind if allowed is None else allowed & of_kind
        return allowed


@dataclass(frozen=True)
class Found:
    """Rows of one segment that are like a query, with the alignment that shows it."""

    live: Live
    query: Query
    rows: Ints
    alignment: Alignment
    features: Floats


@dataclass(frozen=True)
class Common:
    """How common each word is in the whole index."""

    entries: int
    counts: Sequence[Mapping[str, int]]
    arrays: Sequence[Ints]

    def weight(self, token: Token) -> float:
        """What a word of a query weighs."""
        count = 0
        for numbers, counts in zip(self.counts, self.arrays, strict=True):
            number = numbers.get(word_key(token))
            count += int(counts[number]) if number is not None else 0
        return float(rarity(np.array([count], dtype=np.int32), self.entries)[0]) * factor(token)


def match(
    reading: Reading, segments: Sequence[Live], common: Common, kinds: Ints | None
) -> list[Found]:
    """The best rows of all segments for one reading of a name.

    Which rows are the best is decided over all segments together, so that it does not matter
    how the entries are spread over them.
    """
    query = Query.of(reading, common.weight)
    coarse = []
    for live in segments:
        found = live.alike(query.units)
        rows = candidates(live.segment, live.weights, query, found, live.allowed(kinds))
        coarse.append((live, found, rows))
    scores = [rows.scores for _, _, rows in coarse]
    least = cut(np.concatenate(scores), _CANDIDATES) if scores else 0.0
    results: list[Found] = []
    for live, found, rows in coarse:
        chosen = rows.rows[rows.scores >= least]
        if len(chosen):
            layout = lay_out(live.segment, live.weights, chosen)
            table = similarities(live.segment, layout, query, found)
            alignment = align(layout, query, table)
            shown = features(alignment, query, live.segment, chosen)
            results.append(Found(live, query, chosen, alignment, shown))
    return results


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
        lives.append(Live(segment, each, weigh(segment, total, entries)))
    return lives, Common(entries, [s.vocabulary.numbers for s in segments], own)


def _standing_counts(segment: Segment, standing: NDArray[np.bool_]) -> Ints:
    """In how many standing entries each word of the segment stands."""
    counts = segment.vocabulary.counts.copy()
    for entity in np.nonzero(~standing)[0]:
        counts[segment.words_of(int(entity))] -= 1
    return counts


def _add(total: Ints, segment: Segment, other: Segment, counts: Ints) -> None:
    """Add the other segment's counts of the words that both have."""
    numbers, others = segment.vocabulary.numbers, other.vocabulary.numbers
    small = segment.vocabulary.word_keys if len(numbers) < len(others) else others
    for key in small:
        here, there = numbers.get(key), others.get(key)
        if here is not None and there is not None:
            total[here] += counts[there]


def readings_of(name: str, kind: PartyKind | None) -> tuple[tuple[Reading, Ints | None], ...]:
    """The readings of a name, each with the kinds of entries that it may find (null: any).

    Where the kind is unknown, a name in another script is also read as a person's, whose
    words are not translated, unless it has words that no person's name has.
    """
    if kind is not None and kind is not PartyKind.UNKNOWN:
        kinds = np.array([KIND_NUMBERS[kind], KIND_NUMBERS[PartyKind.UNKNOWN]], dtype=np.int32)
        return tuple((r, kinds) for r in names.readings(name, person=kind is PartyKind.PERSON))
    plain = names.readings(name)
    if name.isascii() or any(token.role in _IMPERSONAL for token in (plain or ((),))[0]):
        return tuple((reading, None) for reading in plain)
    personal = (r for r in names.readings(name, person=True) if r not in plain)
    return (*((r, None) for r in plain), *((r, _PERSONS) for r in personal))
