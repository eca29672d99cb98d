"""Proof: an evaluation as a tree that can be shown and stored."""

from collections.abc import Iterator

from catchall.controls.finding import Finding, Kind
from catchall.controls.margins import label
from catchall.controls.rulebook import Version
from catchall.controls.truth import Truth
from catchall.model.classification import Proof, Verdict


def verdict(truth: Truth) -> Verdict:
    """The answer that a truth stands for."""
    if truth is None:
        return Verdict.CANNOT_TELL
    return Verdict.CONTROLLED if truth else Verdict.NOT_CONTROLLED


def proof(finding: Finding, version: Version) -> Proof:
    """The tree of what was asked, what was found and what follows."""
    kind = {Kind.ANY_AXIS: "any", Kind.WORDS: "test"}.get(finding.kind, finding.kind.value)
    name = finding.label
    if finding.paragraph is not None:
        name = f"{label(version, finding.paragraph)}: {name}"
    return Proof(
        kind=kind,
        label=name,
        verdict=verdict(finding.truth),
        detail=finding.detail,
        children=tuple(proof(child, version) for child in finding.children),
    )


def met(finding: Finding, version: Version) -> tuple[str, ...]:
    """Official letters of the paragraphs that catch the item; the code where none is lettered."""
    if finding.truth is not True:
        return ()
    letters = tuple(dict.fromkeys(_alternatives(finding)))
    return tuple(label(version, each) for each in letters or ("",))


def _alternatives(finding: Finding) -> Iterator[str]:
    if finding.kind in (Kind.NOTED, Kind.NOTE):
        yield from _alternatives(finding.children[0])
    elif finding.kind is Kind.ANY:
        for child in finding.children:
            if child.truth is True:
                deeper = tuple(_alternatives(child))
                yield from deeper or ((child.paragraph,) if child.paragraph else ())
    elif finding.kind is Kind.ALL:
        for child in finding.children:
            yield from _alternatives(child)
