"""Units as they are written in running text, to the spelling that conversion knows."""

import re

_SPELLINGS = {
    "um": "micrometers? micrometres? microns? um µm μm",
    "mm": "mm millimeters? millimetres?",
    "cm": "cm centimeters?",
    "m": "meters? metres? m",
    "kN": "kN",
    "N": "newtons? N",
    "Hz": "Hz",
    "kHz": "kHz",
    "MHz": "MHz",
    "GHz": "GHz",
    "GPa": "GPa",
    "MPa": "MPa",
    "kPa": "kPa",
    "Pa": "Pa",
    "mbar": "mbar",
    "bar": "bar",
    "torr": "torr",
    "atm": "atmospheres? atm",
    "kVA": "kVA",
    "kW": "kW",
    "W": "watts? W",
    "kV": "kV",
    "V": "volts? V",
    "kg": "kg kilograms?",
    "t": "tonnes? tons?",
    "liter": "liters? litres?",
    "rpm": "rpm",
    "degC": "°C",
    "percent": "percent %",
}
_COMPOUND = {
    "liter/s": r"l/s|liters? per second",
    "mbar*liter/s": r"mbar\s?l/s",
    "m**3/hour": r"m3/h|cubic meters? per hour",
    "m**3": r"m3|cubic meters?",
    "atm*cm**3/s": r"atm cc(?:/s| per second)",
    "m/s": r"m/s",
    "m**2": r"square meters?|m2",
}


def _alternatives() -> list[tuple[str, str]]:
    rows = [(form, unit) for unit, form in _COMPOUND.items()]
    rows += [(form, unit) for unit, forms in _SPELLINGS.items() for form in forms.split()]
    return sorted(rows, key=lambda row: (-len(row[0]), row))


_ROWS = _alternatives()
PATTERN = "|".join(form for form, _ in _ROWS)
"""An alternation of all spellings, longest first, for use inside another pattern."""
_EACH = [(re.compile(f"(?:{form})\\Z", re.IGNORECASE), unit) for form, unit in _ROWS]
_EXACT = [(re.compile(f"(?:{form})\\Z"), unit) for form, unit in _ROWS]


def canonical(written: str) -> str | None:
    """The spelling for conversion; case counts where it can (``mPa`` is not ``MPa``)."""
    plain = " ".join(written.split())
    for rows in (_EXACT, _EACH):
        for pattern, unit in rows:
            if pattern.match(plain):
                return unit
    return None
