"""Statements composed once say what Django would have said, and fail as it would have."""

from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import AutoField, BinaryField, Model
from django.db.models.sql import InsertQuery

from catchall_desk.records import statements
from catchall_desk.records.models import Command
from desk.people import Office

pytestmark = pytest.mark.django_db


def plain(said: Any) -> list[tuple[str, list[object]]]:
    """Statements with their parameters; PostgreSQL's wrapping of JSON compares by identity."""
    return [(sql, [getattr(each, "obj", each) for each in params]) for sql, params in said]


OWN = [model for model in apps.get_models() if model.__module__.startswith("catchall_desk")]


def by_django(row: Model) -> Any:
    """The statement that Django composes for a new row."""
    numbered = row.pk is None
    columns = row._meta.concrete_fields
    query = InsertQuery(type(row))
    query.insert_values([f for f in columns if not (numbered and isinstance(f, AutoField))], [row])
    return query.get_compiler(connection=connection).as_sql()


@pytest.mark.parametrize("model", OWN, ids=lambda model: model.__name__)
def test_every_table_is_added_to_as_django_would(
    model: type[Model], monkeypatch: pytest.MonkeyPatch
) -> None:
    row = model(**{f.name: b"x" for f in model._meta.fields if isinstance(f, BinaryField)})
    said: list[tuple[str, tuple[object, ...]]] = []

    class Cursor:
        def __enter__(self) -> "Cursor":
            return self

        def __exit__(self, *_: object) -> None: ...

        def execute(self, sql: str, params: list[object]) -> None:
            said.append((sql, tuple(params)))

    monkeypatch.setattr(connection, "cursor", Cursor)
    statements.insert(row)
    assert plain(said) == plain(by_django(row))
    assert not row._state.adding


def test_what_is_added_is_read_again_whole() -> None:
    answer = {"state": "open", "of": ["가", None, 1.5]}
    statements.insert(Command(actor="a", key="key-0001", digest="d", answer=answer))
    assert Command.objects.get(key="key-0001").answer == answer
    assert statements.first("SELECT actor FROM records_command WHERE key = %s", "key-0001") == (
        "a",
    )
    assert statements.first("SELECT actor FROM records_command WHERE key = %s", "other") is None


def test_an_id_is_asked_for_as_the_database_keeps_it(office: Office) -> None:
    found = statements.every("SELECT id FROM accounts_person WHERE id = %s", office.officer.pk)
    assert [UUID(str(number)) for (number,) in found] == [office.officer.pk]


def test_a_refused_row_rolls_the_transaction_back() -> None:
    row = {"actor": "a", "key": "key-0001", "digest": "d", "answer": {}}
    statements.insert(Command(**row))
    with transaction.atomic():
        with pytest.raises(IntegrityError):
            statements.insert(Command(**row))
        assert connection.needs_rollback
    assert Command.objects.count() == 1
