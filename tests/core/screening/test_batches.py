"""A name has the same hits alone and among others, in any order, on any number of threads."""

import random
from decimal import Decimal

import pyarrow as pa
import pytest

from catchall.model import Hit
from catchall.screening import NameIndex
from catchall.screening.bulk import search_many
from catchall.screening.places import Asked
from core.screening import invented

LEAST = Decimal("0.01")


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return NameIndex.build([invented.snapshot(invented.names())])


@pytest.fixture(scope="module")
def names() -> list[str]:
    """Listed names with words lost, joined, exchanged and misspelled, and longer ones of many."""
    rng = random.Random(5)
    found = []
    for number, name in enumerate(invented.names()):
        words = name.split()
        rng.shuffle(words)
        text = " ".join(words[: rng.randint(1, len(words))])
        at = rng.randrange(len(text))
        found += [text, text[:at] + text[at + 1 :], name.replace(" ", "", 1)]
        if number % 7 == 0:
            found.append(" ".join([name, *words, "Мост", "工业", name])[:200])
    return found


def _answers(index: NameIndex, names: list[str], size: int) -> list[tuple[Hit, ...]]:
    found = []
    for at in range(0, len(names), size):
        part = [Asked(name) for name in names[at : at + size]]
        found += index.answers(part, [LEAST] * len(part), 10)
    return found


@pytest.mark.slow
def test_batches_of_any_size_give_the_same(index: NameIndex, names: list[str]) -> None:
    alone = _answers(index, names, 1)
    assert sum(map(len, alone)) > len(names)
    assert _answers(index, names, 7) == alone
    assert _answers(index, names, len(names)) == alone


def test_the_order_of_names_does_not_matter(index: NameIndex, names: list[str]) -> None:
    mixed = list(range(len(names)))
    random.Random(6).shuffle(mixed)
    found = _answers(index, [names[at] for at in mixed], 100)
    expected = _answers(index, names, 100)
    assert found == [expected[at] for at in mixed]


def test_the_number_of_threads_does_not_matter(index: NameIndex, names: list[str]) -> None:
    table = pa.table({"name": names * 2})
    one = search_many(index, table, threshold=LEAST)
    assert search_many(index, table, threshold=LEAST, threads=2).equals(one)
    assert one.num_rows > len(names)
