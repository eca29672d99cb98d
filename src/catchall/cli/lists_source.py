"""Which watchlists a command searches: the files named, else the EXERCISE list."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from catchall import exercise, watchlists
from catchall.errors import InputError
from catchall.watchlists import Snapshot


def snapshots(paths: Sequence[Path] | None, as_of: date | None) -> tuple[Snapshot, ...]:
    """A snapshot for each list named; raises SnapshotError or InputError."""
    if not paths:
        return (exercise_list(),)
    if as_of is None:
        raise InputError("lists of which day?", place="--as-of", remedy="give --as-of YYYY-MM-DD")
    return tuple(watchlists.load(_files(path), as_of=as_of) for path in paths)


def exercise_list() -> Snapshot:
    """The EXERCISE list, as of the day of the exercise."""
    return watchlists.load(exercise.CASE / "watchlist.yaml", as_of=exercise.AS_OF)


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.iterdir() if file.is_file())
    if not path.is_file():
        raise InputError("no such file or folder", file=str(path), remedy="check --list")
    return [path]
