"""Several attempts in one message, and one that is told twice."""

from catchall.intake import extract, read_message
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
