"""Identity: classification line, message number, section, captions and passing lines."""

import re

from catchall.intake.draft import Draft
from catchall.intake.lines import Line
from catchall.intake.telegram import words
from catchall.intake.telegram.sorting import Sorted
from catchall.intake.telegram.transmission import text_field
from catchall.model.evidence import Span
from catchall.model.header import Caption, ClassificationLine, MessageNumber, Section, Text

_CAPTION_MEANINGS = {
    "SIPDIS": "cleared for automatic distribution on the SIPRNet",
    "NODIS": "no distribution beyond the addressee",
    "EXDIS": "exclusive distribution",
    "LIMDIS": "limited distribution",
    "STADIS": "distribution within the Department only",
    "NOFORN": "not releasable to foreign nationals",
    "EFTO": "encrypted for transmission only",
    "NOTAL": "not sent to all addressees",
}
_PASSING_END = re.compile(r"; *")


def read_classification(draft: Draft, line: Line | None) -> tuple[ClassificationLine | None, int]:
    """The classification word, and the offset into the line where it ends."""
    lead = words.strip_start(line) if line else 0
    found = words.CLASS_WORD.match(line.text, lead) if line else None
    if line is None or found is None:
        return None, 0
    span = line.part(lead, found.end())
    draft.claim("header.classification", span)
    value = (found.lastgroup or "").replace("_", " ")
    raw = found.group()
    if _badly_spaced(raw):
        spaced = " ".join(value.replace(" ", ""))
        draft.note("classification-spacing", span, reading=spaced, repaired=True)
    return ClassificationLine(value=value, raw=raw, span=span), found.end()


def _badly_spaced(raw: str) -> bool:
    """Whether some letters of a spelled-out word have lost their blank."""
    parts = raw.split()
    return any(len(part) == 1 for part in parts) and any(len(part) > 1 for part in parts)


def read_number(
    draft: Draft, line: Line | None, start: int
) -> tuple[Section | None, MessageNumber | None]:
    """Section and message number that follow the classification word."""
    if line is None:
        return None, None
    section = None
    if found := words.SECTION.search(line.text, start):
        span = line.part(found.start(), found.end())
        draft.claim("header.section", span)
        section = Section(raw=found.group(), number=int(found[1]), of=int(found[2]), span=span)
        start = found.end()
    while start < len(line.text) and line.text[start] == " ":
        start += 1
    number = words.NUMBER.match(line.text, start)
    if number is None:
        return section, None
    span = line.part(number.start(), number.end())
    draft.claim("header.message_id", span)
    return section, MessageNumber(
        value=number.group(),
        canonical=None,
        origin_post=number[1],
        serial=int(number[2]),
        span=span,
    )


def read_second_number(draft: Draft, found: Sorted) -> Text | None:
    """A second serial, such as TOSEC 060018, for a traveling Secretary."""
    line = found.first("second-number")
    if line is None:
        return None
    draft.note("second-serial", line.span, reading="second number of the same message")
    return text_field(draft, "header.second_id", line.span)


def read_captions(draft: Draft, found: Sorted) -> tuple[Caption, ...]:
    """Distribution captions, one for each word."""
    done = []
    for line in found.all("caption"):
        for word in re.finditer(r"[A-Z]+", line.text):
            span = line.part(word.start(), word.end())
            draft.claim("header.caption", span)
            value = word.group()
            done.append(Caption(value=value, meaning=_CAPTION_MEANINGS.get(value), span=span))
    return tuple(done)


def read_passing(draft: Draft, found: Sorted) -> tuple[Text, ...]:
    """Passing instructions, one for each office or post that is told to pass."""
    done = []
    for line in found.all("passing"):
        start = words.strip_start(line)
        end = len(line.text.rstrip())
        for part_start, part_end in _parts(line.text, start, end):
            span = line.part(part_start, part_end)
            done.append(text_field(draft, "header.passing", span))
    return tuple(done)


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    parts = []
    for found in _PASSING_END.finditer(text, start, end):
        parts.append((start, found.start()))
        start = found.end()
    return [(first, last) for first, last in [*parts, (start, end)] if last > first]


def read_exercise(draft: Draft, text: str) -> Text | None:
    """The first EXERCISE line, wherever it stands."""
    found = re.search(r"^[ \t]*(EXERCISE(?: EXERCISE){1,9})[ \t]*\r?$", text, re.MULTILINE)
    if found is None:
        return None
    return text_field(draft, "exercise", Span(start=found.start(1), end=found.end(1)))
