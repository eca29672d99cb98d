"""Describe: a rule in words, one line per test, with its official letters."""

from collections.abc import Iterator

from catchall.controls.parameters import Catalogue, Parameter, ParameterType
from catchall.controls.rulebook import Version
from catchall.controls.schema import Note
from catchall.controls.tests import (
    AllOf,
    AnyOf,
    AxisTest,
    Complex,
    EntryTest,
    Not,
    ParameterTest,
    Test,
)

Line = tuple[int, str]
"""Depth and text."""


def describe(version: Version, parameters: Catalogue) -> Iterator[Line]:
    """The tests of a version, then its notes; a flag is shown as its question."""
    yield from _lines(version.test, 0, parameters)
    for code in version.other_than:
        yield 0, f"other than what {code} catches"
    for note in version.notes:
        yield from _note(note, parameters)


def _note(note: Note, parameters: Catalogue) -> Iterator[Line]:
    where = ", ".join(note.scope) or "the entry"
    yield 0, f"{note.note}, for {where}: not {note.text}, where it is shown that"
    yield from _lines(note.unless, 1, parameters)


def _lines(test: Test, depth: int, parameters: Catalogue) -> Iterator[Line]:
    letters = f"{test.paragraph}: " if test.paragraph else ""
    words = f"{test.text}: " if test.text else ""
    head = f"{letters}{words}"
    if isinstance(test, ParameterTest):
        yield depth, head + asked(test, parameters[test.parameter])
        return
    yield depth, head + _head(test)
    if isinstance(test, AllOf | AnyOf):
        for child in test.all if isinstance(test, AllOf) else test.any:
            yield from _lines(child, depth + 1, parameters)
    elif isinstance(test, Not):
        yield from _lines(test.not_, depth + 1, parameters)
    elif isinstance(test, AxisTest):
        if test.where is not None:
            yield from _lines(test.where, depth + 1, parameters)
        yield from _lines(test.test, depth + 1, parameters)


def _head(test: AllOf | AnyOf | Not | AxisTest | EntryTest | Complex) -> str:
    if isinstance(test, AxisTest):
        names = f" ({' or '.join(test.named)})" if test.named else ""
        condition = ", of those where the first holds, passes the second" if test.where else ""
        return f"at least {test.number} {test.any_axis} axis{names}{condition}"
    if isinstance(test, EntryTest):
        return f"is caught by {test.entry}"
    if isinstance(test, Complex):
        return f"a person must read: {test.too_complex}"
    return "all of" if isinstance(test, AllOf) else "any of" if isinstance(test, AnyOf) else "not"


def asked(test: ParameterTest, parameter: Parameter) -> str:
    """The comparison, or for a flag its question with the answer that counts."""
    if parameter.type is not ParameterType.FLAG:
        return test.comparison
    return f"{parameter.question} {'Yes' if test.words[0] else 'No'}."
