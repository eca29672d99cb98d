"""Margins, near misses, questions and proofs of an evaluation."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from catchall.classification import classify
from catchall.controls import Rulebook
from catchall.model import Classification, Item, Measurement, Verdict
from rules import book

DAY = date(2026, 11, 24)

RULE = """
test:
  all:
    - {parameter: machine.process, is: milling}
    - any:
        - paragraph: a
          all:
            - {parameter: contouring_axes, at_least: 5}
            - {paragraph: a.1, parameter: bore_depth, at_least: 10 m}
        - {paragraph: b, parameter: slide_angular_deviation, less_than: 2 arcsec}
        - paragraph: c
          all:
            - {parameter: machine.process, is: turning}
            - {parameter: bar_diameter, at_least: 9 mm}
bands:
  - {parameter: bore_depth, plus: 2 m, citation: {title: Test, locator: note}}
"""


def ask(rules: Rulebook, **values: str) -> Classification:
    units = {"bore_depth": "m", "slide_angular_deviation": "arcsec", "bar_diameter": "mm"}
    measured = tuple(
        Measurement(parameter=name, value=Decimal(value), unit=units.get(name))
        for name, value in values.items()
    )
    thing = Item(id="i", description="milling machine", measurements=measured)
    [answer] = classify(thing, as_of=DAY, rulebook=rules)
    return answer


def test_margins_point_toward_controlled(tmp_path: Path) -> None:
    rules = book(tmp_path, RULE)
    answer = ask(rules, contouring_axes="5", bore_depth="8.5", slide_angular_deviation="2")
    assert answer.verdict is Verdict.NOT_CONTROLLED
    depth, angle = answer.margins
    assert (depth.paragraph, depth.short_by, depth.relative) == (
        "T1.a.1",
        Decimal("1.5"),
        Decimal("0.15"),
    )
    assert (depth.band, depth.in_band) == (Decimal(2), True)
    assert (angle.short_by, angle.operator) == (Decimal(0), "less_than")
    assert angle.band is None


def test_margins_of_other_goods_are_left_out(tmp_path: Path) -> None:
    answer = ask(book(tmp_path, RULE), bar_diameter="9")
    assert answer.margins == ()


def test_the_band_of_the_list_comes_before_an_option(tmp_path: Path) -> None:
    rules = book(tmp_path, RULE)
    near = ask(rules, contouring_axes="5", bore_depth="8", slide_angular_deviation="9").near_miss
    assert near is not None
    assert near.reasons == ("in_reaffirmation_band",)
    assert "inside the re-affirmation band of 2 m" in near.text
    option = ask(rules, contouring_axes="4", bore_depth="11", slide_angular_deviation="9").near_miss
    assert option is not None
    assert option.reasons == ("one_option_away",)
    assert option.missing_options == ("rotary contouring axis",)
    far = ask(rules, contouring_axes="3", bore_depth="1", slide_angular_deviation="9").near_miss
    assert far is None


def test_one_test_away_needs_the_others_met(tmp_path: Path) -> None:
    rules = book(tmp_path, RULE.split("bands")[0])
    near = ask(rules, contouring_axes="5", bore_depth="2", slide_angular_deviation="9").near_miss
    assert near is not None
    assert near.reasons == ("one_test_away",)
    assert near.margins[0].short_by == Decimal(8)


def test_a_controlled_item_has_paragraphs_and_no_near_miss(tmp_path: Path) -> None:
    answer = ask(book(tmp_path, RULE), contouring_axes="5", bore_depth="10")
    assert answer.verdict is Verdict.CONTROLLED
    assert answer.paragraphs == ("T1.a",)
    assert answer.near_miss is None
    assert answer.questions == ()
    assert answer.margins[0].short_by == Decimal(0)


def test_only_what_can_change_the_answer_is_asked(tmp_path: Path) -> None:
    rules = book(tmp_path, RULE)
    everything = {each.parameter for each in ask(rules).questions}
    assert everything == {
        "contouring_axes.linear",
        "contouring_axes.rotary",
        "bore_depth",
        "slide_angular_deviation",
    }
    shallow = ask(rules, bore_depth="1")
    assert {each.parameter for each in shallow.questions} == {"slide_angular_deviation"}
    settled = ask(rules, bore_depth="1", slide_angular_deviation="2")
    assert settled.questions == ()


def test_the_proof_shows_the_figures(tmp_path: Path) -> None:
    text = ask(book(tmp_path, RULE), bore_depth="8.5", contouring_axes="5").proof.model_dump_json()
    assert "8.5 m against 10 m" in text
    assert "T1.a.1" in text


def test_the_answer_is_the_same_bytes(tmp_path: Path) -> None:
    rules = book(tmp_path, RULE)
    first = ask(rules, bore_depth="8.5").canonical_json()
    assert first == ask(rules, bore_depth="8.5").canonical_json()


def test_a_lone_figure_within_a_tenth_is_a_near_miss(tmp_path: Path) -> None:
    rules = book(tmp_path, "test: {parameter: bore_depth, at_least: 10 m}\n")
    near = ask(rules, bore_depth="9").near_miss
    assert near is not None
    assert (near.reasons, near.margins[0].relative) == (("within_tenth",), Decimal("0.1"))
    assert ask(rules, bore_depth="8.99").near_miss is None


def test_a_question_of_use_makes_a_figure_no_less_close(tmp_path: Path) -> None:
    used = "{parameter: us.2b116.q1, is: true}"
    figure = "{parameter: bore_depth, at_least: 10 m}"
    rules = book(tmp_path, f"test: {{all: [{used}, {figure}]}}\n")
    near = ask(rules, bore_depth="9.5").near_miss
    assert near is not None
    assert near.reasons == ("within_tenth",)
    assert ask(rules, bore_depth="8.9").near_miss is None


def test_an_open_figure_beside_it_is_not_close(tmp_path: Path) -> None:
    figure = "{parameter: bore_depth, at_least: 10 m}"
    other = "{parameter: bar_diameter, at_least: 9 mm}"
    rules = book(tmp_path, f"test: {{all: [{other}, {figure}]}}\n")
    assert ask(rules, bore_depth="9.5").near_miss is None


def test_a_margin_says_what_else_its_paragraph_lacks(tmp_path: Path) -> None:
    rules = book(
        tmp_path,
        """
test:
  any:
    - paragraph: a
      all: [{parameter: bore_depth, less_than: 10 m}, {parameter: bar_diameter, at_least: 9 mm}]
    - paragraph: b
      all: [{parameter: bore_depth, at_least: 10 m}, {parameter: bar_diameter, at_least: 5 mm}]
""",
    )
    answer = ask(rules, bore_depth="4", bar_diameter="4")
    lacks = {(m.paragraph, m.parameter): m.other_tests_unmet for m in answer.margins}
    assert lacks == {
        ("T1.a", "bore_depth"): 1,
        ("T1.a", "bar_diameter"): 0,
        ("T1.b", "bore_depth"): 1,
        ("T1.b", "bar_diameter"): 1,
    }


def test_figures_are_plain_in_json(tmp_path: Path) -> None:
    rules = book(tmp_path, "test: {parameter: bore_depth, at_least: 1.465e+7 m}\n")
    answer = ask(rules, bore_depth="0.0000001").model_dump(mode="json")
    assert answer["margins"][0]["threshold"] == "14650000"
    assert answer["margins"][0]["declared"] == "0.0000001"


def test_the_kind_of_goods_is_asked_before_their_figures(tmp_path: Path) -> None:
    rules = book(
        tmp_path,
        """
test:
  all: [{parameter: kind, is: robot}, {parameter: bore_depth, at_least: 10 m}]
""",
    )
    mill = Item(
        id="i",
        description="a machine of some kind",
        measurements=(Measurement(parameter="machine.process", value="milling"),),
    )
    [answer] = classify(mill, as_of=DAY, rulebook=rules)
    assert [each.parameter for each in answer.questions] == ["kind"]
