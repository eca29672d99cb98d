"""One module per file format of a watchlist; each says how it is recognized and read."""

from catchall.watchlists.sources import ofac_csv, own, un_xml
from catchall.watchlists.sources.base import Format, Reading, SourceText

FORMATS: tuple[Format, ...] = (ofac_csv.FORMAT, un_xml.FORMAT, own.FORMAT)
"""Every format, in the order in which a file is tried against them."""

__all__ = ["FORMATS", "Format", "Reading", "SourceText"]
