"""Units as they are written in running text, to the spelling that conversion knows."""

import re

_SPELLINGS = {
    "um": "micrometers? micrometres? microns? um µm μm",
    "mm": "mm millimeters? millimetres?",
    "cm": "cm centimeters?",
    "m": "meters? metres? m",
    "km": "kilometers? kilometres? km",
    "nm": "nanometers? nanometres? nm",
    "kN": "kN kilonewtons?",
    "N": "newtons? N",
    "Hz": "Hz hertz",
    "kHz": "kHz",
    "MHz": "MHz",
    "GHz": "GHz",
    "GPa": "GPa",
    "MPa": "MPa",
    "kPa": "kPa",
    "Pa": "Pa",
    "hPa": "hPa",
    "mbar": "mbar millibars?",
    "bar": "bars? bar",
    "torr": "torr",
    "atm": "atmospheres? atm",
    "kVA": "kVA",
    "mW": "mW",
    "kW": "kW kilowatts?",
    "MW": "MW megawatts?",
    "W": "watts? W",
    "mJ": "mJ",
    "kJ": "kJ",
    "J": "joules? J",
    "MeV": "MeV",
    "keV": "keV",
    "kV": "kV kilovolts?",
    "V": "volts? V",
    "mA": "mA",
    "kA": "kA",
    "A": "amperes? A",
    "T": "tesla T",
    "kg": "kg kgs kilograms? kilogrammes?",
    "g": "grams? grammes? g",
    "mg": "mg",
    "t": "tonnes? tons?",
    "liter": "liters? litres?",
    "ml": "ml",
    "ms": "ms",
    "us": "µs μs microseconds?",
    "ns": "ns nanoseconds?",
    "ps": "ps picoseconds?",
    "s": "seconds?",
    "hour": "hours?",
    "rpm": "rpm r/min",
    "degC": "°C ℃",
    "K": "kelvin",
    "deg/h": "deg/h °/h deg/hr",
    "deg/s": "deg/s °/s",
    "arcsec": "arcsec arcseconds?",
    "arcmin": "arcmin",
    "deg": "°",
    "dB": "dB",
    "krad": "krad",
    "Gy": "Gy",
    "GBq": "GBq",
    "ppm": "ppm",
    "percent": "percent %",
}
_COMPOUND = {
    "liter/s": r"l/s|lit(?:er|re)s? per second",
    "liter/h": r"l/h|lit(?:er|re)s? per hour",
    "liter/min": r"l/min|lit(?:er|re)s? per minute",
    "degC": r"deg(?:\.|rees?)? ?(?:C(?:elsius|entigrade)?)(?![A-Za-z])",
    "ug_0": r"micro ?g|µg|μg|ug",
    "mg_0": r"milli ?g",
    "g*mm/kg": r"g\*mm/kg|g ?mm/kg",
    "kg/h": r"kg/h|kg per hour",
    "g/cm**3": r"g/cm3|g/cc",
    "kg/m**3": r"kg/m3",
    "1/s": r"frames per second|fps",
    "rpm": r"revolutions per minute",
    "cm**3": r"cm3|cubic cent[a-z]{4,8}",
    "mm**2": r"mm2",
    "mbar*liter/s": r"mbar\s?l/s",
    "m**3/hour": r"m3/h|m³/h|cubic met(?:er|re)s? per hour",
    "m**3": r"m3|m³|cubic met(?:er|re)s?",
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
_EACH = [(re.compile(f"(?:{form})\\Z", re.IGNORECASE), unit) for form, unit in _ROWS if form[1:]]
_EXACT = [(re.compile(f"(?:{form})\\Z"), unit) for form, unit in _ROWS]


def canonical(written: str) -> str | None:
    """The spelling for conversion; case counts where it can (``mPa`` is not ``MPa``)."""
    plain = " ".join(written.split())
    for rows in (_EXACT, _EACH):
        for pattern, unit in rows:
            if pattern.match(plain):
                return unit
    return None
