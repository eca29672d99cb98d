"""Three answers: what is stated decides, what is not stated never does."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catchall import controls
from catchall.controls import Facts, Rulebook, evaluate
from catchall.controls.truth import Truth, agreed, both, either, negate
from catchall.errors import ItemError
from catchall.model import Axis, FactState, Interval, Item, Measurement
from rules import book

DAY = date(2026, 11, 24)
TRUTHS = st.sampled_from([True, False, None])


def item(*measurements: Measurement, axes: str = "", complete: bool = False) -> Item:
    return Item(
        id="i",
        description="",
        axes=tuple(Axis(name=name, kind="linear") for name in axes),
        axes_complete=complete,
        measurements=measurements,
    )


def said(parameter: str, value: object, unit: str | None = None, **more: object) -> Measurement:
    if isinstance(value, str) and value[0].isdigit():
        value = Decimal(value)
    return Measurement.model_validate(
        {"parameter": parameter, "value": value, "unit": unit, **more}
    )


def answer(rules: Rulebook, thing: Item) -> Truth:
    [entry] = rules.entries
    version = entry.at(DAY)
    assert version is not None
    return evaluate(
        version, Facts(thing, rules.parameters), rulebook=rules, as_of=DAY
    ).finding.truth


def test_figure_against_threshold(tmp_path: Path) -> None:
    rules = book(tmp_path, "test: {parameter: bore_depth, more_than: 5 m}")
    assert answer(rules, item(said("bore_depth", "5001", "mm"))) is True
    assert answer(rules, item(said("bore_depth", "5000", "mm"))) is False
    assert answer(rules, item()) is None


@pytest.mark.parametrize(
    ("operator", "at"),
    [("at_most", True), ("less_than", False), ("at_least", True), ("more_than", False)],
)
def test_operators_at_the_threshold(tmp_path: Path, operator: str, at: bool) -> None:
    rules = book(tmp_path, f"test: {{parameter: bore_depth, {operator}: 5 m}}")
    assert answer(rules, item(said("bore_depth", "5", "m"))) is at


def test_a_range_decides_only_where_all_of_it_agrees(tmp_path: Path) -> None:
    rules = book(tmp_path, "test: {parameter: bore_depth, at_most: 5 m}")

    def between(low: str | None, high: str | None) -> Truth:
        bounds = Interval(
            low=None if low is None else Decimal(low), high=None if high is None else Decimal(high)
        )
        return answer(rules, item(said("bore_depth", bounds, "m")))

    assert between("1", "5") is True
    assert between("5.1", "9") is False
    assert between("4", "6") is None
    assert between(None, "5") is True
    assert between("1", None) is None
    assert between("6", None) is False


def test_edition_must_be_stated_and_the_same(tmp_path: Path) -> None:
    rules = book(
        tmp_path,
        'test: {parameter: bore_depth, at_most: 5 m, standard: "ISO 230-2:1988", equivalents: '
        '[{standard: "ISO 230-2:2006", value: 4 m, source: note}]}',
    )
    stated = item(said("bore_depth", "4.5", "m", standard="ISO 230/2 (1988)"))
    assert answer(rules, stated) is True
    assert answer(rules, item(said("bore_depth", "4.5", "m"))) is None
    assert answer(rules, item(said("bore_depth", "4.5", "m", standard="ISO 230-2:2014"))) is None
    restated = item(said("bore_depth", "4.5", "m", standard="ISO 230-2:2006"))
    assert answer(rules, restated) is False


def test_plus_minus_and_missing_unit_are_no_answer(tmp_path: Path) -> None:
    rules = book(tmp_path, "test: {parameter: bore_depth, at_most: 5 m}")
    assert answer(rules, item(said("bore_depth", "1", "m", plus_minus=True))) is None
    assert answer(rules, item(said("bore_depth", "1"))) is None


def test_contradicting_figures_are_no_answer(tmp_path: Path) -> None:
    rules = book(tmp_path, "test: {parameter: bore_depth, at_most: 5 m}")
    low, high = said("bore_depth", "1", "m"), said("bore_depth", "9", "m")
    assert answer(rules, item(low, high)) is None
    rejected = high.model_copy(update={"state": FactState.REJECTED})
    assert answer(rules, item(low, rejected)) is True


def test_a_figure_that_measures_something_else_is_an_error(tmp_path: Path) -> None:
    rules = book(tmp_path, "test: {parameter: bore_depth, at_most: 5 m}")
    with pytest.raises(ItemError, match="cannot be compared"):
        answer(rules, item(said("bore_depth", "1", "kg")))
    with pytest.raises(ItemError, match="a figure is needed"):
        answer(rules, item(said("bore_depth", "deep", "m")))


def test_no_axis_is_concluded_only_when_all_are_named(tmp_path: Path) -> None:
    rules = book(
        tmp_path, "test: {any_axis: linear, test: {parameter: positioning_accuracy, at_most: 6 um}}"
    )
    figures = [said("positioning_accuracy", "7", "um", axis=name) for name in "XY"]
    assert answer(rules, item(*figures, axes="XY")) is None
    assert answer(rules, item(*figures, axes="XY", complete=True)) is False
    assert answer(rules, item(*figures, axes="XYZ", complete=True)) is None
    better = said("positioning_accuracy", "6", "um", axis="z")
    assert answer(rules, item(*figures, better, axes="XYZ")) is True


def test_a_figure_without_an_axis_can_only_prove(tmp_path: Path) -> None:
    rules = book(
        tmp_path, "test: {any_axis: linear, test: {parameter: positioning_accuracy, at_most: 6 um}}"
    )
    assert answer(rules, item(said("positioning_accuracy", "5", "um"))) is True
    assert answer(rules, item(said("positioning_accuracy", "7", "um"))) is None
    every = said("positioning_accuracy", "7", "um", axis="all")
    assert answer(rules, item(every, axes="XYZ", complete=True)) is False


def test_axis_condition_and_number(tmp_path: Path) -> None:
    rules = book(
        tmp_path,
        """
        test:
          any_axis: linear
          number: 2
          where: {parameter: travel, at_least: 1 m}
          test: {parameter: positioning_accuracy, at_most: 6 um}
        """,
    )
    good = [said("positioning_accuracy", "5", "um", axis="all"), said("travel", "2", "m", axis="X")]
    one = item(*good, said("travel", "0.5", "m", axis="Y"), axes="XY", complete=True)
    assert answer(rules, one) is False
    two = item(*good, said("travel", "1", "m", axis="Y"), axes="XY", complete=True)
    assert answer(rules, two) is True
    open_ = item(*good, axes="XY", complete=True)
    assert answer(rules, open_) is None


def test_a_formula_uses_the_figure_of_the_same_axis(tmp_path: Path) -> None:
    rules = book(
        tmp_path,
        """
        test:
          any_axis: linear
          test:
            parameter: positioning_accuracy
            at_most: {formula: 4.5 + 7*(L - 2), unit: um, where: {L: {parameter: travel, unit: m}}}
        """,
    )
    long = said("travel", "3000", "mm", axis="X")
    exact = said("positioning_accuracy", "11.5", "um", axis="X")
    assert answer(rules, item(long, exact, axes="X", complete=True)) is True
    above = said("positioning_accuracy", "11.501", "um", axis="X")
    assert answer(rules, item(long, above, axes="X", complete=True)) is False
    assert answer(rules, item(exact, axes="X", complete=True)) is None


def test_a_note_never_applies_by_silence(tmp_path: Path) -> None:
    rules = book(
        tmp_path,
        """
        test: {paragraph: a, parameter: bore_depth, at_most: 5 m}
        notes:
          - {note: Note 1, scope: [a], text: limited to gears,
             unless: {parameter: limited_to_gears, is: true}}
        """,
    )
    depth = said("bore_depth", "1", "m")
    assert answer(rules, item(depth)) is True
    assert answer(rules, item(depth, said("limited_to_gears", False))) is True
    assert answer(rules, item(depth, said("limited_to_gears", True))) is False
    [entry] = rules.entries
    version = entry.versions[0]

    def assumed(thing: Item) -> tuple[str, ...]:
        facts = Facts(thing, rules.parameters)
        return evaluate(version, facts, rulebook=rules, as_of=DAY).assumptions

    assert len(assumed(item(depth))) == 1
    assert "limited to gears" in assumed(item(depth))[0]
    assert assumed(item(depth, said("limited_to_gears", False))) == ()


def test_counts_follow_from_one_another(tmp_path: Path) -> None:
    rules = book(tmp_path, "test: {parameter: contouring_axes, at_least: 5}")
    linear, rotary = said("contouring_axes.linear", "3"), said("contouring_axes.rotary", "2")
    assert answer(rules, item(linear, rotary)) is True
    assert answer(rules, item(linear)) is None
    rest = book(tmp_path, "test: {parameter: contouring_axes.rotary, at_least: 1}")
    assert answer(rest, item(said("contouring_axes", "4"), linear)) is True
    assert answer(rest, item(said("contouring_axes", "3"), linear)) is False
    assert answer(rest, item(said("contouring_axes", "0"))) is False
    implied = book(tmp_path, "test: {parameter: numerical_control, is: true}")
    assert answer(implied, item(linear, rotary)) is True


@given(TRUTHS, TRUTHS)
def test_kleene_is_symmetric_and_dual(a: Truth, b: Truth) -> None:
    assert both([a, b]) is both([b, a])
    assert either([a, b]) is negate(both([negate(a), negate(b)]))
    assert agreed([a, b]) is agreed([b, a])


@given(st.lists(TRUTHS, max_size=5), st.integers(0, 4))
def test_learning_more_never_turns_an_answer(truths: list[Truth], number: int) -> None:
    if number < len(truths) and truths[number] is None:
        for known in (True, False):
            learned = [*truths[:number], known, *truths[number + 1 :]]
            for rule in (both, either):
                before = rule(truths)
                assert before is None or rule(learned) is before


@given(
    st.decimals(Decimal("0.1"), Decimal(12), places=2),
    st.decimals(Decimal(0), Decimal(5), places=2),
)
def test_better_accuracy_is_never_less_controlled(value: Decimal, better: Decimal) -> None:
    rules = controls.load(lists=["EU", "NSG", "JP", "US"])
    for code in ("EU/2B201", "NSG/1.B.2", "JP/1.14"):
        [entry] = rules.named(code)
        version = entry.at(DAY)
        assert version is not None

        def truth(figure: Decimal, version: controls.Version = version) -> Truth:
            thing = item(
                said("machine.process", "milling"),
                said("contouring_axes", "3"),
                Measurement(
                    parameter="positioning_accuracy",
                    value=figure,
                    unit="um",
                    axis="all",
                    standard="ISO 230-2:1988",
                ),
                axes="XYZ",
                complete=True,
            )
            facts = Facts(thing, rules.parameters)
            return evaluate(version, facts, rulebook=rules, as_of=DAY).finding.truth

        if truth(value) is True:
            assert truth(max(value - better, Decimal("0.01"))) is True
