"""Evaluate a version of an entry on facts: three answers, notes that need to be shown."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from catchall.controls.assumptions import assumptions
from catchall.controls.facts import Facts
from catchall.controls.finding import Finding, Gap, Kind
from catchall.controls.leaf import evaluate_leaf
from catchall.controls.parameters import Catalogue, ParameterType
from catchall.controls.rulebook import Rulebook, Version
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
from catchall.controls.truth import Truth, both, either, negate
from catchall.controls.walk import steps

_DEPTH = 4
_SPECIFIED = "specified in "


@dataclass
class Evaluation:
    """The answer of one version, with what was assumed on the way."""

    version: Version
    finding: Finding
    assumptions: tuple[str, ...]


@dataclass
class _Run:
    """The state of evaluating one version: what it may look up."""

    facts: Facts
    rulebook: Rulebook
    version: Version
    as_of: date
    depth: int
    notes: Mapping[str, list[Note]]

    @property
    def parameters(self) -> Catalogue:
        return self.rulebook.parameters


def evaluate(
    version: Version, facts: Facts, *, rulebook: Rulebook, as_of: date, depth: int = 0
) -> Evaluation:
    """Whether a version of an entry catches the item.

    Raises ItemError where a figure is stated in a unit that measures something else.
    """
    notes: dict[str, list[Note]] = {}
    for note in version.notes:
        for letter in note.scope or ("",):
            notes.setdefault(letter, []).append(note)
    run = _Run(facts, rulebook, version, as_of, depth, notes)
    finding = _delimited(run, _noted(run, "", _node(run, version.test, None)))
    return Evaluation(version, finding, assumptions(finding))


def evaluate_gate(gate: Test, version: Version, facts: Facts, *, rulebook: Rulebook) -> Finding:
    """Whether the item is of the kind that an entry speaks of."""
    run = _Run(facts, rulebook, version, version.effective, _DEPTH, {})
    return _node(run, gate, None)


def _node(run: _Run, test: Test, axis: str | None) -> Finding:
    finding = _bare(run, test, axis)
    return _noted(run, test.paragraph, finding) if test.paragraph in run.notes else finding


def _bare(run: _Run, test: Test, axis: str | None) -> Finding:
    if isinstance(test, ParameterTest):
        return _parameter(run, test, axis)
    if isinstance(test, AllOf):
        children = tuple(_node(run, child, axis) for child in test.all)
        truth = both(child.truth for child in children)
        return _tree(Kind.ALL, truth, test, children)
    if isinstance(test, AnyOf):
        children = tuple(_node(run, child, axis) for child in test.any)
        return _tree(Kind.ANY, either(child.truth for child in children), test, children)
    if isinstance(test, Not):
        child = _node(run, test.not_, axis)
        return _tree(Kind.NOT, negate(child.truth), test, (child,))
    if isinstance(test, AxisTest):
        return _axes(run, test)
    if isinstance(test, EntryTest):
        return _reference(run, test.entry, test.paragraph)
    return _human(test)


def _tree(kind: Kind, truth: Truth, test: Test, children: tuple[Finding, ...]) -> Finding:
    words = {Kind.ALL: "all of", Kind.ANY: "any of", Kind.NOT: "not"}
    return Finding(
        kind=kind,
        truth=truth,
        label=test.text or words[kind],
        children=children,
        paragraph=test.paragraph,
    )


def _parameter(run: _Run, test: ParameterTest, axis: str | None) -> Finding:
    parameter = run.parameters[test.parameter]
    finding = evaluate_leaf(test, run.facts, parameter, axis if parameter.per_axis else None)
    if parameter.type is ParameterType.WORDS and finding.truth is False:
        words = sorted({str(each.value) for each in run.facts.readings(parameter.name)})
        text = f"{parameter.name} is taken to be {', '.join(words)} and nothing else"
        return replace(finding, assumption=text)
    return finding


def _human(test: Complex) -> Finding:
    return Finding(
        kind=Kind.HUMAN,
        truth=None,
        label=test.text or "a person must read the passage",
        detail=test.too_complex,
        paragraph=test.paragraph,
        gap=Gap.PERSON,
    )


def _axes(run: _Run, test: AxisTest) -> Finding:
    names = run.facts.axes(test.any_axis)
    if test.named:
        wanted = {each.casefold() for each in test.named}
        names = tuple(name for name in names if name.casefold() in wanted)
    children = [_axis(run, test, name) for name in names]
    if not test.named and _whole(run, test):
        children.append(_axis(run, test, None))
    truth = _enough([child.truth for child in children], test.number)
    if truth is False and not _closed(run, test, names):
        truth = None
    return Finding(
        kind=Kind.ANY_AXIS,
        truth=truth,
        label=test.text or f"at least {test.number} {test.any_axis} axis",
        detail="" if children else "no axis and no figure is stated",
        children=tuple(children) or (_axis(run, test, None),),
        paragraph=test.paragraph,
        gap=Gap.NOT_STATED if truth is None else None,
    )


def _enough(truths: list[Truth], number: int) -> Truth:
    """Whether at least that many are true."""
    if truths.count(True) >= number:
        return True
    return None if len(truths) - truths.count(False) >= number else False


def _whole(run: _Run, test: AxisTest) -> bool:
    """Whether a figure is stated for the machine without saying for which axis."""
    if run.facts.axes_complete and run.facts.axes_declared:
        return False
    leaves = (leaf for leaf, _ in steps(test.test) if isinstance(leaf, ParameterTest))
    return any(run.facts.readings(leaf.parameter) for leaf in leaves)


def _closed(run: _Run, test: AxisTest, names: tuple[str, ...]) -> bool:
    """Whether every axis of the kind was looked at, so that "no axis" may be concluded."""
    if not run.facts.axes_complete:
        return False
    return bool(names) or run.facts.axes_declared or _whole(run, test)


def _axis(run: _Run, test: AxisTest, name: str | None) -> Finding:
    children = [] if test.where is None else [_node(run, test.where, name)]
    children.append(_node(run, test.test, name))
    return Finding(
        kind=Kind.AXIS,
        truth=both(child.truth for child in children),
        label=f"axis {name}" if name else "axis not stated",
        children=tuple(children),
        axis=name,
    )


def _noted(run: _Run, letter: str | None, finding: Finding) -> Finding:
    notes = [(note, _node(run, note.unless, None)) for note in run.notes.get(letter or "", ())]
    if not notes or finding.truth is False:
        return finding
    applies = any(child.truth is True for _, child in notes)
    return Finding(
        kind=Kind.NOTED,
        truth=False if applies else finding.truth,
        label=finding.label,
        children=(finding, *(_note(run, letter, note, child) for note, child in notes)),
        paragraph=finding.paragraph,
    )


def _note(run: _Run, letter: str | None, note: Note, child: Finding) -> Finding:
    where = f"{run.version.code}.{letter}" if letter else run.version.code
    silent = (
        f"{where}: the exception in {note.note} is not taken to apply, since "
        f"nothing shows it ({note.text})"
    )
    said = {True: "applies", False: "does not apply", None: "not shown to apply"}
    return Finding(
        kind=Kind.NOTE,
        truth=child.truth,
        label=f"{note.note}: {note.text}",
        detail=said[child.truth],
        children=(child,),
        assumption=silent if child.truth is None else None,
    )


def _delimited(run: _Run, finding: Finding) -> Finding:
    """Take the item out where another entry of the list catches it."""
    if not run.version.other_than or finding.truth is False:
        return finding
    others = tuple(_reference(run, code, None) for code in run.version.other_than)
    caught = any(other.truth is True for other in others)
    if not caught:
        others = tuple(_set_apart(run, other) for other in others)
    return Finding(
        kind=Kind.NOTED,
        truth=False if caught else finding.truth,
        label=finding.label,
        children=(finding, *others),
    )


def _set_apart(run: _Run, other: Finding) -> Finding:
    """Another entry whose answer is open: it is taken not to catch the item."""
    if other.truth is not None:
        return other
    code = other.label.removeprefix(_SPECIFIED)
    text = f"{run.version.code}: tested as if {code} did not catch the item, which is open"
    return replace(other, assumption=text)


def _reference(run: _Run, code: str, paragraph: str | None) -> Finding:
    entry = run.rulebook.find(run.version.list, code)
    version = entry.at(run.as_of) if entry else None
    truth: Truth = None
    detail = "not encoded for this date"
    if entry and version and run.depth < _DEPTH:
        gate = evaluate_gate(entry.gate, version, run.facts, rulebook=run.rulebook)
        truth = False
        if gate.truth is not False:
            truth = evaluate(
                version, run.facts, rulebook=run.rulebook, as_of=run.as_of, depth=run.depth + 1
            ).finding.truth
        detail = {True: "catches the item", False: "does not catch it", None: "open"}[truth]
    return Finding(
        kind=Kind.REFERENCE,
        truth=truth,
        label=f"{_SPECIFIED}{code}",
        detail=detail,
        paragraph=paragraph,
        gap=Gap.PERSON if truth is None else None,
    )
