"""First pass: which entries speak of each of many items, and what they say, by SQL alone.

For the rows of a large file before anybody asks why. Only items that the columns hold whole
are answered; for those the answers are the ones of the explaining evaluator. Near misses,
margins and questions are its work, and so is every item that is left out here.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from catchall.bulk import columns
from catchall.bulk.compile import Compiled, compile_version
from catchall.bulk.duckdb import classify_table, create, insert, parameters
from catchall.classification.recognize import recognize
from catchall.controls import Catalogue, Entry, Rulebook, Version
from catchall.controls.tests import AllOf, AnyOf, ParameterTest, Test
from catchall.errors import RulebookError
from catchall.model import Item, Verdict

_FORM, _GOODS = "item_form", "goods"


class Answered(NamedTuple):
    """One entry that speaks of an item, and its answer."""

    entry: Entry
    version: Version
    verdict: Verdict


class FirstPass:
    """The entries of a rulebook that are in force on a day, compiled when they are needed.

    Args:
        rulebook: the entries.
        as_of: the day whose law applies.

    Raises:
        RulebookError: a gate asks for more than words and their combinations.
    """

    def __init__(self, rulebook: Rulebook, as_of: date) -> None:
        self._rulebook, self._as_of = rulebook, as_of
        self._entries: dict[str, tuple[Entry, Version]] = {}
        self._gates: list[Compiled] = []
        self._compiled: dict[str, Compiled] = {}
        for entry in rulebook:
            version = entry.at(as_of)
            if version is not None:
                self._entries[version.id] = (entry, version)
                self._gates.append(_gate(entry, version, rulebook))

    def answers(self, items: Sequence[Item]) -> dict[str, tuple[Answered, ...]]:
        """The answers by item id, in the order of the rulebook; of items held whole alone.

        Raises:
            ItemError: a figure is in a unit that measures something else.
        """
        catalogue = self._rulebook.parameters
        whole = [read for item in items if columns.holds(read := _read(item, catalogue), catalogue)]
        found: dict[str, tuple[Answered, ...]] = {item.id: () for item in whole}
        concerned = self._concerned(whole)
        wanted = [self._whole(version) for version in sorted({each for _, each in concerned})]
        asked = {item for item, _ in concerned}
        some = [item for item in whole if item.id in asked]
        for item, version, verdict in _run(wanted, some, self._rulebook):
            if (item, version) in concerned:
                found[item] = (*found[item], Answered(*self._entries[version], verdict))
        order = {version: number for number, version in enumerate(self._entries)}
        return {
            item: tuple(sorted(each, key=lambda one: order[one.version.id]))
            for item, each in found.items()
        }

    def _concerned(self, items: Sequence[Item]) -> set[tuple[str, str]]:
        """Item and version, where the gate is open or partly answered and not refuted."""
        found = _run(self._gates, items, self._rulebook)
        forms = {item.id: _forms(item) for item in items}
        return {
            (item, version)
            for item, version, _ in found
            if not forms[item] or _GOODS in forms[item] or self._asks_form(version)
        }

    def _asks_form(self, version: str) -> bool:
        entry, _ = self._entries[version]
        return any(leaf.parameter == _FORM for leaf in _leaves(entry.gate))

    def _whole(self, version: str) -> Compiled:
        """The answer of a version, asked of the items that it concerns."""
        if version not in self._compiled:
            made = compile_version(self._entries[version][1], self._rulebook, as_of=self._as_of)
            self._compiled[version] = Compiled(made.version, "TRUE", made.answer, made.parameters)
        return self._compiled[version]


def _read(item: Item, catalogue: Catalogue) -> Item:
    """The item with what its description says of its kind, as the evaluator reads it."""
    words = (each.measurement for each in recognize(item, catalogue))
    return item.model_copy(update={"measurements": (*item.measurements, *words)})


def _run(
    compiled: Sequence[Compiled], items: Sequence[Item], rulebook: Rulebook
) -> list[tuple[str, str, Verdict]]:
    import duckdb  # when used: an extra of the package

    if not compiled or not items:
        return []
    names = parameters(compiled)
    connection = duckdb.connect()
    try:
        create(connection, "items", rulebook.parameters, names)
        insert(connection, "items", items, rulebook.parameters, names)
        return classify_table(connection, compiled, "items")
    finally:
        connection.close()


def _gate(entry: Entry, version: Version, rulebook: Rulebook) -> Compiled:
    """A gate as the evaluator takes it: unknown counts as open where some word of it holds."""
    leaves = list(_leaves(entry.gate))
    text = compile_version(version, rulebook).gate
    words = " OR ".join(
        f"COALESCE({columns.word(leaf.parameter, str(each))}, FALSE)"
        for leaf in leaves
        for each in leaf.words
    )
    names = frozenset(leaf.parameter for leaf in leaves)
    return Compiled(version, f"COALESCE({text}, {words})", "TRUE", names)


def _leaves(gate: Test) -> Iterator[ParameterTest]:
    if isinstance(gate, AllOf | AnyOf):
        for child in gate.all if isinstance(gate, AllOf) else gate.any:
            yield from _leaves(child)
    elif isinstance(gate, ParameterTest) and all(isinstance(each, str) for each in gate.words):
        yield gate
    else:
        raise RulebookError("a gate that asks for more than words is not compiled")


def _forms(item: Item) -> set[str]:
    return {str(each.value) for each in item.measurements if each.parameter == _FORM}
