"""The home of a desk: its folder, and the lock that one process holds."""

import fcntl
from pathlib import Path
from typing import IO

from catchall_desk.config.secret import make_secret_key
from catchall_desk.errors import DeskBusy

_LOCK = "desk.lock"


def prepare(home: Path) -> None:
    """Make the folder, closed to others, with its secret."""
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    make_secret_key(home)


def take_lock(home: Path) -> IO[str]:
    """Take the desk for this process; the lock falls with it, however it ends.

    Raises:
        DeskBusy: another process holds it.
    """
    handle = (home / _LOCK).open("a", encoding="ascii")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        handle.close()
        raise DeskBusy(
            "another process runs this desk",
            file=home.name,
            remedy="stop it first, or use PostgreSQL for several processes (DATABASE_URL)",
        ) from error
    return handle
