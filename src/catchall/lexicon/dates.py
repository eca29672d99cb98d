"""Dates in running text, each with its precision and what it was resolved against.

Only what stands in the text is read: a date without a year takes the year that brings it
nearest to the reference day, and says so; nothing is filled in beyond that.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from catchall.model.dates import PartialDate, Precision

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SMALL = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_NUMBER_WORDS = {word: number for number, word in enumerate(_SMALL, start=1)}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:1[89]|2[01])\d\d"
_SEASON = "spring|summer|autumn|fall|winter"
_PART = r"(?:(?:early|mid|late)[ -]|(?:the )?(?:end|beginning|start|middle) of )"
_BEFORE_MONTH = "".join(rf"|(?<=\b{word}\ )" for word in ("in", "by", "since", "until", "before"))
_PATTERN = re.compile(
    rf"""
    (?<![\w/.-])(?:
      (?P<iso>(?P<iy>{_YEAR})[-/](?P<im>\d\d?)[-/](?P<id>\d\d?))
    | (?P<us>(?P<um>\d\d?)/(?P<ud>\d\d?)/(?P<uy>\d{{4}}|\d\d))
    | (?P<dot>(?P<dd>\d\d?)\.(?P<dm>\d\d?)\.(?P<dy>\d{{4}}))
    | (?P<dmy>(?P<d1>\d\d?)(?:st|nd|rd|th)?(?:\ of)?\ (?P<m1>{_MONTH})\.?(?:,?\ (?P<y1>{_YEAR}))?)
    | (?P<mdy>(?P<m2>{_MONTH})\.?\ (?P<d2>\d\d?)(?:st|nd|rd|th)?(?:,?\ (?P<y2>{_YEAR}))?(?!\d))
    | (?P<my>{_PART}?(?P<m3>{_MONTH})\.?(?:\ of)?,?\ (?P<y3>{_YEAR}))
    | (?P<bare>(?:{_PART}{_BEFORE_MONTH})(?P<m4>{_MONTH})(?!\.?,?\ \d))
    | (?P<year>since\ |(?<=\bin\ )|(?<=\buntil\ )|(?<=\bduring\ )|(?<=\bearly\ )
        |(?<=\blate\ )|(?<=\bthe\ )|(?<=\bof\ )|(?<=\bbefore\ )|(?<=\bafter\ )|(?<=\bby\ ))
        (?P<y4>(?:19|20)\d\d)(?![\d/-])
    | (?P<this>(?:earlier|later)\ this\ (?:year|month)|this\ (?:year|month)
        |last\ (?:year|month|spring|summer|autumn|fall|winter)|next\ (?:year|month))
    | (?P<season>(?:by|in|during|before|until)\ (?:the|this)\ (?:{_SEASON}))
    | (?P<named>(?:{_SEASON})(?:\ of)?\ (?P<y6>{_YEAR}))
    | (?P<day>yesterday|today|tomorrow)
    | (?P<weekday>(?:on|last|this)\ (?P<wd>{"|".join(_WEEKDAYS)}))(?!,)
    | (?P<coming>(?:by|until|before|next)\ (?P<wd2>{"|".join(_WEEKDAYS)}))(?!,)
    | (?P<within>within\ (?P<n2>\d+|{"|".join(_NUMBER_WORDS)})\ (?P<unit2>days?|weeks?))
    | (?P<after>(?P<n>\d+|an?|{"|".join(_NUMBER_WORDS)})\ (?P<unit>days?|weeks?|months?|years?)
        \ (?P<dir>ago|earlier|later))
    )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and its place; ``relative_to`` is the day it was resolved against, if any."""

    start: int
    end: int
    raw: str
    value: PartialDate
    relative_to: str | None = None


def find(text: str, *, reference: date | None) -> Iterator[FoundDate]:
    """All dates of a text in order; relative ones need the reference day."""
    last: date | None = None
    for found in _PATTERN.finditer(text):
        against = last if found["after"] and found["dir"].lower() != "ago" and last else reference
        value, relative = _value(found, against)
        if value is None:
            continue
        if value.precision is Precision.DAY:
            last = value.first
        start = found.start()
        against_iso = against.isoformat() if relative and against else None
        yield FoundDate(start, found.end(), text[start : found.end()], value, against_iso)


def first(text: str, *, reference: date | None) -> FoundDate | None:
    """The first date of a text."""
    return next(find(text, reference=reference), None)


def _value(found: re.Match[str], reference: date | None) -> tuple[PartialDate | None, bool]:
    exact = _exact(found, reference)
    if exact is not None:
        return exact, False
    if reference is None:
        return None, False
    return _relative(found, reference), True


def _exact(found: re.Match[str], reference: date | None) -> PartialDate | None:
    if found["iso"]:
        return _day(int(found["iy"]), int(found["im"]), int(found["id"]))
    if found["us"]:
        return _day(century(found["uy"], reference), int(found["um"]), int(found["ud"]))
    if found["dot"]:
        return _day(int(found["dy"]), int(found["dm"]), int(found["dd"]))
    for day, month, year in (("d1", "m1", "y1"), ("d2", "m2", "y2")):
        if found[month] and found[year]:
            return _day(int(found[year]), _MONTHS[found[month].lower()], int(found[day]))
    if found["m3"]:
        return PartialDate.parse(f"{found['y3']}-{_MONTHS[found['m3'].lower()]:02}")
    year = found["y4"] or found["y6"]
    return PartialDate.parse(year) if year else None


def _relative(found: re.Match[str], reference: date) -> PartialDate | None:
    if found["m1"] or found["m2"]:
        month = _MONTHS[(found["m1"] or found["m2"]).lower()]
        return _nearest(month, int(found["d1"] or found["d2"]), reference)
    if found["bare"]:
        return _nearest_month(found["m4"], reference)
    if found["season"]:
        return PartialDate.parse(f"{reference.year}")
    return _by_period(found, reference) or _counted(found, reference)


def _by_period(found: re.Match[str], reference: date) -> PartialDate | None:
    if found["this"]:
        return _period(found["this"].lower(), reference)
    if found["day"]:
        shift = {"yesterday": -1, "today": 0, "tomorrow": 1}[found["day"].lower()]
        return _of(reference + timedelta(days=shift))
    if found["weekday"]:
        back = (reference.weekday() - _WEEKDAYS.index(found["wd"].lower())) % 7 or 7
        return _of(reference - timedelta(days=back))
    if found["coming"]:
        ahead = (_WEEKDAYS.index(found["wd2"].lower()) - reference.weekday()) % 7 or 7
        return _of(reference + timedelta(days=ahead))
    return None


def _counted(found: re.Match[str], reference: date) -> PartialDate | None:
    if found["within"]:
        return _shifted(found["n2"], found["unit2"], reference, back=False)
    if found["after"]:
        back = found["dir"].lower() in {"ago", "earlier"}
        return _shifted(found["n"], found["unit"], reference, back=back)
    return None


def _shifted(written: str, unit: str, reference: date, *, back: bool) -> PartialDate | None:
    """So many days, weeks, months or years away, to the precision of the unit."""
    plain = written.lower()
    number = 1 if plain in {"a", "an"} else _NUMBER_WORDS.get(plain) or int(plain[:4])
    number = -number if back else number
    kind = unit.lower().rstrip("s")
    try:
        if kind == "year":
            return PartialDate.parse(f"{reference.year + number:04}")
        if kind == "month":
            return _month(reference.year * 12 + reference.month - 1 + number)
        return _of(reference + timedelta(days=number * (7 if kind == "week" else 1)))
    except (OverflowError, ValueError):
        return None


def _month(count: int) -> PartialDate:
    """The month that is so many months after the beginning of the era."""
    return PartialDate.parse(f"{count // 12:04}-{count % 12 + 1:02}")


def _nearest_month(written: str, reference: date) -> PartialDate | None:
    """The month of that name nearest to the reference; null for the verb ``may``."""
    if not written[0].isupper():
        return None
    here = reference.year * 12 + reference.month - 1
    first = reference.year * 12 + _MONTHS[written.lower()] - 1
    return _month(min((first - 12, first, first + 12), key=lambda m: (abs(m - here), m)))


def _period(words: str, reference: date) -> PartialDate:
    shift = -1 if words.startswith("last") else 1 if words.startswith("next") else 0
    if words.endswith("month"):
        return _month(reference.year * 12 + reference.month - 1 + shift)
    if words.endswith("year"):
        return PartialDate.parse(f"{reference.year + shift}")
    return PartialDate.parse(f"{_season_year(words.split()[-1], reference)}")


def _season_year(season: str, reference: date) -> int:
    """The year of the last season of that name that was over on the reference day."""
    ends = {"spring": 6, "summer": 9, "autumn": 12, "fall": 12, "winter": 3}[season]
    return reference.year if reference.month >= ends else reference.year - 1


def _nearest(month: int, day: int, reference: date) -> PartialDate | None:
    options = []
    for year in (reference.year - 1, reference.year, reference.year + 1):
        try:
            options.append(date(year, month, day))
        except ValueError:
            continue
    if not options:
        return None
    return _of(min(options, key=lambda d: (abs((d - reference).days), d)))


def century(year: str, reference: date | None) -> int:
    """The full year of two digits: the one nearest to the reference, else 1960 to 2059."""
    number = int(year)
    if len(year) == 4:
        return number
    if reference is None:
        return number + (1900 if number >= 60 else 2000)
    base = reference.year // 100 * 100
    return min((base + number + c for c in (-100, 0, 100)), key=lambda y: abs(y - reference.year))


def _day(year: int, month: int, day: int) -> PartialDate | None:
    try:
        return _of(date(year, month, day))
    except ValueError:
        return None


def _of(day: date) -> PartialDate:
    return PartialDate(value=day.isoformat(), precision=Precision.DAY)
