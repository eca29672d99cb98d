"""Values of a data sheet as people write them: ``6.6 um``, ``± 4 um``, ``6 to 8 um``, ``yes``."""

import re
from decimal import Decimal
from typing import NamedTuple

from catchall.lexicon import units
from catchall.model.item import Interval

_NUMBER = r"[-+−]?[0-9]+(?:[.,][0-9]+)?(?:[eE][-+]?[0-9]{1,3})?"
_PLAIN = re.compile(rf"(?P<low>{_NUMBER})\s*(?P<unit>\D.*)?")
_RANGE = re.compile(rf"(?P<low>{_NUMBER})\s*(?:to|–|\.\.)\s*(?P<high>{_NUMBER})\s*(?P<unit>\D.*)?")
_BOUND = re.compile(rf"(?P<sign><=|>=|<|>|≤|≥)\s*(?P<low>{_NUMBER})\s*(?P<unit>\D.*)?")
_HALF = re.compile(rf"(?:±|\+/-|\+-)\s*(?P<low>{_NUMBER})\s*(?P<unit>\D.*)?")
_LONGEST = 200


class Written(NamedTuple):
    """A figure as it was read from its written form."""

    value: Decimal | Interval
    unit: str | None
    plus_minus: bool = False


def read_figure(text: str) -> Written | None:
    """The figure that the text writes; none where it is no figure.

    A bound such as ``< 8 um`` becomes a range that is open on one side.
    """
    plain = text.strip()
    if not plain or len(plain) > _LONGEST:
        return None
    if found := _HALF.fullmatch(plain):
        return Written(_number(found["low"]), _unit(found["unit"]), plus_minus=True)
    if found := _BOUND.fullmatch(plain):
        number = _number(found["low"])
        upper = found["sign"] in ("<", "<=", "≤")
        bound = Interval(high=number) if upper else Interval(low=number)
        return Written(bound, _unit(found["unit"]))
    if found := _RANGE.fullmatch(plain):
        low, high = _number(found["low"]), _number(found["high"])
        if high < low:
            return None
        return Written(Interval(low=low, high=high), _unit(found["unit"]))
    if found := _PLAIN.fullmatch(plain):
        return Written(_number(found["low"]), _unit(found["unit"]))
    return None


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", ".").replace("−", "-"))


def _unit(text: str | None) -> str | None:
    return units.spelled(text) if text and text.strip() else None
