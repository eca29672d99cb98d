"""One module per file format of a watchlist; each says how it is recognized and read."""

from catchall.watchlists.sources import (
    canada_xml,
    eu_fsf,
    eu_journal,
    ftm_json,
    meti,
    ofac_advanced,
    ofac_csv,
    ofac_xml,
    own,
    swiss_xml,
    tables,
    uk,
    un_xml,
    us_csl,
)
from catchall.watchlists.sources.base import Format, Reading, SourceText

FORMATS: tuple[Format, ...] = (
    ofac_csv.FORMAT,
    ofac_xml.FORMAT,
    ofac_advanced.FORMAT,
    un_xml.FORMAT,
    us_csl.FORMAT,
    us_csl.FORMAT_JSON,
    eu_fsf.FORMAT,
    eu_fsf.FORMAT_CSV,
    eu_journal.FORMAT,
    uk.FORMAT,
    uk.FORMAT_CSV,
    canada_xml.FORMAT,
    swiss_xml.FORMAT,
    meti.FORMAT,
    ftm_json.FORMAT,
    own.FORMAT,
    *tables.FORMATS,
)
"""Every format, in the order in which a file is tried against them."""

__all__ = ["FORMATS", "Format", "Reading", "SourceText"]
