"""Watchlists as dated, hashed snapshots in the vocabulary of FollowTheMoney."""

from catchall.watchlists.delta import Delta, EntryChange, diff
from catchall.watchlists.load import load, read
from catchall.watchlists.snapshot import Snapshot
from catchall.watchlists.store import Status, Store

__all__ = ["Delta", "EntryChange", "Snapshot", "Status", "Store", "diff", "load", "read"]
