"""What is asked of an item that no entry recognizes."""

from datetime import date

from catchall import controls
from catchall.classification import classify, unplaced
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
