"""Sizes of the units that rules and data sheets use, by what they measure.

A size is a ratio of whole numbers to the first unit of its kind, so that every
conversion between them is one exact fraction. A test holds the table equal to pint.
"""

from fractions import Fraction

_BY_KIND = {
    "length": "m 1, nm 1e-9, um 1e-6, µm 1e-6, μm 1e-6, mm 1e-3, cm 1e-2, km 1e3, nmi 1852",
    "area": "m**2 1, cm**2 1e-4, mm**2 1e-6",
    "volume": "m**3 1, cm**3 1e-6, l 1e-3, ml 1e-6",
    "angle": "arcsec 1, arcmin 60, deg 3600",
    "angle by arc": "rad 1, mrad 1e-3",
    "mass": "kg 1, g 1e-3, mg 1e-6, tonne 1e3",
    "mass of a particle": "dalton 1",
    "time": "s 1, ms 1e-3, us 1e-6, µs 1e-6, ns 1e-9, ps 1e-12, min 60, h 3600, day 86400",
    "speed": "m/s 1, km/s 1e3, km/h 5/18, mm/s 1e-3, mm/us 1e3, um/h 1e-6/3600, nmi/h 1852/3600",
    "wear": "mm/year 1",
    "volume flow": "m**3/s 1, m**3/h 1/3600, l/h 1e-3/3600, l/min 1e-3/60",
    "mass flow": "kg/s 1, kg/h 1/3600, g/h 1e-3/3600",
    "density": "kg/m**3 1, g/cm**3 1e3, g/ml 1e3, mg/m**3 1e-6",
    "line density": "kg/m 1, g/m 1e-3",
    "force": "N 1, kN 1e3, MN 1e6",
    "pressure": "Pa 1, mPa 1e-3, kPa 1e3, MPa 1e6, GPa 1e9, bar 1e5",
    "power": "W 1, mW 1e-3, kW 1e3, MW 1e6, V*A 1",
    "energy": "J 1, mJ 1e-3, kJ 1e3",
    "energy of a particle": "eV 1, keV 1e3, MeV 1e6",
    "frequency": "Hz 1, kHz 1e3, MHz 1e6, GHz 1e9, 1/s 1, 1/day 1/86400",
    "temperature": "K 1",
    "temperature from the ice point": "degC 1",
    "voltage": "V 1, kV 1e3",
    "current": "A 1, mA 1e-3, kA 1e3",
    "current density": "A/m**2 1, A/mm**2 1e6, mA/mm**2 1e3",
    "charge density": "C/m**2 1, uC/mm**2 1",
    "capacitance": "F 1, uF 1e-6, nF 1e-9",
    "inductance": "H 1, uH 1e-6, nH 1e-9",
    "resistance": "ohm 1",
    "resistivity": "ohm*m 1, ohm*cm 1e-2",
    "conductivity": "S/m 1",
    "magnetic field": "T 1, mT 1e-3",
    "dose": "Gy 1, rads 1e-2",
    "dose rate": "Gy/s 1",
    "activity": "Bq 1, GBq 1e9",
    "specific activity": "Bq/kg 1, GBq/kg 1e9",
    "angular rate": "deg/s 1, deg/h 1/3600",
    "angular acceleration": "deg/s**2 1",
    "angular random walk": "deg/h**0.5 1",
    "acceleration": "g_0 1, ug_0 1e-6, mGal 1e-5/9.80665",
    "impulse": "N*s 1, kN*s 1e3, MN*s 1e6",
    "specific impulse": "N*s/kg 1, kN*s/kg 1e3",
    "thrust to mass": "N/kg 1, kN/kg 1e3",
    "thermal shock": "J/m**2 1",
    "fuel by energy": "kg/kWh 1",
    "fuel by thrust": "kg/N/h 1",
    "viscosity": "m**2/s 1, mm**2/s 1e-6",
    "unbalance": "g*mm/kg 1",
    "rotation": "rpm 1",
    "sound": "dB 1",
    "share": "percent 1e-2, ppm 1e-6",
}


def _ratio(text: str) -> Fraction:
    numerator, _, denominator = text.partition("/")
    return Fraction(numerator) / Fraction(denominator or 1)


SIZES: dict[str, tuple[str, Fraction]] = {
    unit: (kind, _ratio(size))
    for kind, row in _BY_KIND.items()
    for unit, size in (each.rsplit(" ", 1) for each in row.split(", "))
}
"""Unit to what it measures and its size among the units of that kind."""

CONVERTED_BY_PINT = frozenset({"degC", "mGal", "mrad"})
"""Units of the rulebooks that pint converts: an offset or a factor that is no short decimal."""
