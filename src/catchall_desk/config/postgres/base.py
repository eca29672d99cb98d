"""Django's PostgreSQL backend; each statement runs as the reader of its context.

Row-level security asks the setting ``catchall.reader``. It is sent before the first
statement after the reader has changed, and again after a rollback, which undoes it.
"""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.backends.postgresql import base

from catchall_desk.accounts import reading

_OF_TRANSACTIONS = ("SAVEPOINT", "ROLLBACK", "RELEASE", "SET ")
"""Statements that must run even in a failed transaction, and read nothing."""


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL that is told who reads."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._told: str | None = None
        self.execute_wrappers.append(self._tell)

    def _tell(
        self,
        execute: Callable[..., Any],
        sql: str,
        params: Sequence[Any] | None,
        many: bool,  # noqa: FBT001 - Django's signature
        context: dict[str, Any],
    ) -> Any:
        reader = reading.current()
        if reader != self._told and not sql.startswith(_OF_TRANSACTIONS):
            with self.connection.cursor() as cursor:
                cursor.execute("SELECT set_config('catchall.reader', %s, false)", [reader])
            self._told = reader
        return execute(sql, params, many, context)

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection that was told nothing yet."""
        self._told = None
        return super().get_new_connection(conn_params)

    def _rollback(self) -> None:
        self._told = None
        super()._rollback()  # type: ignore[misc]

    def _savepoint_rollback(self, sid: str) -> None:
        super()._savepoint_rollback(sid)  # type: ignore[misc]
        self._told = None
