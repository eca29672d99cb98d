"""The index of words, set up in the database after each migration."""

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

from catchall_desk.casework.search import FTS

_TABLE = "casework_searchtext"
_OLD = f"({FTS}, rowid, title, text) VALUES ('delete', OLD.id, OLD.title, OLD.text)"
_NEW = "(rowid, title, text) VALUES (NEW.id, NEW.title, NEW.text)"
_CHANGES = {"insert": (_NEW,), "delete": (_OLD,), "update": (_OLD, _NEW)}


def install(connection: BaseDatabaseWrapper) -> None:
    """Set the index up where it is not there; on PostgreSQL, where trigrams are to be had."""
    if _TABLE not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for statement in _sqlite() if connection.vendor == "sqlite" else _postgres(connection):
            cursor.execute(statement)


def _sqlite() -> Iterator[str]:
    yield (
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {FTS} USING fts5("
        f"title, text, content='{_TABLE}', content_rowid='id', tokenize='trigram')"
    )
    for event, changes in _CHANGES.items():
        name = f"{FTS}_{event}"
        body = " ".join(f"INSERT INTO {FTS} {change};" for change in changes)
        yield f"DROP TRIGGER IF EXISTS {name}"
        yield f"CREATE TRIGGER {name} AFTER {event.upper()} ON {_TABLE} BEGIN {body} END"


def _postgres(connection: BaseDatabaseWrapper) -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")
        if cursor.fetchone():
            yield (
                f"CREATE INDEX IF NOT EXISTS {FTS} ON {_TABLE} USING gin (UPPER(text) gin_trgm_ops)"
            )
