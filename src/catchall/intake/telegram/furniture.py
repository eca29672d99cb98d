"""Furniture: page lines, section lines and stamps that belong to no part of the message."""

from dataclasses import dataclass, field

from catchall.intake import marks
from catchall.intake.draft import Draft
from catchall.intake.lines import Line
from catchall.intake.telegram import words
from catchall.model.evidence import Span
from catchall.model.header import MessageNumber, Page, Section
from catchall.model.marking import MarkingReading


@dataclass
class Furniture:
    """What was taken out of the lines, and the lines that remain.

    ``breaks`` are the stretches taken out, line ends included, in order.
    """

    kept: list[Line] = field(default_factory=list)
    breaks: list[Span] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    number: MessageNumber | None = None
    stamps: list[Span] = field(default_factory=list)
    bare_classes: list[Line] = field(default_factory=list)


def clear(draft: Draft, lines: list[Line], banner: MarkingReading | None = None) -> Furniture:
    """Take page lines, section lines, doubled classification lines and stamps out.

    A banner that stands for the whole of a plain text is taken out wherever it is repeated.
    """
    found = Furniture()
    kinds = _kinds(lines)
    if banner is not None:
        kinds = [kind or _banner(line, banner) for line, kind in zip(lines, kinds, strict=True)]
    for line, kind, following in zip(
        lines, kinds, [*[n.start for n in lines[1:]], len(draft.text)], strict=False
    ):
        if kind is None:
            found.kept.append(line)
            continue
        draft.claim(f"furniture.{kind}", line.span)
        _take(draft, found, line, kind)
        _extend(draft, found, Span(start=line.start, end=following))
    _report(draft, found)
    return found


def _banner(line: Line, banner: MarkingReading) -> str | None:
    reading = marks.alone_on_line(line.text)
    same = reading is not None and reading.canonical_banner == banner.canonical_banner
    return "banner" if same else None


def _kinds(lines: list[Line]) -> list[str | None]:
    kinds: list[str | None] = [_kind(line) for line in lines]
    _after_pages(lines, kinds)
    filled = [i for i, line in enumerate(lines) if not line.blank]
    for place, index in enumerate(filled):
        if kinds[index] is not None or not words.bare_class(lines[index]):
            continue
        before = filled[place - 1] if place else None
        after = filled[place + 1] if place + 1 < len(filled) else None
        if _beside_page(lines, kinds, index, before, after):
            kinds[index] = "classification"
    return kinds


def _kind(line: Line) -> str | None:
    text = line.text.strip()
    if not text or len(text) > 160:
        return None
    if words.PAGE.match(text):
        return "page"
    if words.SECTION_LINE.match(text):
        return "section"
    if words.END.match(text):
        return "end"
    return "stamp" if words.STAMP.search(text) else None


def _after_pages(lines: list[Line], kinds: list[str | None]) -> None:
    """The line with post, number and section that follows a page line."""
    for index in range(1, len(lines)):
        if kinds[index - 1] == "page" and words.PAGE_NUMBER.match(lines[index].text.strip()):
            kinds[index] = "page-number"


def _beside_page(
    lines: list[Line], kinds: list[str | None], index: int, before: int | None, after: int | None
) -> bool:
    """A bare classification at a page end: beside a page line, doubled, or last of all."""
    if after is None:
        return before is not None
    if kinds[after] in {"page", "end"}:
        return True
    if before is not None and kinds[before] == "classification":
        return words.bare_class(lines[before])
    doubled = words.bare_class(lines[after]) and lines[after].text == lines[index].text
    return doubled and index > 0


def _take(draft: Draft, found: Furniture, line: Line, kind: str) -> None:
    text = line.text.strip()
    if kind == "classification":
        found.bare_classes.append(line)
    elif kind == "stamp":
        found.stamps.append(line.span)
        draft.note("release-stamp", line.span, why="it opens a review and lowers nothing")
    elif kind == "page" and (page := words.PAGE.match(text)):
        start = words.strip_start(line)
        span = line.part(start, start + page.end())
        found.pages.append(Page(raw=page.group(), page=int(page[1]), span=span))
        _section_of_page(found, text)
    elif kind == "page-number":
        _section_of_page(found, text)
    elif kind == "section":
        _section_line(draft, found, line)


def _section_of_page(found: Furniture, text: str) -> None:
    if (section := words.PAGE_NUMBER.search(text)) and section[1] and found.pages:
        found.pages[-1] = found.pages[-1].model_copy(update={"section": int(section[1])})


def _section_line(draft: Draft, found: Furniture, line: Line) -> None:
    section = words.SECTION_LINE.match(line.text.strip())
    if section is None:
        return
    post, serial, number, of = section.groups()
    found.sections.append(
        Section(raw=section.group(), number=int(number), of=int(of), span=line.span)
    )
    if found.number is None:
        start = words.strip_start(line)
        digits = line.text.index(serial, start + len(post))
        found.number = MessageNumber(
            value=f"{post} {int(serial)}",
            canonical=None,
            origin_post=post,
            serial=int(serial),
            read_from="section line",
            span=line.part(start, digits + len(serial)),
        )
    draft.note("section-line", line.span, why="start of a section; it belongs to no paragraph")


def _extend(draft: Draft, found: Furniture, span: Span) -> None:
    if found.breaks and not draft.text[found.breaks[-1].end : span.start].strip():
        found.breaks[-1] = Span(start=found.breaks[-1].start, end=span.end)
    else:
        found.breaks.append(span)


def _report(draft: Draft, found: Furniture) -> None:
    if found.pages:
        draft.note(
            "page-break",
            *(page.span for page in found.pages),
            why="page lines and doubled classification lines belong to no paragraph",
        )
