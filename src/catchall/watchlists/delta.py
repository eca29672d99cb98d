"""Delta: what changed in a list from one snapshot to the next."""

from catchall.model import ListedEntity, SnapshotRef, Value
from catchall.watchlists.snapshot import Snapshot


class EntryChange(Value):
    """An entry that both snapshots have, and the fields in which they differ."""

    id: str
    name: str
    fields: tuple[str, ...]


class Delta(Value):
    """Entries added, taken out and changed; ``old`` is null for the first snapshot of a list."""

    old: SnapshotRef | None
    new: SnapshotRef
    added: tuple[ListedEntity, ...]
    removed: tuple[ListedEntity, ...]
    changed: tuple[EntryChange, ...]


def diff(old: Snapshot | None, new: Snapshot) -> Delta:
    """Compare two snapshots of one list by the ids of their entries."""
    before = {entity.id: entity for entity in old.entities} if old else {}
    after = {entity.id: entity for entity in new.entities}
    both = sorted(before.keys() & after.keys())
    changes = (_change(before[number], after[number]) for number in both)
    return Delta(
        old=old.ref if old else None,
        new=new.ref,
        added=tuple(after[number] for number in sorted(after.keys() - before.keys())),
        removed=tuple(before[number] for number in sorted(before.keys() - after.keys())),
        changed=tuple(change for change in changes if change.fields),
    )


def _change(before: ListedEntity, after: ListedEntity) -> EntryChange:
    fields = tuple(
        name
        for name in sorted(ListedEntity.model_fields)
        if getattr(before, name) != getattr(after, name)
    )
    return EntryChange(id=after.id, name=after.name, fields=fields)
