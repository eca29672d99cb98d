"""Units as the texts of the lists print them, to the units of rules."""

import re

_ROWS = """
um: µm μm microns micrometers | nm: nm | mm: mm | cm: cm | km: km | m: m meters metres
m**2: m2 m² | cm**2: cm2 cm² | mm**2: mm2 mm² | m**3: m3 m³ cubic_meter | cm**3: cm3 cm³
mm**3: mm3 | l: l litre litres liter liters | ml: ml | l/h: litres_per_hour liters_per_hour
l/min: litres_per_minute liters_per_minute | m**3/h: m3/h m³/h m3/hour | m**3/s: m3/s m_3/s
m**3/min: m3/min m3/minute m_3/min | cm**3/min: cm3/min | m**2/h: m2/h
kg: kg | g: g g_rms | mg: mg | tonne: tonnes | kg/h: kg/h
kg/s: kg/s | g/m: g/m | g/cm**3: g/cm3 g/cm³ | g/ml: g/ml | g/m**2: g/m2 | kg/m**3: kg/m3
mg/m**3: mg/m3 | MPa: MPa | kPa: kPa | GPa: GPa | mPa: mPa | Pa: Pa | bar: bar | MN: MN
N/mm**2: N/mm2 | kN: kN | N: N | N*m: Nm | kN/kg: kN/kg | MN*s: MNs | kN*s/kg: kNs/kg
K: K | degC: °C ˚C °_C oC | deg: ° deg degree degrees | arcmin: arc_minutes
arcsec: second_of_arc seconds_of_arc arc_second arc_seconds arc-second arc-seconds arcseconds
deg/s: degrees_per_second degrees/s degrees/sec deg/s °/s | deg/s**2: °/s2
deg/h: degree_per_hour degrees_per_hour degree/hr | rad/s: rad/s | rad/s**2: radians/s2
mrad: mrad milliradians | urad: µrad | Hz: Hz | kHz: kHz | MHz: MHz | GHz: GHz | THz: THz
W: W watts | kW: kW | MW: MW | mW: mW | GW: GW | V*A: VA | kV*A: kVA | V: V volts | kV: kV
MV: MV | mV: mV | A: A amperes | kA: kA | mA: mA | MA: MA | A/mm**2: A/mm2
mA/mm**2: mA/mm2 | J: J | kJ: kJ | mJ: mJ | MJ: MJ | J/m**2: J/m2 | eV: eV | keV: keV
MeV: MeV | kg/kWh: kg/kWh | F: F | uF: µF μF | nF: nF | nH: nH | uH: µH | ohm: ohm ohms Ω
ohm*cm: ohm_cm ohm-cm | S/m: S/m | s: s seconds | ms: ms | us: µs μs microseconds | ns: ns
ps: ps | fs: fs | h: h hour hours | min: minutes | year: years | day: days | T: T tesla
mT: mT | percent: % percent per_cent | ppm: ppm parts_per_million
g*mm/kg: g-mm/kg g_mm/kg g_mm_per_kg | rpm: rpm r.p.m. revolutions_per_minute | Gy: Gy
rads: rads Rads | m/s: m/s | km/s: km/s | km/h: km/h | mm/s: mm/s | mm/us: mm/μs mm/µs
um/h: µm/h μm/h | um/min: µm/min | mm/year: mm/year
mm**2/s: mm2/s | knot: knots | nmi: nautical_miles | nmi/h: nautical_miles_per_hour
micro_g: micro_g | milli_g: milli_g | dB: dB | Bq: Bq | GBq: GBq | TBq: TBq | GBq/kg: GBq/kg
bit: bit bits | dalton: u | kgf: kgf | 1/mm: lines_per_mm | mGal: mGal | uGal: µGal
Gbyte/s: Gbyte/s | mmol: mmol | l/h: liters/hour
"""

_PLAIN: dict[str, str] = {
    form.replace("_", " "): unit
    for cell in _ROWS.replace("\n", " | ").split(" | ")
    if cell.strip()
    for unit, forms in (cell.split(": "),)
    for form in forms.split()
} | {"cm 2": "cm**2", "m 3/s": "m**3/s"}
"""A blank inside a form is written as an underscore above."""

_EXPONENT = re.compile(r"(?<=m)(?=[23](?:/|$))")

ENGLISH: dict[str, str] = _PLAIN | {
    _EXPONENT.sub("^", form): unit for form, unit in _PLAIN.items() if _EXPONENT.search(form)
}
"""Printed form to unit; an exponent stands in the line (``m3``) or behind a caret (``m^3``)."""

AS_PRINTED = {"g_0": "g"}
"""Units of rules that the texts print like another: accelerations in g."""

_JAPANESE_ROWS = """
mm: ミリメートル | um: マイクロメートル ミクロン | nm: ナノメートル | cm: センチメートル
m: メートル | km: キロメートル | m**2: 平方メートル | m**3: 立方メートル
cm**3: 立方センチメートル | l: リットル
deg: 度 | arcsec: 角度秒 | s: 秒 | h: 時間 | kg: キログラム | g: グラム | mg: ミリグラム
g*mm: グラムミリメートル | MPa: メガパスカル | kPa: キロパスカル | GPa: ギガパスカル | Pa: パスカル
mPa: ミリパスカル | uPa: マイクロパスカル | kN: キロニュートン | N: ニュートン | percent: パーセント
Hz: ヘルツ | kHz: キロヘルツ | W: ワット | kW: キロワット | MW: メガワット | V: ボルト
kV: キロボルト | A: アンペア | mA: ミリアンペア | mA/cm**2: ミリアンペア毎平方センチメートル
J: ジュール | MeV: メガエレクトロンボルト メガ電子ボルト | T: テスラ | K: ケルビン | Gy: グレイ
dB: デシベル | mmol: ミリモル | turn: 回転 | rpm: 回毎分
m/s**2: メートル毎秒毎秒 | l/min: リットル毎分
us: マイクロ秒 | ns: ナノ秒 | ps: ピコ秒 | uF: マイクロファラド | nH: ナノヘンリー | ohm: オーム
V*A: ボルトアンペア | cm**2: 平方センチメートル | GBq: ギガベクレル
"""

JAPANESE: dict[str, str] = {
    form: unit
    for cell in _JAPANESE_ROWS.replace("\n", " | ").split(" | ")
    if cell.strip()
    for unit, forms in (cell.split(": "),)
    for form in forms.split()
}
"""Printed form to unit in Japanese; a degree is of angle unless a temperature is spoken of."""

COUNTED = ("キロベース", "Ａ", "A", "こま")
"""Japanese words after a number that rules take as bare: kilobases, nominal sizes, frames."""

PER: dict[str, str] = {
    "一マイクロ秒": "us",
    "一秒": "s",
    "一分": "min",
    "一時間": "h",
    "一キログラム": "kg",
    "一立方センチメートル": "cm**3",
    "一立方メートル": "m**3",
    "毎時": "h",
}
"""What a Japanese text puts before a figure to say per what it is: 一秒につき, 毎時."""
