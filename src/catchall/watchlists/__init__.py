"""Watchlists as dated, hashed snapshots in the vocabulary of FollowTheMoney."""

from catchall.watchlists.load import load, read
from catchall.watchlists.snapshot import Snapshot

__all__ = ["Snapshot", "load", "read"]
