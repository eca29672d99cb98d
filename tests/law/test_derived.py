"""Entries of software and technology that are written out from their targets."""

import subprocess
import sys
from datetime import date
from pathlib import Path

from catchall import controls
from catchall.classification import classify
from catchall.model import Item, Measurement, Verdict
from shared import shared

SCRIPT = Path(__file__).parents[2] / "scripts" / "derived_entries.py"
DAY = date(2026, 11, 24)


def test_the_files_are_what_the_table_gives() -> None:
    sources = shared("controls")
    words = [sys.executable, str(SCRIPT), str(sources), "--check"]
    ran = subprocess.run(words, check=False, capture_output=True, text=True)  # noqa: S603
    assert (ran.returncode, ran.stdout) == (0, "derived entries: 0 stale\n"), ran.stderr


def test_technology_is_not_the_goods_it_is_for() -> None:
    """A question such as: technology to develop a measuring machine that 2B006 catches?"""
    stated = {
        "item_form": "technology",
        "kind": "cmm",
        "subject_entry": "2B006",
        "subject_activity": "development",
        "technology_required": True,
    }
    item = Item(
        id="i",
        description="drawings of a measuring machine",
        measurements=tuple(Measurement(parameter=k, value=v) for k, v in stated.items()),
    )
    book = controls.load(lists=["EU"])
    answers = {a.entry.code: a.verdict for a in classify(item, as_of=DAY, rulebook=book)}
    assert answers == {
        "2E001": Verdict.CONTROLLED,
        "2E002": Verdict.NOT_CONTROLLED,
        "2E201": Verdict.NOT_CONTROLLED,
    }
