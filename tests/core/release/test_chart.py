"""The threshold chart: accessible, right in its figures, quiet where there are none."""

import re
from decimal import Decimal
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from catchall.model import Classification, Margin
from catchall.release import threshold_chart
from catchall.release.chart import figures, number
from core.release.cases import determination

_SVG = "{http://www.w3.org/2000/svg}"


def _parsed(classifications: tuple[Classification, ...]) -> ET.Element:
    return ET.fromstring(threshold_chart(classifications))  # noqa: S314 - our own


def _with(margin: Margin) -> Classification:
    return determination().classifications[0].model_copy(update={"margins": (margin,)})


def _margin(declared: str, threshold: str, operator: str, band: str | None = None) -> Margin:
    short = Decimal(declared) - Decimal(threshold)
    if operator in {"at_least", "more_than"}:
        short = -short
    return Margin(
        paragraph="X.1",
        parameter="some_figure",
        declared=Decimal(declared),
        operator=operator,
        threshold=Decimal(threshold),
        unit="um",
        short_by=short,
        relative=short / Decimal(threshold) if Decimal(threshold) else None,
        band=Decimal(band) if band else None,
    )


def test_it_has_a_title_and_says_all_it_shows() -> None:
    drawing = _parsed(determination().classifications)
    assert drawing.get("role") == "img"
    ids = str(drawing.get("aria-labelledby")).split()
    assert [drawing.find(f"{_SVG}title"), drawing.find(f"{_SVG}desc")] == [
        element for wanted in ids for element in drawing if element.get("id") == wanted
    ]
    told = str(drawing.findtext(f"{_SVG}desc"))
    assert "declared 6.8 um" in told
    for words in (element.text for element in drawing.iter(f"{_SVG}text")):
        assert str(words) in told or str(words).startswith("Vertical line")


def test_the_controlled_side_lies_where_the_operator_says() -> None:
    for operator, below in (("at_most", True), ("at_least", False)):
        drawing = threshold_chart([_with(_margin("8", "6", operator))])
        hatch = re.search(r'x="([\d.]+)" y="\d+" width="([\d.]+)" height="20" fill="url', drawing)
        line = re.search(r'd="M([\d.]+) \d+ V\d+" stroke="#000"', drawing)
        assert hatch
        assert line
        start, width, threshold = float(hatch[1]), float(hatch[2]), float(line[1])
        assert (start < threshold) is below
        assert abs((start + width if below else start) - threshold) < 0.2


def test_the_band_is_drawn_only_where_there_is_one() -> None:
    assert "stroke-dasharray" in threshold_chart([_with(_margin("7", "6", "at_most", "2"))])
    assert "stroke-dasharray" not in threshold_chart([_with(_margin("7", "6", "at_most"))])


def test_without_figures_it_says_so() -> None:
    assert "No declared figure could be compared" in threshold_chart([])
    assert "No declared figure" in threshold_chart([_with(_margin("1", "0", "at_most"))])


def test_words_are_escaped() -> None:
    one = _with(_margin("7", "6", "at_most")).model_copy(update={"item": "<b>&"})
    assert "<b>" not in threshold_chart([one])
    assert "<b>&" in str(_parsed((one,)).findtext(f"{_SVG}desc"))


def test_figures_in_words() -> None:
    assert figures(_margin("6.80", "6.0", "at_most")) == (
        "controlled if at most 6 um, declared 6.8 um, short of control by 0.8 um (13 %)"
    )
    assert "the test is met" in figures(_margin("5", "6", "at_most"))
    assert number(Decimal(100)) == "100"


_FIGURE = st.decimals("0.001", "100000", places=3)


@given(_FIGURE, _FIGURE, st.sampled_from(["at_most", "less_than", "at_least", "more_than"]))
def test_any_figure_is_drawn_inside_the_drawing(
    declared: Decimal, threshold: Decimal, operator: str
) -> None:
    drawing = _parsed((_with(_margin(str(declared), str(threshold), operator)),))
    for path in drawing.iter(f"{_SVG}path"):
        place = re.match(r"M([\d.-]+)", str(path.get("d")))
        assert place
        assert 0 <= float(place[1]) <= 720
