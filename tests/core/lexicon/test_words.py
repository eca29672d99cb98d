from collections import Counter
from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st

from catchall.lexicon import words
from catchall.lexicon.latin import (
    ascii_lower,
    fold,
    folds,
    loose,
    looses,
    skeleton,
    skeletons,
)

LINES = [
    line.split("\t")
    for line in (files("catchall.lexicon") / "data" / "words.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
    if not line.startswith("#")
]


def test_every_line_has_a_meaning_a_known_role_and_spellings() -> None:
    roles = {words.LEGAL, words.GENERIC, words.PLACE, words.NAME, words.FILLER, words.TITLE}
    roles.add(words.WORD)
    assert all(len(line) == 3 and line[1] in roles for line in LINES)


def test_no_spelling_means_two_things() -> None:
    counts = Counter(spelling for _, _, spellings in LINES for spelling in spellings.split())
    assert [spelling for spelling, count in counts.items() if count > 1] == []


def test_meanings_agree_over_languages() -> None:
    machine = words.look_up("machine")
    assert machine is not None
    assert words.look_up("makina") == words.look_up("mashin") == machine
    assert words.look_up_script("机械") == words.look_up_script("기계") == machine
    assert words.look_up("zornwerk") is None


def test_a_long_word_need_only_sound_like_the_table() -> None:
    assert words.look_up("institoot") == words.look_up("institut") is not None


def test_spellings_of_one_sound_fold_together() -> None:
    for one, other in (("mashin", "machine"), ("ghader", "gader"), ("youssef", "yusef")):
        assert fold(one) == fold(other)


@given(st.lists(st.text("aceghiklotuyxé\n1م", max_size=9), max_size=9))
def test_many_words_sound_as_each_does(words: list[str]) -> None:
    folded = folds(words)
    bones = skeletons(folded)
    assert folded == [fold(word) for word in words]
    assert bones == [skeleton(each) for each in folded]
    assert looses(bones) == [loose(each) for each in bones]


def test_skeleton_and_classes() -> None:
    assert skeleton(fold("mohammad")) == skeleton(fold("muhammed")) == "mhmd"
    assert skeleton("arak") == "ark"
    assert loose(skeleton(fold("misairu"))) == loose(skeleton(fold("missile")))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=30))
def test_folding_never_empties_a_word(word: str) -> None:
    assert fold(word)


@given(st.text(max_size=50))
def test_lower_case_is_stable(text: str) -> None:
    once = ascii_lower(text)
    assert ascii_lower(once) == once
