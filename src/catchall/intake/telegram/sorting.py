"""Sorting: a line-based state machine that gives each header line its field."""

import re
from dataclasses import dataclass, field

from catchall.intake.lines import Line
from catchall.intake.telegram import words

_CAPTIONS = (
    "SIPDIS",
    "NODIS",
    "EXDIS",
    "LIMDIS",
    "STADIS",
    "NOFORN",
    "NOCONTRACT",
    "EFTO",
    "NOTAL",
    "TERREP",
    "SENSITIVE",
)
CAPTION = re.compile(rf"(?:{'|'.join(_CAPTIONS)})(?:[ ,/]+(?:{'|'.join(_CAPTIONS)}))*\Z")
PASSING = re.compile(
    r"(?:(?:[A-Z][A-Z/. ]{1,30}(?:\([A-Z ,.]{1,40}\))? )?(?:ALSO )?(?:FOR|PASS(?: TO)?|PLEASE PASS)"
    r" [A-Z]|PASS TO |DEPT |DEPARTMENT |PLEASE PASS )"
)
_ADDRESS = re.compile(r"(?:R[A-Z]{4,7} ?/ ?)?[A-Z][A-Z0-9 /.()'-]{2,100}\\?\Z")

_STARTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("start", words.START),
    ("prosign", words.PROSIGN),
    ("calling", words.CALLING),
    ("security", words.SECURITY),
    ("offices", words.OFFICES),
    ("drafted", re.compile(r"DRAFTED BY\b")),
    ("approved", re.compile(r"APPROVED BY\b")),
    ("dashes", words.DASHES),
    ("dtg", words.DTG),
    ("from", re.compile(r"FM +\S")),
    ("to", re.compile(r"TO +\S")),
    ("info", re.compile(r"INFO +\S")),
    ("exercise", words.EXERCISE),
    ("order", words.ORDER),
    ("tags", words.TAGS),
    ("subject", words.SUBJECT),
    ("references", words.REFERENCES),
    ("classified-by", words.CLASSIFIED_BY),
)
_STRONG = re.compile(
    r"VZCZC|DE R[A-Z]+ #|(?:[ZOPR] )?[ZOPR] \d{6}Z |FM [A-Z]{2}|E\.O\. ?1\d{3}|TAGS ?:|SUBJECT ?:"
    r"|(?:T O P |S E C R E T|C O N F I D E N T I A L|U N C L A S)|-{6,}\d{6} "
)
"""Lines that stand in no paragraph."""
_STATION = re.compile(
    r"(?:R[A-Z]{4,7} ?/ ?)?(?:AM(?:EMBASSY|CONSUL|CONGEN)|US(?:MISSION|INT|DEL)|SEC[A-Z]+)\b"
)
_WRAPPER = ("wrapper.created", "wrapper.classification", "wrapper.origin")
_GOES_ON = frozenset({"tags", "subject", "references", "classified-by", "order"})
_EARLY = frozenset({"wrapper", "start", "prosign", "calling", "security", "offices", "dashes"})
_ONCE = frozenset({"from", "order", "subject", "classified-by", "dtg"})


@dataclass
class Sorted:
    """Header lines by field; ``body`` holds the lines after the header."""

    fields: dict[str, list[Line]] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)

    def first(self, kind: str) -> Line | None:
        """The first line of a field; null where the field is absent."""
        lines = self.fields.get(kind)
        return lines[0] if lines else None

    def all(self, kind: str) -> list[Line]:
        """All lines of a field."""
        return self.fields.get(kind, [])

    def add(self, kind: str, line: Line) -> None:
        """Give a line to a field."""
        self.fields.setdefault(kind, []).append(line)
        if not self.order or self.order[-1] != kind:
            self.order.append(kind)


def sort(lines: list[Line], zone: int | None = None) -> Sorted:
    """Sort lines into header fields until the body begins.

    Args:
        lines: all lines, without furniture.
        zone: how many of them stand before the first paragraph. A line in this zone that no
            rule knows is passed over as long as a header line follows.
    """
    last = _last_strong(lines[:zone])
    machine = _Machine()
    for index, line in enumerate(lines):
        if not machine.take(line) and index > last:
            machine.done.body = lines[index:]
            break
    return machine.done


def _last_strong(lines: list[Line]) -> int:
    """The index of the last line that only a header has; -1 where none is."""
    strong = [i for i, line in enumerate(lines) if _STRONG.match(line.text.strip()[:80])]
    return strong[-1] if strong else -1


class _Machine:
    """The state is the field that the last line belonged to, and whether a blank followed."""

    def __init__(self) -> None:
        self.done = Sorted()
        self.state = ""
        self.blank = True
        self.wrapper = 0

    def take(self, line: Line) -> bool:
        """Give the line its field; false where it belongs to the body."""
        text = line.text.strip()
        if not text:
            self.blank = True
            return True
        kind = self._kind(text, line)
        if kind is None:
            return False
        self.done.add(kind, line)
        self.state, self.blank = kind, False
        return True

    def _kind(self, text: str, line: Line) -> str | None:
        if not self.done.fields and words.WRAPPER_ID.match(text):
            return "wrapper.reference_id"
        if not self.done.fields and words.WRAPPER_LINE.match(text):
            return "whole-wrapper"
        if words.PARAGRAPH.match(line.text) and self._past_addresses():
            return None
        kind = self._labeled(text)
        if kind is not None:
            return kind
        if self.state.startswith("wrapper") and self.wrapper < len(_WRAPPER):
            self.wrapper += 1
            return _WRAPPER[self.wrapper - 1]
        return self._unlabeled(text)

    def _past_addresses(self) -> bool:
        return not _EARLY & {self.state} and self.state not in {"from", "to", "info"}

    def _labeled(self, text: str) -> str | None:
        for kind, pattern in _STARTS:
            if pattern.match(text) and not (kind in _ONCE and kind in self.done.fields):
                return kind
        found = words.CLASS_WORD.match(text)
        if found and self._is_class_line(text[found.end() :]):
            return "classification"
        return None

    def _is_class_line(self, rest: str) -> bool:
        """A classification word alone, or before a section or a message number."""
        if "classification" in self.done.fields or self.state.startswith("wrapper"):
            return False
        if not {"from", "dtg"} & self.done.fields.keys():
            return False
        plain = rest.strip()
        return not plain or bool(words.SECTION.match(plain) or words.NUMBER.match(plain))

    def _unlabeled(self, text: str) -> str | None:
        address = self.state in {"to", "info"} and _ADDRESS.match(text)
        if address and (not self.blank or _STATION.match(text)):
            return self.state
        if self.state == "prosign" and words.CALLED_ONLY.match(text):
            return "prosign"
        if self.state == "offices" and words.OFFICES_ON.match(text):
            return "offices"
        if self.state in {"drafted", "approved", "cleared"}:
            return "cleared"
        after_class = "classification" in self.done.fields
        if after_class and words.SECOND_NUMBER.match(text):
            return "second-number"
        if CAPTION.match(text):
            return "caption"
        if after_class and not _GOES_ON & {self.state} and PASSING.match(text):
            return "passing"
        if self.state in _GOES_ON and (not self.blank or self._reference_goes_on(text)):
            return self.state
        return None

    def _reference_goes_on(self, text: str) -> bool:
        return self.state == "references" and bool(_LETTERED.match(text))


_LETTERED = re.compile(r"\(?[A-Z][.)] ?(?=.*\d)")
