"""How the index grows: ``python -m benchmarks.screening.growth [SIZE …]``.

For each number of names (10,000, 117,000 and 1,000,000 where none is given) in a process of
its own: time and memory of building, size and time of loading, and how fast questions are
answered one by one and many together. Entries are made while the index takes them, so that
the memory is that of building; what making them takes is told before. The names are those of
the real lists and of their earlier editions; where more are wanted, real words are put
together anew, a third of them with a letter changed, so that the vocabulary grows as well.
"""

import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.screening import clean, lists
from benchmarks.screening.perturb import KINDS, perturb

from catchall.model import ListedEntity, SnapshotRef
from catchall.screening import NameIndex, compiled, scorer
from catchall.screening.places import Asked

_SIZES = (10_000, 117_000, 1_000_000)
_SEED = 4
_QUESTIONS = 3000
_RATE = 0.005
_SAME = {"PYTHONHASHSEED": "0"}
"""Made names depend on the order of sets: this makes them the same in every run."""


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


class _List:
    """A list of about so many names whose entries are made one by one, as they are asked for."""

    def __init__(self, size: int, real: Sequence[ListedEntity]) -> None:
        self._size, self._real = size, real
        self.ref = SnapshotRef(
            list="growth", title="growth", as_of=date(2026, 1, 1), sha256="0" * 64, entities=0
        )
        self.count = 0
        """Names that were given so far."""
        self.names: list[str] = []
        """The main name of each entry that was given."""

    def entries(self) -> Iterator[ListedEntity]:
        """The entries; each is let go once it was given."""
        for number, entity in enumerate(chain(self._real, _made(self._real))):
            if self.count >= self._size:
                return
            yield entity.model_copy(update={"list": "growth", "id": str(number)})
            self.count += 1 + len(entity.aliases) + len(entity.weak_aliases)
            self.names.append(entity.name)


def _questions(listed: Sequence[str]) -> list[str]:
    """Half the names are of the list, written wrongly; half are on no list."""
    rng = random.Random(_SEED + 1)
    wrong = [perturb(rng.choice(listed), rng.choice(KINDS), rng) for _ in range(_QUESTIONS // 2)]
    unlisted = clean.companies(_QUESTIONS // 4, 5) + clean.persons(_QUESTIONS // 4, 5)
    names = wrong + unlisted
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
    real = _real()
    made = _List(size, real)
    start = _clocks()
    for _ in made.entries():
        pass
    print(f"{made.count} names: made and thrown away in {_since(start)}")
    made, before, start = _List(size, real), _peak(), _clocks()
    index = NameIndex.of_entries(made.ref, made.entries())
    print(f"  {len(index)} entries: made anew and built in {_since(start)}")
    start = _clocks()
    index.save(path)
    size = path.stat().st_size >> 20
    print(f"  saved in {_since(start)}: {size} MB; peak {_peak()} MB ({before} MB before building)")
    path.with_suffix(".txt").write_text("\n".join(_questions(made.names)), encoding="utf-8")


def _ask(path: Path) -> None:
    names = path.with_suffix(".txt").read_text(encoding="utf-8").split("\n")
    start = _clocks()
    index = NameIndex.load(path)
    print(f"  loaded in {_since(start)}")
    start = _clocks()
    compiled.start(_QUESTIONS)
    print(f"  compiled loops ({compiled.installed()}) started in {_since(start)}")
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
                subprocess.run(command, check=True, env=os.environ | _SAME)
    return 0


if __name__ == "__main__":
    sys.exit(main())
