"""Classify: which entries are asked, and what was read from the description."""

from datetime import date

import pytest

from catchall import controls
from catchall.classification import classify
from catchall.errors import InputError
from catchall.model import Item, Measurement, Verdict

DAY = date(2009, 12, 3)


def thing(description: str, *measurements: Measurement) -> Item:
    return Item(id="i", description=description, measurements=measurements)


@pytest.mark.parametrize(
    "words",
    [
        "model HS630 horizontal machining centers",
        "one model HS800 machining center",
        "Horizontal Machining Centre",
        "CNC milling machine",
        "machine tools (vertical machining-center)",
    ],
)
def test_a_machining_center_is_a_mill(words: str) -> None:
    answers = classify(thing(words), as_of=DAY, rulebook=controls.load())
    assert [(each.entry.jurisdiction, each.entry.code) for each in answers] == [
        ("EU", "2B001"),
        ("EU", "2B201"),
        ("JP", "1.14"),
        ("JP", "5.2"),
        ("KR", "2B001"),
        ("KR", "2B201"),
        ("NSG", "1.B.2"),
        ("UK", "2B001"),
        ("UK", "2B201"),
        ("US", "2B001"),
        ("US", "2B201"),
        ("WA", "2.B.1"),
    ]
    for answer in answers:
        assert answer.verdict is Verdict.CANNOT_TELL
        assert any("the description says" in each for each in answer.assumptions)


def test_what_nobody_recognizes_has_no_answer() -> None:
    book = controls.load()
    assert classify(thing("office furniture"), as_of=DAY, rulebook=book) == ()
    assert classify(thing(""), as_of=DAY, rulebook=book) == ()
    assert classify(thing("a machining" + " center" * 0), as_of=DAY, rulebook=book) == ()


def test_a_named_code_is_asked_of_anything() -> None:
    [answer] = classify(thing("a crate"), as_of=DAY, rulebook=controls.load(), codes=["NSG/1.B.2"])
    assert answer.verdict is Verdict.CANNOT_TELL
    assert answer.questions[0].parameter == "contouring_axes.linear"


def test_jurisdictions_and_unknown_codes() -> None:
    book = controls.load()
    found = classify(thing("lathe"), as_of=DAY, rulebook=book, jurisdictions=["NSG"])
    assert [each.entry.code for each in found] == ["1.B.2"]
    with pytest.raises(InputError, match="no entry"):
        classify(thing("lathe"), as_of=DAY, rulebook=book, codes=["8Z888"])


def test_a_stated_process_is_not_overruled_by_words() -> None:
    stated = Measurement(parameter="machine.process", value="grinding")
    answers = classify(
        thing("machining center", stated), as_of=DAY, rulebook=controls.load(), codes=["EU/2B201"]
    )
    assert not any("milling" in each for each in answers[0].assumptions)


def test_every_result_names_its_law_and_status() -> None:
    for answer in classify(thing("machining center"), as_of=DAY, rulebook=controls.load()):
        assert answer.entry.status == "recalled"
        assert answer.entry.citation.effective_from is not None
        assert answer.entry.citation.effective_from <= DAY
        assert answer.entry.version.startswith(f"{answer.entry.jurisdiction}/{answer.entry.code}@")


def test_a_long_description_is_linear() -> None:
    assert classify(thing("machining " * 300_000), as_of=DAY, rulebook=controls.load()) == ()


@pytest.mark.parametrize(
    ("words", "paragraph"),
    [
        ("thiodiglycol, 200 kg", "1C350.1"),
        ("hydrogen cyanide in cylinders", "1C450.a.6"),
        ("Dimethyl methylphosphonate", "1C350.3"),
    ],
)
def test_a_chemical_is_known_by_its_name(words: str, paragraph: str) -> None:
    book = controls.load(lists=["EU"])
    answers = classify(thing(words), as_of=date(2026, 11, 24), rulebook=book)
    assert paragraph in {each for answer in answers for each in answer.paragraphs}


def test_only_what_the_entry_asks_is_read_from_the_description() -> None:
    book = controls.load(lists=["EU"])
    answers = classify(thing("CNC flow forming machine"), as_of=date(2026, 11, 24), rulebook=book)
    said = {each.entry.code: " ".join(each.assumptions) for each in answers}
    assert set(said) == {"2B009", "2B109", "2B209"}
    assert "forming_numerical_control is taken to be yes" in said["2B209"]
    assert not any("2b006.a" in text for text in said.values())


def test_grades_of_maraging_steel_are_recognized() -> None:
    book = controls.load(lists=["EU"])
    answers = classify(thing("18Ni(350) steel bar"), as_of=date(2026, 11, 24), rulebook=book)
    assert [each.entry.code for each in answers] == ["1C116", "1C216"]


def test_goods_under_other_regulations_are_shown_as_such() -> None:
    book = controls.load(lists=["US"])
    day = date(2026, 11, 24)
    [answer] = classify(thing("a rocket"), as_of=day, rulebook=book, codes=["US/9A104"])
    assert answer.entry.governed_by == "ITAR"
    [answer] = classify(thing("a press"), as_of=day, rulebook=book, codes=["US/2B204"])
    assert answer.entry.governed_by is None
