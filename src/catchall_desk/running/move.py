"""From SQLite to PostgreSQL: every row as it is, and the chain verified on arrival."""

from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, connections, transaction
from django.db.models import Model

from catchall_desk.accounts.reading import system_reading
from catchall_desk.config.database import database
from catchall_desk.errors import DeskBusy, DeskError, LedgerBroken
from catchall_desk.records import ledger
from catchall_desk.records.models import Event
from catchall_desk.records.verify_ledger import Report, verify

_SOURCE = "moved"
_BATCH = 500
_NOT_MOVED = {"django_migrations", "django_content_type", "auth_permission", "django_session"}


def move_from(source: Path) -> tuple[Report, dict[str, int]]:
    """Move a desk from a SQLite file into the empty PostgreSQL of DATABASE_URL.

    Returns:
        The verification of the chain on arrival, and the rows of each table.

    Raises:
        DeskError: the database is not PostgreSQL, or the file is not there.
        DeskBusy: the database holds a desk already.
        LedgerBroken: the chain does not verify on arrival, or rows are missing; nothing is
            kept of the move then.
    """
    if connection.vendor != "postgresql":
        raise DeskError("the move goes to PostgreSQL", remedy="set DATABASE_URL")
    if not source.is_file():
        raise DeskError("there is no such file", file=source.name)
    call_command("migrate", verbosity=0, interactive=False)
    if Event.objects.exists():
        raise DeskBusy("the database holds a desk already", place="DATABASE_URL")
    connections.databases[_SOURCE] = {
        **connections.databases["default"],
        **database(f"sqlite:///{source.resolve()}", source.parent),
    }
    try:
        with system_reading(), transaction.atomic():
            return _move()
    finally:
        connections[_SOURCE].close()
        del connections.databases[_SOURCE]


def _move() -> tuple[Report, dict[str, int]]:
    models = list(_moved_models())
    tables = [model._meta.db_table for model in models]  # noqa: SLF001
    _triggers("DISABLE", tables)
    counts = {table: _copy(model) for table, model in zip(tables, models, strict=True)}
    _check(models, counts)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
    _triggers("ENABLE", tables)
    report = verify(ledger.rows())
    if report.problems:
        raise LedgerBroken(report.problems[0])
    return report, counts


def _moved_models() -> Iterator[type[Model]]:
    for model in apps.get_models(include_auto_created=True):
        meta = model._meta  # noqa: SLF001
        if meta.managed and not meta.proxy and meta.db_table not in _NOT_MOVED:
            yield model


def _copy(model: type[Model]) -> int:
    rows = model._base_manager.using(_SOURCE).order_by("pk")  # noqa: SLF001
    batch, count = [], 0
    for row in rows.iterator(chunk_size=_BATCH):
        batch.append(row)
        if len(batch) == _BATCH:
            count += _write(model, batch)
            batch = []
    return count + _write(model, batch)


def _write(model: type[Model], batch: list[Model]) -> int:
    model._base_manager.using("default").bulk_create(batch)  # noqa: SLF001
    return len(batch)


def _check(models: list[type[Model]], counts: dict[str, int]) -> None:
    for model in models:
        meta = model._meta  # noqa: SLF001
        arrived = model._base_manager.using("default").count()  # noqa: SLF001
        if arrived != counts[meta.db_table]:
            raise LedgerBroken(f"{meta.db_table}: {arrived} rows arrived, not as many as left")


def _triggers(what: str, tables: list[str]) -> None:
    """Rows arrive in the state they have, which no opening leads to; only inside the move."""
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} {what} TRIGGER USER")
