"""The store: a folder in which the snapshots of lists are kept, each list with its history.

``<list>/<day>-<hash>/`` holds the files as they came; ``<list>/current`` names the snapshot
in force. A new snapshot is complete on the disk before ``current`` changes in one step, so
that an interrupted load leaves the old snapshot in force.
"""

import json
import os
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from catchall.errors import SnapshotError
from catchall.model import SnapshotRef, Value
from catchall.watchlists.delta import Delta, diff
from catchall.watchlists.load import load, read
from catchall.watchlists.snapshot import Snapshot
from catchall.watchlists.sources import SourceText

_CURRENT, _ABOUT = "current", "about.json"
_LEAST_LEFT = 0.9
"""A list that keeps a smaller share of its entries needs an explicit yes."""


class Status(Value):
    """A list of the store: the snapshot in force and the names of all that are kept."""

    ref: SnapshotRef
    versions: tuple[str, ...]
    problems: int


class Store:
    """Lists with their snapshots in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def lists(self) -> tuple[str, ...]:
        """Codes of the lists in the store."""
        if not self.folder.is_dir():
            return ()
        return tuple(sorted(p.parent.name for p in self.folder.glob(f"*/{_CURRENT}")))

    def add(
        self,
        paths: Sequence[Path],
        *,
        as_of: date,
        list_code: str | None = None,
        accept_shrink: bool = False,
    ) -> Delta:
        """Take files in as the new snapshot of their list.

        Args:
            paths: the files of one list.
            as_of: the day on which the list stood like this.
            list_code: code of the list in place of the format's own.
            accept_shrink: takes the files even if more than a tenth of the entries is gone.

        Raises:
            SnapshotError: the files cannot be used, or the list shrank too much.
        """
        sources = [SourceText(path.name, _bytes(path)) for path in paths]
        new = read(sources, as_of=as_of, list_code=list_code)
        old = self.current(new.ref.list) if new.ref.list in self.lists() else None
        if old and len(new.entities) < _LEAST_LEFT * len(old.entities) and not accept_shrink:
            raise SnapshotError(
                f"the list shrank from {len(old.entities)} to {len(new.entities)} entries",
                file=", ".join(path.name for path in paths),
                remedy="look at the file; to take it all the same, accept the shrinking",
            )
        self._keep(new.ref, sources)
        return diff(old, new)

    def current(self, code: str) -> Snapshot:
        """The snapshot in force; raises SnapshotError where the store has no such list."""
        pointer = self._list(code) / _CURRENT
        if not pointer.is_file():
            raise SnapshotError(
                f"no list {code!r} in the store", remedy="add it first, or see the status"
            )
        return self.version(code, pointer.read_text(encoding="utf-8").strip())

    def version(self, code: str, name: str) -> Snapshot:
        """A kept snapshot by its name; raises SnapshotError where there is none."""
        folder = self._list(code) / Path(name).name
        about = folder / _ABOUT
        if not about.is_file():
            raise SnapshotError(
                f"no snapshot {name!r} of {code!r}", remedy="see the status for the names"
            )
        data = json.loads(about.read_text(encoding="utf-8"))
        paths = [folder / Path(file).name for file in data["files"]]
        return load(paths, as_of=date.fromisoformat(data["as_of"]), list_code=code)

    def refs(self) -> tuple[SnapshotRef, ...]:
        """The snapshots in force, without reading their entries."""
        return tuple(map(self._ref, self.lists()))

    def _ref(self, code: str) -> SnapshotRef:
        home = self._list(code)
        name = (home / _CURRENT).read_text(encoding="utf-8").strip()
        about = json.loads((home / name / _ABOUT).read_text(encoding="utf-8"))
        fields = {key: about[key] for key in ("title", "as_of", "sha256", "entities")}
        return SnapshotRef(list=code, **fields)

    def versions(self, code: str) -> tuple[str, ...]:
        """Names of the kept snapshots of a list, oldest first."""
        return tuple(sorted(about.parent.name for about in self._list(code).glob(f"*/{_ABOUT}")))

    def status(self) -> tuple[Status, ...]:
        """Every list with the snapshot in force."""
        return tuple(
            Status(ref=s.ref, versions=self.versions(code), problems=len(s.problems))
            for code, s in ((code, self.current(code)) for code in self.lists())
        )

    def _list(self, code: str) -> Path:
        if not code or Path(code).name != code or code.startswith("."):
            raise SnapshotError(f"{code[:40]!r} cannot be the code of a list", remedy="use letters")
        return self.folder / code

    def _keep(self, ref: SnapshotRef, sources: Sequence[SourceText]) -> None:
        """Write the files beside their place, put them there, then change ``current``."""
        name = f"{ref.as_of.isoformat()}-{ref.sha256[:12]}"
        home = self._list(ref.list)
        incoming = home / f".incoming-{os.getpid()}"
        shutil.rmtree(incoming, ignore_errors=True)
        incoming.mkdir(parents=True)
        for source in sources:
            _write(incoming / Path(source.name).name, source.data)
        about = {
            "as_of": ref.as_of.isoformat(),
            "title": ref.title,
            "sha256": ref.sha256,
            "entities": ref.entities,
            "files": [Path(source.name).name for source in sources],
        }
        _write(incoming / _ABOUT, json.dumps(about, ensure_ascii=False, indent=1).encode())
        if (home / name).exists():
            shutil.rmtree(incoming)  # the same files of the same day are kept already
        else:
            incoming.rename(home / name)
        beside = home / f".{_CURRENT}"
        _write(beside, name.encode())
        beside.replace(home / _CURRENT)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        remedy = f"check the path ({error.strerror})"
        raise SnapshotError("the file cannot be read", file=path.name, remedy=remedy) from error


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
