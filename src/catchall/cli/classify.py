"""``catchall classify``: items against control lists as of a day."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from catchall import classification, controls
from catchall.cli import files
from catchall.cli.options import AsOf, Json, day
from catchall.cli.output import Exit, console, heading, leave, print_json, say, table
from catchall.model import Classification, Margin, Verdict

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
    json: Json = False,
) -> None:
    """Test items against control lists: verdict, margin, near miss, and what to ask.

    Exits with 1 when an item is controlled, nearly so, or when a fact is missing.
    """
    when = day(as_of)
    sheet = classification.read_items(files.read(file), name=file.name)
    answers = [
        answer
        for item in sheet.items
        for answer in classification.classify(
            item,
            as_of=when,
            rulebook=controls.load(),
            jurisdictions=jurisdiction,
            codes=code,
        )
    ]
    if json:
        print_json(
            {
                "classifications": [a.model_dump(mode="json") for a in answers],
                "problems": [str(problem) for problem in sheet.problems],
            }
        )
    else:
        out = console()
        show(out, answers)
        unrecognized = [i for i in sheet.items if not any(a.item == i.id for a in answers)]
        for item in unrecognized:
            say(out, f"{item.id}: no entry of these lists tests for it; that is not a clearance")
        for problem in sheet.problems:
            say(out, f"left out: {problem}", style="red")
    if sheet.problems:
        leave(Exit.ERROR)
    leave(Exit.NEEDS_REVIEW if any(_review(a) for a in answers) else Exit.NOTHING_FOUND)


def _review(answer: Classification) -> bool:
    return answer.verdict is not Verdict.NOT_CONTROLLED or answer.near_miss is not None


def show(out: Console, answers: list[Classification] | tuple[Classification, ...]) -> None:
    """Print verdicts, the nearest margin of each, near misses, questions and assumptions."""
    if not answers:
        return
    heading(out, f"Items against control lists as of {answers[0].as_of}")
    table(
        out,
        ("item", "entry", "verdict", "nearest figure", "source"),
        [
            (
                a.item,
                f"{a.entry.jurisdiction} {a.entry.code}" + _letters(a),
                WORDS[a.verdict] + (" - near miss" if a.near_miss else ""),
                margin_line(nearest(a)) if nearest(a) else "",
                f"{a.entry.status} {a.entry.version}",
            )
            for a in answers
        ],
    )
    _notes(out, answers)


def _notes(out: Console, answers: list[Classification] | tuple[Classification, ...]) -> None:
    lines: dict[str, None] = {}
    for a in answers:
        if a.near_miss:
            lines[f"near miss: {a.item} at {a.entry.jurisdiction} {a.near_miss.text}"] = None
    for a in answers:
        for question in a.questions:
            lines[f"ask for {a.item}: {question.text}"] = None
    for a in answers:
        for assumption in a.assumptions:
            lines[f"assumed for {a.item}: {assumption}"] = None
    for line in lines:
        say(out, line)


def _letters(answer: Classification) -> str:
    return f" {', '.join(answer.paragraphs)}" if answer.paragraphs else ""


def nearest(answer: Classification) -> Margin | None:
    """The margin that lacks least to become controlled, as a share of its threshold."""
    known = [m for m in answer.margins if m.relative is not None]
    return min(known, key=lambda m: (m.relative or 0, m.paragraph), default=None)


def margin_line(margin: Margin | None) -> str:
    """A margin in one line: figure, threshold, distance, and whether in the band."""
    if margin is None:
        return ""
    axis = f" {margin.axis}" if margin.axis else ""
    band = f", inside the band of {margin.band:f} {margin.unit}" if margin.in_band else ""
    return (
        f"{margin.parameter}{axis} {margin.declared:f} vs {margin.operator} "
        f"{margin.threshold:f} {margin.unit}: short by {margin.short_by:f}{band}"
    )
