"""Small rules for tests: one entry in a folder of its own."""

from pathlib import Path
from textwrap import dedent, indent

from catchall import controls
from catchall.controls import Rulebook

HEAD = """\
list: TEST
code: T1
title: A test entry
concept: test
gate: {parameter: machine.process, is: milling}
last_checked_on: 2026-11-24
versions:
  - effective: 2000-01-01
    status: draft
    citation: {title: Test, locator: T1}
"""


def write(folder: Path, body: str, *, head: str = HEAD, code: str = "T1") -> Path:
    """Write an entry whose first version ends with ``body``; returns the folder."""
    place = folder / "test"
    place.mkdir(exist_ok=True)
    text = head.replace("T1", code) + indent(dedent(body), "    ")
    (place / f"{code}.yaml").write_text(text, encoding="utf-8")
    return place


def book(folder: Path, body: str) -> Rulebook:
    """A rulebook of that one entry."""
    return controls.load(lists=[], extra=[write(folder, body)])
