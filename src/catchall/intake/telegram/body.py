"""Body: paragraphs, blocks and quoted telegrams of one message."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from catchall.intake.draft import Draft
from catchall.intake.lines import Line
from catchall.intake.telegram import blocks, paragraphs, portions
from catchall.intake.telegram.paragraphs import Start
from catchall.intake.telegram.quoting import Quoted
from catchall.model.evidence import Span
from catchall.model.message import Portion


@dataclass(frozen=True, slots=True)
class Body:
    """The lines of a body, and what is quoted in it."""

    lines: list[Line]
    quoted: list[Quoted]
    referred: list[tuple[int, Span]]

    @property
    def end(self) -> int:
        """Offset after the last word."""
        return max((line.span.end for line in self.lines if not line.blank), default=0)


def read(draft: Draft, body: Body, frame: portions.Frame) -> list[Portion]:
    """All portions of a body, in order; quoted telegrams are left out."""
    opened = blocks.openings(body.lines)
    numbers = {n for n, span in body.referred}
    starts = paragraphs.find(body.lines, _skip(opened, body.quoted), numbers)
    starts = _with_lead(body.lines, starts)
    _report(draft, starts)
    frame.quoted = [
        (Span(start=q.start, end=q.end), f"nested-{n}") for n, q in enumerate(body.quoted, start=1)
    ]
    return portions.of_body(draft, body.lines, starts, opened, frame)


def _skip(opened: list[blocks.Opening], quoted: list[Quoted]) -> Callable[[int], bool]:
    """Whether a line begins inside a closed block or a quoted telegram."""
    ranges = sorted(
        [(o.opens.end, o.closes.start) for o in opened if o.closes]
        + [(q.start, q.closes.end if q.closes else q.end) for q in quoted]
    )
    firsts = [start for start, _ in ranges]

    def inside(place: int) -> bool:
        at = bisect_right(firsts, place) - 1
        return at >= 0 and place < ranges[at][1]

    return inside


def _with_lead(lines: list[Line], starts: list[Start]) -> list[Start]:
    """Words before the first paragraph are a paragraph without number and mark."""
    first = next((line for line in lines if not line.blank), None)
    if first is None or (starts and starts[0].line.start <= first.start):
        return starts
    place = Span(start=first.span.start, end=first.span.start)
    lead = Start(
        line=first,
        span=place,
        number=None,
        stated=None,
        mark=None,
        mark_span=None,
        pilcrow=False,
        variant=None,
    )
    return [lead, *starts]


def _report(draft: Draft, starts: list[Start]) -> None:
    pilcrows = [Span(start=s.span.start, end=s.span.start + 1) for s in starts if s.pilcrow]
    if pilcrows:
        draft.note("archive-pilcrow", *pilcrows, reading="added before each paragraph number")
    variants = [s.variant for s in starts if s.variant is not None]
    if variants:
        draft.note("paragraph-mark-variant", *variants, repaired=True)
    _report_numbers(draft, starts)


def _report_numbers(draft: Draft, starts: list[Start]) -> None:
    last = 0
    for start in starts:
        if start.number is None or start.stated is None:
            continue
        if start.stated != start.number or start.stated == last:
            draft.note(
                "paragraph-number-duplicate",
                start.span,
                reading=str(start.number) if start.number != start.stated else None,
                repaired=start.number != start.stated,
            )
        elif start.number > last + 1 and last:
            draft.note("paragraph-number-gap", start.span, why=f"no paragraph {last + 1}")
        last = start.number
