"""OFAC legacy CSV: SDN (or CONS_PRIM) with its ALT and ADD files, one matching set.

Columns, without a header: SDN = number, name, type, program, title, call sign, vessel type,
tonnage, gross tonnage, flag, owner, remarks; ALT = number, alias number, type, name, remarks;
ADD = number, address number, address, city, country, remarks. ``-0-`` stands for nothing.
The weak aliases stand in the remarks, in quotation marks.
"""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from catchall.errors import SnapshotError
from catchall.model import ListedEntity
from catchall.watchlists.sources import terms
from catchall.watchlists.sources.base import Format, Reading, SourceText

_MAIN, _ALT, _ADD = 12, 5, 6
_SCHEMATA = {"individual": "Person", "vessel": "Vessel", "aircraft": "Airplane"}
_WEAK = re.compile(r"[afn]\.k\.a\. '([^']+)'")
_BIRTH = re.compile(r"\bDOB ([^;.]+)")
_NUMBER = re.compile(
    r"(?:IMO|Passport|Registration (?:ID|Number)|Tax ID No\.|MMSI|National ID No\.|"
    r"Commercial Registry Number|D-U-N-S Number|Identification Number)"
    r"[ :]*(?:IMO )?([A-Z0-9][A-Z0-9./-]{2,23}[A-Z0-9])"
)
_NATION = re.compile(r"\b(?:nationality|citizen|Nationality of Registration) ([A-Z][A-Za-z ,]+)")


@dataclass
class _Extra:
    aliases: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)


def _rows(source: SourceText, width: int, reading: Reading) -> Iterator[tuple[int, list[str]]]:
    """Rows of the right width with their line; each line is parsed alone to contain damage."""
    lines = source.text.splitlines(keepends=True)
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("\x1a"):  # the end-of-file mark of old systems
            continue
        cells = ["" if cell.strip() == "-0-" else cell.strip() for cell in _cells(line)]
        if len(cells) == width and cells[0].isdecimal():
            yield number, cells
        elif number == len(lines) and not line.endswith("\n"):
            remedy = "fetch the file again"
            where = f"line {number}"
            raise SnapshotError("the file is cut off", file=source.name, place=where, remedy=remedy)
        elif number > 1 or not cells or cells[0].isdecimal():  # else it is a header
            reading.damaged(
                source.name, number, f"not a row of {width} columns starting with a number"
            )


def _cells(line: str) -> list[str]:
    try:
        return next(csv.reader([line], strict=True), [])
    except csv.Error:
        return []


def _width(source: SourceText) -> int | None:
    """The commonest number of columns at the head, where first columns are numbers."""
    rows = [_cells(line) for line in source.head[:20]]
    widths = Counter(len(row) for row in rows if row and row[0].strip().isdecimal())
    width = widths.most_common(1)[0][0] if widths else None
    return width if width in {_MAIN, _ALT, _ADD} else None


def _extras(files: Sequence[SourceText], reading: Reading) -> dict[str, _Extra]:
    extras: dict[str, _Extra] = defaultdict(_Extra)
    for source in files:
        width = _width(source)
        if width == _ALT:
            for _, cells in _rows(source, _ALT, reading):
                extras[cells[0]].aliases.append(cells[3])
        elif width == _ADD:
            for _, cells in _rows(source, _ADD, reading):
                extras[cells[0]].addresses.append(", ".join(filter(None, cells[2:5])))
                extras[cells[0]].countries.append(cells[4])
    return extras


def _entity(cells: list[str], extra: _Extra, code: str) -> ListedEntity:
    number, name, kind, program, *_, flag, _owner, remarks = cells
    nations = (text.split(";")[0] for text in _NATION.findall(remarks))
    return ListedEntity(
        id=f"{code}-{number}",
        list=code,
        schema_name=_SCHEMATA.get(kind.casefold(), "Organization"),
        name=name,
        aliases=terms.names(name, extra.aliases),
        weak_aliases=terms.names(name, _WEAK.findall(remarks)),
        countries=terms.country_codes([*extra.countries, *nations, flag]),
        addresses=terms.unique(extra.addresses),
        birth_dates=terms.unique(filter(None, map(terms.partial_date, _BIRTH.findall(remarks)))),
        identifiers=terms.unique(_NUMBER.findall(remarks)),
        programs=terms.unique(re.split(r"[\]\[ ]+(?=\[|$)|\] \[|[\[\];]", program)),
        topics=("sanction",),
        remarks=remarks or None,
    )


def _read(files: Sequence[SourceText]) -> Reading:
    mains = [source for source in files if _width(source) == _MAIN]
    if len(mains) != 1:
        raise SnapshotError(
            f"{len(mains)} main files (SDN) in the set",
            file=", ".join(source.name for source in files),
            remedy="give exactly one SDN or CONS_PRIM file with its ALT and ADD files",
        )
    consolidated = "cons" in mains[0].name.casefold()
    code = "ofac_cons" if consolidated else "ofac_sdn"
    title = "OFAC Consolidated (non-SDN)" if consolidated else "OFAC Specially Designated Nationals"
    reading = Reading(code, title)
    extras = _extras(files, reading)
    for line, cells in _rows(mains[0], _MAIN, reading):
        if cells[1]:
            reading.entities.append(_entity(cells, extras.pop(cells[0], _Extra()), code))
        else:
            reading.damaged(mains[0].name, line, "no name")
    if extras:
        first = min(extras, key=int)
        reading.problems.append(
            f"{mains[0].name}: {len(extras)} numbers of the ALT and ADD files are not in it, "
            f"the first is {first}: the files may be of different days"
        )
    return reading


FORMAT = Format("OFAC CSV", lambda source: _width(source) is not None, _read)
