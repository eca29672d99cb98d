"""Lots: whether the parts of an order that a text names add up to its whole."""

import re
from collections.abc import Iterator

from catchall.model.message import Check

_NUMBER = r"(?P<number>\d{1,3}(?:,\d{3})+|\d{1,7})"
_ORDER = re.compile(rf"\border(?:ed)? (?:for |of )?{_NUMBER}\s", re.IGNORECASE)
_LOT = re.compile(rf"\b(?:first|second|third|fourth|last) lot of {_NUMBER}\b", re.IGNORECASE)
_BALANCE = re.compile(r"\b(?:said|believed|meant) to be the balance\b", re.IGNORECASE)
_ORDERED = re.compile(rf"\border(?:ed|s)?\b[^.]{{0,60}}?\b{_NUMBER}\s", re.IGNORECASE)
_REACH = 160
"""Characters before "the balance" in which its number may stand."""


def checks(text: str) -> Iterator[Check]:
    """A check for the sum of lots, and one for what is called the balance of an order."""
    flat = text.replace("\n", " ").replace("\r", " ")
    lots = list(_LOT.finditer(flat))
    order = _ORDER.search(flat)
    if len(lots) > 1 and order is not None and order.start() < lots[0].start():
        whole, parts = _value(order), [_value(lot) for lot in lots]
        sum_ = " + ".join(str(part) for part in parts)
        yield Check(
            id="quantities",
            check="the lots of an order add up to the order",
            result=sum(parts) == whole,
            detail=f"{sum_} and {whole}",
        )
    balance = _balance(flat)
    if balance is not None and lots:
        last = lots[-1]
        yield Check(
            id="quantities",
            check="what is called the balance of an order is its last lot",
            result=_value(balance) == _value(last),
            detail=f"{_value(balance)} and {_value(last)}",
        )


def _balance(text: str) -> re.Match[str] | None:
    """The number that is ordered shortly before it is called the balance of an order."""
    said = _BALANCE.search(text)
    return _ORDERED.search(text, max(0, said.start() - _REACH), said.start()) if said else None


def _value(found: re.Match[str]) -> int:
    return int(found["number"].replace(",", ""))
