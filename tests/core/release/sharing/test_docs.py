"""The example of the how-to page runs as it stands."""

import re
from pathlib import Path

import pytest

from catchall import exercise

_PAGE = Path(__file__).parents[4] / "docs" / "how-to" / "share-a-case.md"


def test_the_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "message.txt").write_bytes((exercise.CASE / "message.txt").read_bytes())
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", _PAGE.read_text("utf-8"), re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, str(_PAGE), "exec"), {})  # noqa: S102 - our own page
