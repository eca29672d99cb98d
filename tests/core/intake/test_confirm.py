"""The trail: steps are only added, the current tip is their replay, each can be undone."""

from datetime import UTC, datetime

import pytest

from catchall.errors import InputError
from catchall.intake import confirm as trail
from catchall.intake import extract, read_message
from catchall.model import FactState, Message, PartyRole, Review, Step
from telegrams import DEMARCHE

AT = datetime(2012, 4, 11, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def message() -> Message:
    return read_message(DEMARCHE.encode(), name="demarche.txt")


@pytest.fixture
def review(message: Message) -> Review:
    return Review(tip=extract(message))


def _id(review: Review, name: str) -> str:
    return next(f"parties/{p.id}" for p in review.tip.parties if p.name == name)


def test_nothing_is_confirmed_before_a_person_does(review: Review) -> None:
    assert trail.current(review) == review.tip
    assert trail.confirmed(review).parties == ()


def test_confirm_change_reject(review: Review) -> None:
    buyer = _id(review, "Wadi Zaytun Chemical Works")
    trader = _id(review, "Beczka Handel")
    done = trail.confirm(review, buyer, by="ada", at=AT)
    done = trail.change(done, trader, {"roles": ["broker"]}, by="ada", at=AT, reason="register")
    done = trail.reject(done, "dates/0", by="ada", at=AT)
    tip = trail.current(done)
    states = {p.name: p.state for p in tip.parties}
    assert states["Wadi Zaytun Chemical Works"] is FactState.CONFIRMED
    assert states["Beczka Handel"] is FactState.CHANGED
    assert tip.dates[0].state is FactState.REJECTED
    (broker,) = [p for p in trail.confirmed(done).parties if p.name == "Beczka Handel"]
    assert broker.roles == (PartyRole.BROKER,)
    assert [e.step for e in done.trail] == [Step.CONFIRM, Step.CHANGE, Step.REJECT]
    assert done.tip == review.tip


def test_merge_unites_and_points_events_to_the_rest(review: Review) -> None:
    buyer = _id(review, "Wadi Zaytun Chemical Works")
    trader = _id(review, "Beczka Handel")
    done = trail.merge(review, trader, (buyer,), by="ada", at=AT)
    tip = trail.current(done)
    kept = next(p for p in tip.parties if f"parties/{p.id}" == trader)
    assert "Wadi Zaytun Chemical Works" in kept.aliases
    assert next(e for e in tip.events if e.buyer).buyer == kept.id


def test_split_takes_evidence_along(review: Review) -> None:
    maker = _id(review, "Musterkessel Apparatebau GmbH")
    before = next(p for p in review.tip.parties if f"parties/{p.id}" == maker)
    assert len(before.evidence) > 1
    done = trail.split(review, maker, (1,), {"name": "Musterkessel"}, by="ada", at=AT)
    tip = trail.current(done)
    (new,) = [p for p in tip.parties if p.name == "Musterkessel"]
    old = next(p for p in tip.parties if f"parties/{p.id}" == maker)
    assert new.evidence == (before.evidence[1],)
    assert new.evidence[0] not in old.evidence


def test_add_from_a_selection_is_verbatim(review: Review, message: Message) -> None:
    start = message.text.index("glass-lined reactors")
    where = trail.Selection("items", start, start + len("glass-lined reactors"))
    done = trail.add(review, message, where, {"description": "reactor"}, by="ada", at=AT)
    item = trail.current(done).items[-1]
    assert item.evidence[0].quote == "glass-lined reactors"
    assert item.evidence[0].portion == "para-2"
    assert item.state is FactState.CONFIRMED


def test_undo_takes_back_and_keeps_the_entry(review: Review) -> None:
    buyer = _id(review, "Wadi Zaytun Chemical Works")
    done = trail.reject(review, buyer, by="ada", at=AT)
    back = trail.undo(done, 1, by="ada", at=AT)
    assert trail.current(back) == review.tip
    assert len(back.trail) == 2


@pytest.mark.parametrize("fact", ["parties/none", "nothing/1", "parties"])
def test_unknown_facts_are_refused(review: Review, fact: str) -> None:
    with pytest.raises(InputError, match="no fact"):
        trail.confirm(review, fact, by="ada", at=AT)


def test_wrong_values_and_times_are_refused(review: Review) -> None:
    buyer = _id(review, "Wadi Zaytun Chemical Works")
    with pytest.raises(InputError, match="country"):
        trail.change(review, buyer, {"country": "Syria"}, by="ada", at=AT)
    with pytest.raises(InputError, match="zone"):
        trail.confirm(review, buyer, by="ada", at=AT.replace(tzinfo=None))


def test_learned_names_carry_the_marking_of_their_text(review: Review, message: Message) -> None:
    done = trail.confirm(review, _id(review, "Wadi Zaytun Chemical Works"), by="ada", at=AT)
    (entry,) = trail.learned(done, message)
    assert entry.text == "Wadi Zaytun Chemical Works"
    assert entry.marking is not None
    assert "NOFORN" in entry.marking.dissemination


def test_review_survives_json(review: Review) -> None:
    done = trail.confirm(review, _id(review, "Beczka Handel"), by="ada", at=AT)
    assert Review.model_validate_json(done.model_dump_json()) == done
