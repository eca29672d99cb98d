"""Answers: what a person says to a question becomes a measurement of the item."""

from decimal import Decimal

from catchall.classification.values import read_figure
from catchall.controls import Parameter, ParameterType
from catchall.errors import ItemError
from catchall.lexicon import units
from catchall.model.classification import Question
from catchall.model.evidence import Evidence, FactState
from catchall.model.item import Axis, Item, Measurement

_YES_NO = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}


def answered(
    item: Item,
    question: Question,
    parameter: Parameter,
    text: str,
    *,
    axis: str | None = None,
    standard: str | None = None,
) -> Item:
    """The item with the answer to a question; an earlier value of the same is replaced.

    Args:
        item: the item that was asked about.
        question: the question, as a classification gave it.
        parameter: what it asks for.
        text: the answer as typed: ``6.6 um``, ``6 to 8 um``, ``yes``, ``milling``.
        axis: the axis it holds for, where the parameter is measured per axis.
        standard: the test standard and edition that was stated; left out where none was.

    Raises:
        ItemError: the answer is not of the kind that the parameter takes.
    """
    measured = [
        each.model_copy(update={"axis": axis, "standard": standard, "state": FactState.CONFIRMED})
        for each in _read(parameter, text.strip())
    ]
    sourced = tuple(
        each.model_copy(
            update={
                "evidence": (
                    Evidence(
                        source="answer", quote=text, place=question.parameter, method="answer/1"
                    ),
                )
            }
        )
        for each in measured
    )
    kept = tuple(m for m in item.measurements if (m.parameter, m.axis) != (parameter.name, axis))
    return item.model_copy(update={"measurements": kept + sourced})


def with_axes(item: Item, linear: str, rotary: str) -> Item:
    """The item with all its axes, named with spaces or commas between them."""
    axes = tuple(
        Axis(name=name, kind=kind)
        for kind, text in (("linear", linear), ("rotary", rotary))
        for name in text.replace(",", " ").split()
    )
    return item.model_copy(update={"axes": axes, "axes_complete": bool(axes)})


def _read(parameter: Parameter, text: str) -> list[Measurement]:
    if parameter.type is ParameterType.FLAG:
        return [Measurement(parameter=parameter.name, value=_flag(parameter, text))]
    if parameter.type is ParameterType.WORDS:
        return [Measurement(parameter=parameter.name, value=w) for w in _words(parameter, text)]
    return [_figure(parameter, text)]


def _flag(parameter: Parameter, text: str) -> bool:
    value = _YES_NO.get(text.casefold())
    if value is None:
        raise _not(parameter, text, "answer yes or no")
    return value


def _words(parameter: Parameter, text: str) -> list[str]:
    words = [word.strip() for word in text.split(",") if word.strip()]
    if not words or any(word not in parameter.values for word in words):
        raise _not(parameter, text, f"choose from {', '.join(parameter.values)}")
    return words


def _figure(parameter: Parameter, text: str) -> Measurement:
    written = read_figure(text)
    if written is None:
        raise _not(parameter, text, f"write a figure, as in 6.6 {parameter.unit or ''}".strip())
    if parameter.unit is not None:
        if written.unit is None:
            raise _not(parameter, text, f"add the unit, as in 6.6 {parameter.unit}")
        units.convert(Decimal(1), written.unit, parameter.unit)
    return Measurement(
        parameter=parameter.name,
        value=written.value,
        unit=written.unit,
        plus_minus=written.plus_minus,
    )


def _not(parameter: Parameter, text: str, remedy: str) -> ItemError:
    return ItemError(
        f"{text[:40]!r} is no answer for {parameter.name}", place="answer", remedy=remedy
    )
