"""An index that is built once and used again for the same snapshots."""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from catchall.model import ListedEntity, SnapshotRef
from catchall.screening.index import NameIndex
from catchall.watchlists import Snapshot

_KEPT = 4
"""How many indexes are kept; the one that was used longest ago goes first."""

_Key = tuple[SnapshotRef, ...]
_Entries = tuple[tuple[ListedEntity, ...], ...]
_built: OrderedDict[_Key, tuple[_Entries, NameIndex]] = OrderedDict()
_lock = Lock()


def indexed(snapshots: Sequence[Snapshot]) -> NameIndex:
    """The index of the snapshots, built at the first call and shared after it.

    It is found again by list, day and digest, and only where the entries are equal, too.
    It is shared: who wants to update one builds it with :meth:`NameIndex.build`.
    """
    key = tuple(snapshot.ref for snapshot in snapshots)
    entries = tuple(snapshot.entities for snapshot in snapshots)
    with _lock:
        known = _built.pop(key, None)
        if known is None or known[0] != entries:
            known = (entries, NameIndex.build(snapshots))
        _built[key] = known
        while len(_built) > _KEPT:
            _built.popitem(last=False)
    return known[1]
