"""One writer at a time: every write of the desk happens inside ``writing()``.

SQLite has one writer by itself. On PostgreSQL an advisory lock, held to the end of the
transaction, gives the same order, so that the chain has one head and two people who
decide at once are served one after the other.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

CHAIN_LOCK = 0x6361746368616C6C
"""Key of the advisory lock: the ASCII letters of ``catchall``."""


@contextmanager
def writing() -> Iterator[None]:
    """A transaction that no other writer interleaves with."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])
        yield
