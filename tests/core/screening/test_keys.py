import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from catchall.screening import keys
from catchall.screening.keys import Column
from catchall.screening.postings import Postings, distinct, packed, spans

WORDS = st.lists(
    st.text(alphabet="abcdefghiklmnoprstuSJC", min_size=1, max_size=14), min_size=1, max_size=8
)
SIZES = range(4, 8)


@given(WORDS, st.integers(1, 9))
def test_a_word_has_the_same_keys_alone_and_among_others(words: list[str], salt: int) -> None:
    together = Column.of(words)
    for number, word in enumerate(words):
        alone = Column.of([word])
        assert keys.whole(together, salt)[number] == keys.whole(alone, salt)[0]
        for found, own in (
            (keys.pieces(together, salt), keys.pieces(alone, salt)),
            (keys.shortened(together, salt, SIZES), keys.shortened(alone, salt, SIZES)),
        ):
            assert sorted(found[0][found[1] == number]) == sorted(own[0])


@given(WORDS)
def test_a_word_less_a_letter_has_the_key_of_that_word(words: list[str]) -> None:
    found, rows = keys.shortened(Column.of(words), 1, SIZES)
    for number, word in enumerate(words):
        less = [word[:at] + word[at + 1 :] for at in range(len(word) if len(word) in SIZES else 0)]
        texts = [word, *less] if 2 <= len(word) < SIZES.stop else []
        expected = [keys.whole(Column.of([text]), 1)[0] for text in texts]
        assert sorted(found[rows == number]) == sorted(expected)


@given(WORDS, WORDS)
def test_letters_tell_the_least_edit_distance(left: list[str], right: list[str]) -> None:
    mine, others = Column.of(left).letters(), Column.of(right).letters()
    for number, word in enumerate(left):
        for other, text in enumerate(right):
            apart = int(mine[number] ^ others[other]).bit_count()
            assert (apart + 1) // 2 <= OSA.distance(word, text)


@given(st.text(alphabet="abcdefg", min_size=5, max_size=6), st.integers(0, 4), st.data())
def test_words_one_edit_apart_share_a_key(word: str, at: int, data: st.DataObject) -> None:
    letter = data.draw(st.sampled_from("abcdefg"))
    for other in (word[:at] + word[at + 1 :], word[:at] + letter + word[at + 1 :]):
        found, rows = keys.shortened(Column.of([word, other]), 2, SIZES)
        assert set(found[rows == 0]) & set(found[rows == 1])


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 9)), max_size=60))
def test_postings_give_back_what_was_put_in(pairs: list[tuple[int, int]]) -> None:
    found = np.array([key << 32 for key, _ in pairs], dtype=np.uint64)
    rows = np.array([row for _, row in pairs], dtype=np.int32)
    postings = Postings.of([distinct(packed(found, rows))])
    for key in range(22):
        starts, ends = postings.find(np.array([key << 32], dtype=np.uint64))
        expected = sorted({row for k, row in pairs if k == key})
        assert postings.rows[spans(starts, ends)].tolist() == expected


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=3))
def test_families_of_keys_are_apart(letters: str) -> None:
    near = [letters[:2] + chr(ord(letters[2]) + step) for step in range(-7, 8)]
    column = Column.of([word for word in near if word[2].isalpha()])
    families = [set(keys.whole(column, salt).tolist()) for salt in range(1, 8)]
    assert len(set().union(*families)) == sum(map(len, families))
