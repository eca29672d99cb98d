"""The ledger only grows, at its head, and says so when it was touched."""

import json
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from catchall_desk.errors import DeskError, KeyReused
from catchall_desk.records import ledger
from catchall_desk.records.models import Command, Content, Event
from catchall_desk.records.once import once
from catchall_desk.records.verify_ledger import verify
from catchall_desk.records.writing import writing

pytestmark = pytest.mark.django_db


def fill(count: int) -> None:
    for number in range(count):
        ledger.append(
            actor="tester", kind="case.opened", subject=f"case:{number}", payload={"n": number}
        )


def refused(sql: str) -> None:
    with (
        pytest.raises(DatabaseError, match=r"append-only|only at its head"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def test_a_chain_that_was_written_verifies() -> None:
    fill(20)
    report = verify(ledger.rows())
    assert report.problems == ()
    assert report.size == 21  # the first event starts the chain
    assert report.head == Event.objects.latest("seq").hash


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE records_event SET actor = 'other' WHERE seq = 2",
        "DELETE FROM records_event WHERE seq = 3",
        "DELETE FROM records_content",
        "UPDATE records_content SET body = '{}'",
        "DELETE FROM records_command",
        "UPDATE records_command SET digest = ''",
    ],
)
def test_the_database_refuses_to_change_what_is_recorded(sql: str) -> None:
    fill(3)
    once(actor="tester", key="key-0001", command={"a": 1}, do=lambda: {"done": 1})
    refused(sql)
    assert verify(ledger.rows()).problems == ()


def test_the_database_refuses_truncation() -> None:
    fill(2)
    if connection.vendor != "postgresql":
        refused("INSERT OR REPLACE INTO records_event SELECT * FROM records_event WHERE seq = 2")
    else:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        refused("TRUNCATE records_event CASCADE")
    assert Event.objects.count() == 3


@pytest.mark.parametrize(("seq", "previous"), [(9, "0" * 64), (4, "f" * 64), (2, "0" * 64)])
def test_the_database_lets_it_grow_only_at_the_head(seq: int, previous: str) -> None:
    fill(2)
    with pytest.raises(DatabaseError), transaction.atomic():
        Event.objects.create(
            seq=seq,
            at="2026-01-01T00:00:00.000000Z",
            actor="a",
            kind="k",
            subject="s",
            content_sha256="0" * 64,
            previous=previous,
            hash="e" * 64,
        )


def test_an_event_needs_a_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "connection", SimpleNamespace(in_atomic_block=False))
    with pytest.raises(DeskError, match="writing"):
        ledger.append(actor="a", kind="k", subject="s", payload={})


def test_content_is_erased_by_two_and_the_chain_still_verifies() -> None:
    fill(4)
    with pytest.raises(DeskError, match="two"):
        ledger.erase_content(seq=3, actor="a", second="a", reason="law")
    ledger.erase_content(seq=3, actor="a", second="b", reason="law")
    assert not Content.objects.filter(event_id=3).exists()
    assert verify(ledger.rows()).problems == ()


def test_the_same_key_is_carried_out_once() -> None:
    done: list[int] = []

    def work() -> dict[str, Any]:
        done.append(1)
        return {"number": len(done)}

    first = once(actor="a", key="key-0001", command={"x": 1}, do=work)
    again = once(actor="a", key="key-0001", command={"x": 1}, do=work)
    other = once(actor="b", key="key-0001", command={"x": 1}, do=work)
    assert (first, again, other) == (
        ({"number": 1}, False),
        ({"number": 1}, True),
        ({"number": 2}, False),
    )
    with pytest.raises(KeyReused):
        once(actor="a", key="key-0001", command={"x": 2}, do=work)
    with pytest.raises(DeskError, match="8 to 80"):
        once(actor="a", key="short", command={}, do=work)
    assert Command.objects.count() == 2


def test_a_command_that_fails_leaves_nothing() -> None:
    def fail() -> dict[str, Any]:
        ledger.append(actor="a", kind="k", subject="s", payload={})
        raise DeskError("no")

    fill(1)
    with pytest.raises(DeskError):
        once(actor="a", key="key-0001", command={}, do=fail)
    assert (Event.objects.count(), Command.objects.count()) == (2, 0)


def test_writing_nests() -> None:
    with writing(), writing():
        fill(1)
    assert verify(ledger.rows()).problems == ()


def test_a_digest_of_a_small_payload_cannot_be_guessed() -> None:
    with writing():
        one = ledger.append(actor="a", kind="k", subject="s", payload={"yes": True})
        two = ledger.append(actor="a", kind="k", subject="s", payload={"yes": True})
    assert one.content_sha256 != two.content_sha256
    assert json.loads(one.content.body)["payload"] == {"yes": True}
