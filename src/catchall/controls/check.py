"""Checks of an entry file that need the catalogue: names, types, units, words, scopes."""

from collections.abc import Iterator

from catchall.controls.figures import Formula, Quantity
from catchall.controls.parameters import Catalogue, Parameter, ParameterType
from catchall.controls.schema import Band, EntryData, Note, VersionData
from catchall.controls.tests import AxisTest, ParameterTest, Test
from catchall.controls.walk import Place, paragraphs, steps
from catchall.lexicon import units

Problem = tuple[Place, str]


def problems(entry: EntryData, catalogue: Catalogue) -> Iterator[Problem]:
    """What is wrong with an entry, each with its place in the file."""
    if entry.gate is not None:
        yield from _tree(entry.gate, ("gate",), catalogue)
    for number, version in enumerate(entry.versions):
        yield from _version(version, ("versions", number), catalogue)


def _version(version: VersionData, place: Place, catalogue: Catalogue) -> Iterator[Problem]:
    if version.test is not None:
        yield from _tree(version.test, (*place, "test"), catalogue)
        letters = paragraphs(version.test)
        for letter in sorted({each for each in letters if letters.count(each) > 1}):
            yield (*place, "test"), f"paragraph {letter} stands twice"
    for number, note in enumerate(version.notes):
        where = (*place, "notes", number)
        yield from _tree(note.unless, (*where, "unless"), catalogue)
        yield from _scope(note, version, where)
    for number, band in enumerate(version.bands):
        where = (*place, "bands", number)
        yield from _scope(band, version, where)
        yield from _band(band, where, catalogue)


def _scope(owner: Note | Band, version: VersionData, place: Place) -> Iterator[Problem]:
    if version.test is None:
        return
    known = set(paragraphs(version.test))
    for letter in owner.scope:
        if letter not in known:
            yield (*place, "scope"), f"no paragraph {letter} in this version"


def _band(band: Band, place: Place, catalogue: Catalogue) -> Iterator[Problem]:
    parameter = catalogue.get(band.parameter)
    amount = band.plus or band.up_to
    if parameter is None:
        yield (*place, "parameter"), f"unknown parameter {band.parameter!r}"
    elif amount is not None:
        yield from _unit(amount.unit, parameter, place)


def _tree(test: Test, place: Place, catalogue: Catalogue) -> Iterator[Problem]:
    for node, where in steps(test, place):
        if isinstance(node, ParameterTest):
            yield from _leaf(node, where, catalogue)
        elif isinstance(node, AxisTest):
            yield from _axis(node, where, catalogue)


def _axis(node: AxisTest, place: Place, catalogue: Catalogue) -> Iterator[Problem]:
    inside = [each for each, _ in steps(node) if isinstance(each, ParameterTest)]
    known = [catalogue[each.parameter] for each in inside if each.parameter in catalogue]
    if known and not any(each.per_axis for each in known):
        yield place, "an axis test holds no parameter that is measured per axis"


def _leaf(node: ParameterTest, place: Place, catalogue: Catalogue) -> Iterator[Problem]:
    parameter = catalogue.get(node.parameter)
    if parameter is None:
        yield (*place, "parameter"), f"unknown parameter {node.parameter!r}"
        return
    if (node.operator is not None) != parameter.numeric:
        yield place, f"parameter {parameter.name} is a {parameter.type}: compare it as such"
        return
    yield from _words(node, parameter, place)
    if isinstance(node.threshold, Quantity):
        yield from _unit(node.threshold.unit, parameter, place)
    elif isinstance(node.threshold, Formula):
        yield from _unit(node.threshold.unit, parameter, place)
        yield from _operands(node.threshold, place, catalogue)
    for equivalent in node.equivalents:
        yield from _unit(equivalent.value.unit, parameter, place)


def _words(node: ParameterTest, parameter: Parameter, place: Place) -> Iterator[Problem]:
    for word in node.words:
        if parameter.type is ParameterType.FLAG and not isinstance(word, bool):
            yield place, f"parameter {parameter.name} is answered by true or false, not {word!r}"
        if parameter.type is ParameterType.WORDS and word not in parameter.values:
            yield place, f"{word!r} is no word of {parameter.name}"


def _operands(formula: Formula, place: Place, catalogue: Catalogue) -> Iterator[Problem]:
    for operand in formula.where.values():
        parameter = catalogue.get(operand.parameter)
        if parameter is None:
            yield place, f"unknown parameter {operand.parameter!r} in the formula"
        else:
            yield from _unit(operand.unit, parameter, place)


def _unit(unit: str | None, parameter: Parameter, place: Place) -> Iterator[Problem]:
    if (unit is None) != (parameter.unit is None):
        yield place, f"parameter {parameter.name} is measured in {parameter.unit or 'no unit'}"
    elif unit and parameter.unit and not units.comparable(unit, parameter.unit):
        yield place, f"unit {unit} does not convert to {parameter.unit} of {parameter.name}"
