"""Signature: the name in capitals that ends a telegram."""

import re

from catchall.intake.draft import Draft
from catchall.intake.lines import Line
from catchall.intake.telegram import words
from catchall.intake.telegram.transmission import text_field
from catchall.model.header import Text

_NAME = re.compile(r"[A-Z][A-Z'’ .-]{1,30}\Z")
_INLINE = re.compile(r"[.?!:\"”)] +([A-Z][A-Z'’-]{2,25})\Z")
_NO_NAME = re.compile(r"END\b|EXERCISE|BEGIN\b|UNQUOTE|CONFIDENTIAL|SECRET|UNCLAS|BT\b")


def cut(draft: Draft, body: list[Line]) -> tuple[list[Line], Text | None]:
    """Take the signature off the end of the body; notes where there is none."""
    last = next((i for i in range(len(body) - 1, -1, -1) if not body[i].blank), None)
    found = _read(draft, body, last) if last is not None else None
    if found is None:
        draft.note("signature-missing")
        return body, None
    return found


def _read(draft: Draft, body: list[Line], last: int) -> tuple[list[Line], Text] | None:
    line = body[last]
    text = line.text.strip()
    if _NO_NAME.match(text) or words.PARAGRAPH.match(line.text):
        return _inline(draft, body, last)
    if _NAME.match(text) and len(text.split()) <= 3 and _after_sentence(body, last):
        return body[:last], text_field(draft, "signature", line.span)
    return _inline(draft, body, last)


def _after_sentence(body: list[Line], last: int) -> bool:
    """Whether the words before it have come to an end."""
    for line in reversed(body[:last]):
        if not line.blank:
            text = line.text.rstrip()
            return text.endswith((".", "?", "!", '"', ":", ")", "”")) or text[-1:].islower()
    return False


def _inline(draft: Draft, body: list[Line], last: int) -> tuple[list[Line], Text] | None:
    """A signature that has lost its line break; only in text that is not all capitals."""
    line = body[last]
    found = _INLINE.search(line.text.rstrip()[-60:])
    if found is None or line.text.isupper() or not draft.repairs("signature-line"):
        return None
    start = len(line.text.rstrip()) - len(line.text.rstrip()[-60:]) + found.start(1)
    span = line.part(start, start + len(found[1]))
    if _NO_NAME.match(found[1]) or not any(c.islower() for c in line.text):
        return None
    before = line.text[:start].rstrip()
    tail = " ".join(before.split(" ")[-2:])
    place = line.part(len(before) - len(tail), start + len(found[1]))
    draft.note("missing-line-break", place, reading="a line break before the signature")
    head = Line(line.start, line.start + len(before), before)
    return [*body[:last], head], text_field(draft, "signature", span)
