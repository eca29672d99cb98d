"""Tables of items: wide and long, CSV and Excel, with the cell of each mistake."""

import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from catchall.classification import read_items
from catchall.errors import ItemError

WIDE = """\
id,description,axes,axes_complete,contouring_axes,travel [m] @X,\
positioning_accuracy [um] @all (ISO 230-2:1988)
mill,machining center,X Y B:rotary,yes,4,1.05,6.6
bad,machining center,,,four,1,
good,lathe,,,2,0.9 to 1.1,± 4
"""
LONG = """\
id;parameter;value;unit;standard;axis
mill;positioning_accuracy;6,6 um;;ISO 230-2:1988;X
mill;contouring_axes;4;;;
lathe;colour;red;;;
press;press_pressure;70 MPa;;;
"""


def test_a_wide_table() -> None:
    sheet = read_items(WIDE.encode(), name="items.csv")
    mill, good = sheet.items
    assert [axis.kind for axis in mill.axes] == ["linear", "linear", "rotary"]
    assert mill.axes_complete
    count, travel, accuracy = mill.measurements
    assert count.value == Decimal(4)
    assert (travel.axis, travel.unit, travel.value) == ("X", "m", Decimal("1.05"))
    assert (accuracy.axis, accuracy.standard) == ("all", "ISO 230-2:1988")
    assert good.measurements[-1].plus_minus
    [problem] = sheet.problems
    assert problem.place == "row 3, column contouring_axes"
    assert "a number is needed" in problem.problem


def test_a_long_table() -> None:
    sheet = read_items(LONG.encode(), name="items.csv")
    assert [each.id for each in sheet.items] == ["mill", "press"]
    assert sheet.items[0].measurements[0].value == Decimal("6.6")
    [problem] = sheet.problems
    assert problem.place == "row 4, column value"
    assert "unknown parameter 'colour'" in problem.problem


def test_excel_says_the_same_as_csv() -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in (
        ["id", "description", "travel [m] @X", "contouring_axes", "numerical_control"],
        ["mill", "machining center", 1.05, 4, True],
        ["wrong", "machining center", "long", None, None],
    ):
        page.append(row)
    data = io.BytesIO()
    book.save(data)
    sheet = read_items(data.getvalue(), name="items.xlsx")
    [mill] = sheet.items
    assert [each.value for each in mill.measurements] == [Decimal("1.05"), Decimal(4), True]
    assert sheet.problems[0].place == "row 3, column travel [m] @X"


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.csv", "empty"),
        (b"name,value\n1,2\n", "a.csv", "no column 'id'"),
        (b"\xff\xfe\xff", "a.csv", "UTF-8"),
        (b"not a zip", "a.xlsx", "Excel"),
        (b"id,Travel of X!\n1,2\n", "a.csv", "names no parameter"),
    ],
)
def test_a_bad_table_is_one_line(data: bytes, name: str, words: str) -> None:
    with pytest.raises(ItemError, match=words) as caught:
        _strictly(data, name)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def _strictly(data: bytes, name: str) -> None:
    sheet = read_items(data, name=name)
    raise sheet.problems[0]


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        sheet = read_items(text.encode("utf-8", "ignore"), name="any.csv")
    except ItemError:
        return
    assert all(each.file == "any.csv" for each in sheet.problems)


@given(st.binary(max_size=200))
def test_any_bytes_are_no_workbook(data: bytes) -> None:
    with pytest.raises(ItemError):
        read_items(data, name="any.xlsx")
