"""Subject: an item with what is read of it, asked one version of an entry at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from catchall.classification.recognize import Recognized, recognize
from catchall.controls import Entry, Evaluation, Facts, Rulebook, Version, evaluate, evaluate_gate
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


@dataclass(frozen=True, slots=True)
class Subject:
    """An item, what its description says of it, and the rulebook that it is asked by."""

    item: Item
    recognized: tuple[Recognized, ...]
    facts: Facts
    rulebook: Rulebook

    @classmethod
    def of(cls, item: Item, rulebook: Rulebook) -> "Subject":
        """The item with its description read."""
        found = tuple(recognize(item, rulebook.parameters))
        read = tuple(each.measurement for each in found)
        return cls(item, found, Facts(item, rulebook.parameters, read), rulebook)

    def concerns(self, entry: Entry, version: Version) -> bool:
        """Whether the gate is open: certainly, or partly answered and not refuted.

        What is stated to be software or technology is tested by the entries that speak of it
        alone: the kind of goods it is for does not make it those goods.
        """
        forms = {str(reading.value) for reading in self.facts.readings(FORM)}
        asked = mentioned(entry.gate, self.rulebook.parameters)
        if forms and GOODS not in forms and FORM not in asked:
            return False
        gate = evaluate_gate(entry.gate, version, self.facts, rulebook=self.rulebook)
        if gate.truth is None:
            return any(leaf.truth is True for leaf in _leaves(gate))
        return gate.truth

    def answer(self, entry: Entry, version: Version, as_of: date) -> Classification:
        """What a version says of the item; other entries count as they stand on ``as_of``.

        Raises:
            ItemError: a figure is in a unit that measures something else.
        """
        evaluation = evaluate(version, self.facts, rulebook=self.rulebook, as_of=as_of)
        return self._put(entry, evaluation, as_of)

    def _put(self, entry: Entry, evaluation: Evaluation, as_of: date) -> Classification:
        version, finding = evaluation.version, evaluation.finding
        catalogue = self.rulebook.parameters
        stated = {measurement.parameter for measurement in self.item.measurements}
        controlled = finding.truth is True
        return Classification(
            item=self.item.id,
            entry=_reference(entry, version, self.rulebook),
            as_of=as_of,
            verdict=verdict(finding.truth),
            paragraphs=met(finding, version),
            margins=margins(finding, version),
            near_miss=None if controlled else near_miss(finding, version, catalogue),
            questions=questions(finding, catalogue, stated.__contains__),
            assumptions=(*self._read(entry, version), *evaluation.assumptions),
            proof=proof(finding, version),
        )

    def _read(self, entry: Entry, version: Version) -> tuple[str, ...]:
        """What was read from the description and what this version asks of it."""
        catalogue = self.rulebook.parameters
        used = tested(version, catalogue) | mentioned(entry.gate, catalogue)
        return tuple(
            f"{each.measurement.parameter} is taken to be {_word(each.measurement.value)}: the "
            f"description says {each.words!r}"
            for each in self.recognized
            if each.measurement.parameter in used
        )


def _word(value: object) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _leaves(finding: Finding) -> Iterator[Finding]:
    if not finding.children:
        yield finding
    for child in finding.children:
        yield from _leaves(child)


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
