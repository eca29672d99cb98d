"""SQLite and PostgreSQL give the same answers to the same random histories.

CATCHALL_HISTORIES=20 compares as many; the suite compares one.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desk.postgres import postgres

SCRIPT = Path(__file__).parents[1] / "fault" / "histories.py"
HISTORIES = int(os.environ.get("CATCHALL_HISTORIES", "1"))
STEPS = 80


def told(seed: int, url: str = "") -> list[str]:
    kept = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "CATCHALL_DESK_HOME"}}
    done = subprocess.run(  # noqa: S603
        [sys.executable, str(SCRIPT), str(seed), str(STEPS)],
        env={**kept, "DATABASE_URL": url} if url else kept,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.splitlines()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(HISTORIES))
def test_both_databases_tell_the_same_history(seed: int) -> None:
    with postgres() as url:
        here, there = told(seed), told(seed, url)
    assert len(here) > 5 * STEPS
    assert here == there
