"""What an edition changed against the one before it: entries that came, went, or differ."""

from typing import Any

from catchall_desk.errors import NotVisible
from catchall_desk.library import editions
from catchall_desk.library.models import Edition

MOST = 200
Plain = dict[str, Any]


def list_editions() -> list[Plain]:
    """Everything that was installed, the newest first."""
    return [_shown(edition) for edition in editions.editions()]


def get_changes(edition_id: int) -> Plain:
    """An edition beside the one that was installed before it under the same code.

    Returns:
        ``edition``, ``before`` (null for the first), and the names of what was ``added``,
        ``removed`` and ``changed``, with ``counts`` of all of them.

    Raises:
        NotVisible: there is no such edition.
    """
    edition = Edition.objects.filter(pk=edition_id).first()
    if edition is None:
        raise NotVisible("edition")
    same = Edition.objects.filter(kind=edition.kind, code=edition.code)
    earlier = same.filter(pk__lt=edition.pk).order_by("-pk").first()
    now, before = _content(edition), _content(earlier) if earlier else {}
    found = {
        "added": sorted(now.keys() - before.keys()) if earlier else [],
        "removed": sorted(before.keys() - now.keys()),
        "changed": sorted(k for k in now.keys() & before.keys() if now[k][1] != before[k][1]),
    }
    return {
        "edition": _shown(edition),
        "before": _shown(earlier) if earlier else None,
        "size": len(now),
        "counts": {name: len(keys) for name, keys in found.items()},
        **{
            name: [(now.get(k) or before[k])[0] for k in keys[:MOST]]
            for name, keys in found.items()
        },
    }


def _content(edition: Edition) -> dict[str, tuple[str, str]]:
    """What an edition consists of by key: its name for people, and what tells a change."""
    if edition.kind == "list":
        snapshot = editions.list_of(edition.sha256)
        return {
            e.id: (f"{e.name} ({e.id})", e.canonical_json().decode()) for e in snapshot.entities
        }
    files = edition.files.order_by("name")
    return {file.name: (file.name, bytes(file.data).hex()) for file in files}


def _shown(edition: Edition) -> Plain:
    return {
        "id": edition.pk,
        "kind": edition.kind,
        "code": edition.code,
        "title": edition.title,
        "sha256": edition.sha256,
        "as_of": edition.as_of.isoformat() if edition.as_of else None,
        "current": edition.current,
        "installed_at": edition.installed_at.isoformat(),
        "installed_by": edition.installed_by.name if edition.installed_by else "",
    }
