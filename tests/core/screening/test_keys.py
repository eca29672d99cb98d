import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from catchall.screening import keys
from catchall.screening.keys import Column
from catchall.screening.postings import Postings, spans

WORDS = st.lists(
    st.text(alphabet="abcdefghiklmnoprstuSJC", min_size=1, max_size=14), min_size=1, max_size=8
)
SIZES = range(4, 8)


@given(WORDS, st.integers(1, 9))
def test_words_have_the_same_keys_one_by_one_and_together(words: list[str], salt: int) -> None:
    column = Column.of(words)
    assert keys.whole(column, salt).tolist() == [keys.one_whole(word, salt) for word in words]
    pieces, piece_rows = keys.pieces(column, salt)
    shortened, shortened_rows = keys.shortened(column, salt, SIZES)
    for number, word in enumerate(words):
        assert sorted(pieces[piece_rows == number].tolist()) == sorted(keys.one_pieces(word, salt))
        found = sorted(shortened[shortened_rows == number].tolist())
        assert found == sorted(keys.one_shortened(word, salt, SIZES))


@given(st.text(alphabet="abcdefg", min_size=5, max_size=6), st.integers(0, 4), st.data())
def test_words_one_edit_apart_share_a_key(word: str, at: int, data: st.DataObject) -> None:
    letter = data.draw(st.sampled_from("abcdefg"))
    for other in (word[:at] + word[at + 1 :], word[:at] + letter + word[at + 1 :]):
        mine, others = (set(keys.one_shortened(w, 2, SIZES)) for w in (word, other))
        assert mine & others


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 9)), max_size=60))
def test_postings_give_back_what_was_put_in(pairs: list[tuple[int, int]]) -> None:
    found = np.array([key for key, _ in pairs], dtype=np.uint64)
    rows = np.array([row for _, row in pairs], dtype=np.int32)
    postings = Postings.of(found, rows)
    for key in range(22):
        starts, ends = postings.find(np.array([key], dtype=np.uint64))
        expected = sorted({row for k, row in pairs if k == key})
        assert postings.rows[spans(starts, ends)].tolist() == expected
