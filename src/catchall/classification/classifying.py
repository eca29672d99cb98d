"""Classify: one item against the entries of a rulebook, as they stood on a date."""

from collections.abc import Iterator, Sequence
from datetime import date

from catchall.classification.recognize import Recognized, recognize
from catchall.controls import (
    Catalogue,
    Entry,
    Evaluation,
    Facts,
    Rulebook,
    Version,
    evaluate,
    evaluate_gate,
)
from catchall.controls.ask import questions
from catchall.controls.finding import Finding
from catchall.controls.gaps import near_miss
from catchall.controls.margins import margins
from catchall.controls.mention import mentioned, tested
from catchall.controls.proof import met, proof, verdict
from catchall.model.classification import Classification, EntryRef
from catchall.model.item import Item

FORM = "item_form"
GOODS = "goods"


def classify(
    item: Item,
    *,
    as_of: date,
    rulebook: Rulebook,
    jurisdictions: Sequence[str] | None = None,
    codes: Sequence[str] | None = None,
) -> tuple[Classification, ...]:
    """The answer of every entry that speaks of goods of this kind.

    An entry is tested where the item is known to be of its kind. What the description
    says of the kind is used and recorded as an assumption. An item that no entry
    recognizes gives an empty tuple, which is not an answer of "not controlled".

    Args:
        item: the item with what is known of it.
        as_of: the day whose law applies.
        rulebook: the entries.
        jurisdictions: lists to look into, such as ``EU`` or ``NSG``; all where left out.
        codes: entries to test even where the kind of the item is not known; a code
            without a list names the entries of all lists.

    Returns:
        One classification for each entry, ordered by list and code.

    Raises:
        InputError: a code is not in the rulebook.
        ItemError: a figure is in a unit that measures something else.
    """
    recognized = recognize(item, rulebook.parameters)
    facts = Facts(item, rulebook.parameters, tuple(each.measurement for each in recognized))
    chosen = _chosen(rulebook, jurisdictions, codes)
    found = []
    for entry in chosen:
        version = entry.at(as_of)
        if version is None or not (codes or concerns(entry, version, facts, rulebook)):
            continue
        evaluation = evaluate(version, facts, rulebook=rulebook, as_of=as_of)
        read = _read(recognized, entry, version, rulebook.parameters)
        found.append(_answer(item, entry, evaluation, rulebook, as_of, read))
    return tuple(found)


def _read(
    recognized: Sequence[Recognized], entry: Entry, version: Version, parameters: Catalogue
) -> tuple[str, ...]:
    """What was read from the description and what this version asks of it."""
    used = tested(version, parameters) | mentioned(entry.gate, parameters)
    return tuple(
        f"{each.measurement.parameter} is taken to be {_word(each.measurement.value)}: the "
        f"description says {each.words!r}"
        for each in recognized
        if each.measurement.parameter in used
    )


def _word(value: object) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _chosen(
    rulebook: Rulebook, jurisdictions: Sequence[str] | None, codes: Sequence[str] | None
) -> tuple[Entry, ...]:
    named = None
    if codes is not None:
        named = {(each.list, each.code) for code in codes for each in rulebook.named(code)}
    return tuple(
        entry
        for entry in rulebook
        if (named is None or (entry.list, entry.code) in named)
        and (jurisdictions is None or entry.list in jurisdictions)
    )


def concerns(entry: Entry, version: Version, facts: Facts, rulebook: Rulebook) -> bool:
    """Whether the gate is open: certainly, or partly answered and not refuted.

    What is stated to be software or technology is tested by the entries that speak of it
    alone: the kind of goods it is for does not make it those goods.
    """
    forms = {str(reading.value) for reading in facts.readings(FORM)}
    if forms and GOODS not in forms and FORM not in mentioned(entry.gate, rulebook.parameters):
        return False
    gate = evaluate_gate(entry.gate, version, facts, rulebook=rulebook)
    if gate.truth is None:
        return any(leaf.truth is True for leaf in _leaves(gate))
    return gate.truth


def _leaves(finding: Finding) -> Iterator[Finding]:
    if not finding.children:
        yield finding
    for child in finding.children:
        yield from _leaves(child)


def _answer(
    item: Item,
    entry: Entry,
    evaluation: Evaluation,
    rulebook: Rulebook,
    as_of: date,
    read: tuple[str, ...],
) -> Classification:
    version = evaluation.version
    finding = evaluation.finding
    controlled = finding.truth is True
    stated = {measurement.parameter for measurement in item.measurements}
    return Classification(
        item=item.id,
        entry=_reference(entry, version, rulebook),
        as_of=as_of,
        verdict=verdict(finding.truth),
        paragraphs=met(finding, version),
        margins=margins(finding, version),
        near_miss=None if controlled else near_miss(finding, version, rulebook.parameters),
        questions=questions(finding, rulebook.parameters, stated.__contains__),
        assumptions=(*read, *evaluation.assumptions),
        proof=proof(finding, version),
    )


def _reference(entry: Entry, version: Version, rulebook: Rulebook) -> EntryRef:
    return EntryRef(
        jurisdiction=entry.list,
        code=entry.code,
        title=entry.title,
        regimes=entry.regimes,
        version=version.id,
        rulebook_sha256=rulebook.sha256,
        status=version.citation.status,
        citation=version.citation,
        governed_by=entry.governed_by,
    )
