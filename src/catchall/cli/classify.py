"""``catchall classify``: items against control lists as of a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from catchall import classification, controls
from catchall.cli import answers, asking, files
from catchall.cli.options import AsOf, Json, day
from catchall.cli.output import Exit, console, leave, print_json, say
from catchall.controls import Rulebook
from catchall.errors import ItemError
from catchall.model import Classification, Item, Question, Undated, Verdict, canonical_json


def classify(
    file: Annotated[Path, typer.Argument(help="Items as YAML, JSON, CSV or Excel.")],
    as_of: AsOf = None,
    jurisdiction: Annotated[
        list[str] | None,
        typer.Option("--jurisdiction", "-j", help="Only these: EU, US, KR, JP, UK, NSG, WA …"),
    ] = None,
    code: Annotated[list[str] | None, typer.Option("--code", help="Only these entries.")] = None,
    ask: Annotated[
        bool, typer.Option("--ask", help="Ask each open question that can change an answer.")
    ] = False,
    save: Annotated[
        Path | None, typer.Option("--save", help="Keep the items, with what was answered (JSON).")
    ] = None,
    json: Json = False,
) -> None:
    """Test items against control lists: verdict, margin, near miss, and what to ask.

    With --ask, Enter leaves a question open, and the end of the input ends the asking.
    Exits with 1 when an item is controlled, nearly so, or when a fact is missing.
    """
    asked = _Asked(day(as_of), controls.load(), jurisdiction, code)
    sheet = classification.read_items(files.read(file), name=file.name)
    items = sheet.items
    if ask:
        catalogue = asked.rulebook.parameters
        items = tuple(asking.ask(item, asked.answers, catalogue) for item in items)
    if save is not None:
        kept = {"items": [item.model_dump(mode="json") for item in items]}
        files.write_all(save.parent, {save.name: canonical_json(kept)})
    found = asked.of(items)
    if json:
        print_json(found.plain(sheet.problems))
    else:
        _show(found, items, sheet.problems)
    if sheet.problems:
        leave(Exit.ERROR)
    leave(Exit.NEEDS_REVIEW if found.needs_review else Exit.NOTHING_FOUND)


@dataclass(frozen=True)
class _Found:
    """What came of the items of a sheet."""

    answers: tuple[Classification, ...]
    unplaced: dict[str, tuple[Question, ...]]
    """Items that no entry tests, each with what to ask."""
    undated: tuple[Undated, ...]

    @property
    def needs_review(self) -> bool:
        """Whether anything is controlled, close to it, or open."""
        open_ = any(self.unplaced.values()) or bool(self.undated)
        return open_ or any(map(_review, self.answers))

    def plain(self, problems: Sequence[ItemError]) -> dict[str, Any]:
        """All of it as plain data."""
        return {
            "undated": [each.model_dump(mode="json") for each in self.undated],
            "unplaced": {
                name: [question.model_dump(mode="json") for question in asked]
                for name, asked in self.unplaced.items()
            },
            "classifications": [each.model_dump(mode="json") for each in self.answers],
            "problems": [str(problem) for problem in problems],
        }


@dataclass(frozen=True)
class _Asked:
    """The day, the lists and the entries that were asked for."""

    as_of: date
    rulebook: Rulebook
    jurisdictions: list[str] | None
    codes: list[str] | None

    def answers(self, item: Item) -> tuple[Classification, ...]:
        """What the entries of the day say of an item."""
        return classification.classify(
            item,
            as_of=self.as_of,
            rulebook=self.rulebook,
            jurisdictions=self.jurisdictions,
            codes=self.codes,
        )

    def of(self, items: Sequence[Item]) -> _Found:
        """The answers for all items, and what has none."""
        answers = tuple(answer for item in items for answer in self.answers(item))
        placed = {answer.item for answer in answers}
        rest = [item for item in items if item.id not in placed]
        undated = tuple(each for item in items for each in self._undated(item))
        return _Found(answers, {item.id: self._unplaced(item) for item in rest}, undated)

    def _undated(self, item: Item) -> tuple[Undated, ...]:
        return classification.undated(
            item,
            as_of=self.as_of,
            rulebook=self.rulebook,
            jurisdictions=self.jurisdictions,
            codes=self.codes,
        )

    def _unplaced(self, item: Item) -> tuple[Question, ...]:
        return classification.unplaced(
            item, as_of=self.as_of, rulebook=self.rulebook, jurisdictions=self.jurisdictions
        )


def _show(found: _Found, items: Sequence[Item], problems: Sequence[ItemError]) -> None:
    out = console()
    answers.show(out, found.answers, items)
    answers.show_undated(out, found.undated, items)
    silent = {each.nearest.item for each in found.undated}
    for item in items:
        if item.id in found.unplaced and item.id not in silent:
            say(out, f"{item.id}: no entry of these lists tests for it; that is not a clearance")
            for question in found.unplaced[item.id]:
                say(out, f"ask for {item.model or item.id}: {question.text}")
    for problem in problems:
        say(out, f"left out: {problem}", style="red")


def _review(answer: Classification) -> bool:
    return answer.verdict is not Verdict.NOT_CONTROLLED or answer.near_miss is not None
