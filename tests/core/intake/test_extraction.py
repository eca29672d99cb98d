"""Candidates: every fact with its place, nothing claimed, the source's names among them."""

import json
from decimal import Decimal

import pytest

from catchall.intake import extract, message_date, propose, read_message
from catchall.intake.suggestions import Suggester, Suggestion, withheld
from catchall.model import (
    EventKind,
    Evidence,
    FactState,
    Level,
    Message,
    PartyRole,
    Tip,
    Value,
)
from shared import shared
from telegrams import DEMARCHE


@pytest.fixture(scope="module")
def demarche() -> Message:
    return read_message(DEMARCHE.encode(), name="demarche.txt")


@pytest.fixture(scope="module")
def tip(demarche: Message) -> Tip:
    return extract(demarche)


def _evidence(value: object) -> list[Evidence]:
    if isinstance(value, Evidence):
        return [value]
    if isinstance(value, Value):
        return [e for name in type(value).model_fields for e in _evidence(getattr(value, name))]
    return [e for item in value for e in _evidence(item)] if isinstance(value, tuple) else []


def _offered(tip: Tip, spans: list[dict[str, int]]) -> list[bool]:
    places = [(e.start or 0, e.end or 0) for e in _evidence(tip)]
    return [any(a <= s["start"] and s["end"] <= b for a, b in places) for s in spans]


def test_every_candidate_is_proposed_with_its_exact_words(demarche: Message, tip: Tip) -> None:
    evidence = _evidence(tip)
    assert len(evidence) > 20
    for one in evidence:
        assert one.start is not None
        assert one.end is not None
        assert demarche.text[one.start : one.end] == one.quote
        assert one.source == f"sha256:{demarche.source.sha256}"
        assert "/" in one.method
        if one.portion is not None:
            span = demarche.portion(one.portion).span
            assert span.start <= one.start <= one.end <= span.end
    facts = [*tip.parties, *tip.items, *tip.events, *tip.requests, *tip.dates, *tip.mentions]
    assert {fact.state for fact in facts} == {FactState.PROPOSED}
    assert all(fact.evidence for fact in facts)


def test_parties_have_roles_and_countries(tip: Tip) -> None:
    parties = {p.name: p for p in tip.parties}
    buyer = parties["Wadi Zaytun Chemical Works"]
    assert buyer.country == "SY"
    assert PartyRole.PURCHASER in buyer.roles
    maker = parties["Musterkessel Apparatebau GmbH"]
    assert PartyRole.SUPPLIER in maker.roles
    assert "Musterkessel Apparatebau" in maker.aliases
    trader = parties["Beczka Handel"]
    assert trader.country == "PL"
    assert PartyRole.INTERMEDIARY in trader.roles


def test_items_are_bound_to_quantity_and_model(tip: Tip) -> None:
    (item,) = [i for i in tip.items if i.model == "GLR-2500"]
    assert item.quantity == Decimal(4)
    assert item.description.endswith("reactor")


def test_goods_outside_any_list_are_proposed() -> None:
    text = (
        "(U) The firm Sample Traders wants to buy two hundred quiverless blorp winders and "
        "12 zargon spindles, model ZS-77, from the company Demo Works."
    )
    tip = extract(read_message(text.encode(), name="note.txt"))
    found = {(i.description, i.model, i.quantity) for i in tip.items}
    assert ("zargon spindle", "ZS-77", Decimal(12)) in found
    assert any("blorp winder" in i.description for i in tip.items)


def test_position_and_requests(tip: Tip) -> None:
    assert {(c.regime, c.status) for c in tip.control_position} == {("AG", "below_threshold")}
    asked = [r for r in tip.requests if r.deadline is not None]
    assert [r.deadline.value for r in asked if r.deadline] == ["2012-04-20"]
    assert any(r.to == "country:DEU" for r in tip.requests)


def test_attempt_and_earlier_case(tip: Tip) -> None:
    kinds = {e.kind: e for e in tip.events}
    names = {p.id: p.name for p in tip.parties}
    attempt = kinds[EventKind.ATTEMPT]
    assert names[attempt.buyer or ""] == "Wadi Zaytun Chemical Works"
    assert names[attempt.supplier or ""] == "Musterkessel Apparatebau GmbH"
    assert attempt.destination == "SY"
    assert kinds[EventKind.EARLIER_CASE].outcome == "license denied"


def test_proposal_invents_nothing(demarche: Message, tip: Tip) -> None:
    transaction = propose(demarche, tip)
    assert transaction.exercise
    assert transaction.knowledge == ()
    assert transaction.value is None
    assert transaction.stated_end_use is None
    assert transaction.destination == "SY"
    assert [i.model for i in transaction.items] == ["GLR-2500"]
    assert "12STATE4411" in transaction.references
    assert {p.id for p in transaction.parties} <= {p.id for p in tip.parties}


def test_empty_text_proposes_nothing() -> None:
    message = read_message(b"Good morning. Nothing has happened here.", name="note.txt")
    tip = extract(message)
    assert (tip.parties, tip.items, tip.events) == ((), (), ())
    assert propose(message, tip).parties == ()
    assert message_date(message) is None


def test_known_parties_are_found_without_any_cue() -> None:
    message = read_message(b"It was about Quintal Orrery again.", name="note.txt")
    tip = extract(message, known_parties=("Quintal Orrery",))
    assert [p.name for p in tip.parties] == ["Quintal Orrery"]


def test_extraction_is_deterministic(demarche: Message, tip: Tip) -> None:
    assert extract(demarche).canonical_json() == tip.canonical_json()


def test_source_telegram_names_are_among_the_candidates() -> None:
    path = shared("intake/source_telegram.txt")
    expected = json.loads(shared("intake/source_telegram_expected.json").read_text())
    message = read_message(path.read_bytes(), name=path.name)
    tip = extract(message)
    for party in expected["parties"]:
        assert all(_offered(tip, party["spans"])), party["name"] or party["description"]
        if party["name"]:
            (found,) = [p for p in tip.parties if p.name == party["name"]]
            assert found.country == party["country"]
    for item in expected["items"]:
        assert all(_offered(tip, item["spans"])), item["description"]
        if item["model"]:
            (read,) = [i for i in tip.items if i.model == item["model"]]
            assert read.quantity == item["quantity"]
    for event in expected["events"]:
        assert event["date"] in {d.value.value for d in tip.dates}
    positions = {(c.regime, c.status) for c in tip.control_position}
    assert positions == {("NSG", "below_threshold"), ("WA", "below_threshold")}
    transaction = propose(message, tip)
    assert [i.model for i in transaction.items] == ["HS630", "HS800"]
    assert (transaction.from_country, transaction.destination) == ("KR", "IR")
    assert len(transaction.parties) == 2


def test_suggestions_from_outside_must_be_quoted_verbatim(demarche: Message, tip: Tip) -> None:
    def outside(words: str) -> list[Suggestion]:
        found = [Suggestion(kind="item", quote="glass-lined reactors of brass", method="m/1")]
        if "chemical weapons program" in words:
            quote = "chemical weapons program"
            found.append(Suggestion(kind="item", quote=quote, method="m/1"))
        return found

    more = extract(demarche, suggesters=(Suggester(outside, Level.TOP_SECRET),))
    new = [item for item in more.items if item.evidence[0].method == "m/1"]
    assert [item.description for item in new] == ["chemical weapons program"]
    assert new[0].state is FactState.PROPOSED
    assert more.parties == tip.parties


def test_an_extractor_is_not_shown_what_it_is_not_cleared_for(demarche: Message) -> None:
    shown: list[str] = []

    def outside(words: str) -> list[Suggestion]:
        shown.append(words)
        return []

    suggester = Suggester(outside, Level.UNCLASSIFIED)
    extract(demarche, suggesters=(suggester,))
    above = {
        p.id: [span.of(demarche.text) for span in p.text_spans]
        for p in demarche.portions
        if p.marking and p.marking.marking.level is not Level.UNCLASSIFIED
    }
    assert above
    assert set(above) <= set(withheld(demarche, suggester))
    assert not any(words in shown for texts in above.values() for words in texts)


def test_text_without_any_marking_is_not_shown_below_the_highest() -> None:
    message = read_message(b"The firm Zorvane Company ordered lathes.", name="note.txt")
    assert withheld(message, Suggester(lambda _: (), Level.SECRET))
    assert not withheld(message, Suggester(lambda _: (), Level.TOP_SECRET))
