"""Finds the shared data beside the repository; tests that need it skip where it is absent."""

import os
from pathlib import Path

import pytest

_ROOT = Path(os.environ.get("CATCHALL_SHARED", Path(__file__).parents[2] / "shared" / "data"))


def shared(name: str) -> Path:
    """The path of a shared file or folder; skips the test where it is absent."""
    path = _ROOT / name
    if not path.exists():
        pytest.skip(f"needs shared data {name}: set CATCHALL_SHARED to its folder")
    return path
