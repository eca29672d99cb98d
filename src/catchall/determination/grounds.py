"""Rules applied: one ground for each actor that fills the role a rule speaks to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from catchall.determination.conditions import Case, Finding, evaluate
from catchall.determination.facts import Facts
from catchall.determination.reasons import Reason
from catchall.determination.schema import Rule, RuleVersion
from catchall.model import Ground, GroundStatus, Obligation


@dataclass(frozen=True)
class Applied:
    """A rule applied to one actor, and the day since which it is met where that is known."""

    rule: Rule
    ground: Ground
    since: date | None

    def obligation(self) -> Obligation | None:
        """What the actor must or may do; null while the ground is not met."""
        if self.ground.status is not GroundStatus.MET:
            return None
        duty = self.rule.duty
        return Obligation(
            actor=self.ground.actor,
            duty=duty.code,
            text=duty.text,
            ground=self.ground.code,
            citation=self.ground.citation,
            since=self.since,
            optional=duty.optional,
        )


def apply_rules(facts: Facts, reasons: tuple[Reason, ...]) -> tuple[Applied, ...]:
    """Apply every rule in force, in the order of the law file, for every actor."""
    settled: dict[str, tuple[Ground, ...]] = {}
    found: list[Applied] = []
    for rule in facts.law.rules:
        version = rule.version(facts.as_of)
        if version is None:
            continue
        cases = (
            Case(facts=facts, actor=actor, reasons=reasons, settled=settled)
            for actor in facts.actors(rule.actor)
        )
        applied = [_apply(rule, version, case) for case in cases]
        settled[rule.code] = tuple(one.ground for one in applied)
        found.extend(applied)
    return tuple(found)


def _apply(rule: Rule, version: RuleVersion, case: Case) -> Applied:
    findings = [evaluate(c, case) for c in case.facts.law.clauses_of(rule, version)]
    ground = Ground(
        code=rule.code,
        jurisdiction=case.facts.law.jurisdiction,
        actor=case.actor,
        status=_all(findings),
        citation=version.citation,
        summary=rule.title,
        conditions=tuple(finding.condition for finding in findings),
        effect=rule.effect,
    )
    return Applied(rule, ground, _since(findings, version))


def _all(findings: list[Finding]) -> GroundStatus:
    statuses = {finding.condition.status for finding in findings}
    for decisive in (GroundStatus.NOT_MET, GroundStatus.OPEN):
        if decisive in statuses:
            return decisive
    return GroundStatus.MET


def _since(findings: list[Finding], version: RuleVersion) -> date | None:
    days = [finding.since for finding in findings if finding.since is not None]
    if not days:
        return None
    return max([*days, *_first_day(version)])


def _first_day(version: RuleVersion) -> Iterator[date]:
    if version.effective_from is not None:
        yield version.effective_from
