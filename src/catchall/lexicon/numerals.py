"""Numbers in names that are written as words: ``Forty-Four``, ``第五十四``."""

import re
from collections.abc import Iterator

_DIGITS = {letter: value for value, letter in enumerate("〇一二三四五六七八九")} | {"零": 0}
_TENS = {"十": 10, "百": 100}
_NUMERAL, _FIGURE = "[〇零一二三四五六七八九十百]", "[一二三四五六七八九]"
_NUMBERED = "研究[所院]|设计院|所|工?厂|院|局|部队"
_COUNTED = re.compile(
    rf"第({_NUMERAL}+(?={_NUMBERED})|{_NUMERAL}*[十百]{_NUMERAL}*|{_FIGURE}(?!{_NUMERAL}))"
    rf"|({_NUMERAL}{{2,}})(?={_NUMBERED})"
)
"""A numeral is a number after the sign of order, or before what is told apart by numbers; it may
be part of a name elsewhere (三菱, 第一三共)."""
_UNITS, _DECADES = range(1, 10), range(20, 100, 10)


def han(numeral: str) -> int:
    """The number that Chinese numerals stand for: with tens and hundreds, or digit by digit."""
    if not any(letter in _TENS for letter in numeral):
        return int("".join(str(_DIGITS[letter]) for letter in numeral))
    total = count = 0
    for letter in numeral:
        if letter in _TENS:
            total += (count or 1) * _TENS[letter]
            count = 0
        else:
            count = _DIGITS[letter]
    return total + count


def parts(text: str) -> Iterator[tuple[str, int | None]]:
    """The text cut before and after each number; the number of those that are one."""
    start = 0
    for found in _COUNTED.finditer(text):
        if start < found.start():
            yield text[start : found.start()], None
        yield found.group(), han(found.group(1) or found.group(2))
        start = found.end()
    if start < len(text):
        yield text[start:], None


def joined(tens: str, unit: str) -> str | None:
    """The number that a decade and a unit make together; null where they make none."""
    if tens.isdecimal() and unit.isdecimal() and int(tens) in _DECADES and int(unit) in _UNITS:
        return str(int(tens) + int(unit))
    return None
