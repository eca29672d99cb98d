"""Answers in words: verdicts with the figure that matters, near misses, questions."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from rich.console import Console

from catchall.cli.output import heading, say, table
from catchall.model import Classification, Item, Margin, Undated, Verdict

FEW = 4
OPERATORS = {"at_most": "<=", "less_than": "<", "at_least": ">=", "more_than": ">"}
WORDS = {
    Verdict.CONTROLLED: "CONTROLLED",
    Verdict.NOT_CONTROLLED: "not controlled",
    Verdict.CANNOT_TELL: "cannot tell",
}


def show(out: Console, answers: Sequence[Classification], items: Sequence[Item]) -> None:
    """Print verdicts, the nearest margin of each, near misses, questions and assumptions."""
    names = names_of(items)
    if not answers:
        return
    heading(out, f"Items against control lists as of {answers[0].as_of}")
    columns = ("item", "entry", "verdict", "nearest figure", "source")
    table(out, columns, [_row(names, answer) for answer in answers])
    _notes(out, answers, names)


def show_undated(out: Console, silent: Sequence[Undated], items: Sequence[Item]) -> None:
    """Print the entries without a text of the day, with what the nearest text at hand says."""
    if not silent:
        return
    names = names_of(items)
    heading(out, f"No text of {silent[0].as_of} is encoded for these; the nearest at hand says")
    columns = ("item", "entry", "of", "by that text", "nearest figure", "source")
    rows = []
    for each in silent:
        item, *rest = _row(names, each.nearest)
        rows.append((item, rest[0], each.nearest.as_of, *rest[1:]))
    table(out, columns, rows)
    say(
        out,
        f"The law of {silent[0].as_of} may have said otherwise or nothing: this is neither an "
        "answer nor a clearance. Look up the text of that day.",
        style="yellow",
    )


def names_of(items: Sequence[Item]) -> dict[str, str]:
    """What each item is called: its model, else its id."""
    return {item.id: item.model or item.id for item in items}


def _row(names: Mapping[str, str], answer: Classification) -> tuple[str, str, str, str, str]:
    return (
        names[answer.item],
        f"{answer.entry.jurisdiction} {answer.entry.code}" + _letters(answer),
        _verdict(answer),
        margin_line(nearest(answer)),
        f"{answer.entry.status} {answer.entry.version}",
    )


def _verdict(answer: Classification) -> str:
    governed = answer.entry.governed_by
    under = f" ({governed})" if governed else ""
    return WORDS[answer.verdict] + under + (" - near miss" if answer.near_miss else "")


def _notes(out: Console, answers: Sequence[Classification], names: Mapping[str, str]) -> None:
    for text, where in _grouped(
        (f"near miss: {names[a.item]}: {a.near_miss.text}", a) for a in answers if a.near_miss
    ):
        say(out, f"{text} [{where}]")
    for text, where in _grouped(
        (f"ask for {names[a.item]}: {q.text}", a) for a in answers for q in a.questions
    ):
        say(out, f"{text} [{where}]")
    assumed = _grouped(
        (f"assumed for {names[a.item]}: {t}", a) for a in answers for t in a.assumptions
    )
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
