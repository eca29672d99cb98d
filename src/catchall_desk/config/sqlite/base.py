"""Django's SQLite backend, with writers that queue instead of polling for the lock."""

from typing import Any

from django.db import OperationalError
from django.db.backends.sqlite3 import base

from catchall_desk.config.sqlite.queue import WriterQueue

WAIT_SECONDS = 30.0
_queue = WriterQueue()


class DatabaseWrapper(base.DatabaseWrapper):
    """BEGIN IMMEDIATE in the order of asking, among the threads of this process."""

    def _start_transaction_under_autocommit(self) -> None:
        if not _queue.acquire(self, WAIT_SECONDS):
            raise OperationalError(f"no turn to write within {WAIT_SECONDS:.0f} s")
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            _queue.release(self)
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        _queue.release(self)

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            _queue.release(self)

    def close(self, *args: Any, **kwargs: Any) -> None:
        """Close the connection; a transaction that was open gives its turn back."""
        try:
            super().close(*args, **kwargs)
        finally:
            if not self.in_atomic_block:
                _queue.release(self)
