"""How the index grows: ``python -m benchmarks.screening.growth [SIZE …]``.

For each number of names (10,000, 117,000 and 1,000,000 where none is given) in a process of
its own: time and memory of building, size and time of loading, and how fast questions are
answered one by one and many together. The names are those of the real lists and of their
earlier editions; where more are wanted, real words are put together anew, a third of them
with a letter changed, so that the vocabulary grows as well.
"""

import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.screening import clean, lists
from benchmarks.screening.perturb import KINDS, perturb

from catchall.model import ListedEntity, SnapshotRef
from catchall.screening import NameIndex, scorer
from catchall.screening.places import Asked
from catchall.watchlists import Snapshot

_SIZES = (10_000, 117_000, 1_000_000)
_SEED = 4
_QUESTIONS = 3000
_RATE = 0.005


def _real() -> list[ListedEntity]:
    """Entries of the lists and of earlier editions of them, in a mixed order."""
    entities = [e for snap in (*lists.snapshots(), *lists.earlier()) for e in snap.entities]
    random.Random(_SEED).shuffle(entities)
    return entities


def _made(real: Sequence[ListedEntity]) -> Iterator[ListedEntity]:
    """Entries without end whose names are made of the words of real ones."""
    rng = random.Random(_SEED)
    for number, _ in enumerate(iter(int, 1)):
        model = real[rng.randrange(len(real))]
        names = [_name(name, real, rng) for name in (model.name, *model.aliases)]
        yield model.model_copy(
            update={"id": f"made-{number}", "name": names[0], "aliases": tuple(names[1:])}
        )


def _name(name: str, real: Sequence[ListedEntity], rng: random.Random) -> str:
    """A name with half of its words taken from other names, and some misspelled."""
    words = name.split()
    for at in range(len(words)):
        if rng.random() < 0.5:
            words[at] = rng.choice(real[rng.randrange(len(real))].name.split())
    text = " ".join(words)
    return perturb(text, "one typo", rng) if rng.random() < 1 / 3 else text


def _snapshot(size: int) -> tuple[Snapshot, int]:
    """A list of about so many names, and how many it has."""
    real = _real()
    chosen: list[ListedEntity] = []
    count = 0
    for number, entity in enumerate((*real, *islice(_made(real), size))):
        if count >= size:
            break
        chosen.append(entity.model_copy(update={"list": "growth", "id": str(number)}))
        count += 1 + len(entity.aliases) + len(entity.weak_aliases)
    ref = SnapshotRef(
        list="growth", title="growth", as_of=date(2026, 1, 1), sha256="0" * 64, entities=len(chosen)
    )
    return Snapshot(ref=ref, entities=tuple(chosen)), count


def _questions(snapshot: Snapshot) -> list[str]:
    """Half the names are of the list, written wrongly; half are on no list."""
    rng = random.Random(_SEED + 1)
    listed = [
        perturb(rng.choice(snapshot.entities).name, rng.choice(KINDS), rng)
        for _ in range(_QUESTIONS // 2)
    ]
    unlisted = clean.companies(_QUESTIONS // 4, 5) + clean.persons(_QUESTIONS // 4, 5)
    names = listed + unlisted
    rng.shuffle(names)
    return names


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _clocks() -> tuple[float, float]:
    return time.process_time(), time.perf_counter()


def _since(start: tuple[float, float]) -> str:
    processor, wall = (now - then for now, then in zip(_clocks(), start, strict=True))
    return f"{processor:.1f} s processor, {wall:.1f} s wall"


def _build(size: int, path: Path) -> None:
    snapshot, count = _snapshot(size)
    before, start = _peak(), _clocks()
    index = NameIndex.build([snapshot])
    print(f"{count} names of {len(index)} entries: built in {_since(start)}")
    index.save(path)
    print(f"  peak {_peak()} MB ({before} MB before building); file {path.stat().st_size >> 20} MB")
    path.with_suffix(".txt").write_text("\n".join(_questions(snapshot)), encoding="utf-8")


def _ask(path: Path) -> None:
    names = path.with_suffix(".txt").read_text(encoding="utf-8").split("\n")
    start = _clocks()
    index = NameIndex.load(path)
    print(f"  loaded in {_since(start)}")
    index.search("the first question makes tables")
    times = []
    for name in names[: _QUESTIONS // 2]:
        began = time.process_time()
        _answer(index, [name])
        times.append(time.process_time() - began)
    times.sort()
    half, most = times[len(times) // 2], times[len(times) * 99 // 100]
    print(
        f"  one by one, words not met before: {len(times) / sum(times):.0f}/s, "
        f"median {half * 1000:.1f} ms, p99 {most * 1000:.1f} ms of processor time"
    )
    rest = names[_QUESTIONS // 2 :]
    for label in ("words not met before", "again"):
        began = time.process_time()
        _answer(index, rest)
        spent = time.process_time() - began
        print(f"  all together, {label}: {len(rest) / spent:.0f}/s; peak {_peak()} MB")


def _answer(index: NameIndex, names: Sequence[str]) -> None:
    least = [scorer.default().least(_RATE, name, None) for name in names]
    index.answers([Asked(name) for name in names], least, 10)


def main() -> int:
    """Measure each size in processes of their own."""
    if not lists.present():
        print("needs the shared lists: set CATCHALL_SHARED to their folder", file=sys.stderr)
        return 2
    if sys.argv[1:2] in (["--build"], ["--ask"]):
        path = Path(sys.argv[2])
        _build(int(sys.argv[3]), path) if sys.argv[1] == "--build" else _ask(path)
        return 0
    with TemporaryDirectory() as folder:
        for size in map(int, sys.argv[1:] or _SIZES):
            place = str(Path(folder) / f"{size}.index")
            for step in (["--build", place, str(size)], ["--ask", place]):
                command = [sys.executable, "-m", "benchmarks.screening.growth", *step]
                subprocess.run(command, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
