"""The scheduler: one thread that does what is due, again and again."""

import logging
import threading
from datetime import date
from pathlib import Path

from django.db import DatabaseError, close_old_connections, connection

from catchall.errors import CatchallError
from catchall_desk.casework.bulk.runs import advance
from catchall_desk.casework.linking import propose_waiting
from catchall_desk.casework.reassessing import reassess
from catchall_desk.casework.resting import Rest, at_once
from catchall_desk.casework.screening import screen_waiting
from catchall_desk.casework.sweep import sweep
from catchall_desk.jobs.checkpoints import write_checkpoint
from catchall_desk.jobs.pace import Pace
from catchall_desk.records import clock, ledger

EVERY_SECONDS = 60.0
_SWEEP_LOCK = 0x73776565
_log = logging.getLogger(__name__)


class Scheduler(threading.Thread):
    """Sweeps, reassesses and signs, until it is told to stop.

    Its first round, and the first of each day, looks at every record; the others at what
    has an event since. All of it rests in between, so that people do not wait for it.
    """

    def __init__(self, home: Path, every: float = EVERY_SECONDS) -> None:
        super().__init__(name="scheduler", daemon=True)
        self._home = home
        self._every = every
        self._stop_asked = threading.Event()
        self._seen: tuple[date, int] = (date.min, 0)
        """The day of the last whole round, and the head of the chain when it began."""

    def run(self) -> None:
        """Do what is due at once, and then at each interval."""
        pace = Pace(self._stop_asked.wait)
        while not self._stop_asked.is_set():
            try:
                self._round(pace.rest)
            except CatchallError as error:
                _log.warning("%s", error.line())
            except DatabaseError as error:
                _log.warning("the round was not ended: %s", error)
            close_old_connections()
            self._stop_asked.wait(self._every)
        connection.close()

    def stop(self) -> None:
        """Finish what is being done, and end."""
        self._stop_asked.set()

    def _round(self, rest: Rest) -> None:
        today, head = clock.today(), ledger.size()
        day, seen = self._seen
        if run_due(self._home, since=seen if day == today else 0, rest=rest):
            self._seen = (today, head)


def run_due(home: Path, *, since: int = 0, rest: Rest = at_once) -> bool:
    """One round; False where another process is at it.

    Args:
        home: where checkpoints are written.
        since: as for :func:`catchall_desk.casework.sweep.sweep`.
        rest: called between two pieces of work.

    Raises:
        CatchallError: something cannot be computed; the next round tries again.
    """
    if not _alone():
        return False
    try:
        sweep(since=since, rest=rest)
        reassess(at=clock.now(), rest=rest)
        screen_waiting(at=clock.now(), rest=rest)
        propose_waiting(at=clock.now(), rest=rest)
        advance(seconds=EVERY_SECONDS / 2)
        if ledger.size():
            write_checkpoint(home)
    finally:
        _let_go()
    return True


def _alone() -> bool:
    """On PostgreSQL, several desks may run: one of them sweeps."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_SWEEP_LOCK])
        row = cursor.fetchone()
    return bool(row and row[0])


def _let_go() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_SWEEP_LOCK])
