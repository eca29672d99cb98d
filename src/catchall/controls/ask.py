"""Questions: only for what can still change the answer."""

from collections.abc import Callable, Iterator

from catchall.controls.finding import Finding, Gap, Kind
from catchall.controls.parameters import Catalogue, Parameter
from catchall.model.classification import Question

_LEAVES = (Kind.TEST, Kind.FLAG, Kind.WORDS, Kind.HUMAN, Kind.REFERENCE)


def questions(
    finding: Finding, parameters: Catalogue, states: Callable[[str], bool]
) -> tuple[Question, ...]:
    """What to ask, in the order of the text; nothing where the answer is settled.

    A test is asked about only where every test above it is still open: what another
    limb has settled cannot change the answer any more. Where a paragraph begins with the
    kind of goods it speaks of, that is asked before the rest. ``states`` says whether the item
    states anything of a parameter: of a sum only the parts that are missing are asked for.
    """
    if finding.truth is not None:
        return ()
    asked = (each for leaf in _open(finding) for each in _ask(leaf, parameters, states))
    return tuple(dict.fromkeys(asked))


def _open(finding: Finding) -> Iterator[Finding]:
    if finding.kind in _LEAVES:
        yield finding
    elif finding.kind is Kind.NOTED:
        yield from _open(finding.children[0])
    elif finding.kind is Kind.ANY_AXIS:
        yield from _axes(finding)
    elif finding.kind is Kind.ALL and _scope_open(finding):
        yield finding.children[0]
    else:
        for child in finding.children:
            if child.truth is None:
                yield from _open(child)


def _scope_open(finding: Finding) -> bool:
    """Whether a conjunction begins by saying of which goods it speaks, and that is open."""
    first = finding.children[0]
    return first.kind is Kind.WORDS and first.truth is None


def _axes(finding: Finding) -> Iterator[Finding]:
    """Open axes; where every declared one is settled, the figures of the others."""
    unsettled = [child for child in finding.children if child.truth is None]
    for child in unsettled or finding.children[-1:]:
        for test in child.children:
            for leaf in _leaves(test):
                if leaf.truth is None:
                    yield leaf
                elif not unsettled and leaf.parameter:
                    yield Finding(
                        Kind.TEST,
                        None,
                        leaf.label,
                        parameter=leaf.parameter,
                        standard=leaf.standard,
                        gap=Gap.NOT_STATED,
                    )


def _leaves(finding: Finding) -> Iterator[Finding]:
    if finding.children:
        for child in finding.children:
            yield from _leaves(child)
    else:
        yield finding


def _ask(leaf: Finding, parameters: Catalogue, states: Callable[[str], bool]) -> Iterator[Question]:
    if leaf.kind is Kind.HUMAN:
        yield Question(parameter="", text=leaf.detail)
        return
    if leaf.kind is Kind.REFERENCE or leaf.parameter is None:
        return
    parameter = parameters[leaf.parameter]
    if parameter.sum_of and leaf.gap is Gap.NOT_STATED:
        missing = [part for part in parameter.sum_of if not states(part)]
        for part in missing or parameter.sum_of:
            yield _question(leaf, parameters[part])
    else:
        yield _question(leaf, parameter)


def _question(leaf: Finding, parameter: Parameter) -> Question:
    return Question(
        parameter=parameter.name,
        text=f"{parameter.question}{_because(leaf)}",
        unit=parameter.unit,
        standard=leaf.standard,
        axis=leaf.axis,
    )


def _because(leaf: Finding) -> str:
    edition = f" by {leaf.standard}" if leaf.standard else ""
    reasons = {
        Gap.PLUS_MINUS: f" It is quoted as ±: state the full figure{edition}.",
        Gap.STANDARD: f" State the figure measured{edition}, and the edition of the test.",
        Gap.UNIT: " State its unit.",
        Gap.RANGE: " The stated range lies on both sides of the threshold: narrow it.",
        Gap.CONFLICT: " The stated figures contradict each other: which one holds?",
        Gap.OPERAND: f" State also what the threshold depends on: {leaf.label}.",
    }
    return reasons.get(leaf.gap, "") if leaf.gap else ""
