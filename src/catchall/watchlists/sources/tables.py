"""Smaller lists that are published, or kept by others, as plain tables."""

from collections.abc import Sequence

from catchall.watchlists.sources import terms
from catchall.watchlists.sources.draft import Draft
from catchall.watchlists.sources.table import Row, Table


def _denied(row: Row, _line: int) -> Draft | None:
    """BIS Denied Persons List: a person with several addresses has several rows."""
    parts = [row.get(key, "") for key in ("Street_Address", "City", "State", "Country")]
    return Draft(
        number=f"{row['Name']}-{row.get('Effective_Date', '')}".replace(" ", "_"),
        name=row["Name"],
        countries=[row.get("Country", "")],
        addresses=[", ".join(filter(None, parts))],
        programs=["DPL"],
        topics=("export.control",),
        remarks=row.get("FR_Citation", ""),
    )


def _topics(row: Row, key: str) -> tuple[str, ...]:
    return terms.split(row.get(key, "")) or ("poi",)


def _chosen(row: Row, keys: Sequence[str]) -> list[str]:
    return [part for key in keys for part in terms.split(row.get(key, ""))]


def _titled(row: Row, line: int) -> Draft | None:
    """Tables with ``Type``, ``Name``, ``Alias``, ``Country``, ``Topics``."""
    return Draft(
        number=str(line),
        name=row["Name"],
        schema=row.get("Type") or "LegalEntity",
        aliases=_chosen(row, ("Alias", "Chinese name")),
        countries=_chosen(row, ("Country",)),
        addresses=_chosen(row, ("Address",)),
        programs=_chosen(row, ("Program", "List")),
        topics=_topics(row, "Topics"),
        remarks=row.get("Summary", ""),
    )


def _lower(row: Row, line: int) -> Draft | None:
    """Tables with ``schema``, ``name``, ``aliases``, ``topics``, ``program``."""
    return Draft(
        number=str(line),
        name=row["name"],
        schema=row.get("schema") or "LegalEntity",
        aliases=_chosen(row, ("aliases",)),
        countries=_chosen(row, ("country",)),
        programs=_chosen(row, ("program",)),
        topics=_topics(row, "topics"),
        remarks=row.get("notes", ""),
    )


def _military(row: Row, line: int) -> Draft | None:
    """US Department of Defense, section 1260H: Chinese military companies."""
    return Draft(
        number=str(line),
        name=row["Clean Name"] or row["Name"],
        schema="Company",
        aliases=_chosen(row, ("Alias", "Previous Name")),
        countries=["CN"],
        programs=["1260H"],
        topics=("export.risk",),
        remarks=row.get("Note", ""),
    )


_TITLED = frozenset({"Type", "Name", "Alias", "Country", "Topics"})
_LOWER = frozenset({"schema", "name", "aliases", "topics", "program"})
_DENIED = frozenset({"Name", "Street_Address", "Effective_Date", "FR_Citation"})
_MILITARY = frozenset({"Name", "Clean Name", "Alias", "Parent Name"})

FORMATS = tuple(
    table.format()
    for table in (
        Table("BIS DPL", "us_dpl", "BIS Denied Persons List", _DENIED, _denied, delimiter="\t"),
        Table("table of Type and Name", "table", "table", _TITLED, _titled),
        Table("table of schema and name", "table", "table", _LOWER, _lower),
        Table("DoD 1260H", "us_1260h", "Chinese military companies", _MILITARY, _military),
    )
)
