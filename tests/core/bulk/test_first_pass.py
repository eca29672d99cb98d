"""The first pass gives the answers of the explaining evaluator, or leaves an item to it."""

from datetime import date
from decimal import Decimal

import pytest

from catchall import controls
from catchall.bulk import FirstPass, compile_version
from catchall.bulk.columns import holds
from catchall.bulk.sample import Sampler
from catchall.classification import classify
from catchall.controls import Rulebook
from catchall.controls.tests import Not
from catchall.errors import RulebookError
from catchall.model import Axis, Interval, Item, Measurement, Verdict

pytest.importorskip("duckdb")
DAY = date(2026, 3, 20)
WORDS = (
    "horizontal machining center",
    "bellows-sealed valve",
    "carbon fiber winding machine",
    "vacuum pump",
    "biscuits",
    "technical data for a pressure transducer",
    "pressure transducer",
)


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return controls.load(lists=["EU", "NSG"])


def explained(book: Rulebook, item: Item) -> list[tuple[str, Verdict]]:
    return [(each.entry.version, each.verdict) for each in classify(item, as_of=DAY, rulebook=book)]


def sampled(book: Rulebook, prefix: str, count: int) -> list[Item]:
    compiled = [
        compile_version(version, book, as_of=DAY)
        for entry in book
        if entry.code.startswith(prefix) and (version := entry.at(DAY))
    ]
    return list(Sampler(compiled, book.parameters, seed=count).items(count))


@pytest.mark.parametrize(("prefix", "count"), [("2B0", 40), ("1", 25), ("9A", 25)])
def test_sampled_items_have_the_same_answers(book: Rulebook, prefix: str, count: int) -> None:
    items = sampled(book, prefix, count)
    found = FirstPass(book, DAY).answers(items)
    assert found
    for item in items:
        if item.id in found:
            told = [(each.version.id, each.verdict) for each in found[item.id]]
            assert told == explained(book, item), item.id
    assert {one.verdict for each in found.values() for one in each} == set(Verdict)


def test_goods_known_by_their_description_have_the_same_answers(book: Rulebook) -> None:
    items = [Item(id=f"i{n}", description=text) for n, text in enumerate(WORDS)]
    found = FirstPass(book, DAY).answers(items)
    assert set(found) == {item.id for item in items}
    for item in items:
        told = [(each.version.id, each.verdict) for each in found[item.id]]
        assert told == explained(book, item), item.description
    assert found["i4"] == ()
    assert found["i0"]


def figure(value: object, **more: object) -> Measurement:
    given = {"parameter": "positioning_accuracy", "unit": "um", "axis": "x", **more}
    return Measurement.model_validate({"value": value, **given})


@pytest.mark.parametrize(
    "figures",
    [
        (figure(Interval(low=Decimal(5), high=Decimal(7))),),
        (figure("5.5", plus_minus=True),),
        (figure("5.5"), figure("7.5")),
        (figure("5.5", axis="all"),),
        (figure("5.5", axis=None),),
        (figure("0.00000000001"),),
        (figure("5.5", state="rejected"),),
    ],
)
def test_what_the_cells_cannot_hold_is_left_out(
    book: Rulebook, figures: tuple[Measurement, ...]
) -> None:
    machine = Item(
        id="m",
        description="horizontal machining center",
        axes=(Axis(name="x", kind="linear"),),
        measurements=(figure("5.5"),),
    )
    other = machine.model_copy(update={"id": "n", "measurements": figures})
    assert holds(machine, book.parameters)
    assert not holds(other, book.parameters)
    assert set(FirstPass(book, DAY).answers([machine, other])) == {"m"}


def test_a_gate_of_more_than_words_is_refused(book: Rulebook) -> None:
    from catchall.bulk.first_pass import _leaves

    with pytest.raises(RulebookError, match="more than words"):
        list(_leaves(Not(**{"not": book.entries[0].gate})))
