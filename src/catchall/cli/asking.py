"""``catchall classify --ask``: walk a person through the questions that still matter."""

from collections.abc import Callable, Sequence

import typer

from catchall.classification import answered, with_axes
from catchall.controls import Catalogue, Parameter
from catchall.errors import ItemError
from catchall.model import Classification, Item, Question

Classify = Callable[[Item], Sequence[Classification]]


def ask(item: Item, classify: Classify, catalogue: Catalogue) -> Item:
    """Ask until no question is left that can change an answer; Enter leaves one open.

    The end of the input ends the asking; what was answered is kept.
    """
    asked: set[str] = set()
    try:
        while question := _next(classify(item), asked):
            item = _put(item, question, catalogue[question.parameter], asked)
    except (typer.Abort, EOFError):
        typer.echo("", err=True)
    return item


def _next(answers: Sequence[Classification], left: set[str]) -> Question | None:
    found = (q for answer in answers for q in answer.questions)
    return next((q for q in found if q.parameter and q.parameter not in left), None)


def _put(item: Item, question: Question, parameter: Parameter, left: set[str]) -> Item:
    typer.echo(f"\n{item.model or item.id}: {question.text}", err=True)
    if parameter.guidance:
        typer.echo(f"  {parameter.guidance}", err=True)
    if parameter.values:
        typer.echo(f"  one or more of: {', '.join(parameter.values)}", err=True)
    if parameter.per_axis and not item.axes:
        item = with_axes(
            item, _line("  names of all linear axes"), _line("  names of all rotary axes")
        )
    axes = [axis.name for axis in item.axes] if parameter.per_axis else [None]
    for axis in axes:
        item = _one(item, question, parameter, axis)
    left.add(question.parameter)  # asked once: what stays open stays open
    return item


def _one(item: Item, question: Question, parameter: Parameter, axis: str | None) -> Item:
    unit = f" in {parameter.unit}" if parameter.unit else ""
    label = f"  axis {axis}{unit}" if axis else f"  answer{unit}"
    while text := _line(label):
        standard = _line(f"  measured by (asked: {question.standard})") if question.standard else ""
        try:
            return answered(item, question, parameter, text, axis=axis, standard=standard or None)
        except ItemError as error:
            typer.echo(f"  {error}", err=True)
    return item


def _line(label: str) -> str:
    """One line from the person; empty leaves the question open."""
    return str(typer.prompt(label, default="", show_default=False, err=True)).strip()
