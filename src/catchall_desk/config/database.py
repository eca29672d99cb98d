"""The database that the desk runs on, from one URL."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from catchall_desk.errors import DeskError

_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
    "PRAGMA recursive_triggers=ON; PRAGMA temp_store=MEMORY"
)


def database(url: str, home: Path) -> dict[str, Any]:
    """Django's settings of the database at ``url``; empty means a file in ``home``.

    Raises:
        DeskError: the scheme is neither ``sqlite`` nor ``postgresql``.
    """
    if not url:
        return _sqlite(str(home / "desk.sqlite3"))
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path.removeprefix("/")) or ":memory:")
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "catchall_desk.config.postgres",
            "NAME": unquote(parts.path.removeprefix("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": parts.port or "",
            "OPTIONS": dict(parse_qsl(parts.query)),
            "CONN_MAX_AGE": 600,
        }
    raise DeskError(
        f"the desk does not run on {parts.scheme or 'that'} databases",
        place="DATABASE_URL",
        remedy="use sqlite:///FILE or postgresql://USER@HOST/NAME",
    )


def _sqlite(name: str) -> dict[str, Any]:
    return {
        "ENGINE": "catchall_desk.config.sqlite",
        "NAME": name,
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": _PRAGMAS},
    }
