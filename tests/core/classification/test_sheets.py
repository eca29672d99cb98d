"""Item sheets: what is read, and how each mistake is named."""

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catchall.classification import read_items
from catchall.classification.values import read_figure
from catchall.errors import ItemError
from catchall.model import Interval

GOOD = b"""
items:
  - id: mill
    description: horizontal machining center
    quantity: 2
    axes: {X: linear, B: rotary}
    measurements:
      - {parameter: positioning_accuracy, axis: X, value: 6.6 um, standard: "ISO 230-2:1988"}
      - {parameter: contouring_axes, value: 4}
      - {parameter: travel, value: 0.9 to 1.1 m}
      - {parameter: numerical_control, value: yes}
"""


def test_a_sheet_is_read_with_evidence() -> None:
    sheet = read_items(GOOD, name="sheet.yaml")
    assert sheet.problems == ()
    [mill] = sheet.items
    accuracy, axes, travel, control = mill.measurements
    assert (accuracy.value, accuracy.unit) == (Decimal("6.6"), "um")
    assert accuracy.evidence[0].place == "items[0].measurements[0]"
    assert accuracy.evidence[0].quote == "6.6 um"
    assert axes.value == Decimal(4)
    assert travel.value == Interval(low=Decimal("0.9"), high=Decimal("1.1"))
    assert control.value is True


def test_json_says_the_same() -> None:
    row = {"id": "mill", "measurements": [{"parameter": "bore_depth", "value": 5.1, "unit": "m"}]}
    [mill] = read_items(json.dumps([row]).encode(), name="sheet.json").items
    assert mill.measurements[0].value == Decimal("5.1")


@pytest.mark.parametrize(
    ("text", "value", "unit", "half"),
    [
        ("6.6 um", Decimal("6.6"), "um", False),
        ("0,0066mm", Decimal("0.0066"), "mm", False),
        ("± 4 µm", Decimal(4), "µm", True),
        ("+/-0.004 mm", Decimal("0.004"), "mm", True),
        ("≤ 6 um", Interval(high=Decimal(6)), "um", False),
        ("> 2 m", Interval(low=Decimal(2)), "m", False),
        ("0.0001 to 0.5 %", Interval(low=Decimal("0.0001"), high=Decimal("0.5")), "percent", False),
        ("5", Decimal(5), None, False),
        ("-40 °C", Decimal(-40), "degC", False),
    ],
)
def test_figures_as_people_write_them(
    text: str, value: object, unit: str | None, half: bool
) -> None:
    assert read_figure(text) == (value, unit, half)


@pytest.mark.parametrize("text", ["", "about six", "um 6", "9 to 3 m", "x" * 999])
def test_what_is_no_figure(text: str) -> None:
    assert read_figure(text) is None


@pytest.mark.parametrize(
    ("row", "place", "words"),
    [
        ("{id: a, quantity: -2}", "items[0].quantity", "greater than 0"),
        ("{description: x}", "items[0].id", "is missing"),
        ("{id: a, colour: red}", "items[0].colour", "unknown key"),
        ("{id: a, measurements: [{parameter: hue, value: 1}]}", "measurements[0].parameter", "hue"),
        (
            "{id: a, measurements: [{parameter: travel, value: long}]}",
            "measurements[0].value",
            "a number is needed",
        ),
        ("{id: a, measurements: [{parameter: travel, value: 3 kg}]}", "[0].value", "compared"),
        ("{id: a, measurements: [{parameter: travel, value: 3 zog}]}", "[0].value", "unknown unit"),
        ("{id: a, measurements: [{parameter: travel, value: 3}]}", "[0].value", "unit is missing"),
        (
            "{id: a, measurements: [{parameter: contouring_axes, value: 3 m}]}",
            "value",
            "plain number",
        ),
        ("{id: a, measurements: [{parameter: jig_grinder, value: maybe}]}", "value", "yes or no"),
        ("{id: a, measurements: [{parameter: machine.process, value: x}]}", "value", "no word"),
        ("{id: a, measurements: 3}", "items[0]", "a list"),
        ("[1]", "items[0]", "mapping"),
    ],
)
def test_a_bad_row_is_named_and_the_others_are_read(row: str, place: str, words: str) -> None:
    sheet = read_items(f"- {row}\n- {{id: good}}\n".encode(), name="bad.yaml")
    assert [each.id for each in sheet.items] == ["good"]
    [problem] = sheet.problems
    assert problem.file == "bad.yaml"
    assert place in (problem.place or "")
    assert words in problem.problem
    assert problem.remedy
    assert "\n" not in str(problem)


def test_an_id_stands_once() -> None:
    sheet = read_items(b"- {id: a}\n- {id: a}\n", name="twice.yaml")
    assert len(sheet.items) == 1
    assert "twice" in sheet.problems[0].problem


@pytest.mark.parametrize(
    "data",
    [b"", b"  \n", b"\x00\x01", b"a: [", b"5", b"a: &x [1]\nb: *x", b"items: 3", b"x" * 6_000_000],
)
def test_a_bad_file_is_one_line(data: bytes) -> None:
    with pytest.raises(ItemError) as caught:
        read_items(data, name="bad.yaml")
    assert "bad.yaml" in str(caught.value)
    assert "\n" not in str(caught.value)


@settings(max_examples=200)
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=3))
def test_a_damaged_sheet_is_read_or_refused(place: int, damage: bytes) -> None:
    data = GOOD[:place] + damage + GOOD[place + len(damage) :]
    try:
        sheet = read_items(data, name="damaged.yaml")
    except ItemError:
        return
    assert all(each.file == "damaged.yaml" for each in sheet.problems)


def test_a_huge_figure_costs_nothing() -> None:
    figure = b'{"parameter": "bore_depth", "value": 1e999999, "unit": "m"}'
    row = b'[{"id": "a", "measurements": [' + figure + b"]}]"
    [item] = read_items(row, name="huge.json").items
    assert str(item.measurements[0].value) == "1E+999999"
