"""The marking of a page is never lower than anything that it shows."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from catchall.markings import read, roll_up
from catchall_desk.web.marking import is_exercise, level_of, marking_of

BANNERS = (
    "UNCLASSIFIED//REL TO USA, KOR",
    "CONFIDENTIAL//REL TO USA, KOR",
    "SECRET//REL TO USA, JPN, KOR",
    "SECRET//REL TO USA, KOR",
    "CONFIDENTIAL",
)
RANK = ("u", "c", "s", "ts")


def _pages() -> st.SearchStrategy[Any]:
    leaf = st.one_of(st.sampled_from(BANNERS).map(lambda b: {"marking": b}), st.integers())
    return st.recursive(
        leaf,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3), st.dictionaries(st.sampled_from("abc"), inner, max_size=3)
        ),
        max_leaves=8,
    )


def _found(page: Any) -> list[str]:
    if isinstance(page, dict):
        own = [page["marking"]] if isinstance(page.get("marking"), str) else []
        return own + [b for key, each in page.items() if key != "marking" for b in _found(each)]
    return [b for each in page for b in _found(each)] if isinstance(page, list) else []


@given(_pages())
def test_marking_is_the_roll_up_of_all_that_is_shown(page: Any) -> None:
    shown = _found(page)
    if not shown:
        assert marking_of(page) == ""
        return
    whole = read(marking_of(page)).marking
    assert whole == roll_up([read(each).marking for each in shown], strict=True)
    highest = max(RANK.index(level_of(each)) for each in shown)
    assert RANK.index(level_of(marking_of(page))) == highest


def test_two_schemes_are_shown_side_by_side() -> None:
    page = [{"marking": "TLP:AMBER"}, {"marking": "SECRET//REL TO USA, KOR"}]
    assert marking_of(page) == "TLP:AMBER / SECRET//REL TO USA, KOR"


def test_what_is_invented_says_so_wherever_it_stands() -> None:
    assert is_exercise({"records": [{"title": "EXERCISE 3: pumps"}]})
    assert is_exercise({"a": [{"exercise": True}]})
    assert not is_exercise({"title": "Pumps", "exercise": False})


def test_levels_color_banners() -> None:
    assert [level_of(each) for each in BANNERS] == ["u", "c", "s", "s", "c"]
    assert level_of("TLP:AMBER") == ""
