"""From a name to the rows that are like it, over all segments of an index."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catchall.lexicon import names
from catchall.lexicon.names import Reading
from catchall.lexicon.readers import COMMON
from catchall.model import PartyKind
from catchall.screening import crowds, leftovers
from catchall.screening.align import Alignment, align, lay_out, similarities
from catchall.screening.alike import Alike
from catchall.screening.candidates import Candidates, candidates, cut
from catchall.screening.features import Evidence, features
from catchall.screening.live import Live
from catchall.screening.postings import Ints, Longs
from catchall.screening.query import Asked, Query
from catchall.screening.rows import KIND_NUMBERS

Floats = NDArray[np.float32]
_PERSONS = (KIND_NUMBERS[PartyKind.PERSON], KIND_NUMBERS[PartyKind.UNKNOWN])
_CANDIDATES = 50
"""Rows of the best coarse scores that are aligned and scored."""
_FEW = 400
_SIZES = (4, 8, 14)
"""Lines up to these numbers of units are compared together, where they are not few."""


@dataclass(frozen=True)
class Found:
    """Lines: queries with rows of one segment, the alignment of each and what it shows."""

    live: Live
    queries: Sequence[Query]
    which: Longs
    """The query of each line."""
    rows: Ints
    alignment: Alignment
    features: Floats


def match(queries: Sequence[Query], segments: Sequence[Live]) -> list[Found]:
    """The best rows of all segments for each query.

    Which rows are the best is decided over all segments together, so that it does not matter
    how the entries are spread over them; and for each query by itself.
    """
    if not queries:
        return []
    every = [live.alike(queries) for live in segments]
    parts = list(zip(*every, strict=True))
    entries = segments[0].weights.entries
    rare = [
        crowds.begun(
            crowds.rarities(each, entries),
            query,
            sum(live.begun(*query.wholes) for live in segments),
            entries,
        )
        for query, each in zip(queries, parts, strict=True)
    ]
    queries = [
        crowds.settled(query, each, own)
        for query, each, own in zip(queries, parts, rare, strict=True)
    ]
    coarse = [
        (live, found, candidates(live, queries, found, _CANDIDATES))
        for live, found in zip(segments, every, strict=True)
    ]
    rows_ = [(live, rows) for live, _, rows in coarse]
    chosen = [_best(rows_, number) for number in range(len(queries))]
    results: list[Found] = []
    for at, (live, found, _) in enumerate(coarse):
        rows = np.concatenate([each[at] for each in chosen])
        which = np.repeat(np.arange(len(queries)), [len(each[at]) for each in chosen])
        results += [
            _compared(live, queries, rare, found, which[lines], rows[lines])
            for lines in _alike_in_size(live, queries, which, rows)
        ]
    return results


def _best(coarse: Sequence[tuple[Live, Candidates]], number: int) -> list[Ints]:
    """The rows of each segment that have the best coarse scores for one query.

    Of rows that score alike at the end, those are chosen whose entries come first by mark.
    """
    rows, scores = [], []
    for _, found in coarse:
        part = slice(found.starts[number], found.starts[number + 1])
        rows.append(found.rows[part])
        scores.append(found.scores[part])
    if sum(map(len, rows)) > _CANDIDATES:
        everything = np.concatenate(scores)
        least = cut(everything, _CANDIDATES)
        ends = [at[s == least] for at, s in zip(rows, scores, strict=True)]
        spare = _CANDIDATES - int((everything > least).sum())
        pick = _first([live for live, _ in coarse], ends, spare)
        rows = [
            np.concatenate([at[s > least], more])
            for at, s, more in zip(rows, scores, pick, strict=True)
        ]
    return [np.sort(at) for at in rows]


def _first(lives: Sequence[Live], rows: Sequence[Ints], count: int) -> list[Ints]:
    """Of the rows of all segments the first by the mark of their entry and by name."""
    if sum(map(len, rows)) <= count:
        return list(rows)
    owners = np.repeat(np.arange(len(rows)), [len(each) for each in rows])
    tables = [live.segment.rows for live in lives]
    marks = np.concatenate(
        [v.segment.marks[t.entities[at]] for v, t, at in zip(lives, tables, rows, strict=True)]
    )
    names_ = np.concatenate([t.names[at] for t, at in zip(tables, rows, strict=True)])
    flat = np.concatenate(rows)
    order = np.lexsort((flat, names_, marks))[:count]
    return [flat[order[owners[order] == at]] for at in range(len(rows))]


def _alike_in_size(
    live: Live, queries: Sequence[Query], which: Longs, rows: Ints
) -> Iterator[Longs]:
    """Lines of much the same size together, so that little room is lost in tables."""
    if not len(rows):
        return
    if len(rows) <= _FEW:
        yield np.arange(len(rows))
        return
    starts = live.segment.rows.starts
    asked = np.array([len(query.units) for query in queries])[which]
    sizes = np.digitize(asked, _SIZES) * (len(_SIZES) + 1)
    sizes += np.digitize(starts[rows + 1] - starts[rows], _SIZES)
    for size in np.unique(sizes):
        yield np.nonzero(sizes == size)[0]


def _compared(
    live: Live,
    queries: Sequence[Query],
    rare: Sequence[Floats],
    found: Sequence[Sequence[Alike]],
    which: Longs,
    rows: Ints,
) -> Found:
    present, own = np.unique(which, return_inverse=True)
    asked = Asked.of([queries[number] for number in present]).lines(own)
    listed = lay_out(live.segment, live.weights, rows)
    table = similarities(live.segment, listed, found, which, asked)
    table[live.segment.acronyms[rows] & (table.max(axis=(1, 2), initial=0) < 1)] = 0
    alignment = align(asked, listed, table)
    alignment = leftovers.paired(
        alignment, asked, listed, [queries[number] for number in which], live.segment
    )
    near = crowds.of_lines(rare, present, own, asked.masks.shape[1])
    shown = features(Evidence(alignment, asked, listed, live.segment, rows, near))
    return Found(live, queries, which, rows, alignment, shown)


def readings_of(
    name: str, kind: PartyKind | None
) -> tuple[tuple[Reading, tuple[int, ...] | None], ...]:
    """The readings of a name, each with the kinds of entries that it may find (null: any).

    Where the kind is unknown, a name in another script is also read as a person's, whose
    words are not translated, unless it has words that no person's name has.
    """
    if kind is not None and kind is not PartyKind.UNKNOWN:
        kinds = (KIND_NUMBERS[kind], KIND_NUMBERS[PartyKind.UNKNOWN])
        return tuple((r, kinds) for r in names.readings(name, person=kind is PartyKind.PERSON))
    plain = names.readings(name)
    if name.isascii() or any(token.role in COMMON for token in (plain or ((),))[0]):
        return tuple((reading, None) for reading in plain)
    personal = (r for r in names.readings(name, person=True) if r not in plain)
    return (*((r, None) for r in plain), *((r, _PERSONS) for r in personal))
