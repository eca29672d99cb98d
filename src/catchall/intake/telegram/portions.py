"""Portions: paragraphs and blocks with their markings, put together."""

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from itertools import zip_longest

from catchall.intake import marks
from catchall.intake.draft import Draft
from catchall.intake.lines import Line, trimmed
from catchall.intake.telegram import blocks, kinds
from catchall.intake.telegram.blocks import Block
from catchall.intake.telegram.paragraphs import Start
from catchall.model.evidence import Span
from catchall.model.header import Subject
from catchall.model.marking import MarkingReading
from catchall.model.message import Portion


@dataclass
class Frame:
    """What the paragraphs of one message stand in.

    Attributes:
        breaks: stretches that belong to no paragraph.
        inherited: the marking of unmarked paragraphs, and where it comes from.
        prefix: what the ids begin with, for a quoted message.
        message: the id of the quoted message.
        parent: the id of the paragraph that quotes it.
    """

    breaks: list[Span]
    inherited: tuple[MarkingReading, str]
    prefix: str = ""
    message: str | None = None
    parent: str | None = None
    quoted: list[tuple[Span, str]] = field(default_factory=list)
    taken: Counter[str] = field(default_factory=Counter)

    def name(self, wanted: str) -> str:
        """An id that no other portion has; the second of a name gets a ``-2``."""
        plain = self.prefix + wanted
        self.taken[plain] += 1
        return plain if self.taken[plain] == 1 else f"{plain}-{self.taken[plain]}"

    def next_block(self) -> str:
        """The id of the next block."""
        self.taken["block"] += 1
        return f"{self.prefix}block-{self.taken['block']}"

    def breaks_in(self, span: Span) -> tuple[Span, ...]:
        """The breaks that lie inside a stretch."""
        first = bisect_right(self.breaks, span.start, key=lambda b: b.start)
        last = bisect_right(self.breaks, span.end, key=lambda b: b.start)
        return tuple(b for b in self.breaks[first:last] if b.end < span.end)


def of_subject(draft: Draft, subject: Subject | None, frame: Frame) -> list[Portion]:
    """The subject line as a portion, where it has a mark."""
    if subject is None or subject.marking is None:
        return []
    end = subject.span.start + len(subject.marking)
    mark = Span(start=subject.span.start, end=end)
    draft.claim("portion.mark", mark)
    return [
        Portion(
            id=frame.name("subject"),
            kind="subject",
            message=frame.message,
            span=subject.span,
            text_spans=(trimmed(draft.text, end, subject.span.end),),
            marking=marks.portion(subject.marking),
            marking_span=mark,
        )
    ]


def of_body(
    draft: Draft,
    body: list[Line],
    starts: list[Start],
    opened: list[blocks.Opening],
    frame: Frame,
) -> list[Portion]:
    """All paragraphs between the starts, each followed by its blocks.

    Args:
        draft: the message being read.
        body: lines of the body without furniture.
        starts: the beginnings of paragraphs, in order.
        opened: the openings of blocks, in order.
        frame: what they stand in.
    """
    end = max((line.span.end for line in body if not line.blank), default=0)
    places = [o.opens.start for o in opened]
    done: list[Portion] = []
    frame = _with_entire_text(starts, frame)
    for start, following in zip_longest(starts, starts[1:]):
        stop = following.span.start if following else end
        span = trimmed(draft.text, start.span.start, _before_break(draft, stop, frame))
        inside = opened[bisect_left(places, span.start) : bisect_left(places, span.end)]
        done.extend(_paragraph(draft, body, start, span, inside, frame))
    return done


def _before_break(draft: Draft, stop: int, frame: Frame) -> int:
    """Where a paragraph really ends, if nothing but breaks and blanks stands before the next."""
    last = bisect_right(frame.breaks, stop, key=lambda b: b.end) - 1
    while last >= 0 and not draft.text[frame.breaks[last].end : stop].strip():
        stop = frame.breaks[last].start
        last -= 1
    return stop


def _with_entire_text(starts: list[Start], frame: Frame) -> Frame:
    for start in starts:
        if start.mark and start.mark_span and marks.is_entire_text(start.mark.raw):
            name = f"{frame.prefix}para-{start.number} (entire text)"
            frame.inherited = (start.mark, name)
    return frame


def _paragraph(
    draft: Draft,
    body: list[Line],
    start: Start,
    span: Span,
    inside: list[blocks.Opening],
    frame: Frame,
) -> list[Portion]:
    name = frame.name("text-1" if start.number is None else f"para-{start.number}")
    _claim(draft, start, span)
    found = _blocks(body, inside, span.end)
    children = [_block(draft, block, span, (name, start.mark), frame) for block in found]
    mark, inherited_from = _marking(start.mark, frame)
    quoted = _quoted_in(span, frame)
    holes = [child.span for child in children] + [place for place, _ in quoted]
    own = _own_text(draft, Span(start=start.span.end, end=span.end), holes, frame)
    words = "".join(s.of(draft.text) for s in own[:1])
    entire = start.mark is not None and marks.is_entire_text(start.mark.raw)
    kind = kinds.of(words, number=start.number, container=bool(holes))
    return [
        Portion(
            id=name,
            number=start.number,
            number_stated=start.stated if start.stated != start.number else None,
            kind="marking-of-the-entire-text" if entire and not words else kind,
            parent=frame.parent,
            message=frame.message,
            span=span,
            text_spans=own,
            marking=mark,
            marking_span=start.mark_span,
            inherited=inherited_from is not None,
            inherited_from=inherited_from,
            interruptions=frame.breaks_in(span),
            contains=tuple([c.id for c in children] + [name for _, name in quoted]),
        ),
        *children,
    ]


def _blocks(body: list[Line], inside: list[blocks.Opening], end: int) -> list[Block]:
    """Blocks of a paragraph; one without closing words ends where the next opens."""
    found = []
    for opening, following in zip_longest(inside, inside[1:]):
        last = following.opens.start if following else end
        if opening.closes:
            last = min(end, opening.closes.start)
        found.append(blocks.read(body, opening, last))
    return found


def _quoted_in(span: Span, frame: Frame) -> list[tuple[Span, str]]:
    first = bisect_left(frame.quoted, span.start, key=lambda q: q[0].start)
    last = bisect_left(frame.quoted, span.end, key=lambda q: q[0].start)
    return frame.quoted[first:last]


def _claim(draft: Draft, start: Start, span: Span) -> None:
    draft.claim("paragraph", span)
    draft.claim("paragraph.number", start.span)
    if start.mark_span:
        draft.claim("portion.mark", start.mark_span)


def _marking(own: MarkingReading | None, frame: Frame) -> tuple[MarkingReading, str | None]:
    return (own, None) if own is not None else frame.inherited


def _block(
    draft: Draft,
    block: Block,
    paragraph: Span,
    parent: tuple[str, MarkingReading | None],
    frame: Frame,
) -> Portion:
    span = trimmed(draft.text, block.start, min(block.end, paragraph.end))
    _claim_block(draft, block)
    name = frame.next_block()
    own, inherited_from = block.marking, None
    if own is None:
        own, inherited_from = _marking(parent[1], frame)
        inherited_from = inherited_from or parent[0]
    if block.closes is None:
        draft.note("block-not-closed", block.opens, reading="ends with its paragraph")
    start = block.marking_span.end if block.marking_span else block.opens.end
    end = block.closes.start if block.closes else span.end
    text = _own_text(draft, Span(start=start, end=end), [], frame)
    return Portion(
        id=name,
        kind=block.kind,
        parent=parent[0],
        message=frame.message,
        span=span,
        text_spans=text,
        marking=own,
        marking_span=block.marking_span,
        inherited=inherited_from is not None,
        inherited_from=inherited_from,
        interruptions=frame.breaks_in(span),
        opens_with=block.opens,
        closes_with=block.closes,
        points=block.points,
    )


def _claim_block(draft: Draft, block: Block) -> None:
    draft.claim("block", Span(start=block.start, end=block.end))
    draft.claim("block.opening", block.opens)
    if block.closes:
        draft.claim("block.closing", block.closes)
    if block.marking_span:
        draft.claim("portion.mark", block.marking_span)
    for point in block.points:
        draft.claim("block.point", point.span)


def _own_text(draft: Draft, span: Span, inner: list[Span], frame: Frame) -> tuple[Span, ...]:
    """The stretches of a portion without its children and interruptions."""
    holes = sorted(
        inner + list(frame.breaks_in(span)),
        key=lambda s: s.start,
    )
    pieces, start = [], span.start
    for hole in holes:
        pieces.append(trimmed(draft.text, start, max(start, hole.start)))
        start = max(start, hole.end)
    pieces.append(trimmed(draft.text, start, max(start, span.end)))
    return tuple(p for p in pieces if any(c.isalnum() for c in p.of(draft.text)))
