"""Tally: what the rulebooks hold, counted."""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum

from catchall.controls.parameters import Catalogue, ParameterType
from catchall.controls.rulebook import Entry, Rulebook, Version
from catchall.controls.tests import Complex, ParameterTest, Test
from catchall.controls.walk import steps
from catchall.model.base import Value


class Nature(StrEnum):
    """How far an entry can be answered without a person."""

    MECHANICAL = "mechanical"
    """Figures, counts and words only."""
    HUMAN = "human_questions"
    """With flags that a person answers."""
    COMPLEX = "too_complex"
    """With a passage that a person must read."""


class Tally(Value):
    """Counts over a rulebook or one list of it."""

    entries: int
    goods: int
    """Entries of the groups A, B and C, and those of regimes."""
    versions: int
    written: int
    """Versions written out; the others share a text."""
    paragraphs: int
    numeric_tests: int
    by_status: dict[str, int]
    by_regime: dict[str, int]
    by_category: dict[str, int]
    by_nature: dict[str, int]


def tally(rulebook: Rulebook, *, list_: str | None = None) -> Tally:
    """Count a rulebook, or one list of it."""
    entries = [each for each in rulebook if list_ in (None, each.list)]
    versions = [version for entry in entries for version in entry.versions]
    written = [each for each in versions if each.shared_with is None]
    nodes = [node for version in written for node in _nodes(version)]
    return Tally(
        entries=len(entries),
        goods=sum(_goods(each) for each in entries),
        versions=len(versions),
        written=len(written),
        paragraphs=sum(node.paragraph is not None for node in nodes),
        numeric_tests=sum(
            isinstance(node, ParameterTest) and bool(node.operator) for node in nodes
        ),
        by_status=_counted(each.citation.status.value for each in versions),
        by_regime=_counted(regime for each in entries for regime in each.regimes),
        by_category=_counted(each.code[:2] for each in entries if each.code[1:2].isalpha()),
        by_nature=_counted(nature(each, rulebook.parameters).value for each in entries),
    )


def nature(entry: Entry, parameters: Catalogue) -> Nature:
    """How far the latest version of an entry is mechanical."""
    nodes = list(_nodes(entry.versions[-1]))
    if any(isinstance(node, Complex) for node in nodes):
        return Nature.COMPLEX
    asked = (node for node in nodes if isinstance(node, ParameterTest))
    if any(parameters[node.parameter].type is ParameterType.FLAG for node in asked):
        return Nature.HUMAN
    return Nature.MECHANICAL


def _nodes(version: Version) -> Iterator[Test]:
    for node, _ in steps(version.test):
        yield node
    for note in version.notes:
        for node, _ in steps(note.unless):
            yield node


def _goods(entry: Entry) -> bool:
    return not entry.code[1:2].isalpha() or entry.code[1] in "ABC"


def _counted(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))
