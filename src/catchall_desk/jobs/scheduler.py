"""The scheduler: one thread that does what is due, again and again."""

import logging
import threading
from pathlib import Path

from django.db import close_old_connections, connection

from catchall.errors import CatchallError
from catchall_desk.casework.bulk.runs import advance
from catchall_desk.casework.linking import propose_waiting
from catchall_desk.casework.reassessing import reassess
from catchall_desk.casework.screening import screen_waiting
from catchall_desk.casework.sweep import sweep
from catchall_desk.jobs.checkpoints import write_checkpoint
from catchall_desk.records import audit, clock

EVERY_SECONDS = 60.0
_SWEEP_LOCK = 0x73776565
_log = logging.getLogger(__name__)


class Scheduler(threading.Thread):
    """Sweeps, reassesses and signs, until it is told to stop."""

    def __init__(self, home: Path, every: float = EVERY_SECONDS) -> None:
        super().__init__(name="scheduler", daemon=True)
        self._home = home
        self._every = every
        self._stop_asked = threading.Event()

    def run(self) -> None:
        """Do what is due at once, and then at each interval."""
        while not self._stop_asked.is_set():
            run_due(self._home)
            close_old_connections()
            self._stop_asked.wait(self._every)
        connection.close()

    def stop(self) -> None:
        """Finish what is being done, and end."""
        self._stop_asked.set()


def run_due(home: Path) -> bool:
    """One round; False where another process is at it. An error is logged, and tried again."""
    if not _alone():
        return False
    try:
        sweep()
        reassess(at=clock.now())
        screen_waiting(at=clock.now())
        propose_waiting(at=clock.now())
        advance(seconds=EVERY_SECONDS / 2)
        if audit.digests():
            write_checkpoint(home)
    except CatchallError as error:
        _log.warning("%s", error.line())
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
