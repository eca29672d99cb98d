"""Which watchlists a command searches: the files named, else those kept, else the EXERCISE list."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import typer

from catchall import exercise, watchlists
from catchall.errors import InputError, SnapshotError
from catchall.model import SnapshotRef
from catchall.screening import NameIndex
from catchall.watchlists import Snapshot, Store

_INDEX = "names.index"


@dataclass(frozen=True)
class Searched:
    """An index with the lists that it is of, and what could not be read of them."""

    index: NameIndex
    refs: tuple[SnapshotRef, ...]
    problems: tuple[str, ...]


def searched(paths: Sequence[Path] | None, as_of: date | None) -> Searched:
    """The lists named, or else the lists that are kept, or else the EXERCISE list, as an index."""
    store = kept_lists(None)
    if not paths and store.lists():
        return _kept(store)
    found = snapshots(paths, as_of)
    problems = tuple(problem for snapshot in found for problem in snapshot.problems)
    return Searched(NameIndex.build(found), tuple(s.ref for s in found), problems)


def kept_lists(folder: Path | None) -> Store:
    """The store in the folder, or in CATCHALL_LISTS, or in the user's own data folder."""
    named = os.environ.get("CATCHALL_LISTS")
    own = Path(typer.get_app_dir("catchall")) / "lists"
    return Store(folder or (Path(named) if named else own))


def _kept(store: Store) -> Searched:
    """The kept lists; their index is kept beside them and made anew when a list changes."""
    refs, path = store.refs(), store.folder / _INDEX
    try:
        index = NameIndex.load(path)
    except SnapshotError:
        index = NameIndex.build([])
    if index.snapshots == refs:
        return Searched(index, refs, ())
    found = [store.current(ref.list) for ref in refs]
    index = NameIndex.build(found)
    index.save(path)
    return Searched(index, refs, tuple(p for snapshot in found for p in snapshot.problems))


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
