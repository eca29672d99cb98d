"""Mention: the parameters that a rule speaks of, with those that their values follow from."""

from catchall.controls.figures import Formula
from catchall.controls.parameters import Catalogue
from catchall.controls.rulebook import Version
from catchall.controls.tests import ParameterTest, Test
from catchall.controls.walk import steps


def tested(version: Version, parameters: Catalogue) -> frozenset[str]:
    """The parameters of the tests and notes of a version."""
    trees = (version.test, *(note.unless for note in version.notes))
    return frozenset().union(*(mentioned(tree, parameters) for tree in trees))


def mentioned(test: Test, parameters: Catalogue) -> frozenset[str]:
    """The parameters of one tree."""
    found: set[str] = set()
    for node, _ in steps(test):
        if isinstance(node, ParameterTest):
            found |= _sources(node.parameter, parameters)
            if isinstance(node.threshold, Formula):
                found.update(operand.parameter for operand in node.threshold.where.values())
    return frozenset(found)


def _sources(name: str, parameters: Catalogue) -> set[str]:
    """A parameter, its parts and its whole, and the count that implies it."""
    parameter = parameters[name]
    found = {name, *parameter.sum_of}
    whole = parameters.whole_of(name)
    if whole is not None:
        found |= {whole.name, *whole.sum_of}
    if parameter.implied_by is not None:
        found |= _sources(parameter.implied_by.parameter, parameters)
    return found
