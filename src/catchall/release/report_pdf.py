"""The determination as PDF, with the threshold chart."""

from catchall.model import Classification, Determination
from catchall.release.chart import grouped, threshold_chart
from catchall.release.report import heading, labels, sections
from catchall.release.typeset import typeset_with_notes

_ROWS_PER_DRAWING = 8
"""So many rows of a chart fit on a page; the margins of one answer stay together."""


def determination_pdf(determination: Determination, *, marking: str = "") -> bytes:
    """The determination as PDF/A-2a and PDF/UA-1; the same determination gives the same bytes.

    What no font at hand can show is told by script and length, and stands in the text form.

    Args:
        determination: what is set.
        marking: the banner for top and bottom of every page; none if it is empty.
    """
    drawings = _drawings(determination)
    data = {
        "title": heading(determination),
        "date": determination.as_of.isoformat(),
        "exercise": determination.exercise,
        "marking": marking,
        "sections": [
            {"heading": name, "lines": [_line(line) for line in lines]}
            for name, lines in sections(determination)
        ],
        "charts": drawings,
    }
    return typeset_with_notes("determination", data, as_of=determination.as_of)


def _drawings(determination: Determination) -> list[dict[str, str]]:
    """The chart in pieces that fit a page, each with its description as alternative text."""
    pieces: list[list[Classification]] = [[]]
    for one in determination.classifications:
        if not one.margins:
            continue
        rows = sum(len(list(grouped(other.margins))) for other in pieces[-1])
        if rows + len(list(grouped(one.margins))) > _ROWS_PER_DRAWING and pieces[-1]:
            pieces.append([])
        pieces[-1].append(one)
    drawn = [threshold_chart(piece, names=labels(determination)) for piece in pieces if piece]
    return [{"svg": piece, "alt": _description(piece)} for piece in drawn]


def _description(svg: str) -> str:
    _before, _tag, rest = svg.partition('<desc id="tc-desc">')
    return rest.partition("</desc>")[0]


def _line(line: str) -> dict[str, object]:
    text = line.lstrip(" ")
    return {"text": text, "depth": (len(line) - len(text)) // 2}
