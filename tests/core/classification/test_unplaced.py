"""What is asked of an item that no entry recognizes."""

from datetime import date

from catchall import controls
from catchall.classification import classify, undated, unplaced
from catchall.model import Item, Measurement

DAY = date(2026, 11, 24)


def _item(description: str, *kinds: str) -> Item:
    measured = tuple(Measurement(parameter="kind", value=kind) for kind in kinds)
    return Item(id="i", description=description, measurements=measured)


def test_a_part_is_asked_which_equipment_it_serves() -> None:
    book = controls.load(lists=["EU"])
    part = _item("an impeller", "component")
    assert classify(part, as_of=DAY, rulebook=book) == ()
    [asked] = unplaced(part, as_of=DAY, rulebook=book)
    assert asked.parameter == "kind"
    assert "Which equipment does the part serve?" in asked.text
    assert "chemical_pump" in asked.text
    served = _item("an impeller", "component", "chemical_pump")
    assert "2B350" in {a.entry.code for a in classify(served, as_of=DAY, rulebook=book)}


def test_an_unknown_kind_is_asked_for_and_a_known_one_is_not() -> None:
    book = controls.load(lists=["EU"])
    [asked] = unplaced(_item("office furniture"), as_of=DAY, rulebook=book)
    assert (asked.parameter, asked.text) == ("kind", "What kind of goods is it?")
    nsg = controls.load(lists=["NSG"])
    assert unplaced(_item("a press", "isostatic_press"), as_of=DAY, rulebook=nsg) == ()


def test_a_day_without_a_text_is_told() -> None:
    book = controls.load(lists=["EU", "NSG"])
    press = _item("a press", "isostatic_press")
    then = date(2009, 12, 3)
    assert classify(press, as_of=then, rulebook=book) == ()
    named = [f"{e.list}/{e.code}" for e in undated(press, as_of=then, rulebook=book)]
    assert named == ["EU/2B004", "EU/2B104", "EU/2B204", "NSG/1.B.5"]
    one = undated(press, as_of=then, rulebook=book, jurisdictions=["EU"], codes=["2B204"])
    assert [each.code for each in one] == ["2B204"]
    assert undated(press, as_of=DAY, rulebook=book) == ()
