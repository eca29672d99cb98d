"""The tests of the desk once more, on a PostgreSQL that this run starts itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desk.postgres import postgres

HERE = Path(__file__).parent
SHORTER = {"CATCHALL_PAIRS": "4", "CATCHALL_STEPS": "250", "CATCHALL_TAMPERS": "60"}
NOT_OF_THE_DATABASE = (
    "running",
    "api/test_schema_fuzz.py",
    "casework/test_calendars.py",
    "test_same_on_both.py",
)
"""Processes, which have a PostgreSQL of their own there, and what is the same on any database."""


@pytest.mark.slow
def test_the_desk_is_the_same_on_postgresql() -> None:
    if "CATCHALL_ON_POSTGRES" in os.environ:
        pytest.skip("this is that run")
    with postgres() as url:
        environment = {**SHORTER, **os.environ, "DATABASE_URL": url, "CATCHALL_ON_POSTGRES": "1"}
        environment.pop("PYTEST_XDIST_WORKER", None)
        command = [sys.executable, "-m", "pytest", str(HERE), "-q", "-n", "0"]
        command += [f"--ignore={HERE / path}" for path in NOT_OF_THE_DATABASE]
        done = subprocess.run(  # noqa: S603
            [*command, "-p", "no:cacheprovider"],
            cwd=HERE.parent.parent,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stdout[-6000:]
