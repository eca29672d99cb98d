"""Install editions and load them again, byte for byte."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import catchall
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.roles import Role
from catchall_desk.errors import DeskError, NotAllowed
from catchall_desk.library.models import Edition, EditionFile
from catchall_desk.records import clock, ledger
from catchall_desk.records.writing import writing

if TYPE_CHECKING:
    from catchall.controls import Rulebook
    from catchall.watchlists import Snapshot

INSTALLERS = frozenset({Role.LICENSING, Role.TECHNICAL, Role.ANALYST})


def install_rulebook(*, actor: Person | None, lists: Sequence[str] | None = None) -> Edition:
    """Make the control lists of this version of catchall the current ones."""
    _allowed(actor)
    rulebook = catchall.load_rulebook(lists=lists)
    kept = sorted(lists) if lists is not None else None
    return _install(
        actor,
        Edition(kind="rulebook", code="rulebook", title="control lists", lists=kept),
        rulebook.sha256,
        _rulebook_files(),
    )


def install_list(
    *, actor: Person | None, sources: Mapping[str, bytes], as_of: date, code: str | None = None
) -> Edition:
    """Make the files of one watchlist the current edition of that list.

    Raises:
        SnapshotError: the files cannot be read.
    """
    _allowed(actor)
    snapshot = _read(sources, as_of, code)
    return _install(
        actor,
        Edition(kind="list", code=snapshot.ref.list, title=snapshot.ref.title, as_of=as_of),
        snapshot.ref.sha256,
        sources,
    )


def current_rulebook() -> "Rulebook":
    """The control lists in use; those of this version where none was installed."""
    edition = Edition.objects.filter(kind="rulebook", current=True).first()
    return _rulebook(edition) if edition else catchall.load_rulebook()


def current_lists() -> "tuple[Snapshot, ...]":
    """The watchlists in use, by code."""
    editions = Edition.objects.filter(kind="list", current=True).order_by("code")
    return tuple(_snapshot(edition.pk, edition.sha256) for edition in editions)


def current_key() -> str:
    """One hash over everything that a determination of now would rest on."""
    from catchall.determination.packaged import law_sha256  # when used

    parts = [current_rulebook().sha256, law_sha256(), *(s.ref.sha256 for s in current_lists())]
    return sha256("".join(parts).encode()).hexdigest()


def rulebook_of(digest: str) -> "Rulebook":
    """The control lists of that hash.

    Raises:
        DeskError: they were not installed here, or this version reads them differently.
    """
    packaged = catchall.load_rulebook()
    if packaged.sha256 == digest:
        return packaged
    return _rulebook(_edition("rulebook", digest))


def list_of(digest: str) -> "Snapshot":
    """The watchlist of that hash; raises DeskError where it was not installed here."""
    return _snapshot(_edition("list", digest).pk, digest)


def editions() -> list[Edition]:
    """Everything that was installed, the newest first."""
    return list(Edition.objects.order_by("-installed_at", "code"))


def _edition(kind: str, digest: str) -> Edition:
    edition = Edition.objects.filter(kind=kind, sha256=digest).first()
    if edition is None:
        raise DeskError(f"no {kind} with hash {digest[:12]} is installed")
    return edition


def _rulebook(edition: Edition) -> "Rulebook":
    packaged = catchall.load_rulebook(lists=edition.lists)
    found = packaged if packaged.sha256 == edition.sha256 else _stored_rulebook(edition)
    if found.sha256 != edition.sha256:
        raise DeskError(
            f"the rulebook {edition.sha256[:12]} cannot be read by this version of catchall",
            remedy="replay it with the version that made it",
        )
    return found


def _stored_rulebook(edition: Edition) -> "Rulebook":
    """Load the stored files through a folder, because the reader of rulebooks takes folders."""
    with TemporaryDirectory() as root:
        folders = set()
        for file in edition.files.order_by("name"):
            top = file.name.split("/", 1)[0]
            if edition.lists is not None and top.upper() not in edition.lists:
                continue
            path = Path(root) / file.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(bytes(file.data))
            folders.add(Path(root) / top)
        return catchall.load_rulebook(lists=(), extra=sorted(folders))


@lru_cache(maxsize=16)
def _snapshot(edition_id: int, _sha256: str) -> "Snapshot":
    """A list as it was read; a restored database may give a number to another edition."""
    edition = Edition.objects.get(pk=edition_id)
    sources = {file.name: bytes(file.data) for file in edition.files.order_by("id")}
    if edition.as_of is None:
        raise DeskError("a watchlist without its day cannot be used")
    return _read(sources, edition.as_of, edition.code)


def _read(sources: Mapping[str, bytes], as_of: date, code: str | None) -> "Snapshot":
    from catchall import watchlists  # when used: the desk starts sooner
    from catchall.watchlists.sources import SourceText

    texts = [SourceText(name=name, data=data) for name, data in sources.items()]
    return watchlists.read(texts, as_of=as_of, list_code=code)


def _rulebook_files() -> dict[str, bytes]:
    return dict(_walk(files("catchall.controls") / "rulebooks", ""))


def _walk(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir():
            found += _walk(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".yaml") and not prefix.startswith("parameters"):
            found.append((f"{prefix}{entry.name}", entry.read_bytes()))
    return found


def _install(
    actor: Person | None, edition: Edition, digest: str, sources: Mapping[str, bytes]
) -> Edition:
    with writing():
        same = Edition.objects.filter(kind=edition.kind, code=edition.code)
        earlier = same.filter(sha256=digest).first()
        same.update(current=False)
        if earlier:
            edition = earlier
            edition.current = True
        else:
            edition.sha256, edition.installed_at, edition.installed_by = digest, clock.now(), actor
        edition.save()
        if not earlier:
            EditionFile.objects.bulk_create(
                EditionFile(edition=edition, name=name, data=data) for name, data in sources.items()
            )
        ledger.append(
            actor=str(actor.pk) if actor else ledger.SYSTEM,
            kind="library.installed",
            subject=f"edition:{edition.pk}",
            payload={"kind": edition.kind, "code": edition.code, "sha256": digest},
        )
    return edition


def _allowed(actor: Person | None) -> None:
    if actor is None:
        return
    if not INSTALLERS & {Role(r) for r in actor.roles.values_list("role", flat=True)}:
        raise NotAllowed("lists are installed by officers, technical people and analysts")
