"""The secret of sessions: from the environment, or made once and kept in the home."""

import os
from pathlib import Path
from secrets import token_urlsafe

FILE = "secret.key"


def secret_key(home: Path) -> str:
    """The secret; one that lasts only for this process where none was made yet."""
    given = os.environ.get("CATCHALL_SECRET_KEY")
    path = home / FILE
    if given or not path.exists():
        return given or token_urlsafe(50)
    return path.read_text(encoding="ascii")


def make_secret_key(home: Path) -> None:
    """Write a secret into the home, readable by its owner only, unless there is one."""
    path = home / FILE
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(token_urlsafe(50), encoding="ascii")
