"""Snapshot: one watchlist as it stood on a day."""

from catchall.model import ListedEntity, SnapshotRef, Value


class Snapshot(Value):
    """The entries of a list, which list and day they are of, and what could not be read."""

    ref: SnapshotRef
    entities: tuple[ListedEntity, ...]
    problems: tuple[str, ...] = ()
    """Damaged rows that were left out: ``file: line N: what is wrong``."""
