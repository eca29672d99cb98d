"""Source text: the figures of a passage of law, each with its unit and its operator.

Three styles are read: English with decimal commas (the European text), English with
decimal points (the United States text) and Japanese. What is found serves to check a rule
against its source; it never makes a rule.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from catchall.controls.printed_units import AS_PRINTED, COUNTED, ENGLISH, JAPANESE, PER
from catchall.controls.tests import Operator, figure_of


class Style(StrEnum):
    """How a text writes its figures."""

    COMMA = "comma"
    """``1 250,5``."""
    POINT = "point"
    """``1,250.5``."""
    JAPANESE = "japanese"
    """``一、二五〇・五``."""


class Written(NamedTuple):
    """A figure of a text; the operator is none where its words do not say one."""

    value: Decimal
    unit: str | None
    operator: Operator | None

    @property
    def key(self) -> str:
        """``at_most 6 um``; ``? 6 um`` where the operator is not said."""
        unit = AS_PRINTED.get(self.unit, self.unit) if self.unit else None
        return f"{self.operator or '?'} {figure_of(self.value, unit)}"


_LONGEST_FIRST = "|".join(re.escape(unit) for unit in sorted(ENGLISH, key=len, reverse=True))
_UNIT = rf"(?:[ \u00a0-]?(?P<unit>{_LONGEST_FIRST})(?![A-Za-z0-9µ²³^]))?"
_POWER = r"(?:\s?[x×]\s?10\s?(?P<power>[-–−]?\s?[0-9]{1,2})(?![0-9]))?"
_NUMBERS = {
    Style.COMMA: r"[0-9]{1,3}(?:[ \u00a0][0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?",
    Style.POINT: r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]*\.[0-9]+|[0-9]+",
}
_FIGURES = {
    style: re.compile(rf"(?<![A-Za-z0-9_.,/\-:])(?P<number>{number}){_POWER}{_UNIT}(?![A-Za-z0-9])")
    for style, number in _NUMBERS.items()
}
_WORDS = dict(
    zip(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve"),
        map(Decimal, (2, 3, 4, 5, 6, 7, 8, 9, 10, 12)),
        strict=True,
    )
)
_WORD = re.compile(rf"\b(?P<number>{'|'.join(_WORDS)})\b(?! of the| to)", re.IGNORECASE)

_DROPPED = re.compile(
    r"\b(?:ISO|IEC|ASTM|AGMA|ANSI|JIS|EN|DIN|MIL|NIJ|Note|Notes|Part|Chapter|Article|Category|CATEGORY"
    r"|Table|grade|Grade|class|Class|No\.|CAS|level|type|items?|paragraphs?|ECCNs?)"
    r"(?:[ /-]*(?:STD|CAS|No\.?))?[ -]?\(?[0-9][0-9A-Za-z./:-]*(?:[:-][0-9]{4})?\)?"
    r"|\b[0-9][A-E][0-9]{3}(?:\.[a-z0-9]+)*\.?|\([0-9]{2,7}-[0-9]{2}-[0-9]\)|\b[0-9]{2,7}-[0-9]{2}-[0-9]\b"
    r"|\((?:19|20)[0-9]{2}\)|\bCAS [0-9-]+|^ *[0-9]{1,2}\.(?= )|^ *\(?[a-z0-9]{1,2}[.)](?= )"
    r"|^ +[0-9]{1,3} *$"
)
"""Numbers that are no figures: standards, references, substances, letters of paragraphs, pages."""

_BEFORE = (
    (Operator.AT_MOST, r"equal to or (?:less|lower|smaller)(?: \(better\))? than"),
    (Operator.AT_MOST, r"(?:less|lower)(?: \(better\))? than or equal to|equal to or below|≤"),
    (Operator.AT_MOST, r"equal to or better \(less\) than"),
    (Operator.AT_MOST, r"(?:not|no|nor) (?:exceeding|more than|greater than|exceed|worse than)"),
    (Operator.AT_MOST, r"does not exceed|at most|up to|a maximum of|maximum of"),
    (Operator.AT_LEAST, r"equal to or (?:greater|more|higher|larger)(?: \(worse\))? than"),
    (Operator.AT_LEAST, r"(?:greater|more|higher) than or equal to|equal to or exceeding|≥"),
    (Operator.AT_LEAST, r"not less than|no less than|at least|a minimum of|minimum of"),
    (Operator.LESS_THAN, r"less \(better\) than|better \(less\) than|less \(lower\) than"),
    (Operator.LESS_THAN, r"(?:less|lower|smaller|better|shorter|faster|thinner) than|below|under"),
    (Operator.MORE_THAN, r"more \(worse\) than|(?:greater|more|higher|larger|longer|wider) than"),
    (Operator.MORE_THAN, r"exceeding|exceeds|in excess of|above|over(?= [0-9])|worse than"),
)
_BEFORE_ANY = re.compile("|".join(f"(?P<o{n}>{words})" for n, (_, words) in enumerate(_BEFORE)))
_AFTER = re.compile(
    r"\s?(?:\([^()]{0,40}\)\s?)?,?\s?(?:(?:in|by|per) [a-z ]{3,30} )?or "
    r"(?:(?P<up>more|greater|higher|above|larger|longer|wider|over)"
    r"|(?P<down>less|below|lower|smaller|shorter|fewer))\b"
)
_GLUED = re.compile(r"(?<=\bthan)(?=[0-9])")
"""Where a blank was lost in print: ``better than0.9``."""
_REACH = 60
"""Characters before a figure in which its operator may stand."""


def figures(text: str, style: Style) -> tuple[Written, ...]:
    """The figures of a passage in the order of the text."""
    if style is Style.JAPANESE:
        return tuple(_japanese(text))
    lines = (_DROPPED.sub(";", line) for line in text.split("\n"))
    flat = _GLUED.sub(" ", re.sub(r"\s+", " ", "\n".join(lines)))
    found = [(match.start(), *_english(match, style), match) for match in _matches(flat, style)]
    found.sort(key=lambda each: each[0])
    written: list[Written] = []
    end, span = 0, False
    for _, value, unit, match in found:
        between = flat[end : match.start()]
        operator = _operator(flat, end, match.start(), match.end())
        if written and _spans(between.strip(), written[-1], unit, span=span):
            first = written[-1]
            written[-1] = Written(first.value, first.unit or unit, Operator.AT_LEAST)
            operator, span = Operator.AT_MOST, False
        elif re.search(r"\b(?:between|from)\s*$", between):
            operator, span = Operator.AT_LEAST, True
        written.append(Written(value, unit, operator))
        end = match.end()
    return tuple(written)


def _spans(between: str, first: Written, unit: str | None, *, span: bool) -> bool:
    """Whether a figure ends a range that the one before it began."""
    if span:
        return between in ("and", "to")
    bare = first.unit is None and first.operator is None and unit is not None
    return bare and between in ("to", "-", "–")


def _matches(flat: str, style: Style) -> Iterator[re.Match[str]]:
    yield from _FIGURES[style].finditer(flat)
    yield from _WORD.finditer(flat)


def _english(match: re.Match[str], style: Style) -> tuple[Decimal, str | None]:
    text = match["number"]
    if text.lower() in _WORDS:
        return _WORDS[text.lower()], None
    if style is Style.COMMA:
        text = text.replace(" ", "").replace("\u00a0", "").replace(",", ".")
    else:
        text = text.replace(",", "")
    value = Decimal(text)
    if match["power"]:
        value = value.scaleb(int(re.sub(r"[–−]", "-", match["power"]).replace(" ", "")))
    return value, ENGLISH[match["unit"]] if match["unit"] else None


def _operator(flat: str, floor: int, start: int, end: int) -> Operator | None:
    after = _AFTER.match(flat, end, end + 80)
    if after:
        return Operator.AT_LEAST if after["up"] else Operator.AT_MOST
    window = flat[max(floor, start - _REACH) : start].lower()
    window = re.split(r"[;:]", window)[-1]
    groups = [match.lastgroup for match in _BEFORE_ANY.finditer(window) if match.lastgroup]
    return _BEFORE[int(groups[-1][1:])][0] if groups else None


_DIGITS = {digit: str(value) for value, digit in enumerate("〇一二三四五六七八九")}
_JAPANESE = re.compile(
    rf"(?:(?<![〇一二三四五六七八九十])(?P<per>{'|'.join(PER)})(?:につき|当たり|あたり|(?<=毎時)))?"
    r"(?<![〇一二三四五六七八九十百（第])(?P<number>[〇一二三四五六七八九]+(?:、[〇一二三四五六七八九]{3})*"
    r"(?:・[〇一二三四五六七八九]+)?)"
    rf"(?P<unit>{'|'.join(sorted((*JAPANESE, *COUNTED), key=len, reverse=True))})?(?:の)?"
    r"(?:(?P<at_most>以下|以内)|(?P<less_than>未満)|(?P<at_least>以上)|(?P<more_than>を超える|を超え|超))?"
)
_TEMPERATURE = re.compile(r"温度[^、。（）\n]{0,12}$")
_OF_TEMPERATURE = re.compile(r"[^、。（）\n]{0,12}温度")


def _japanese(text: str) -> Iterator[Written]:
    for match in _JAPANESE.finditer(text):
        if not (match["unit"] or any(match[each] for each in Operator)):
            continue
        digits = match["number"].replace("、", "").replace("・", ".")
        value = Decimal("".join(_DIGITS.get(each, each) for each in digits))
        operator = next((each for each in Operator if match[each.value]), None)
        yield Written(value, _japanese_unit(text, match), operator)


def _japanese_unit(text: str, match: re.Match[str]) -> str | None:
    """The unit of a figure; a degree beside the word temperature is one of Celsius."""
    unit = JAPANESE.get(match["unit"] or "")
    if unit is None or match["per"]:
        named = f"{unit}/{PER[match['per']]}" if unit and match["per"] else unit
        return "rpm" if named == "turn/min" else named
    before, after = text[max(0, match.start() - 20) : match.start()], text[match.end() :][:20]
    if unit == "deg" and (_TEMPERATURE.search(before) or _OF_TEMPERATURE.match(after)):
        return "degC"
    return unit
