"""Sections: the header that a telegram repeats where its next section begins."""

from catchall.intake.draft import Draft
from catchall.intake.lines import Line, trimmed
from catchall.intake.telegram import words
from catchall.intake.telegram.furniture import Furniture
from catchall.intake.telegram.sorting import Sorted
from catchall.model.evidence import Span
from catchall.model.header import Section

_CHANGING = (words.DASHES, words.START, words.PROSIGN, words.CALLING, words.SECURITY)
"""Header lines that differ from section to section."""


def lift(
    draft: Draft, found: Furniture, header: Sorted, body: list[Line]
) -> tuple[list[Line], list[Section]]:
    """Take repeated headers out of the body.

    Returns the body lines that remain, and one section for each repeated header.
    """
    known = {line.text.strip() for lines in header.fields.values() for line in lines}
    kept: list[Line] = []
    sections: list[Section] = []
    index = 0
    while index < len(body):
        line = body[index]
        mark = _section(line)
        if mark is None or mark.number < 2:
            kept.append(line)
            index += 1
            continue
        while kept and (kept[-1].blank or _is_header(kept[-1], known)):
            kept.pop()
        first = kept[-1].end if kept else body[0].start
        index += 1
        while index < len(body) and (body[index].blank or _is_header(body[index], known)):
            index += 1
        last = body[index].start if index < len(body) else len(draft.text)
        sections.append(_close(draft, found, mark, trimmed(draft.text, first, last)))
    return kept, sections


def _section(line: Line) -> Section | None:
    text = line.text.strip()
    word = words.CLASS_WORD.match(text)
    found = words.SECTION.match(text, word.end() + 1) if word else None
    if found is None:
        return None
    lead = words.strip_start(line)
    return Section(
        raw=found.group(),
        number=int(found[1]),
        of=int(found[2]),
        span=line.part(lead + found.start(), lead + found.end()),
    )


def _is_header(line: Line, known: set[str]) -> bool:
    text = line.text.strip()
    return text in known or any(pattern.match(text) for pattern in _CHANGING)


def _close(draft: Draft, found: Furniture, mark: Section, span: Span) -> Section:
    draft.claim("furniture.repeated-header", span)
    draft.note("section-header-repeated", span, why="header of a further section")
    inside = [b for b in found.breaks if b.start < span.end and span.start < b.end]
    found.breaks = [b for b in found.breaks if b not in inside]
    found.breaks.append(span)
    found.breaks.sort(key=lambda b: b.start)
    return mark.model_copy(update={"header_span": span})
