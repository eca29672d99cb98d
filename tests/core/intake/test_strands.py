"""Several attempts in one message, and one that is told twice."""

from datetime import date

import pytest

from catchall.errors import MessageError
from catchall.intake import as_record, extract, propose, read_message
from catchall.model import Event, EventKind, Tip


def _tip(text: str) -> Tip:
    return extract(read_message(text.encode(), name="tip.txt"))


def _attempts(tip: Tip) -> list[Event]:
    return [event for event in tip.events if event.kind is EventKind.ATTEMPT]


def _names(tip: Tip, event: Event) -> tuple[str | None, set[str | None]]:
    parties = {party.id: party.name for party in tip.parties}
    models = {item.id: item.model for item in tip.items}
    return parties.get(event.buyer or ""), {models[i] for i in event.items}


TWO = (
    "1. The buyer Zorvane Metal Works Company ordered two lathes model QX-210 from Korea.\n\n"
    "2. The buyer Almarid Trading Company ordered five turbo pumps model TP-1400 from Japan.\n\n"
    "3. Zorvane Metal Works Company wants the two lathes model QX-210 shipped by sea.\n"
)


def test_two_buyers_with_goods_of_their_own_are_two_attempts() -> None:
    tip = _tip(TWO)
    assert [_names(tip, event) for event in _attempts(tip)] == [
        ("Zorvane Metal Works Company", {"QX-210"}),
        ("Almarid Trading Company", {"TP-1400"}),
    ]


def test_the_evidence_of_an_attempt_is_its_own() -> None:
    first, second = _attempts(_tip(TWO))
    assert not any("TP-1400" in e.quote for e in first.evidence)
    assert not any("QX-210" in e.quote for e in second.evidence)


def test_one_attempt_told_in_two_passages_stays_one() -> None:
    tip = _tip(
        "1. The buyer Zorvane Metal Works Company ordered two lathes model QX-210 from Korea.\n\n"
        "2. The broker Almarid Trading Company purchased the two lathes model QX-210 before.\n"
    )
    assert len(_attempts(tip)) == 1


def test_each_attempt_can_be_proposed() -> None:
    message = read_message(TWO.encode(), name="tip.txt")
    tip = extract(message)
    first, second = propose(message, tip), propose(message, tip, attempt=2)
    assert [item.model for item in first.items] == ["QX-210"]
    assert [item.model for item in second.items] == ["TP-1400"]
    assert first.id != second.id
    with pytest.raises(MessageError, match="tells of 2"):
        propose(message, tip, attempt=3)


def test_a_record_of_a_message_without_a_date_needs_one() -> None:
    message = read_message(TWO.encode(), name="tip.txt")
    with pytest.raises(MessageError, match="received"):
        as_record(message, extract(message))
    assert (
        as_record(message, extract(message), received=date(2026, 1, 5)).when.value == "2026-01-05"
    )
