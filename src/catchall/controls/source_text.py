"""Source text: the figures of a passage of law, each with its unit and its operator.

Three styles are read: English with decimal commas (the European text), English with
decimal points (the United States text) and Japanese. What is found serves to check a rule
against its source; it never makes a rule.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from catchall.controls.schema import Operator, figure_of


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
        unit = _AS_PRINTED.get(self.unit, self.unit) if self.unit else None
        return f"{self.operator or '?'} {figure_of(self.value, unit)}"


_UNITS = {
    "µm": "um", "μm": "um", "microns": "um", "micrometers": "um", "nm": "nm", "mm": "mm",
    "cm": "cm", "km": "km", "meters": "m", "metres": "m", "m": "m", "m2/h": "m**2/h",
    "mm2": "mm**2", "cm2": "cm**2", "m2": "m**2", "mm3": "mm**3", "cm3": "cm**3", "m3": "m**3",
    "m3/h": "m**3/h", "m³/h": "m**3/h", "m3/hour": "m**3/h", "m3/s": "m**3/s", "m3/min": "m**3/min",
    "m³": "m**3", "m²": "m**2", "cm²": "cm**2", "mm²": "mm**2", "cm³": "cm**3",
    "liters": "l", "litres": "l", "litre": "l", "liter": "l", "l": "l", "ml": "ml",
    "liters per hour": "l/h", "litres per hour": "l/h", "litres per minute": "l/min",
    "kg": "kg", "g": "g", "mg": "mg", "kg/h": "kg/h", "kg/s": "kg/s", "tonnes": "tonne",
    "g/cm3": "g/cm**3", "g/m2": "g/m**2", "kg/m3": "kg/m**3", "g/cm³": "g/cm**3",
    "MPa": "MPa", "kPa": "kPa", "GPa": "GPa", "mPa": "mPa", "Pa": "Pa", "bar": "bar",
    "N/mm2": "N/mm**2", "kN": "kN", "MN": "MN", "N": "N", "Nm": "N*m", "kN/kg": "kN/kg",
    "K": "K", "°C": "degC", "˚C": "degC", "° C": "degC", "°": "deg", "degrees": "deg",
    "degree": "deg", "seconds of arc": "arcsec", "second of arc": "arcsec", "arc seconds": "arcsec",
    "arc second": "arcsec", "arc-seconds": "arcsec", "arcseconds": "arcsec", "arc minutes": "arcmin",
    "degrees per second": "deg/s", "degrees/s": "deg/s", "degrees/sec": "deg/s",
    "degree per hour": "deg/h", "degrees per hour": "deg/h", "degree/hr": "deg/h",
    "rad/s": "rad/s", "radians/s2": "rad/s**2", "Hz": "Hz", "kHz": "kHz", "MHz": "MHz",
    "GHz": "GHz", "THz": "THz", "W": "W", "kW": "kW", "MW": "MW", "mW": "mW", "GW": "GW",
    "VA": "V*A", "kVA": "kV*A", "V": "V", "kV": "kV", "MV": "MV", "mV": "mV", "A": "A",
    "kA": "kA", "mA": "mA", "MA": "MA", "J": "J", "kJ": "kJ", "mJ": "mJ", "MJ": "MJ", "F": "F",
    "µF": "uF", "nF": "nF", "nH": "nH", "µH": "uH", "MeV": "MeV", "keV": "keV", "eV": "eV",
    "ohms": "ohm", "ohm": "ohm", "Ω": "ohm", "s": "s", "ms": "ms", "µs": "us", "μs": "us",
    "ns": "ns", "ps": "ps", "fs": "fs", "hours": "h", "hour": "h", "h": "h", "seconds": "s",
    "minutes": "min", "years": "year", "days": "day", "T": "T", "tesla": "T", "mT": "mT",
    "%": "percent", "percent": "percent", "per cent": "percent", "ppm": "ppm",
    "parts per million": "ppm", "g rms": "g", "rpm": "rpm", "r.p.m.": "rpm",
    "revolutions per minute": "rpm", "Gy": "Gy", "rads": "rads", "Rads": "rads", "m/s": "m/s",
    "km/h": "km/h", "knots": "knot", "micro g": "micro_g", "milli g": "milli_g", "dB": "dB",
    "Bq": "Bq", "km/s": "km/s", "mm/μs": "mm/us", "mm/µs": "mm/us", "deg/s": "deg/s", "μF": "uF", "J/m2": "J/m**2", "ohm-cm": "ohm*cm", "microseconds": "us",
    "deg": "deg", "u": "dalton", "milliradians": "mrad", "cm 2": "cm**2", "nautical miles per hour": "nmi/h", "kg/kWh": "kg/kWh", "MNs": "MN*s", "kNs/kg": "kN*s/kg", "metres": "m", "°/s": "deg/s", "°/s2": "deg/s**2",
    "g/m": "g/m", "A/mm2": "A/mm**2", "S/m": "S/m", "GBq/kg": "GBq/kg",
    "ohm cm": "ohm*cm", "mm2/s": "mm**2/s", "g/ml": "g/ml", "mm/year": "mm/year", "mg/m3": "mg/m**3", "g mm/kg": "g*mm/kg", "g mm per kg": "g*mm/kg",
    "µm/h": "um/h", "mA/mm2": "mA/mm**2", "oC": "degC", "m 3/s": "m**3/s",  "GBq": "GBq", "TBq": "TBq", "bits": "bit", "bit": "bit", "mrad": "mrad",
    "µrad": "urad", "kgf": "kgf", "kN·m": "kN*m", "nautical miles": "nmi", "Nm/kg": "N*m/kg",
    "kN.s/m": "kN*s/m", "MPa.s": "MPa*s", "amperes": "A", "volts": "V", "watts": "W",
    "kWh": "kWh", "GPa/s": "GPa/s", "mm/s": "mm/s", "µm/min": "um/min", "lines per mm": "1/mm",
}  # fmt: skip

_AS_PRINTED = {"g_0": "g"}
"""Units of rules that the texts print like another: accelerations in g."""

_LONGEST_FIRST = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
_UNIT = rf"(?:[ \u00a0-]?(?P<unit>{_LONGEST_FIRST})(?![A-Za-z0-9µ²³]))?"
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
    (
        Operator.AT_MOST,
        r"(?:less|lower)(?: \(better\))? than or equal to|equal to or below|≤|equal to or better \(less\) than",
    ),
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
    r"\s?(?:\([^()]{0,40}\)\s?)?,?\s?(?:in [a-z ]{3,30} )?or "
    r"(?:(?P<up>more|greater|higher|above|larger|longer|wider|over)"
    r"|(?P<down>less|below|lower|smaller|shorter|fewer))\b"
)
_REACH = 60
"""Characters before a figure in which its operator may stand."""


def figures(text: str, style: Style) -> tuple[Written, ...]:
    """The figures of a passage in the order of the text."""
    if style is Style.JAPANESE:
        return tuple(_japanese(text))
    lines = (_DROPPED.sub(_blank, line) for line in text.split("\n"))
    flat = re.sub(r"\s+", " ", "\n".join(lines))
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


def _blank(match: re.Match[str]) -> str:
    return ";"


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
    return value, _UNITS[match["unit"]] if match["unit"] else None


def _operator(flat: str, floor: int, start: int, end: int) -> Operator | None:
    after = _AFTER.match(flat, end, end + 80)
    if after:
        return Operator.AT_LEAST if after["up"] else Operator.AT_MOST
    window = flat[max(floor, start - _REACH) : start].lower()
    window = re.split(r"[;:]", window)[-1]
    last = None
    for last in _BEFORE_ANY.finditer(window):
        pass
    if last is None or last.lastgroup is None:
        return None
    return _BEFORE[int(last.lastgroup[1:])][0]


_DIGITS = {digit: str(value) for value, digit in enumerate("〇一二三四五六七八九")}
_JAPANESE_UNITS = {
    "ミリメートル": "mm", "マイクロメートル": "um", "ナノメートル": "nm", "センチメートル": "cm",
    "メートル": "m", "度": "deg", "秒": "s", "角度秒": "arcsec", "メガパスカル": "MPa",
    "キロパスカル": "kPa", "ギガパスカル": "GPa", "パスカル": "Pa", "キロニュートン": "kN",
    "ニュートン": "N", "キログラム": "kg", "グラム": "g", "パーセント": "percent", "リットル": "l",
    "立方メートル": "m**3", "平方メートル": "m**2", "ヘルツ": "Hz", "キロヘルツ": "kHz",
    "ワット": "W", "キロワット": "kW", "ボルト": "V", "キロボルト": "kV", "アンペア": "A",
    "ジュール": "J", "テスラ": "T", "ケルビン": "K", "回毎分": "rpm",
}  # fmt: skip
_JAPANESE = re.compile(
    r"(?<![〇一二三四五六七八九十百（第])(?P<number>[〇一二三四五六七八九]+(?:、[〇一二三四五六七八九]{3})*"
    r"(?:・[〇一二三四五六七八九]+)?)"
    rf"(?P<unit>{'|'.join(sorted(_JAPANESE_UNITS, key=len, reverse=True))})?(?:の)?"
    r"(?:(?P<at_most>以下|以内)|(?P<less_than>未満)|(?P<at_least>以上)|(?P<more_than>を超える|を超え|超))?"
    r"(?![）条項号〇一二三四五六七八九十])"
)


def _japanese(text: str) -> Iterator[Written]:
    for match in _JAPANESE.finditer(text):
        if not (match["unit"] or any(match[each] for each in Operator)):
            continue
        digits = match["number"].replace("、", "").replace("・", ".")
        value = Decimal("".join(_DIGITS.get(each, each) for each in digits))
        operator = next((each for each in Operator if match[each.value]), None)
        unit: Mapping[str, str] = _JAPANESE_UNITS
        yield Written(value, unit.get(match["unit"]) if match["unit"] else None, operator)
