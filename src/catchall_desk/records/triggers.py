"""What the database itself refuses: the ledger can only grow, at its head, in order."""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_SQLITE = (
    "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} "
    "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
    "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {unless} "
    "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
    "CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
    "WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}) "
    "BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
)
_SQLITE_ERASED = (
    "WHEN NOT EXISTS (SELECT 1 FROM records_event WHERE kind = 'content.erased' "
    "AND subject = 'event:' || OLD.event_id)"
)
_SQLITE_HEAD = """
CREATE TRIGGER records_event_at_head BEFORE INSERT ON records_event
WHEN NEW.seq <> (SELECT COALESCE(MAX(seq), 0) + 1 FROM records_event)
  OR NEW.previous <> COALESCE(
    (SELECT hash FROM records_event ORDER BY seq DESC LIMIT 1),
    '0000000000000000000000000000000000000000000000000000000000000000')
BEGIN SELECT RAISE(ABORT, 'records_event grows only at its head'); END
"""

_POSTGRES = (
    "CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ "
    "BEGIN {unless} RAISE EXCEPTION '{table} is append-only'; END $$",
    "CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
    "FOR EACH ROW EXECUTE FUNCTION {table}_refuse()",
    "CREATE FUNCTION {table}_refuse_all() RETURNS trigger LANGUAGE plpgsql AS $$ "
    "BEGIN RAISE EXCEPTION '{table} is append-only'; END $$",
    "CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse_all()",
)
_POSTGRES_ERASED = (
    "IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM records_event "
    "WHERE kind = 'content.erased' AND subject = 'event:' || OLD.event_id) "
    "THEN RETURN OLD; END IF;"
)
_POSTGRES_HEAD = (
    """
CREATE FUNCTION records_event_head() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE head records_event%ROWTYPE;
BEGIN
  SELECT * INTO head FROM records_event ORDER BY seq DESC LIMIT 1;
  IF NEW.seq <> COALESCE(head.seq, 0) + 1
     OR NEW.previous <> COALESCE(head.hash, repeat('0', 64)) THEN
    RAISE EXCEPTION 'records_event grows only at its head';
  END IF;
  RETURN NEW;
END $$
""",
    "CREATE TRIGGER records_event_at_head BEFORE INSERT ON records_event "
    "FOR EACH ROW EXECUTE FUNCTION records_event_head()",
)
_TABLES = (("records_event", "seq"), ("records_content", "event_id"), ("records_command", "id"))


def statements(vendor: str) -> list[str]:
    """The statements that make the ledger append-only on a database of that vendor."""
    forms, erased = (
        (_SQLITE, _SQLITE_ERASED) if vendor == "sqlite" else (_POSTGRES, _POSTGRES_ERASED)
    )
    made = [
        form.format(table=table, key=key, unless=erased if table == "records_content" else "")
        for table, key in _TABLES
        for form in forms
    ]
    return [*made, *((_SQLITE_HEAD,) if vendor == "sqlite" else _POSTGRES_HEAD)]


def install(_apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Set the triggers up; run by the migration."""
    for statement in statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)  # a percent sign is meant
