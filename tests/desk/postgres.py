"""A PostgreSQL of the test run's own: on the loopback, in a folder that goes with it."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket

import pytest

_PLACES = ("/usr/lib/postgresql/15/bin", "/usr/lib/postgresql/16/bin", "/usr/lib/postgresql/17/bin")


@contextmanager
def postgres() -> Iterator[str]:
    """Start a server and give the URL of an empty database; skips where there is none."""
    folder = _programs()
    root = Path(tempfile.mkdtemp(prefix="catchall-pg-"))
    port = _free_port()
    try:
        _hand_over(root)
        data = str(root / "data")
        _run(folder, "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8")
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={root}"
        _run(folder, "pg_ctl", "-D", data, "-w", "-o", options, "-l", f"{data}.log", "start")
        server = f"postgresql://postgres@127.0.0.1:{port}"
        sql = "CREATE ROLE desk LOGIN CREATEDB NOSUPERUSER NOBYPASSRLS"
        _run(folder, "psql", f"{server}/postgres", "-qc", sql)
        _run(folder, "psql", f"{server}/postgres", "-qc", "CREATE DATABASE desk OWNER desk")
        yield f"postgresql://desk@127.0.0.1:{port}/desk"
        _run(folder, "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(root, ignore_errors=True)


def _programs() -> Path:
    """The folder of the server's programs; it will not run as root, so root needs runuser."""
    found = next((Path(place) for place in _PLACES if (Path(place) / "initdb").exists()), None)
    if found is None:
        pytest.skip("PostgreSQL is not installed (apt-get install postgresql)")
    if os.geteuid() == 0 and (shutil.which("runuser") is None or not _has_postgres_user()):
        pytest.skip("PostgreSQL does not run as root, and there is no user postgres to run it")
    return found


def _has_postgres_user() -> bool:
    try:
        pwd.getpwnam("postgres")
    except KeyError:
        return False
    return True


def _hand_over(root: Path) -> None:
    if os.geteuid() == 0:
        shutil.chown(root, "postgres")


def _run(folder: Path, program: str, *arguments: str) -> None:
    command = [str(folder / program), *arguments]
    if os.geteuid() == 0:
        command = ["runuser", "-u", "postgres", "--", *command]
    done = subprocess.run(  # noqa: S603
        command, capture_output=True, text=True, check=False, cwd="/", stdin=subprocess.DEVNULL
    )
    if done.returncode:
        raise RuntimeError(f"{program}: {done.stdout[-500:]} {done.stderr[-500:]}")


def _free_port() -> int:
    with socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port
