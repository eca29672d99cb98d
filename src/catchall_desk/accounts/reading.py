"""Who reads in this context: asked by every query for content, and by PostgreSQL itself.

Nobody is set by default, and then a query for content is refused: forgetting to say who
reads is an error, not an open door.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from catchall_desk.errors import DeskError

SYSTEM = "system"
"""The desk's own work: matching notices, alerts and denials, sweeps, replays."""

_reader: ContextVar[str] = ContextVar("reader", default="")


class NoReader(DeskError):
    """Content was asked for and nobody is reading."""


def current() -> str:
    """Id of the person who reads, ``system``, or nothing at all."""
    return _reader.get()


def required() -> str:
    """Id of the reader; raises NoReader where nobody reads."""
    reader = _reader.get()
    if not reader:
        raise NoReader("content was asked for and nobody is reading")
    return reader


@contextmanager
def reading_as(person: UUID) -> Iterator[None]:
    """Read with the labels of one person."""
    with _as(str(person)):
        yield


@contextmanager
def system_reading() -> Iterator[None]:
    """Read everything; for work whose answers are labeled again before a person sees them."""
    with _as(SYSTEM):
        yield


@contextmanager
def _as(reader: str) -> Iterator[None]:
    token = _reader.set(reader)
    try:
        yield
    finally:
        _reader.reset(token)
