"""Every test of the desk once more, on a PostgreSQL that this run starts itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desk.postgres import postgres

HERE = Path(__file__).parent


@pytest.mark.slow
def test_the_desk_is_the_same_on_postgresql() -> None:
    if "CATCHALL_ON_POSTGRES" in os.environ:
        pytest.skip("this is that run")
    with postgres() as url:
        environment = {**os.environ, "DATABASE_URL": url, "CATCHALL_ON_POSTGRES": "1"}
        environment.pop("PYTEST_XDIST_WORKER", None)
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "pytest", str(HERE), "-q", "-n", "0", "-p", "no:cacheprovider"],
            cwd=HERE.parent.parent,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stdout[-6000:]
