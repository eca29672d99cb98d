"""Parameters: figures with units, ranges and test editions, bound to the item they describe."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from catchall.intake.extraction.items import FoundItem
from catchall.intake.extraction.passages import Context
from catchall.intake.extraction.sentences import Sentence
from catchall.lexicon import units_text
from catchall.lexicon.wordlists import words
from catchall.model.evidence import Evidence
from catchall.model.item import Interval, Measurement

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_POWER = r"(?: ?[x×] ?10(?:\^| to the )(?P<sign>-|minus )?(?P<power>\d{1,2}))?"
_STANDARD = (
    r"(?: (?:by|under|to|per|according to) (?P<standard>ISO \d{3,5}(?:-\d+)?(?::\d{4})?"
    r"|the same standard))?"
)
_NAME = (
    r"(?:(?P<axis>[XYZABC])[- ]axis )?(?P<name>[a-z][a-z-]{2,20}(?: [a-z][a-z-]{2,20}){0,2})"
    r"(?: of| is| at|:)? "
)
_LOW_UNIT = r"(?: ?[A-Za-zµ°%]{1,5})?"
_FIGURE = re.compile(
    rf"(?:{_NAME})?(?<![\w,./-])(?:(?:from )?(?P<low>{_NUMBER}){_LOW_UNIT} ?(?:to|-) ?)?"
    rf"(?P<value>(?:(?<=\s)-)?{_NUMBER}){_POWER}[ -]?"
    rf"(?P<unit>{units_text.PATTERN})(?![\w/])(?: each)?"
    r"(?P<of> on the (?P<on>[XYZABC]) axis| for [a-z]{3,20}| \([a-z, ]{3,30}\))?"
    rf"{_STANDARD}",
    re.IGNORECASE,
)
_FORMULA = re.compile(
    r"(?<![\w.])(?:[A-Z]{1,4} ?= ?)?\d{1,4}(?:\.\d{1,3})? ?\+ ?L/\d+ (?P<unit>micrometers?|um|µm)"
    r"(?: (?:by|under|to) (?P<standard>ISO \d{3,5}(?:-\d+)?(?::\d{4})?))?"
)
_AXES = re.compile(
    r"\b(?P<count>two|three|four|five|six|\d) (?:simultaneously )?(?P<contouring>(?:contouring|"
    r"controlled) )?axes\b|\b(?P<contouring2>contouring )?axes:? (?P<count2>\d)\b",
    re.IGNORECASE,
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_NAMES = {
    "weighs": "mass",
    "mass": "mass",
    "weight": "mass",
    "rated": "rating",
    "travel": "travel",
    "positioning accuracy": "positioning_accuracy",
    "unidirectional positioning repeatability": "unidirectional_positioning_repeatability",
    "repeatability": "repeatability",
}
_BY_UNIT = {
    "kg": "mass",
    "g": "mass",
    "t": "mass",
    "degC": "temperature",
    "K": "temperature",
    "mbar": "pressure",
    "bar": "pressure",
    "torr": "pressure",
    "Pa": "pressure",
    "kPa": "pressure",
    "MPa": "pressure",
    "W": "power",
    "MW": "power",
    "V": "voltage",
    "kV": "voltage",
    "A": "current",
    "liter/h": "flow_rate",
    "liter/min": "flow_rate",
    "m**3/hour": "flow_rate",
    "mm": "size",
    "m": "size",
    "nm": "wavelength",
    "deg/h": "drift_rate",
    "Hz": "frequency",
    "kN": "force",
    "kVA": "power",
    "kW": "power",
    "liter": "volume",
    "liter/s": "pumping_speed",
    "rpm": "rotational_speed",
    "um": "accuracy",
}
_MONEY_BEFORE = re.compile(r"(?:EUR|USD|JPY|GBP|SFR|CHF|\$|€) ?\Z")


@dataclass(frozen=True, slots=True)
class Figure:
    """A parameter and its place; ``at`` is where its figure begins."""

    at: int
    start: int
    end: int
    parameter: str
    value: Decimal | Interval | str
    unit: str | None
    standard: str | None
    axis: str | None


def bind(
    context: Context, items: list[FoundItem], again: list[tuple[int, int]]
) -> dict[int, list[Measurement]]:
    """Measurements by the index of their item.

    It is the last one named or meant before the figure in its sentence, else the next one there;
    a sentence that names none goes on with the item named last in its passage.

    Args:
        context: the message in sentences.
        items: the items with their places.
        again: places where an item is meant by "the furnace", in text order.
    """
    done: dict[int, list[Measurement]] = {}
    places = sorted(
        [(e.start or 0, number) for number, item in enumerate(items) for e in item.evidence] + again
    )
    counted = {evidence.start for item in items for _, evidence in item.counted}
    stated: Figure | None = None
    for sentence in context.sentences:
        for read in _figures(sentence):
            figure = _completed(read, stated)
            stated = figure if figure.standard else stated
            owner = _owner(places, figure.start, sentence)
            if owner is None:
                owner = _continued(context, places, sentence)
            if owner is None or figure.at in counted:
                continue
            evidence = context.evidence(sentence, figure.start, figure.end, "parameter/1")
            done.setdefault(owner, []).append(_measurement(figure, evidence))
    return done


def _owner(places: list[tuple[int, int]], start: int, sentence: Sentence) -> int | None:
    """The item named last before a figure in its sentence, else first after it."""
    at = bisect_right(places, (start, len(places)))
    if at > 0 and places[at - 1][0] >= sentence.start:
        return places[at - 1][1]
    return places[at][1] if at < len(places) and places[at][0] < sentence.end else None


def _continued(context: Context, places: list[tuple[int, int]], sentence: Sentence) -> int | None:
    """The item that a sentence without one goes on about: the last one in the same portion."""
    at = bisect_left(places, (sentence.start, -1)) - 1
    if at < 0 or sentence.courtesy:
        return None
    here = bisect_left(context.sentences, sentence.start, key=lambda s: s.start)
    first = context.sentences[max(0, here - _CONTINUED)]
    near = places[at][0] >= first.start and first.portion == sentence.portion
    return places[at][1] if near else None


_CONTINUED = 3
"""How many sentences further a figure may still describe an item."""


def _completed(figure: Figure, stated: Figure | None) -> Figure:
    """A figure "by the same standard" takes the standard, and the name where it has none."""
    if figure.standard is None or figure.standard.upper().startswith("ISO"):
        return figure
    if stated is None:
        return replace(figure, standard=None)
    unnamed = figure.parameter in _BY_UNIT.values()
    name = stated.parameter if unnamed and figure.unit == stated.unit else figure.parameter
    return replace(figure, standard=stated.standard, parameter=name)


def _measurement(figure: Figure, evidence: Evidence) -> Measurement:
    return Measurement(
        parameter=figure.parameter,
        value=figure.value,
        unit=figure.unit,
        standard=figure.standard,
        axis=figure.axis,
        evidence=(evidence,),
    )


def _figures(sentence: Sentence) -> list[Figure]:
    found = []
    for match in _FIGURE.finditer(sentence.text):
        figure = _figure(sentence, match)
        if figure is not None:
            found.append(figure)
    for match in _FORMULA.finditer(sentence.text):
        start, end = sentence.at(match)
        text = match.group()
        found.append(
            Figure(
                start, start, end, "maximum_permissible_error", text, "um", match["standard"], None
            )
        )
    for match in _AXES.finditer(sentence.text):
        start, end = sentence.at(match)
        written = match["count"] or match["count2"]
        count = Decimal(_COUNTS.get(written.lower()) or int(written))
        name = "contouring_axes" if match["contouring"] or match["contouring2"] else "axes"
        found.append(Figure(start, start, end, name, count, None, None, None))
    return found


def _figure(sentence: Sentence, match: re.Match[str]) -> Figure | None:
    unit = units_text.canonical(match["unit"])
    number = _number(match["value"], match["sign"], match["power"])
    low = _number(match["low"], None, None) if match["low"] else None
    if unit is None or number is None:
        return None
    start, skipped = _start(sentence, match)
    if start is None:
        return None
    value = Interval(low=low, high=number) if low is not None and low <= number else number
    axis = match["axis"] or match["on"]
    name = None if skipped else match["name"]
    return Figure(
        sentence.start + (match.start("low") if match["low"] else match.start("value")),
        sentence.start + start,
        sentence.start + match.end(),
        _parameter(name, unit),
        value,
        unit,
        match["standard"],
        axis.lower() if axis else None,
    )


def _start(sentence: Sentence, match: re.Match[str]) -> tuple[int | None, bool]:
    """Where the parameter begins: at its name, else at its figure; null for no parameter."""
    figure = match.start("low") if match["low"] else match.start("value")
    if match["low"] and sentence.text[:figure].endswith("from "):
        figure -= len("from ")
    before = sentence.text[max(0, figure - 8) : figure]
    if _MONEY_BEFORE.search(before):
        return None, True
    name = match["name"]
    if not name:
        return figure, True
    parts = name.lower().split()
    while parts and parts[0] in words("phrase_stops"):
        parts = parts[1:]
    if not parts or parts[-1] in words("phrase_stops") - {"weighs"}:
        return figure, True
    if len(parts) == len(name.split()):
        return (match.start("axis") if match["axis"] else match.start("name")), False
    return match.start("name") + name.lower().rindex(" ".join(parts)), False


def _parameter(name: str | None, unit: str) -> str:
    plain = (name or "").lower().strip()
    if plain == "rated" or (plain and plain.split()[-1] in words("no_parameter")):
        return _BY_UNIT.get(unit, _NAMES.get(plain, "figure"))
    if plain.startswith(("gross", "net")):
        return plain.replace(" ", "_")
    for known, parameter in _NAMES.items():
        if known in plain:
            return parameter
    kept = [w for w in plain.split() if w not in words("phrase_stops") | {"rated", "the"}]
    return "_".join(kept).replace("-", "_") or _BY_UNIT.get(unit, "figure")


def _number(text: str, sign: str | None, power: str | None) -> Decimal | None:
    try:
        value = Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None
    if power:
        value = value.scaleb(-int(power) if sign else int(power))
    return value
