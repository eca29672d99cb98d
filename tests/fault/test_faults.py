"""The fault scripts in short: what they find in hours they must not find in seconds."""

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.mark.slow
@pytest.mark.parametrize(
    ("script", "arguments", "says"),
    [
        ("kill_application.py", ("3",), "0 lost"),
        ("contested.py", ("4", "6"), "exactly one effective decision each"),
    ],
)
def test_nothing_is_lost(script: str, arguments: tuple[str, ...], says: str) -> None:
    done = subprocess.run(  # noqa: S603
        [sys.executable, str(HERE / script), *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert says in done.stdout, done.stderr[-3000:]
