import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchall.model import ListedEntity
from catchall.screening.entries import Entries, EntriesBuilder, line
from catchall.screening.keys import Column
from catchall.screening.texts import Texts

TEXTS = st.lists(st.text(max_size=12), max_size=9)


@given(TEXTS, TEXTS)
def test_texts_come_back_as_they_were(left: list[str], right: list[str]) -> None:
    texts = Texts.joined([Texts.of(left), Texts.of(right)])
    whole = left + right
    assert list(texts) == whole
    assert texts[: len(left)] == left
    assert texts.stretch(0, len(left)) == left
    assert texts.stretch(len(left), len(whole) + 5) == right
    assert texts.lengths.tolist() == [len(text.encode()) for text in whole]
    numbers = np.arange(len(whole), dtype=np.int32)[::-1]
    assert texts.take(numbers) == whole[::-1]
    assert texts.take(numbers) == whole[::-1], "what was kept is the same"


@pytest.mark.parametrize("at", [-1, 2])
def test_there_is_no_text_before_the_first_and_after_the_last(at: int) -> None:
    with pytest.raises(IndexError):
        Texts.of(["one", "two"])[at]


@given(st.lists(st.text(st.characters(exclude_characters="\0"), max_size=60), max_size=9))
def test_a_column_has_one_code_for_each_letter(words: list[str]) -> None:
    column = Column.of(words)
    for number, word in enumerate(words):
        codes = [ord(letter) if letter.isascii() else ord("?") for letter in word[:48]]
        assert column.lengths[number] == len(codes)
        assert column.codes[number, : len(codes)].tolist() == codes
        assert not column.codes[number, len(codes) :].any()


def test_entries_come_back_equal_and_equal_entries_have_equal_lines() -> None:
    names = ["Zorn Machine Works", "ماشین سازی", "Zorn Machine Works"]
    entities = [
        ListedEntity(id=str(number % 2), list="x", schema_name="Company", name=name)
        for number, name in enumerate(names)
    ]
    builder = EntriesBuilder()
    for entity in entities:
        builder.add(entity)
    entries = builder.entries()
    assert isinstance(entries, Entries)
    assert entries[:] == entities
    assert [entries.lines.raw(at) == line(entities[0]) for at in range(3)] == [True, False, True]
