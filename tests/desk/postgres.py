"""A PostgreSQL of the test run's own: on the loopback, in a folder that goes with it."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from socket import socket
from typing import NoReturn

import pytest

_PLACES = tuple(Path(f"/usr/lib/postgresql/{version}/bin") for version in (15, 16, 17))


@dataclass(frozen=True)
class Server:
    """A running server, its programs and its folder."""

    programs: Path
    root: Path
    port: int

    @property
    def url(self) -> str:
        """The address of the desk's database, as a role that row-level security binds."""
        return f"postgresql://desk@127.0.0.1:{self.port}/desk"

    @property
    def data(self) -> str:
        """The folder of its data."""
        return str(self.root / "data")

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = (
            f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.root}"
        )
        self.run("pg_ctl", "-D", self.data, "-w", "-o", options, "-l", f"{self.data}.log", "start")

    def kill(self) -> None:
        """``kill -9`` the postmaster and every child of it."""
        parent = int((self.root / "data" / "postmaster.pid").read_text().splitlines()[0])
        listed = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        for process in (parent, *map(int, listed)):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        while any(Path(f"/proc/{process}").exists() for process in (parent, *listed)):
            time.sleep(0.01)
        (self.root / "data" / "postmaster.pid").unlink(missing_ok=True)

    def run(self, program: str, *arguments: str) -> None:
        """Run one of its programs; never as root, which it refuses."""
        command = [str(self.programs / program), *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", "postgres", "--", *command]
        done = subprocess.run(  # noqa: S603
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            cwd="/",
            stdin=subprocess.DEVNULL,
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr[-500:]}")


@contextmanager
def server() -> Iterator[Server]:
    """Start a server with an empty database; skips where there is none installed."""
    found = Server(_programs(), Path(tempfile.mkdtemp(prefix="catchall-pg-")), _free_port())
    try:
        if os.geteuid() == 0:
            shutil.chown(found.root, "postgres")
        found.run("initdb", "-D", found.data, "-U", "postgres", "-A", "trust", "-E", "UTF8")
        found.start()
        admin = f"postgresql://postgres@127.0.0.1:{found.port}/postgres"
        role = "CREATE ROLE desk LOGIN CREATEDB NOSUPERUSER NOBYPASSRLS"
        found.run("psql", admin, "-qc", role)
        found.run("psql", admin, "-qc", "CREATE DATABASE desk OWNER desk")
        yield found
        found.run("pg_ctl", "-D", found.data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(found.root, ignore_errors=True)


@contextmanager
def postgres() -> Iterator[str]:
    """The URL of an empty database on a server of its own."""
    with server() as found:
        yield found.url


def _programs() -> Path:
    found = next((place for place in _PLACES if (place / "initdb").exists()), None)
    if found is None:
        _without("PostgreSQL is not installed (apt-get install postgresql)")
    if os.geteuid() == 0 and (shutil.which("runuser") is None or not _has_postgres_user()):
        _without("PostgreSQL does not run as root, and there is no user postgres to run it")
    return found


def _without(reason: str) -> NoReturn:
    """Skip, but fail where the run is there to have it (CATCHALL_POSTGRES=required)."""
    if os.environ.get("CATCHALL_POSTGRES") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


def _has_postgres_user() -> bool:
    try:
        pwd.getpwnam("postgres")
    except KeyError:
        return False
    return True


def _free_port() -> int:
    with socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port
