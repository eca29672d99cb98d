"""Control lists as data: dated, cited rules, and the engine that answers them three ways."""

from catchall.controls.evaluate import Evaluation, evaluate, evaluate_gate
from catchall.controls.facts import Facts
from catchall.controls.load import available, load, parameters
from catchall.controls.parameters import Catalogue, Parameter, ParameterType
from catchall.controls.rulebook import Entry, Rulebook, Version

__all__ = [
    "Catalogue",
    "Entry",
    "Evaluation",
    "Facts",
    "Parameter",
    "ParameterType",
    "Rulebook",
    "Version",
    "available",
    "evaluate",
    "evaluate_gate",
    "load",
    "parameters",
]
