"""Entries without a text of the day: told, with what the nearest text at hand says."""

from datetime import date, timedelta
from pathlib import Path

from catchall import controls
from catchall.classification import classify, undated
from catchall.model import Item, Measurement, Verdict

GAP = """\
list: MINE
code: Y1
title: Presses
concept: my_press
gate: {parameter: kind, is: isostatic_press}
versions:
  - effective: 2009-01-01
    until: 2009-12-31
    status: draft
    citation: {title: mine, locator: Y1}
    test: {parameter: press_pressure, at_least: 50 MPa}
  - effective: 2015-01-01
    until: 2020-12-31
    status: draft
    citation: {title: mine, locator: Y1}
    test: {parameter: press_pressure, at_least: 70 MPa}
last_checked_on: 2026-11-24
"""
THEN = date(2008, 12, 3)
DAY = date(2026, 11, 24)


def press(pressure: str) -> Item:
    value, unit = pressure.split()
    return Item(
        id="i",
        description="a press",
        measurements=(
            Measurement(parameter="kind", value="isostatic_press"),
            Measurement(parameter="press_pressure", value=value, unit=unit),
        ),
    )


def test_a_day_without_a_text_is_told() -> None:
    book = controls.load(lists=["EU", "NSG"])
    assert classify(press("60 MPa"), as_of=THEN, rulebook=book) == ()
    found = undated(press("60 MPa"), as_of=THEN, rulebook=book)
    named = [f"{e.nearest.entry.jurisdiction}/{e.nearest.entry.code}" for e in found]
    assert named == ["EU/2B004", "EU/2B104", "EU/2B204", "NSG/1.B.5"]
    assert {each.as_of for each in found} == {THEN}
    assert undated(press("60 MPa"), as_of=DAY, rulebook=book) == ()


def test_named_entries_are_told_whatever_the_goods() -> None:
    book = controls.load(lists=["EU"])
    [one] = undated(press("60 MPa"), as_of=THEN, rulebook=book, codes=["2B350"])
    assert one.nearest.entry.code == "2B350"


def test_the_nearest_text_answers_as_of_its_own_day() -> None:
    book = controls.load(lists=["EU"])
    first = min(version.effective for version in book.named("EU/2B104")[0].versions)
    [one] = undated(
        press("60 MPa"), as_of=first - timedelta(days=1), rulebook=book, codes=["2B104"]
    )
    assert one.nearest.verdict is Verdict.NOT_CONTROLLED
    assert (one.nearest.as_of, one.nearest.entry.citation.effective_from) == (first, first)
    assert one.text == (f"EU 2B104; the nearest text at hand, of {first}, says: not controlled")
    [same] = classify(press("60 MPa"), as_of=first, rulebook=book, codes=["EU/2B104"])
    assert same == one.nearest


def test_of_two_texts_the_nearer_one_answers(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "Y1.yaml").write_text(GAP, encoding="utf-8")
    book = controls.load(lists=[], extra=[folder])
    [early, late, last] = [
        undated(press("60 MPa"), as_of=day, rulebook=book)[0].nearest
        for day in (date(2010, 2, 1), date(2014, 12, 31), date(2021, 1, 1))
    ]
    assert (early.as_of, early.verdict) == (date(2009, 12, 31), Verdict.CONTROLLED)
    assert (late.as_of, late.verdict) == (date(2015, 1, 1), Verdict.NOT_CONTROLLED)
    assert (last.as_of, last.verdict) == (date(2020, 12, 31), Verdict.NOT_CONTROLLED)


def test_before_an_entry_that_was_new_there_is_no_gap(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    text = GAP.replace("versions:", "new: true\nversions:")
    (folder / "Y1.yaml").write_text(text, encoding="utf-8")
    book = controls.load(lists=[], extra=[folder])
    assert undated(press("60 MPa"), as_of=date(2008, 12, 31), rulebook=book) == ()
    [after] = undated(press("60 MPa"), as_of=date(2010, 2, 1), rulebook=book)
    assert after.nearest.as_of == date(2009, 12, 31)
