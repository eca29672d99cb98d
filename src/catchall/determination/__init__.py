"""Catch-all law as dated, cited data, applied to what each actor knew on a day."""

from catchall.determination.countries import membership, table
from catchall.determination.determine import determine, replay
from catchall.determination.load import jurisdictions, law_of, read_law
from catchall.determination.packaged import law_sha256

__all__ = [
    "determine",
    "jurisdictions",
    "law_of",
    "law_sha256",
    "membership",
    "read_law",
    "replay",
    "table",
]
