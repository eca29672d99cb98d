"""Hits: found once for each edition, judged once for each pair, counted for each reader."""

from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from catchall import exercise
from catchall.model import Determination, Judgement, Level
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.reading import system_reading
from catchall_desk.accounts.roles import Role
from catchall_desk.casework import hits
from catchall_desk.casework.hits import JudgeInput, WantedHits
from catchall_desk.casework.models import PartyJudgement, ScreeningHit
from catchall_desk.casework.replaying import replay_decision
from catchall_desk.casework.screening import screen_waiting
from catchall_desk.errors import GuardRefused, NotAllowed, NotVisible
from catchall_desk.library.editions import install_list
from catchall_desk.records import clock
from desk.people import LOW, MARKING, Office, key, opened, someone, the
from desk.people import transaction as proposed

pytestmark = pytest.mark.django_db


@pytest.fixture
def listed(db: None) -> str:  # noqa: ARG001 - the list is kept in the database
    """A name that is on the exercise list."""
    sheet = exercise.CASE / "watchlist.yaml"
    install_list(actor=None, sources={sheet.name: sheet.read_bytes()}, as_of=exercise.AS_OF)
    from catchall_desk.library.editions import current_lists

    return current_lists()[0].entities[0].name


def screened(office: Office, name: str, marking: str = MARKING) -> tuple[UUID, UUID]:
    case = office.case(marking=marking)
    submission = office.submission(case, proposed(end_user=name), marking=marking)
    screen_waiting(at=clock.now())
    return case, submission


def judge(actor: Person, found: list[dict[str, Any]], verdict: Judgement, reason: str = "") -> None:
    given = JudgeInput(
        hits=tuple(UUID(each["id"]) for each in found), judgement=verdict, reason=reason
    )
    hits.judge(actor=actor, given=given, key=key())


def test_parties_are_screened_once(office: Office, listed: str) -> None:
    _, submission = screened(office, listed)
    found = hits.list_hits(reader=office.officer, wanted=WantedHits(submission=submission))
    assert found[0]["name"] == listed
    assert found[0]["judgement"] == "no_judgement"
    assert found[0]["hit"]["explanation"]
    assert found[0]["hit"]["snapshot"]["sha256"]
    assert screen_waiting(at=clock.now()) == 0


def test_a_pair_is_not_asked_twice(office: Office, listed: str) -> None:
    _, first = screened(office, listed)
    found = hits.list_hits(reader=office.officer, wanted=WantedHits(submission=first))
    judge(office.officer, found, Judgement.NEGATIVE, "another firm of that name")
    _, second = screened(office, listed)
    again = hits.list_hits(reader=office.officer, wanted=WantedHits(submission=second))
    assert [each["judgement"] for each in again] == ["negative"] * len(found)
    whole = hits.get_hit(reader=office.officer, hit_id=UUID(again[0]["id"]))
    assert whole["judgements"][0]["reason"] == "another firm of that name"
    judge(office.officer, again[:1], Judgement.NO_JUDGEMENT)  # taken back
    assert hits.count_hits(reader=office.officer)["open"] == 2


def test_a_judgement_is_not_seen_where_its_hit_is_not(office: Office, listed: str) -> None:
    _, high = screened(office, listed, MARKING)
    found = hits.list_hits(reader=office.officer, wanted=WantedHits(submission=high))
    judge(office.officer, found, Judgement.POSITIVE)
    _, low = screened(office, listed, LOW)
    reader = someone(Role.ANALYST, clearance=Level.UNCLASSIFIED)
    seen = hits.list_hits(reader=reader, wanted=WantedHits())
    assert {each["submission"] for each in seen} == {str(low)}
    assert {each["judgement"] for each in seen} == {"no_judgement"}
    assert hits.count_hits(reader=reader)["open"] == len(seen)
    assert hits.parties_to_judge(reader=reader)[0]["open"] == len(seen)
    assert hits.parties_to_judge(reader=office.officer) == []
    with pytest.raises(NotVisible):
        hits.get_hit(reader=reader, hit_id=UUID(found[0]["id"]))
    with pytest.raises(NotVisible):
        judge(reader, found[:1], Judgement.NEGATIVE)


def test_several_need_one_reason_and_a_role(office: Office, listed: str) -> None:
    screened(office, listed)
    screened(office, listed)
    found = hits.list_hits(reader=office.officer, wanted=WantedHits(judgement="open"))
    assert len(found) > 1
    with pytest.raises(GuardRefused):
        judge(office.officer, found, Judgement.NEGATIVE)
    with pytest.raises(NotAllowed):
        judge(office.releaser, found, Judgement.NEGATIVE, "r")
    judge(office.officer, found, Judgement.NEGATIVE, "r")
    assert hits.list_hits(reader=office.officer, wanted=WantedHits(judgement="open")) == []


def test_hits_and_judgements_are_only_added_to(office: Office, listed: str) -> None:
    screened(office, listed)
    judge(
        office.officer,
        hits.list_hits(reader=office.officer, wanted=WantedHits())[:1],
        Judgement.UNSURE,
    )
    with system_reading():
        for model in (ScreeningHit, PartyJudgement):
            with pytest.raises(DatabaseError, match="only added"), transaction.atomic():
                model.objects.all().update(entry="x/y")


def test_a_determination_leaves_out_what_was_judged_no_match(office: Office, listed: str) -> None:
    def determined() -> Determination:
        decision = opened(
            office.officer,
            "decision",
            submission=submission,
            as_of="2026-03-20",
            outcome="refer",
            legal_basis="l",
            contrary_facts="c",
            corroboration="p",
        )
        assert replay_decision(reader=office.officer, decision_id=decision)[0]
        return Determination.model_validate_json(the("decision", decision).determination)

    _, submission = screened(office, listed)
    before = determined()
    found = hits.list_hits(reader=office.officer, wanted=WantedHits(submission=submission))
    judge(office.officer, found, Judgement.NEGATIVE, "another firm")
    after = determined()
    assert {hit.judgement for hit in before.hits} == {Judgement.NO_JUDGEMENT}
    assert {hit.judgement for hit in after.hits} == {Judgement.NEGATIVE}
    assert after.grounds != before.grounds
