"""Unplaced: items that no entry recognizes, which is no clearance."""

from collections.abc import Sequence
from datetime import date

from catchall.classification.subject import Subject
from catchall.controls import Rulebook, Version
from catchall.controls.tests import ParameterTest, Test
from catchall.controls.walk import steps
from catchall.model.classification import Question
from catchall.model.item import Item

KIND = "kind"
PART = "component"


def unplaced(
    item: Item, *, as_of: date, rulebook: Rulebook, jurisdictions: Sequence[str] | None = None
) -> tuple[Question, ...]:
    """The question whose answer opens the entries, for an item that opened none.

    Nothing is asked of an item whose kind is known and whose kind no entry tests.
    """
    subject = Subject.of(item, rulebook)
    kinds = {str(reading.value) for reading in subject.facts.readings(KIND)}
    if kinds == {PART}:
        named = ", ".join(_served(rulebook, as_of, jurisdictions))
        text = (
            "Which equipment does the part serve? State its kind beside component; "
            f"parts are tested for: {named}."
        )
        return (Question(parameter=KIND, text=text),)
    if not kinds and not subject.recognized:
        return (Question(parameter=KIND, text=rulebook.parameters[KIND].question),)
    return ()


def _served(rulebook: Rulebook, as_of: date, jurisdictions: Sequence[str] | None) -> list[str]:
    """The kinds of equipment that open an entry which tests parts."""
    found: set[str] = set()
    for entry in rulebook:
        version = entry.at(as_of)
        if version and jurisdictions and entry.list not in jurisdictions:
            continue
        if version and _tests_parts(version):
            found |= _kinds(entry.gate)
    return sorted(found - {PART})


def _tests_parts(version: Version) -> bool:
    return PART in _kinds(version.test)


def _kinds(test: Test) -> set[str]:
    return {
        str(word)
        for node, _ in steps(test)
        if isinstance(node, ParameterTest) and node.parameter == KIND
        for word in node.words
    }
