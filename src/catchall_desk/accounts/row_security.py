"""The label rule once more, in PostgreSQL itself: row-level security on every labeled table."""

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.models import Model

from catchall_desk.accounts.labeled import Labeled

_RULE = (
    "current_setting('catchall.reader', true) = 'system' OR {column} IN ("
    "SELECT label_id FROM accounts_readable WHERE person_id::text = "
    "current_setting('catchall.reader', true) AND (until IS NULL OR until > now()))"
)


def labeled_models() -> list[type[Model]]:
    """Every model that holds content."""
    return [model for model in apps.get_models() if issubclass(model, Labeled)]


def install(connection: BaseDatabaseWrapper) -> None:
    """Set the policies up, on PostgreSQL; run after every migration."""
    if connection.vendor != "postgresql":
        return
    existing = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for model in labeled_models():
            table = model._meta.db_table  # noqa: SLF001 - Django's public-by-habit
            if table in existing:
                _secure(cursor, table, _RULE.format(column="label_id"))
        if "records_content" in existing:
            rule = _RULE.format(column="label")
            _secure(cursor, "records_content", f"label IS NULL OR {rule}")


def _secure(cursor: CursorWrapper, table: str, rule: str) -> None:
    for statement in (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"DROP POLICY IF EXISTS by_label ON {table}",
        f"CREATE POLICY by_label ON {table} USING ({rule}) WITH CHECK ({rule})",
    ):
        cursor.execute(statement)
