"""Reading earlier records: errors name the file and the key."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchall.errors import CatchallError, InputError
from catchall.network import read_history

RECORD = {
    "id": "DEN-1",
    "kind": "denial",
    "when": {"value": "2025-07", "precision": "month"},
    "destination": "IR",
    "parties": [{"id": "p", "name": "Somebody", "country": "TR", "roles": ["intermediary"]}],
    "items": [{"id": "i", "description": "lathe", "quantity": "2"}],
}


def written(**changes: object) -> bytes:
    return json.dumps(RECORD | changes).encode()


def test_records_come_in_the_order_of_their_ids_with_their_file() -> None:
    first, second = read_history({"b.json": written(), "a.json": written(id="DEN-2")})
    assert (first.id, first.source) == ("DEN-1", "b.json")
    assert (second.id, second.source) == ("DEN-2", "a.json")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "x.json: the file is empty"),
        (b"{", "x.json: line 1: not well-formed JSON"),
        (b"\xff\xfe", "x.json"),
        (b"[1]", "x.json"),
        (written(kind="rumor"), "x.json: kind"),
        (written(when={"value": "2025-13", "precision": "month"}), "x.json: when"),
        (written(destination="QQ"), "x.json: destination: unknown country QQ"),
        (written(via=["TR", "QQ"]), "x.json: via[1]: unknown country QQ"),
        (
            written(parties=[{"id": "p", "name": None, "country": "QQ"}]),
            "x.json: parties[0].country: unknown country QQ",
        ),
        (
            written(items=[{"id": "i", "description": "lathe", "quantity": "-2"}]),
            "x.json: items[0].quantity",
        ),
        (written(colour="red"), "x.json: colour"),
    ],
)
def test_what_is_wrong_is_named(data: bytes, says: str) -> None:
    with pytest.raises(InputError) as error:
        read_history({"x.json": data})
    assert str(error.value).startswith(says)
    assert "\n" not in str(error.value)


def test_two_files_of_one_record_are_named() -> None:
    with pytest.raises(InputError, match=r"b\.json: id: record DEN-1 is also in a\.json"):
        read_history({"a.json": written(), "b.json": written()})


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        records = read_history({"x.json": data})
    except CatchallError as error:
        line = str(error)
    else:
        line = records[0].id
    assert line.startswith("x.json") or json.loads(data)["id"] == line
