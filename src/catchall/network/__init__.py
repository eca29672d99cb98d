"""Links of a transaction to earlier cases and denials, with evidence on both sides."""

from catchall.network.denials import compare_denials
from catchall.network.history import later_records, read_history
from catchall.network.links import find_links

__all__ = ["compare_denials", "find_links", "later_records", "read_history"]
