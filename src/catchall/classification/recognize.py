"""Recognize: the words of a description that say which kind of goods an item is.

A recognized word becomes a derived measurement with the words as evidence, and the
classification records it as an assumption: a description is not a data sheet.
"""

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from catchall.controls import Catalogue, yamlfile
from catchall.errors import RulebookError
from catchall.model.base import NonEmpty, Value
from catchall.model.evidence import Evidence
from catchall.model.item import Item, Measurement

_METHOD = "recognize/1"
_LONGEST = 4_000
"""Characters of a description that are looked at."""


class _Cue(Value):
    words: tuple[NonEmpty, ...]
    gives: dict[str, bool | str]
    source: NonEmpty


class Recognized(NamedTuple):
    """A measurement read from the description, and the words that carry it."""

    measurement: Measurement
    words: str
    source: str


@cache
def _cues() -> tuple[tuple[re.Pattern[str], _Cue], ...]:
    name = "recognize.yaml"
    data = yamlfile.read((files("catchall.classification") / name).read_bytes(), file=name)
    cues = (_Cue.model_validate(each) for each in data)
    return tuple((_pattern(cue.words), cue) for cue in cues)


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    spaced = (r"[\s-]+".join(map(re.escape, each.split())) for each in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?:s|es)?(?!\w)", re.IGNORECASE)


def recognize(item: Item, parameters: Catalogue) -> tuple[Recognized, ...]:
    """What the description of an item says of its kind, where nothing else is stated of it.

    Raises RulebookError where the table names a parameter that no rulebook knows.
    """
    stated = {each.parameter for each in item.measurements}
    text = item.description[:_LONGEST]
    found: dict[tuple[str, bool | str], Recognized] = {}
    for pattern, cue in _cues():
        match = pattern.search(text)
        if match is None:
            continue
        for parameter, value in cue.gives.items():
            if parameter not in parameters:
                raise RulebookError(f"unknown parameter {parameter!r}", file="recognize.yaml")
            if parameter not in stated:
                found.setdefault((parameter, value), _recognized(match, parameter, cue))
    return tuple(found.values())


def _recognized(match: re.Match[str], parameter: str, cue: _Cue) -> Recognized:
    evidence = Evidence(
        source="description", quote=match[0], start=match.start(), end=match.end(), method=_METHOD
    )
    measurement = Measurement(parameter=parameter, value=cue.gives[parameter], evidence=(evidence,))
    return Recognized(measurement, match[0], cue.source)
