"""Patterns of single lines of a telegram; each is linear and none nests repeats."""

import re

from catchall.intake.lines import Line

SPACED = {
    "TOP SECRET": r"T ?O ?P ? S ?E ?C ?R ?E ?T",
    "SECRET": r"S ?E ?C ?R ?E ?T",
    "CONFIDENTIAL": r"C ?O ?N ?F ?I ?D ?E ?N ?T ?I ?A ?L",
    "LIMITED OFFICIAL USE": r"L ?I ?M ?I ?T ?E ?D ? O ?F ?F ?I ?C ?I ?A ?L ? U ?S ?E",
    "UNCLASSIFIED": r"U ?N ?C ?L ?A ?S(?: ?S ?I ?F ?I ?E ?D)?",
}
"""Classification words as they are spelled out with blanks, highest first."""

CLASS_WORD = re.compile(
    "|".join(f"(?P<{name.replace(' ', '_')}>{form})" for name, form in SPACED.items())
)
MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]

WRAPPER_ID = re.compile(r"\d{2}[A-Z][A-Z ]{1,30}\d{1,10}\Z")
WRAPPER_LINE = re.compile(
    r"(?P<id>\d{2}[A-Z][A-Z ]{1,30}\d{1,10}) +(?P<created>\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?)"
    r"(?: +\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?)? +(?P<classification>[A-Z]{6,12}(?: ?//[A-Z/ ]{2,20}"
    r"[A-Z])?) +(?P<origin>(?:Embassy|Consulate|Mission|Secretary|US|U\.S\.)[^\n]{0,60})\Z"
)
"""The same four fields on one line, with the date of release between them."""
START = re.compile(r"(VZCZC)([A-Z]{3})(\d{4})")
PROSIGN = re.compile(r"([ZOPR])\1(?: +[A-Z]{5,8})+\Z")
CALLED_ONLY = re.compile(r"R[A-Z]{4,7}(?: +R[A-Z]{4,7})*\Z")
CALLING = re.compile(r"DE +([A-Z]{5,8}) +#(\d{4})(?:/(\d{2}))? +(\d{3})(\d{2})(\d{2})")
SECURITY = re.compile(r"ZN[YR] +([A-Z])\1{4}(?: +ZZH)?")
DTG = re.compile(r"(?:([ZOPR]) +)?(?:([ZOPR]) +)?(\d{2})(\d{2})(\d{2})Z +([A-Z]{3}) +(\d{2})\b")
OFFICES = re.compile(r"(?:ORIGIN|ACTION|INFO) +[A-Z/]{1,8}-\d{2}\b")
OFFICES_ON = re.compile(r"[A-Z/]{1,8}-\d{2}\b[A-Z0-9/ -]{0,100}\Z|/\d{3} +[A-Z]\Z")
DASHES = re.compile(r"-{6,}(?:(\d{6}) +(\d{6}Z)(?: +(/\d+))?)?")
SECTION = re.compile(r"SECTION +(\d{1,2}) +OF +(\d{1,2})")
NUMBER = re.compile(r"([A-Z][A-Z /.]{1,28}?) +0*(\d{1,10})\b")
SECOND_NUMBER = re.compile(r"(?:TOSEC|SECTO|TODEP|DEPTO|CODEL|TOSIT) +\d{2,8}\b")
PAGE = re.compile(r"PAGE +(\d{2,3})\b")
PAGE_NUMBER = re.compile(
    r"[A-Z][A-Z /]{1,28} +\d{3,8}(?: +[A-Z]{5} +\d{3,8})?(?: +(\d{2}) +OF +(\d{2}))?"
    r"(?: +\d{6}Z)?\Z"
)
SECTION_LINE = re.compile(r"([A-Z][A-Z /]{1,28}?) +0*(\d{1,8}) +(\d{3}) +OF +(\d{3})\Z")
STAMP = re.compile(r"declassified/released", re.IGNORECASE)
EXERCISE = re.compile(r"EXERCISE(?: +EXERCISE)*\Z", re.IGNORECASE)
ORDER = re.compile(r"E\.? ?O\.? ?(\d{4,5})", re.IGNORECASE)
TAGS = re.compile(r"(TAGS?|TAGE|TAS|TABS|TGS|AGS)\s*:|(TAGS)(?= [A-Z]{2,5}[, ])", re.IGNORECASE)
SUBJECT = re.compile(r"(S[A-Z.]{0,4}J[A-Z]{1,5}|SUBECT|SUBJ)\s*:", re.IGNORECASE)
REFERENCES = re.compile(
    r"REF(?:S|TEL|TELS|ERENCES?)?\s*(?:\([A-Z]\))?\s*:|REFTELS?\b", re.IGNORECASE
)
CLASSIFIED_BY = re.compile(r"(?:CLASSIFIED|DERIVED) +BY\b", re.IGNORECASE)
END = re.compile(r"NNNN+\Z")
BARE_CLASS = frozenset({*SPACED, "UNCLAS", "C O N F I D E N T I A L", "S E C R E T"})
PARAGRAPH = re.compile(
    r"[¶\s]{0,8}(?:(?P<before>\([A-Z][^()]{0,60}\))\s{0,4})?(?P<number>\d{1,3})\.(?!\d)"
    r"\s{0,8}(?P<mark>\([A-Z][^()]{0,80}\)|[A-Z][A-Z/, ]{0,40}\))?"
)


def bare_class(line: Line) -> bool:
    """Whether nothing but a classification word stands on the line."""
    return line.text.strip() in BARE_CLASS


def strip_start(line: Line) -> int:
    """How many blanks stand before the first word."""
    return len(line.text) - len(line.text.lstrip())
