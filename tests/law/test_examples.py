"""The example data sheets: what a new user sees first."""

from datetime import date
from pathlib import Path

import pytest

from catchall import controls
from catchall.classification import classify, read_items
from catchall.model import Verdict

EXAMPLES = Path(__file__).parents[2] / "examples"
SHEET = read_items((EXAMPLES / "goods.yaml").read_bytes(), name="goods.yaml")
ITEMS = {each.id: each for each in SHEET.items}
DAY = date(2026, 11, 24)


def test_the_wrong_row_is_named_and_the_others_are_read() -> None:
    assert SHEET.problems == ()
    wrong = read_items((EXAMPLES / "wrong.csv").read_bytes(), name="wrong.csv")
    assert [each.id for each in wrong.items] == ["press", "mill"]
    [problem] = wrong.problems
    assert problem.place == "row 3, column press_pressure [MPa]"
    assert "a number is needed, not 'high'" in problem.problem


@pytest.mark.parametrize(
    ("item", "code", "verdict"),
    [
        ("five-axis-mill", "2B001", Verdict.CONTROLLED),
        ("five-axis-mill", "2B201", Verdict.NOT_CONTROLLED),
        ("flow-former", "2B009", Verdict.NOT_CONTROLLED),
        ("flow-former", "2B209", Verdict.CONTROLLED),
        ("measuring-machine", "2B006", Verdict.NOT_CONTROLLED),
        ("press", "2B004", Verdict.NOT_CONTROLLED),
        ("press", "2B204", Verdict.NOT_CONTROLLED),
        ("shaker", "2B116", Verdict.NOT_CONTROLLED),
        ("maraging-tube", "1C216", Verdict.CONTROLLED),
        ("pressure-transducer", "2B230", Verdict.CANNOT_TELL),
        ("frequency-changer", "3A225", Verdict.CANNOT_TELL),
        ("vacuum-pump", "2B231", Verdict.NOT_CONTROLLED),
        ("carbon-fiber", "1C010", Verdict.NOT_CONTROLLED),
        ("carbon-fiber", "1C210", Verdict.CONTROLLED),
        ("reactor-vessel", "2B350", Verdict.CONTROLLED),
    ],
)
def test_each_example(item: str, code: str, verdict: Verdict) -> None:
    book = controls.load(lists=["EU"])
    answers = {each.entry.code: each for each in classify(ITEMS[item], as_of=DAY, rulebook=book)}
    assert answers[code].verdict is verdict, answers[code].proof


def test_near_misses_and_questions_are_there() -> None:
    book = controls.load(lists=["EU"])
    [press] = classify(ITEMS["press"], as_of=DAY, rulebook=book, codes=["2B204"])
    assert press.near_miss is not None
    assert press.near_miss.reasons == ("one_test_away",)
    [gauge] = classify(ITEMS["pressure-transducer"], as_of=DAY, rulebook=book, codes=["2B230"])
    assert any("quoted as ±" in each.text for each in gauge.questions)
    [mill] = classify(
        ITEMS["five-axis-mill"], as_of=date(2009, 12, 3), rulebook=book, codes=["2B001"]
    )
    assert mill.verdict is Verdict.CONTROLLED
    assert mill.paragraphs == ("2B001.b.1", "2B001.b.2")
