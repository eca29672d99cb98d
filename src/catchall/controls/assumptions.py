"""Assumptions: what an answer rests on without being shown, on the branches that decide it."""

from collections.abc import Iterator

from catchall.controls.finding import Finding, Kind


def assumptions(finding: Finding) -> tuple[str, ...]:
    """The assumptions of the branches that bear the answer, in the order of the text.

    Where a conjunction fails, only what fails bears the answer; where an alternative
    holds, only what holds does. What another limb assumes is then of no account.
    """
    return tuple(dict.fromkeys(_walk(finding)))


def _walk(finding: Finding) -> Iterator[str]:
    if finding.assumption is not None:
        yield finding.assumption
    for child in _bearing(finding):
        yield from _walk(child)


def _bearing(finding: Finding) -> tuple[Finding, ...]:
    if finding.kind in (Kind.ALL, Kind.AXIS) and finding.truth is False:
        return tuple(child for child in finding.children if child.truth is False)
    if finding.kind is Kind.ANY and finding.truth is True:
        return tuple(child for child in finding.children if child.truth is True)
    if finding.kind is Kind.NOTED and finding.truth is False:
        applying = tuple(child for child in finding.children[1:] if child.truth is True)
        return applying or finding.children[:1]
    return finding.children
