"""The determination as HTML, for pages and notebooks; it needs no style and no script."""

from collections.abc import Iterator, Sequence
from html import escape

from catchall.model import Determination
from catchall.release.chart import threshold_chart
from catchall.release.report import heading, labels, sections


def determination_html(determination: Determination) -> str:
    """The determination as one ``article`` with headings, nested lists and the chart."""
    title = f"{heading(determination)}, as of {determination.as_of}"
    banner = ["<p><strong>EXERCISE EXERCISE EXERCISE</strong></p>"] * determination.exercise
    parts = [*banner, f"<h2>{escape(title)}</h2>"]
    for name, lines in sections(determination):
        parts += [f"<h3>{escape(name)}</h3>", *_nested(lines)]
        if name == "Items against thresholds":
            chart = threshold_chart(determination.classifications, names=labels(determination))
            parts.append(chart)
    return "\n".join(['<article class="determination" lang="en">', *parts, *banner, "</article>"])


def _nested(lines: Sequence[str], depth: int = 0) -> Iterator[str]:
    """Lines as a list; deeper lines as a list inside the item that they belong to."""
    if not lines:
        return
    yield "<ul>"
    place = 0
    while place < len(lines):
        end = place + 1
        while end < len(lines) and _depth(lines[end]) > depth:
            end += 1
        yield f"<li>{escape(lines[place].strip())}"
        yield from _nested(lines[place + 1 : end], depth + 1)
        yield "</li>"
        place = end
    yield "</ul>"


def _depth(line: str) -> int:
    return (len(line) - len(line.lstrip(" "))) // 2
