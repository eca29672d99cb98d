from datetime import date

import pytest

from catchall.errors import InputError
from catchall.model import Judgement, ListedEntity, Party
from catchall.screening import Judgements, NameIndex, screen
from catchall.watchlists import read
from catchall.watchlists.sources import SourceText

DAY = date(2026, 3, 20)
PARTY = Party(id="p", name="Zorn Works", country="IR")
ENTRY = ListedEntity(id="A", list="mill", schema_name="Organization", name="Zorn Works")


def _judged(judgement: Judgement) -> Judgements:
    book = Judgements()
    book.judge(PARTY, ENTRY, judgement, by="officer", on=DAY)
    return book


def test_a_decision_is_remembered_for_the_pair() -> None:
    book = _judged(Judgement.NEGATIVE)
    assert book.of(PARTY, ENTRY) is Judgement.NEGATIVE
    assert book.of(PARTY.model_copy(update={"id": "other-id"}), ENTRY) is Judgement.NEGATIVE
    assert book.of(PARTY.model_copy(update={"country": "RU"}), ENTRY) is Judgement.NO_JUDGEMENT


def test_it_is_asked_again_when_the_entry_changes() -> None:
    changed = ENTRY.model_copy(update={"aliases": ("Zorn Machine Works",)})
    assert _judged(Judgement.NEGATIVE).of(PARTY, changed) is Judgement.NO_JUDGEMENT


def test_a_later_decision_replaces_the_earlier() -> None:
    book = _judged(Judgement.UNSURE)
    book.judge(PARTY, ENTRY, Judgement.POSITIVE, by="chief", on=DAY, note="same address")
    assert book.of(PARTY, ENTRY) is Judgement.POSITIVE


def test_decisions_survive_as_json_with_the_same_bytes() -> None:
    data = _judged(Judgement.NEGATIVE).to_json()
    assert Judgements.from_json(data).to_json() == data
    assert Judgements.from_json(data).of(PARTY, ENTRY) is Judgement.NEGATIVE


@pytest.mark.parametrize("data", [b"", b"{}", b'[{"party": 1}]'])
def test_a_broken_file_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        Judgements.from_json(data, file="judgements.json")


def test_hits_carry_the_decision_and_none_is_left_out() -> None:
    text = b"id,name,schema\nA,Zorn Works,Organization\nB,Zorn Works East,Organization\n"
    snapshot = read([SourceText("mill.csv", text)], as_of=DAY)
    hits = screen([PARTY], NameIndex.build([snapshot]))
    first = next(hit for hit in hits if hit.entity.id == "A")
    book = Judgements()
    book.judge(PARTY, first.entity, Judgement.NEGATIVE, by="officer", on=DAY)
    judged = book.apply(hits, [PARTY])
    assert len(judged) == len(hits)
    assert {h.entity.id: h.judgement for h in judged}["A"] is Judgement.NEGATIVE
