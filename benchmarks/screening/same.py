"""The same hits however they are asked for: ``python -m benchmarks.screening.same [QUERIES]``.

Asks the real lists for 10,000 names: one by one, by hundreds, all at once, in another order, and
through Arrow on one and on two threads. Then changes 1,000 entries of one list without building the
index anew, and compares it with one that was built of the changed lists. Ends with 1 where
anything differs.
"""

import random
import sys
import time
from collections.abc import Callable, Sequence
from decimal import Decimal

import pyarrow as pa
from benchmarks.screening import clean, lists
from benchmarks.screening.perturb import KINDS, perturb

from catchall.model import Hit, ListedEntity
from catchall.screening import NameIndex
from catchall.screening.bulk import search_many
from catchall.screening.places import Asked
from catchall.watchlists import Snapshot

_LEAST, _LIMIT = Decimal("0.2"), 10
_CHANGES = 1000
_SEED = 91

Answers = list[tuple[Hit, ...]]


def _names(snapshots: Sequence[Snapshot], count: int) -> list[str]:
    """Half are listed names written wrongly, a quarter firms and a quarter persons on no list."""
    rng = random.Random(_SEED)
    listed = [entity.name for snapshot in snapshots for entity in snapshot.entities]
    wrong = [perturb(rng.choice(listed), rng.choice(KINDS), rng) for _ in range(count // 2)]
    names = [*wrong, *clean.companies(count // 4, _SEED), *clean.persons(count // 4, _SEED)]
    rng.shuffle(names)
    return names


def _asked(index: NameIndex, names: Sequence[str], size: int) -> Answers:
    found: Answers = []
    for at in range(0, len(names), size):
        part = [Asked(name) for name in names[at : at + size]]
        found += index.answers(part, [_LEAST] * len(part), _LIMIT)
    return found


def _shuffled(index: NameIndex, names: Sequence[str]) -> Answers:
    order = list(range(len(names)))
    random.Random(_SEED + 1).shuffle(order)
    found = _asked(index, [names[at] for at in order], len(names))
    return [each for _, each in sorted(zip(order, found, strict=True), key=lambda pair: pair[0])]


def _different(label: str, count: int, ask: Callable[[], int]) -> int:
    """Print how many of the answers differ; a long run tells where it is."""
    start = time.perf_counter()
    differ = ask()
    print(f"{label}: {differ} of {count} differ ({time.perf_counter() - start:.0f} s)", flush=True)
    return differ


def _unlike(one: Answers, other: Answers) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def _ways(index: NameIndex, names: Sequence[str]) -> int:
    """How many answers differ from those of batches of a hundred, over all ways of asking."""
    count = len(names)
    expected = _asked(index, names, 100)
    print(f"{count} names, {sum(map(len, expected))} hits", flush=True)
    table = pa.table({"name": list(names)})
    one = search_many(index, table, threshold=_LEAST, limit=_LIMIT)
    rows = [
        (number, hit.entity.id, hit.explanation)
        for number, hits in enumerate(expected)
        for hit in hits
    ]
    columns = zip(*(one.column(each).to_pylist() for each in _COLUMNS), strict=True)
    told = [(int(query), entity, text) for query, entity, text in columns]
    ways: list[tuple[str, Callable[[], int]]] = [
        ("all at once", lambda: _unlike(_asked(index, names, count), expected)),
        ("in another order", lambda: _unlike(_shuffled(index, names), expected)),
        ("through Arrow", lambda: int(told != rows)),
        (
            "on two threads",
            lambda: int(
                not search_many(index, table, threshold=_LEAST, limit=_LIMIT, threads=2).equals(one)
            ),
        ),
        ("one by one", lambda: _unlike(_asked(index, names, 1), expected)),
    ]
    return sum(_different(label, count, ask) for label, ask in ways)


_COLUMNS = ("query", "entity", "explanation")


def _changed(snapshot: Snapshot) -> Snapshot:
    """A third of the changes take an entry out, a third rename one, a third bring a new one in."""
    rng = random.Random(_SEED + 2)
    chosen = rng.sample(range(len(snapshot.entities)), _CHANGES * 2 // 3)
    gone, renamed = set(chosen[::2]), set(chosen[1::2])
    kept = [
        entity.model_copy(update={"name": f"{entity.name} Zorn"}) if number in renamed else entity
        for number, entity in enumerate(snapshot.entities)
        if number not in gone
    ]
    fresh: list[ListedEntity] = [
        rng.choice(snapshot.entities).model_copy(update={"id": f"new-{number}"})
        for number in range(_CHANGES - len(chosen))
    ]
    return snapshot.model_copy(update={"entities": tuple(kept + fresh)})


def main() -> int:
    """Compare all ways of asking, and an updated index with a fresh one."""
    if not lists.present():
        print("needs the shared lists: set CATCHALL_SHARED to their folder", file=sys.stderr)
        return 2
    snapshots = lists.snapshots()
    names = _names(snapshots, int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
    index = NameIndex.build(snapshots)
    differ = _ways(index, names)
    largest = max(range(len(snapshots)), key=lambda at: len(snapshots[at].entities))
    snapshots[largest] = _changed(snapshots[largest])
    start = time.perf_counter()
    added, gone = index.update(snapshots[largest])
    print(f"{added} added or changed, {gone} gone in {time.perf_counter() - start:.1f} s")
    fresh = NameIndex.build(snapshots)
    differ += _different(
        "the updated index and a fresh one",
        len(names),
        lambda: _unlike(_asked(index, names, 256), _asked(fresh, names, 256)),
    )
    return int(differ > 0)


if __name__ == "__main__":
    sys.exit(main())
