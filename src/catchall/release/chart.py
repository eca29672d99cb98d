"""The threshold chart: how far declared figures are from the thresholds, as SVG.

The same drawing serves a page and the PDF. Nothing in it is told by color alone: each
row says its figures in words, the controlled side is hatched, the band is dashed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from xml.sax.saxutils import escape

from catchall.model import Classification, Margin

_WIDTH, _LEFT, _SPAN = 720, 20, 680
_ROW, _TOP, _FOOT = 76, 14, 30
_MOST = Decimal(2)
"""A figure further off than this multiple of its threshold is drawn at the edge."""
_FONTS = "Libertinus Serif, DejaVu Sans, sans-serif"
_BELOW = {"less_than", "at_most"}
_OPERATORS = {
    "less_than": "less than",
    "at_most": "at most",
    "more_than": "more than",
    "at_least": "at least",
}


@dataclass(frozen=True)
class _Row:
    title: str
    words: str
    declared: Decimal
    band: tuple[Decimal, Decimal] | None
    below: bool
    """Whether the controlled side lies below the threshold."""


def threshold_chart(
    classifications: Sequence[Classification], *, names: Mapping[str, str] | None = None
) -> str:
    """Draw every margin of some classifications as one SVG.

    Each row's axis is the declared figure as a share of its threshold, the same for all
    rows; the threshold stands on one line. The drawing carries a title and a description
    that say everything it shows.

    Args:
        classifications: the answers whose margins are drawn.
        names: what to call items instead of their ids.
    """
    rows = [row for one in classifications for row in _rows(one, names or {})]
    low, high = _scale(rows)
    height = _TOP + _ROW * max(len(rows), 1) + _FOOT
    told = " ".join(f"{row.title}: {row.words}." for row in rows) or _NOTHING
    body = [
        piece
        for place, row in enumerate(rows)
        for piece in _draw(row, _TOP + place * _ROW, low, high)
    ] or [_text(_LEFT, _TOP + 20, _NOTHING)]
    return "\n".join(
        [*_head(height, told), *body, _text(_LEFT, height - 10, _LEGEND, 11), "</svg>"]
    )


_NOTHING = "No declared figure could be compared with a threshold."
_LEGEND = (
    "Vertical line: threshold. Diamond: declared figure. Hatched: controlled side. "
    "Dashed frame: re-affirmation band of the list."
)


def _head(height: int, told: str) -> list[str]:
    return [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" '
            f'width="{_WIDTH}" height="{height}" role="img" aria-labelledby="tc-title tc-desc" '
            f'font-family="{_FONTS}" font-size="13">'
        ),
        '<title id="tc-title">Declared figures and thresholds</title>',
        f'<desc id="tc-desc">{escape(told)}</desc>',
        (
            '<defs><pattern id="tc-hatch" width="6" height="6" patternUnits="userSpaceOnUse">'
            '<path d="M0 6 L6 0" stroke="#555" stroke-width="1"/></pattern></defs>'
        ),
        f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>',
    ]


def grouped(margins: Sequence[Margin]) -> Iterator[tuple[Margin, str]]:
    """Margins that differ by their axis only, once, with their axes in words."""
    axes: dict[Margin, list[str]] = {}
    for margin in margins:
        axes.setdefault(margin.model_copy(update={"axis": None}), []).append(margin.axis or "")
    for margin, names in axes.items():
        told = ", ".join(name for name in names if name)
        yield margin, f"{'axis' if len(names) == 1 else 'axes'} {told}" if told else ""


def _rows(one: Classification, names: Mapping[str, str]) -> Iterator[_Row]:
    for margin, axes in grouped(one.margins):
        if not margin.threshold:
            continue
        parameter = margin.parameter.replace("_", " ").replace(".", ", ")
        below = margin.operator in _BELOW
        item = names.get(one.item, one.item)
        figure = ", ".join(part for part in (parameter, axes) if part)
        yield _Row(
            title=f"{item} - {one.entry.jurisdiction} {margin.paragraph} - {figure}",
            words=figures(margin),
            declared=_share(margin, margin.declared),
            band=_band(margin, below=below),
            below=below,
        )


def _share(margin: Margin, figure: Decimal) -> Decimal:
    return max(-_MOST, min(figure / margin.threshold, _MOST))


def _band(margin: Margin, *, below: bool) -> tuple[Decimal, Decimal] | None:
    if margin.band is None:
        return None
    edge = margin.threshold + (margin.band if below else -margin.band)
    return (Decimal(1), _share(margin, edge)) if below else (_share(margin, edge), Decimal(1))


def figures(margin: Margin) -> str:
    """A margin in words: threshold, declared figure, what lacks to become controlled, band."""
    operator = _OPERATORS.get(margin.operator, margin.operator)
    unit = f" {margin.unit}" if margin.unit else ""
    words = [
        f"controlled if {operator} {number(margin.threshold)}{unit}",
        f"declared {number(margin.declared)}{unit}",
        _distance(margin, unit),
    ]
    if margin.band is not None:
        where = "inside" if margin.in_band else "outside"
        words.append(f"{where} the re-affirmation band of {number(margin.band)}{unit}")
    return ", ".join(words)


def _distance(margin: Margin, unit: str) -> str:
    if margin.short_by <= 0:
        return "the test is met" if margin.short_by else "at the threshold"
    share = f" ({margin.relative * 100:.0f} %)" if margin.relative is not None else ""
    return f"short of control by {number(margin.short_by)}{unit}{share}"


def number(value: Decimal) -> str:
    """A decimal without trailing zeros and without an exponent."""
    return f"{value.normalize():f}"


def _scale(rows: Sequence[_Row]) -> tuple[Decimal, Decimal]:
    shares = [Decimal(1), *(row.declared for row in rows)]
    shares += [edge for row in rows if row.band for edge in row.band]
    pad = max((max(shares) - min(shares)) / 4, Decimal("0.1"))
    return min(shares) - pad, max(shares) + pad


def _draw(row: _Row, top: int, low: Decimal, high: Decimal) -> Iterator[str]:
    def x(share: Decimal) -> str:
        return f"{_LEFT + (share - low) / (high - low) * _SPAN:.1f}"

    line, middle = top + 24, top + 34
    start, end = (low, Decimal(1)) if row.below else (Decimal(1), high)
    yield _text(_LEFT, top + 12, row.title, weight="bold")
    yield _rect(x(start), x(end), line, 'fill="url(#tc-hatch)" stroke="none"')
    if row.band:
        frame = 'fill="none" stroke="#000" stroke-dasharray="4 3"'
        yield _rect(x(row.band[0]), x(row.band[1]), line, frame)
    yield f'<path d="M{_LEFT} {middle} H{_LEFT + _SPAN}" stroke="#777"/>'
    yield f'<path d="M{x(Decimal(1))} {line - 4} V{line + 24}" stroke="#000" stroke-width="3"/>'
    yield (
        f'<path d="M{x(row.declared)} {middle} m-7 0 l7 -8 l7 8 l-7 8 z" '
        'fill="#1d70b8" stroke="#000" stroke-width="1.5"/>'
    )
    yield _text(_LEFT, top + 60, row.words, 12)


def _rect(start: str, end: str, top: int, style: str) -> str:
    width = Decimal(end) - Decimal(start)
    return f'<rect x="{start}" y="{top}" width="{width}" height="20" {style}/>'


def _text(x: int, y: int, words: str, size: int = 13, *, weight: str = "normal") -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}">{escape(words)}</text>'
