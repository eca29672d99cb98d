"""Annexes of EU sanctions regulations as tables, one per act (columns ``celex``, ``annex`` …)."""

from catchall.watchlists.sources import terms
from catchall.watchlists.sources.draft import Draft
from catchall.watchlists.sources.table import Row, Table

_NUMBERS = ("registrationNumber", "taxNumber", "innCode", "ogrnCode", "leiCode", "imoNumber")
_ROW = frozenset({"celex", "recordId", "annex", "schema", "name", "alias", "weakAlias"})


def _draft(row: Row, line: int) -> Draft | None:
    main, *others = terms.split(row["name"]) or ("",)
    places = ("country", "nationality", "jurisdiction", "flag")
    return Draft(
        number=f"{row['celex']}-{line}",
        name=main,
        schema=row.get("schema") or "LegalEntity",
        aliases=[*others, *terms.split(row["alias"]), *terms.split(row.get("previousName", ""))],
        weak=list(terms.split(row["weakAlias"])),
        countries=[part for key in places for part in terms.split(row.get(key, ""))],
        addresses=list(terms.split(row.get("address", ""))),
        births=list(terms.split(row.get("birthDate", ""))),
        identifiers=[part for key in _NUMBERS for part in terms.split(row.get(key, ""))],
        programs=[row.get("programKey", "")],
        remarks=row.get("reason", ""),
    )


FORMAT = Table("EU journal CSV", "eu_journal", "EU sanctions annexes", _ROW, _draft).format()
