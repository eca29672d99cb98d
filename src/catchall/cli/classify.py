"""``catchall classify``: items against control lists as of a day."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from catchall import classification, controls
from catchall.cli import asking, files
from catchall.cli.options import AsOf, Json, day
from catchall.cli.output import Exit, console, heading, leave, print_json, say, table
from catchall.controls import Entry
from catchall.model import Classification, Item, Margin, Question, Verdict, canonical_json

Answers = Sequence[Classification]

FEW = 4
OPERATORS = {"at_most": "<=", "less_than": "<", "at_least": ">=", "more_than": ">"}
WORDS = {
    Verdict.CONTROLLED: "CONTROLLED",
    Verdict.NOT_CONTROLLED: "not controlled",
    Verdict.CANNOT_TELL: "cannot tell",
}


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
    when = day(as_of)
    rulebook = controls.load()
    sheet = classification.read_items(files.read(file), name=file.name)

    def answers_for(item: Item) -> Answers:
        return classification.classify(
            item, as_of=when, rulebook=rulebook, jurisdictions=jurisdiction, codes=code
        )

    items = sheet.items
    if ask:
        items = tuple(asking.ask(item, answers_for, rulebook.parameters) for item in items)
    if save is not None:
        kept = {"items": [item.model_dump(mode="json") for item in items]}
        files.write_all(save.parent, {save.name: canonical_json(kept)})
    answers = [answer for item in items for answer in answers_for(item)]
    placed = {answer.item for answer in answers}
    open_ = {
        item.id: classification.unplaced(
            item, as_of=when, rulebook=rulebook, jurisdictions=jurisdiction
        )
        for item in items
        if item.id not in placed
    }
    silent = {
        item.id: classification.undated(
            item, as_of=when, rulebook=rulebook, jurisdictions=jurisdiction, codes=code
        )
        for item in items
    }
    if json:
        print_json(
            {
                "undated": {
                    name: [f"{e.list}/{e.code}" for e in entries]
                    for name, entries in silent.items()
                    if entries
                },
                "unplaced": {
                    name: [q.model_dump(mode="json") for q in asked]
                    for name, asked in open_.items()
                },
                "classifications": [a.model_dump(mode="json") for a in answers],
                "problems": [str(problem) for problem in sheet.problems],
            }
        )
    else:
        out = console()
        show(out, answers, items)
        for item in items:
            if item.id in open_ and not silent[item.id]:
                _unplaced(out, item, open_[item.id])
            _undated(out, item, silent[item.id], when)
        for problem in sheet.problems:
            say(out, f"left out: {problem}", style="red")
    if sheet.problems:
        leave(Exit.ERROR)
    missing = any(map(_review, answers)) or any(open_.values()) or any(silent.values())
    leave(Exit.NEEDS_REVIEW if missing else Exit.NOTHING_FOUND)


def _unplaced(out: Console, item: Item, asked: Sequence[Question]) -> None:
    """An item that no entry recognizes: what to ask, and that silence clears nothing."""
    say(out, f"{item.id}: no entry of these lists tests for it; that is not a clearance")
    for question in asked:
        say(out, f"ask for {item.model or item.id}: {question.text}")


def _undated(out: Console, item: Item, entries: Sequence[Entry], when: date) -> None:
    """The entries that test such goods, but not by the text of that day."""
    if entries:
        named = _few([f"{entry.list} {entry.code}" for entry in entries])
        say(
            out,
            f"{item.model or item.id}: no text of {when} is encoded for {named}, which test "
            "such goods by a text of another day; that is not a clearance",
        )


def _review(answer: Classification) -> bool:
    return answer.verdict is not Verdict.NOT_CONTROLLED or answer.near_miss is not None


def show(out: Console, answers: Answers, items: Sequence[Item]) -> None:
    """Print verdicts, the nearest margin of each, near misses, questions and assumptions."""
    names = {item.id: item.model or item.id for item in items}
    if not answers:
        return
    heading(out, f"Items against control lists as of {answers[0].as_of}")
    table(
        out,
        ("item", "entry", "verdict", "nearest figure", "source"),
        [
            (
                names[a.item],
                f"{a.entry.jurisdiction} {a.entry.code}" + _letters(a),
                _verdict(a),
                margin_line(nearest(a)) if nearest(a) else "",
                f"{a.entry.status} {a.entry.version}",
            )
            for a in answers
        ],
    )
    _notes(out, answers, names)


def _verdict(answer: Classification) -> str:
    governed = answer.entry.governed_by
    under = f" ({governed})" if governed else ""
    return WORDS[answer.verdict] + under + (" - near miss" if answer.near_miss else "")


def _notes(out: Console, answers: Answers, names: Mapping[str, str]) -> None:
    for text, where in _grouped(
        (f"near miss: {names[a.item]}: {a.near_miss.text}", a) for a in answers if a.near_miss
    ):
        say(out, f"{text} [{where}]")
    for text, where in _grouped(
        (f"ask for {names[a.item]}: {q.text}", a) for a in answers for q in a.questions
    ):
        say(out, f"{text} [{where}]")
    assumed = [
        (t, w)
        for t, w in _grouped(
            (f"assumed for {names[a.item]}: {t}", a) for a in answers for t in a.assumptions
        )
    ]
    for text, where in assumed:
        if not _about_note(text):
            say(out, f"{text} [{where}]")
    notes = sum(_about_note(text) for text, _ in assumed)
    if notes:
        say(
            out,
            f"assumed: {notes} notes that exclude goods do not apply, as nothing shows that "
            "they do (each is in the proof: --json)",
        )


def _about_note(assumption: str) -> bool:
    return "the exception in" in assumption


def _grouped(lines: Iterable[tuple[str, Classification]]) -> list[tuple[str, str]]:
    """Equal lines once, with the entries that they stand for."""
    grouped: dict[str, list[str]] = {}
    for text, answer in lines:
        grouped.setdefault(text, []).append(f"{answer.entry.jurisdiction} {answer.entry.code}")
    return [(text, _few(list(dict.fromkeys(where)))) for text, where in grouped.items()]


def _few(names: list[str]) -> str:
    shown = ", ".join(names[:FEW])
    return shown if len(names) <= FEW else f"{shown} and {len(names) - FEW} more"


def _letters(answer: Classification) -> str:
    return f" {', '.join(answer.paragraphs)}" if answer.paragraphs else ""


def nearest(answer: Classification) -> Margin | None:
    """The figure that matters: of the near miss, else the one that lacks least, by share.

    A figure that alone stands between comes before one of a paragraph that fails anyhow.
    """
    margins = (answer.near_miss.margins if answer.near_miss else ()) or answer.margins
    known = [m for m in margins if m.relative is not None]
    refused = answer.verdict is Verdict.NOT_CONTROLLED
    return min(known, key=lambda m: _distant(m, refused=refused), default=None)


def _distant(margin: Margin, *, refused: bool) -> tuple[bool, int, Decimal, str]:
    met = refused and margin.short_by <= 0
    return met, margin.other_tests_unmet, margin.relative or Decimal(0), margin.paragraph


def margin_line(margin: Margin | None) -> str:
    """A margin in one line: figure, threshold, distance, and whether in the band."""
    if margin is None:
        return ""
    axis = f" {margin.axis}" if margin.axis else ""
    band = f", inside the band of {margin.band:f} {margin.unit}" if margin.in_band else ""
    operator = OPERATORS.get(margin.operator, margin.operator)
    others = margin.other_tests_unmet
    beside = f"; {others} more of {margin.paragraph} unmet" if others else ""
    return (
        f"{margin.parameter}{axis} {margin.declared:f} vs {operator} "
        f"{margin.threshold:f} {margin.unit}: {_distance(margin)}{band}{beside}"
    )


def _distance(margin: Margin) -> str:
    if margin.short_by > 0:
        return f"short by {margin.short_by:f}"
    return f"past it by {-margin.short_by:f}" if margin.short_by < 0 else "exactly at it"
