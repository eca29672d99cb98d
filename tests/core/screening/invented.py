"""Invented lists, large enough that words are common and rare."""

from datetime import date

from catchall.watchlists import Snapshot, read
from catchall.watchlists.sources import SourceText

DAY = date(2026, 1, 1)
_FIRST = ("Zorn", "Marvdasht", "Quellbach", "Ostrava", "Dravik", "Lumen", "Kestrel", "Borealis")
_SECOND = ("Machine Works", "Trading Company", "Precision Tools", "Shipping Lines", "Institute")
_FORMS = ("Ltd", "LLC", "JSC", "GmbH", "")


def names() -> list[str]:
    """Two hundred names of firms."""
    return [
        f"{first} {second} {form}".strip()
        for first in _FIRST
        for second in _SECOND
        for form in _FORMS
    ]


def snapshot(chosen: list[str], code: str = "mill", start: int = 0) -> Snapshot:
    """A list of these names; ``start`` shifts the ids."""
    rows = "".join(f'{code}-{start + n},"{name}",Company\n' for n, name in enumerate(chosen))
    source = SourceText(f"{code}.csv", f"id,name,schema\n{rows}".encode())
    return read([source], as_of=DAY, list_code=code)
