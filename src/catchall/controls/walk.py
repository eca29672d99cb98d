"""Walking and rewriting the tests of a rule."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from catchall.controls.tests import AllOf, AnyOf, AxisTest, Node, Not, Test

Place = tuple[str | int, ...]
_N = TypeVar("_N", bound=Node)


def steps(test: Test, place: Place = ()) -> Iterator[tuple[Test, Place]]:
    """Every test of a tree with its place in the file, the tree itself first."""
    yield test, place
    for child, step in _children(test):
        yield from steps(child, (*place, *step))


def _children(test: Test) -> Iterator[tuple[Test, Place]]:
    if isinstance(test, AllOf):
        yield from ((child, ("all", number)) for number, child in enumerate(test.all))
    elif isinstance(test, AnyOf):
        yield from ((child, ("any", number)) for number, child in enumerate(test.any))
    elif isinstance(test, Not):
        yield test.not_, ("not",)
    elif isinstance(test, AxisTest):
        if test.where is not None:
            yield test.where, ("where",)
        yield test.test, ("test",)


def paragraphs(test: Test) -> tuple[str, ...]:
    """The official letters in a tree, in order."""
    return tuple(node.paragraph for node, _ in steps(test) if node.paragraph)


def without(test: Test, omit: frozenset[str]) -> Test | None:
    """The tree without the paragraphs named; none where nothing of it is left."""
    if test.paragraph in omit:
        return None
    if isinstance(test, AllOf):
        return _kept(test, "all", tuple(without(child, omit) for child in test.all))
    if isinstance(test, AnyOf):
        return _kept(test, "any", tuple(without(child, omit) for child in test.any))
    return test


def _kept(test: _N, field: str, children: tuple[Test | None, ...]) -> _N | None:
    kept = tuple(child for child in children if child is not None)
    return test.model_copy(update={field: kept}) if kept else None


def relettered(test: Test, letters: Mapping[str, str]) -> Test:
    """The tree with the first letter of each paragraph changed."""
    changed: dict[str, object] = {}
    if test.paragraph:
        changed["paragraph"] = reletter(test.paragraph, letters)
    if isinstance(test, AllOf):
        changed["all"] = tuple(relettered(child, letters) for child in test.all)
    elif isinstance(test, AnyOf):
        changed["any"] = tuple(relettered(child, letters) for child in test.any)
    return test.model_copy(update=changed)


def reletter(paragraph: str, letters: Mapping[str, str]) -> str:
    """One paragraph with its first letter changed."""
    first, dot, rest = paragraph.partition(".")
    return letters.get(first, first) + dot + rest
