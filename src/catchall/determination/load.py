"""Catch-all law files: bytes to rules, with file and key in every error."""

from functools import cache

from catchall.determination.clauses import (
    AnyClause,
    NationalLawClause,
    NoticeClause,
    PlaceClause,
    ReachClause,
)
from catchall.determination.countries import load_tables
from catchall.determination.packaged import packaged
from catchall.determination.schema import LawFile
from catchall.errors import InputError, RulebookError
from catchall.lexicon import records


def read_law(data: bytes, *, name: str) -> LawFile:
    """Read one law file; raises RulebookError naming the file and the key."""
    parsed = records.parse(data, name=name, error=RulebookError)
    law = records.validated(LawFile, parsed, name=name, error=RulebookError)
    known = load_tables()
    for clause in law.clauses():
        wanted = _table_of(clause)
        if wanted is not None and wanted not in known:
            raise RulebookError(f"no country table is named {wanted}", file=name, place=clause.code)
    return law


@cache
def _laws() -> dict[str, LawFile]:
    laws = (read_law(file.data, name=file.name) for file in packaged())
    return {law.jurisdiction: law for law in laws}


def jurisdictions() -> tuple[str, ...]:
    """Codes of the jurisdictions whose law comes with catchall."""
    return tuple(sorted(_laws()))


def law_of(jurisdiction: str) -> LawFile:
    """The packaged law of a jurisdiction; raises InputError where there is none."""
    law = _laws().get(jurisdiction)
    if law is None:
        known = ", ".join(jurisdictions())
        raise InputError(
            f"no catch-all law for jurisdiction {jurisdiction[:40]!r}",
            place="jurisdiction",
            remedy=f"give one of {known}",
        )
    return law


def _table_of(clause: AnyClause) -> str | None:
    if isinstance(clause, ReachClause | PlaceClause | NationalLawClause | NoticeClause):
        return clause.table
    return None
