"""What the file of red flags says: a rule with its version, inputs, parameters and source."""

from functools import cache

from pydantic import model_validator

from catchall.determination.countries import load_tables
from catchall.determination.packaged import packaged
from catchall.determination.schema import Dated
from catchall.errors import RulebookError
from catchall.lexicon import records
from catchall.model import LinkKind
from catchall.model.base import NonEmpty, Value


class FlagRule(Dated):
    """One typology."""

    rule: NonEmpty
    version: NonEmpty
    title: NonEmpty
    needs: tuple[NonEmpty, ...]
    words: tuple[NonEmpty, ...] = ()
    """Words of names that the rule looks for."""
    tables: tuple[NonEmpty, ...] = ()
    """Tables of countries that the rule looks into."""
    links: tuple[LinkKind, ...] = ()
    """Kinds of links that the rule rests on."""
    told_already: bool = False
    """True where a hit, a link or a near miss calls for the same questions by itself."""

    @property
    def id(self) -> str:
        """The rule with its version."""
        return f"{self.rule}/{self.version}"


class FlagFile(Value):
    """The red flags, in the order in which they are looked for."""

    flags: tuple[FlagRule, ...]

    @model_validator(mode="after")
    def _once(self) -> "FlagFile":
        ids = [flag.id for flag in self.flags]
        if len(set(ids)) != len(ids):
            raise ValueError("a rule occurs twice in one version")
        return self


def read_flags(data: bytes, *, name: str) -> tuple[FlagRule, ...]:
    """Read a file of red flags; raises RulebookError naming file and key."""
    parsed = records.parse(data, name=name, error=RulebookError)
    flags = records.validated(FlagFile, parsed, name=name, error=RulebookError).flags
    for flag in flags:
        for wanted in flag.tables:
            if wanted not in load_tables():
                raise RulebookError(f"no country table is named {wanted}", file=name, place=flag.id)
    return flags


@cache
def flag_rules() -> tuple[FlagRule, ...]:
    """The packaged red flags."""
    found = (read_flags(file.data, name=file.name) for file in packaged("red_flags"))
    return tuple(flag for flags in found for flag in flags)
