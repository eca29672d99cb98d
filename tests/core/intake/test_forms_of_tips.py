"""Tip forms and sections: fields become candidates with their place; sections become one."""

import json
from decimal import Decimal

import pytest

from catchall.errors import MessageError
from catchall.intake import extract, propose, read_message, read_sections
from catchall.model import PartyRole
from telegrams import DEMARCHE

FORM = {
    "submitted": "2026-03-02",
    "marking": "TLP:AMBER",
    "supplier": {"name": "Demo Works", "country": "Germany"},
    "buyer": "Sample Trading FZE",
    "end_user": "Unknown Institute",
    "destination": "Iran",
    "date": "2026-02",
    "goods": [{"description": "vacuum furnace", "model": "VF-12", "quantity": 4}],
    "end_use": "heat treatment",
    "text": "EXERCISE. The buyer asked that 2 spindles, model SP-10, be added.",
}
CSV = (
    "exporter,buyer,destination,description,model,quantity\n"
    "Demo Works,Sample Trading FZE,Iran,vacuum furnace,VF-12,4\n"
    ',,,"spindle, high speed",SP-10,2\n'
)
PAIRS = (
    "field,value\nsupplier,Demo Works\nend user,Unknown Institute\ndestination,Iran\n"
    "goods,vacuum furnace\nmodel,VF-12\nquantity,4\nmarking,TLP:GREEN\n"
)


def test_json_form() -> None:
    message = read_message(json.dumps(FORM).encode(), name="tip.json")
    assert message.profile == "form"
    assert message.exercise
    (portion,) = message.portions
    assert portion.marking is not None
    assert portion.marking.canonical_banner == "TLP:AMBER"
    tip = extract(message)
    supplier = tip.parties[0]
    assert (supplier.name, supplier.country) == ("Demo Works", "DE")
    assert supplier.evidence[0].place == "supplier.name"
    assert {(i.model, i.quantity) for i in tip.items} == {
        ("VF-12", Decimal(4)),
        ("SP-10", Decimal(2)),
    }
    transaction = propose(message, tip)
    assert transaction.destination == "IR"
    assert transaction.stated_end_use == "heat treatment"
    assert transaction.when is not None
    assert transaction.when.value == "2026-02"
    roles = {p.name: p.roles for p in transaction.parties}
    assert roles["Sample Trading FZE"] == (PartyRole.PURCHASER,)


@pytest.mark.parametrize(("text", "items"), [(CSV, 2), (PAIRS, 1)])
def test_csv_forms(text: str, items: int) -> None:
    message = read_message(text.encode(), name="tip.csv")
    assert message.profile == "form"
    tip = extract(message)
    assert len(tip.items) == items
    assert tip.items[0].model == "VF-12"
    for fact in (*tip.items, *tip.parties):
        for evidence in fact.evidence:
            assert evidence.place is not None
            if evidence.start is not None and evidence.end is not None:
                assert message.text[evidence.start : evidence.end] == evidence.quote
    assert "".join(s.span.of(message.text) for s in message.segments) == message.text


def test_form_with_an_unreadable_marking_is_system_high() -> None:
    form = FORM | {"marking": "rather secret"}
    message = read_message(json.dumps(form).encode(), name="tip.json")
    assert message.portions[0].inherited_from == "system-high"
    assert [a.code for a in message.anomalies] == ["marking-unreadable"]


def test_broken_json_is_read_as_text() -> None:
    message = read_message(json.dumps(FORM).encode()[:-10], name="tip.json")
    assert message.profile == "free-text"


def _section(number: int, of: int, body: str) -> bytes:
    head = DEMARCHE.partition("\n1. (U)")[0]
    line = f"S E C R E T SECTION {number:02} OF {of:02} STATE 004411"
    return (head.replace("S E C R E T STATE 004411", line) + body).encode()


def test_sections_are_joined_in_their_order() -> None:
    first = _section(1, 2, "\n1. (C) The first half, and the second\n")
    second = _section(2, 2, "\nhalf of it.\n\n2. (U) The end.\nSPECIMEN\n")
    message = read_sections([("two.txt", second), ("one.txt", first)])
    assert message.source.file == "one.txt + two.txt"
    assert [p.id for p in message.portions] == ["subject", "para-1", "para-2"]
    body = message.portion("para-1")
    words = " ".join(" ".join(s.of(message.text).split()) for s in body.text_spans)
    assert words == "The first half, and the second half of it."
    assert [c.result for c in message.checks if c.id == "sections"] == [True]
    assert [s.number for s in message.header.sections] == [1, 2]


def test_a_missing_section_shows() -> None:
    message = read_sections([("two.txt", _section(2, 2, "\n1. (U) The end.\n"))])
    assert [c.result for c in message.checks if c.id == "sections"] == [False]


def test_sections_of_different_telegrams_are_refused() -> None:
    one = _section(1, 2, "\n1. (U) Text.\n")
    other = one.replace(b"STATE 004411", b"STATE 004412")
    with pytest.raises(MessageError, match="not of 12STATE4411"):
        read_sections([("one.txt", one), ("other.txt", other)])
    with pytest.raises(MessageError, match="no section"):
        read_sections([("whole.txt", DEMARCHE.encode())])
