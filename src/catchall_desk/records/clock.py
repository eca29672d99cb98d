"""The one clock of the desk; every other module is told what time it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime

_stopped: ContextVar[datetime | None] = ContextVar("stopped", default=None)


def now() -> datetime:
    """The present moment in UTC, or the moment at which the clock was stopped."""
    return _stopped.get() or datetime.now(UTC)  # noqa: TID251 - the only clock


def today() -> date:
    """The present day in UTC."""
    return now().date()


def stamp(moment: datetime) -> str:
    """The moment as the ledger writes it: UTC, microseconds, ``Z``; sorts as text."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@contextmanager
def stopped_at(moment: datetime) -> Iterator[None]:
    """Stop the clock in this context: for replays, demonstrations and tests."""
    token = _stopped.set(moment)
    try:
        yield
    finally:
        _stopped.reset(token)
