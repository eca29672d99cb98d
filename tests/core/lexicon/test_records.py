from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchall.errors import InputError
from catchall.lexicon import records
from catchall.model import Item


def test_json_and_yaml_give_the_same() -> None:
    assert records.parse(b'{"a": [1, "x"]}', name="f") == records.parse(b"a: [1, x]", name="f")


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"", "the file is empty"),
        (b"  \n", "the file is empty"),
        (b"\xff\xfe", "byte 0"),
        (b'{"a": ', "line 1"),
        (b"a: 1\nb: ]\n", "line 2"),
        (b"a: &x 1\nb: *x", "aliases"),
    ],
)
def test_a_fault_names_file_and_place(data: bytes, place: str) -> None:
    with pytest.raises(InputError) as caught:
        records.parse(data, name="form.yaml")
    assert "form.yaml" in str(caught.value)
    assert place in str(caught.value)
    assert "\n" not in str(caught.value)


def test_validation_names_the_key_and_the_remedy() -> None:
    item = {"id": "i1", "description": "pump", "quantity": "-2"}
    with pytest.raises(InputError, match=r"f: items\[0\]\.quantity: .*above zero"):
        records.validated(Item, item, name="f", place="items[0]")


def test_a_misspelt_key_is_named() -> None:
    with pytest.raises(InputError, match=r"modell.*spelling"):
        records.validated(Item, {"id": "i", "description": "d", "modell": "x"}, name="f")


def test_decimals_stay_as_written() -> None:
    value = records.validated(Item, {"id": "i", "description": "d", "quantity": 0.1}, name="f")
    assert value.quantity == Decimal("0.1")


@given(st.binary(max_size=300))
def test_any_bytes_parse_or_raise_in_one_line(data: bytes) -> None:
    fault = ""
    try:
        records.parse(data, name="f")
    except InputError as error:
        fault = str(error)
    assert "\n" not in fault
