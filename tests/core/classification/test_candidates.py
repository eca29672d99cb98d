"""Candidates: words and customs codes lead to the entries, with reasons."""

import pytest

from catchall import controls
from catchall.classification.candidates import candidates, customs_notes
from catchall.controls import yamlfile
from catchall.model import Item

BOOK = controls.load(lists=["EU", "NSG"])


def codes(words: str, hs: str | None = None) -> list[str]:
    item = Item(id="q", description=words, hs_code=hs)
    return [each.code for each in candidates(item, BOOK)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("five-axis milling machine", "2B001"),
        ("CNC flow forming machine with two rollers", "2B009"),
        ("coordinate measuring machine", "2B006"),
        ("hot isostatic press", "2B004"),
        ("electrodynamic shaker, vibration test system", "2B116"),
        ("maraging steel tube", "1C216"),
        ("capacitance pressure transducer", "2B230"),
        ("variable frequency drive", "3A225"),
        ("vacuum pump", "2B231"),
        ("carbon fibre yarn", "1C210"),
        ("glass-lined chemical reactor vessel", "2B350"),
    ],
)
def test_words_lead_to_the_entry(words: str, expected: str) -> None:
    assert expected in codes(words)[:4]


def test_a_customs_code_leads_to_the_entry() -> None:
    assert set(codes("", "845710")[:3]) == {"2B001", "2B201", "1.B.2"}
    item = Item(id="q", description="", hs_code="84571000")
    assert "HS 8457.10 covers such goods" in candidates(item, BOOK)[0].reasons


def test_nothing_is_found_for_nothing() -> None:
    assert codes("") == []
    assert codes("zzzz qqqq") == []
    assert len(codes("press " * 100_000)) > 0


def test_customs_lists() -> None:
    texts = [each.text for each in customs_notes("8457.10")]
    assert any("tier 4" in text for text in texts)
    assert any("row 16" in text for text in texts)
    assert customs_notes("0101") == ()


def test_every_heading_names_kinds_that_exist() -> None:
    from importlib.resources import files

    data = yamlfile.read(
        (files("catchall.classification") / "headings.yaml").read_bytes(), file="headings.yaml"
    )
    kinds = set(BOOK.parameters["kind"].values)
    processes = set(BOOK.parameters["machine.process"].values)
    for code, named in data["headings"].items():
        assert code.replace(".", "").isdigit()
        for kind in named:
            parameter, _, word = kind.rpartition("/")
            assert word in (processes if parameter else kinds)
