"""What a catch-all law file says: rules, their dated versions, and clauses that can be tested.

A rule is one ground on which one kind of actor gets a duty or a power. Each version
holds from a day to a day, has its citation, and is met when all of its clauses are met.
"""

import itertools
import re
from collections.abc import Collection, Iterator
from datetime import date
from typing import Literal, Self

from pydantic import Field, field_validator, model_validator

from catchall.determination.clauses import (
    AnyClause,
    Circumstance,
    CircumstanceClause,
    FollowsClause,
    TariffClause,
)
from catchall.model import Citation, SourceStatus
from catchall.model.base import NonEmpty, Value

ActorRole = Literal["exporter", "broker", "carrier", "us_person", "authority"]
"""Who a rule speaks to; the parties that fill the role are read from the transaction."""


class Source(Value):
    """The instrument and the place in it; the dates come from the version."""

    title: NonEmpty
    locator: NonEmpty
    status: SourceStatus
    note: str | None = None
    read_on: date | None = None


class Dated(Value):
    """Something that holds from a day to a day, both included."""

    effective_from: date | None = None
    effective_to: date | None = None
    source: Source

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.effective_from and self.effective_to and self.effective_to < self.effective_from:
            raise ValueError("effective_to lies before effective_from")
        return self

    def holds(self, day: date) -> bool:
        """Whether ``day`` lies within the dates."""
        starts = self.effective_from is None or self.effective_from <= day
        return starts and (self.effective_to is None or day <= self.effective_to)

    @property
    def citation(self) -> Citation:
        """The source with the dates between which it was in force."""
        return Citation(
            effective_from=self.effective_from,
            effective_to=self.effective_to,
            **self.source.model_dump(),
        )


class RuleVersion(Dated):
    """A rule as it stood for a time; its own clauses, where it has any, replace the rule's."""

    clauses: tuple[AnyClause, ...] = ()


class Duty(Value):
    """What a met rule brings to its actor."""

    code: NonEmpty
    text: NonEmpty
    optional: bool = False


class Rule(Value):
    """One ground of the law."""

    code: NonEmpty
    title: NonEmpty
    actor: ActorRole
    effect: Literal[
        "license_required", "must_notify", "must_keep_records", "authority_duty", "authority_power"
    ]
    listing: bool = False
    """True for the ordinary license of listed goods, which is no catch-all."""
    duty: Duty
    scope: tuple[str, ...] = ()
    """Names of sets of clauses of the file that stand before the rule's own."""
    clauses: tuple[AnyClause, ...] = ()
    versions: tuple[RuleVersion, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _no_overlap(self) -> Self:
        for earlier, later in _pairs(self.versions):
            if (
                earlier.effective_to is None
                or later.effective_from is None
                or later.effective_from <= earlier.effective_to
            ):
                raise ValueError("versions overlap or are not in order of their dates")
        return self

    def version(self, day: date) -> RuleVersion | None:
        """The version in force on ``day``; null where the law had none."""
        return next((v for v in self.versions if v.holds(day)), None)


class TariffList(Value):
    """Chapters, headings and subheadings of the Harmonized System; ``25-40`` is a range."""

    within: tuple[str, ...]
    without: tuple[str, ...] = ()

    @field_validator("within", "without")
    @classmethod
    def _expanded(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(code for part in value for code in _codes(part))

    def holds(self, code: str) -> bool:
        """Whether an HS code lies within and not without."""
        return code.startswith(self.within) and not code.startswith(self.without or ("-",))


def _codes(part: str) -> Iterator[str]:
    if re.fullmatch(r"\d\d-\d\d", part):
        first, last = part.split("-")
        return (f"{chapter:02d}" for chapter in range(int(first), int(last) + 1))
    if re.fullmatch(r"\d{2}|\d{4,6}", part):
        return iter((part,))
    raise ValueError(f"{part} is no chapter, heading or subheading")


class NotExamined(Value):
    """A provision that bears on the question and is not evaluated here."""

    code: NonEmpty
    text: NonEmpty
    citation: NonEmpty


class LawFile(Value):
    """The catch-all law of one jurisdiction."""

    jurisdiction: NonEmpty
    title: NonEmpty
    authority: NonEmpty
    """The actor that stands for the competent authority, such as ``authority:KR``."""
    authority_table: str | None = None
    """Table of countries whose authorities are competent too."""
    exercise: bool = False
    scopes: dict[str, tuple[AnyClause, ...]] = {}
    rules: tuple[Rule, ...]
    circumstances: dict[str, tuple[Circumstance, ...]] = {}
    tariff_lists: dict[str, TariffList] = {}
    not_examined: tuple[NotExamined, ...] = ()

    @model_validator(mode="after")
    def _complete(self) -> Self:
        for rule in self.rules:
            unknown = sorted(set(rule.scope) - set(self.scopes))
            if unknown:
                raise ValueError(f"{rule.code}: no scope is named {unknown[0]}")
            if not all(self.clauses_of(rule, version) for version in rule.versions):
                raise ValueError(f"{rule.code}: a version has no clause")
        return self

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        codes = [rule.code for rule in self.rules]
        if len(set(codes)) != len(codes):
            raise ValueError("a rule code occurs twice")
        for clause in self.clauses():
            for wanted, there in self._names(clause):
                if wanted not in there:
                    raise ValueError(f"{clause.code}: nothing in the file is named {wanted}")
        return self

    def _names(self, clause: AnyClause) -> Iterator[tuple[str, Collection[str]]]:
        if isinstance(clause, CircumstanceClause):
            yield clause.set, self.circumstances
        if isinstance(clause, FollowsClause):
            yield from ((code, [rule.code for rule in self.rules]) for code in clause.rules)
        if isinstance(clause, TariffClause):
            names = (clause.in_list, clause.not_in_list)
            yield from ((name, self.tariff_lists) for name in names if name)

    def clauses_of(self, rule: Rule, version: RuleVersion) -> tuple[AnyClause, ...]:
        """The clauses of a rule as it stood: those of its scope, then its own."""
        before = tuple(clause for name in rule.scope for clause in self.scopes.get(name, ()))
        return before + (version.clauses or rule.clauses)

    def clauses(self) -> Iterator[AnyClause]:
        """Every clause of every version of every rule."""
        return (
            clause
            for rule in self.rules
            for version in rule.versions
            for clause in self.clauses_of(rule, version)
        )


def _pairs(versions: tuple[RuleVersion, ...]) -> Iterator[tuple[RuleVersion, RuleVersion]]:
    return itertools.pairwise(versions)
