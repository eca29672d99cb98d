"""Country tables: embargoes, groups and memberships, dated and cited, with three answers."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import NamedTuple, Self

from pydantic import Field, field_validator, model_validator

from catchall.determination.packaged import Packaged, packaged
from catchall.determination.schema import Dated
from catchall.errors import RulebookError
from catchall.lexicon import countries, records
from catchall.model import Citation, CountryCode, GroundStatus
from catchall.model.base import NonEmpty, Value


class Member(Value):
    """A country of a table, with its own dates where they differ from the table's."""

    country: CountryCode
    effective_from: date | None = None
    effective_to: date | None = None
    note: str | None = None

    def holds(self, day: date) -> bool:
        """Whether the country was in the table on ``day``."""
        starts = self.effective_from is None or self.effective_from <= day
        return starts and (self.effective_to is None or day <= self.effective_to)


class TableVersion(Dated):
    """A table as it stood for a time.

    ``complete`` says that a country that is not named is not a member; without it,
    a country that is not named is an open question.
    """

    complete: bool
    members: tuple[Member, ...]
    elsewhere: tuple[Member, ...] = ()
    """Countries for which the table is silent because other rules decide: always open."""

    @field_validator("members", "elsewhere", mode="before")
    @classmethod
    def _short_form(cls, value: object) -> object:
        if not isinstance(value, list | tuple):
            return value
        return [{"country": one} if isinstance(one, str) else one for one in value]

    @model_validator(mode="after")
    def _known(self) -> Self:
        for member in (*self.members, *self.elsewhere):
            if not countries.known(member.country):
                raise ValueError(f"unknown country {member.country}")
        return self


class CountryTable(Value):
    """One table in all its versions."""

    code: NonEmpty
    title: NonEmpty
    counted_as: dict[CountryCode, CountryCode] = {}
    """Countries without a row of their own, and the row that holds for them."""
    versions: tuple[TableVersion, ...] = Field(min_length=1)


class TableFile(Value):
    """A file of country tables."""

    tables: tuple[CountryTable, ...]


class Membership(NamedTuple):
    """Whether a country was in a table on a day, and by which version."""

    status: GroundStatus
    because: str
    citation: Citation | None


def membership(table: CountryTable, country: str | None, day: date) -> Membership:
    """Look a country up: met, not met, or open where the table cannot say."""
    if country is None:
        return Membership(GroundStatus.OPEN, "the country is not known", None)
    version = next((v for v in table.versions if v.holds(day)), None)
    if version is None:
        return Membership(GroundStatus.OPEN, f"{table.title}: no version for {day}", None)
    row = table.counted_as.get(country, country)
    name = countries.name(country)
    if any(one.country == row and one.holds(day) for one in version.elsewhere):
        text = f"{table.title}: silent on {name}, for which other rules decide"
        return Membership(GroundStatus.OPEN, text, version.citation)
    rows = [member for member in version.members if member.country == row]
    if any(row.holds(day) for row in rows):
        return Membership(GroundStatus.MET, f"{name} is in: {table.title}", version.citation)
    if rows or version.complete:
        text = f"{name} is not in: {table.title}, on {day}"
        return Membership(GroundStatus.NOT_MET, text, version.citation)
    text = f"{name} is not named in: {table.title}, which is not known to be complete"
    return Membership(GroundStatus.OPEN, text, version.citation)


def read_tables(data: bytes, *, name: str) -> tuple[CountryTable, ...]:
    """Read a file of tables; raises RulebookError naming file and key."""
    parsed = records.parse(data, name=name, error=RulebookError)
    return records.validated(TableFile, parsed, name=name, error=RulebookError).tables


def load_tables() -> Mapping[str, CountryTable]:
    """The packaged tables by their codes."""
    return _load(packaged("countries"))


@cache
def _load(files: tuple[Packaged, ...]) -> Mapping[str, CountryTable]:
    tables: dict[str, CountryTable] = {}
    for file in files:
        for table in read_tables(file.data, name=file.name):
            if table.code in tables:
                raise RulebookError(f"table {table.code} occurs twice", file=file.name)
            tables[table.code] = table
    return tables


def table(code: str) -> CountryTable:
    """The packaged table of that code; raises RulebookError where there is none."""
    found = load_tables().get(code)
    if found is None:
        raise RulebookError(f"no country table is named {code}", remedy="see the tables' codes")
    return found
