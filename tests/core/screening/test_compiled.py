"""Compiled loops give the same as the array operations whose place they take."""

from collections.abc import Callable, Iterator
from types import ModuleType

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from catchall.lexicon.readers import Token
from catchall.model import Hit, PartyKind
from catchall.screening import NameIndex, compiled
from catchall.screening.alike import alike
from catchall.screening.compare import compare
from catchall.screening.context import NOTHING
from catchall.screening.forms import Forms
from catchall.screening.places import Asked
from catchall.screening.scorer import default
from catchall.screening.texts import Texts
from catchall.screening.vocabulary import Vocabulary, word_key
from core.screening import invented

pytest.importorskip("numba")

_LETTERS = st.text("abcdeghilmnorstuzکяö", min_size=1, max_size=11)
TOKENS = st.builds(
    Token,
    _LETTERS | st.text("ab", min_size=41, max_size=70),
    st.just(""),
    meaning=st.sampled_from(("", "", "machine")),
    role=st.just(""),
    manner=st.integers(0, 3),
)
KINDS = (None, PartyKind.PERSON, PartyKind.ORGANIZATION)


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = compiled.kernels()
    yield
    compiled.stop()
    if before is not None:
        compiled.start(1000)


def _without() -> None:
    compiled.stop()
    assert compiled.kernels() is None


def _with() -> ModuleType:
    compiled.start(1000)
    kernels = compiled.kernels()
    assert kernels is not None
    return kernels


def test_a_few_questions_do_without() -> None:
    _without()
    compiled.start(1)
    assert compiled.kernels() is None
    for _ in range(100):
        compiled.start(1)
    assert compiled.kernels() is not None


WORDS = [Token(text, text) for text in ("kestrel", "kestral", "kest", "zorn", "zron", "zornö")]


@settings(max_examples=40)
@example(WORDS, WORDS)
@given(st.lists(TOKENS, min_size=1, max_size=12), st.lists(TOKENS, min_size=1, max_size=12))
def test_words_are_alike_in_the_same_way(asked: list[Token], listed: list[Token]) -> None:
    words = list(dict.fromkeys(map(word_key, listed + asked[:1])))
    vocabulary = Vocabulary.of(Texts.of(words), np.ones(len(words), dtype=np.int32))
    forms = Forms.of(asked)
    rows, numbers = np.divmod(np.arange(len(asked) * len(words), dtype=np.int32), len(words))
    found = []
    for start in (_without, _with):
        start()
        found.append(
            (
                compare(forms, rows, vocabulary.forms, numbers).tolist(),
                [
                    (a.numbers.tolist(), a.similarities.tolist())
                    for a in alike(asked, vocabulary, vocabulary.counts)
                ],
            )
        )
    assert found[0] == found[1]


@pytest.mark.parametrize("start", [_without, _with])
def test_words_like_another_are_found(start: Callable[[], object]) -> None:
    start()
    vocabulary = Vocabulary.of(Texts.of(map(word_key, WORDS)), np.ones(len(WORDS), dtype=np.int32))
    found = [each.numbers.tolist() for each in alike(WORDS, vocabulary, vocabulary.counts)]
    assert found == [[0, 1, 2], [0, 1, 2], [0, 1, 2], [3, 4, 5], [3, 4], [3, 5]]


def test_searches_give_the_same() -> None:
    names = invented.names()
    asked = [
        Asked(name[at % 3 :] + " Zor", "query", KINDS[at % 3], NOTHING)
        for at, name in enumerate([*names, "Мост Zorn", "工业 Lumen", "Z Machine W", "zzzz"])
    ]
    found: list[list[tuple[Hit, ...]]] = []
    for start in (_without, _with):
        index = NameIndex.build([invented.snapshot(names[:150])])
        index.update(invented.snapshot(names[20:]))
        least = [default().least(0.5, "Zorn", None)] * 50
        found.append([])
        for at in range(0, len(asked), 50):
            start()
            part = asked[at : at + 50]
            found[-1] += index.answers(part, least[: len(part)], 10)
    assert sum(map(len, found[0])) > len(names)
    assert found[0] == found[1]
