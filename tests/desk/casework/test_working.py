"""Items as of a day, proposed ties, and the search: each for its reader alone."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from catchall.model import Item, Level, Measurement
from catchall_desk.accounts.reading import system_reading
from catchall_desk.accounts.roles import Role
from catchall_desk.casework import items, linking, search
from catchall_desk.casework.models import CaseLink
from catchall_desk.errors import GuardRefused, NotAllowed, NotVisible
from catchall_desk.records import clock
from desk.casework.world import World, denial_of
from desk.people import LOW, MARKING, Office, key, opened, someone, transaction

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 20)
LATHE = Item(
    id="I-1",
    description="horizontal machining center",
    measurements=(Measurement(parameter="machine.contouring_axes", value="3"),),
)


def test_an_item_shows_every_light_and_what_is_open(office: Office) -> None:
    given = transaction().model_copy(update={"items": (LATHE,)})
    submission = office.submission(office.case(), given)
    found = items.get_item(
        reader=office.officer, submission_id=submission, item_id="I-1", as_of=DAY
    )
    lists = {answer["entry"]["jurisdiction"] for answer in found["answers"]}
    assert {"EU", "NSG"} <= lists
    assert found["light"] in {"controlled", "cannot_tell"}
    assert found["questions"]
    assert all(question["for"] for question in found["questions"])
    (listed,) = items.list_items(reader=office.officer, submission_id=submission, as_of=DAY)
    assert (listed["light"], listed["entries"]) == (found["light"], len(found["answers"]))


def test_an_item_that_nothing_recognizes_is_not_clear(office: Office) -> None:
    submission = office.submission(office.case(), transaction(goods=["biscuits"]))
    (found,) = items.list_items(reader=office.officer, submission_id=submission, as_of=DAY)
    assert (found["light"], found["entries"]) == ("cannot_tell", 0)


def test_items_are_read_with_their_submission(office: Office) -> None:
    submission = office.submission(office.case(), transaction(), marking=MARKING)
    low = someone(Role.ANALYST, clearance=Level.UNCLASSIFIED)
    with pytest.raises(NotVisible):
        items.get_item(reader=low, submission_id=submission, item_id="I-1", as_of=DAY)
    with pytest.raises(NotVisible):
        items.get_item(reader=office.officer, submission_id=submission, item_id="I-9", as_of=DAY)


@pytest.fixture
def world(db: None) -> World:  # noqa: ARG001 - its people are in the database
    return World()


def resembling(world: World) -> tuple[UUID, list[dict[str, Any]]]:
    case = world.case(marking=LOW)
    world.submission(case)
    opened(world.a, "denial", earlier=denial_of("JP"), denied_on="2025-02-01", marking=MARKING)
    linking.propose_waiting(at=clock.now())
    return case, linking.list_proposals(reader=world.a, case_id=case)


def test_ties_are_proposed_to_who_may_read_both_sides(world: World) -> None:
    case, found = resembling(world)
    assert {"reattempt_after_denial"} <= {each["kind"] for each in found}
    assert {each["state"] for each in found} == {"proposed"}
    low = someone(Role.ANALYST, clearance=Level.UNCLASSIFIED)
    assert linking.list_proposals(reader=low, case_id=case) == []
    assert linking.propose_waiting(at=clock.now()) == 0


def test_a_tie_is_taken_with_evidence_or_rejected_with_a_reason(world: World) -> None:
    case, found = resembling(world)
    taken, refused = UUID(found[0]["id"]), UUID(found[1]["id"])
    yes, no = linking.AnswerLink(accept=True), linking.AnswerLink(accept=False)
    linking.answer_proposal(actor=world.a, proposal_id=taken, given=yes, key=key())
    with pytest.raises(GuardRefused):
        linking.answer_proposal(actor=world.a, proposal_id=refused, given=no, key=key())
    why = linking.AnswerLink(accept=False, reason="another machine")
    linking.answer_proposal(actor=world.a, proposal_id=refused, given=why, key=key())
    states = {
        each["id"]: each["state"] for each in linking.list_proposals(reader=world.a, case_id=case)
    }
    assert (states[str(taken)], states[str(refused)]) == ("accepted", "rejected")
    with system_reading():
        link = CaseLink.objects.get(case_id=case)
    assert link.evidence
    assert link.to == found[0]["to_reference"]
    with pytest.raises(NotAllowed):
        linking.answer_proposal(
            actor=someone(Role.RELEASER), proposal_id=taken, given=why, key=key()
        )


def test_effective_decisions_are_compared_as_well(world: World) -> None:
    world.effective()
    case = world.case()
    world.submission(case)
    linking.propose_waiting(at=clock.now())
    kinds = {each["to_kind"] for each in linking.list_proposals(reader=world.a, case_id=case)}
    assert kinds == {"decision"}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("hanbit precision", "submission"),
        ("machining IR", "submission"),
        ("ZZTITLEZZ", "case"),
        ("zz", "case"),
        ("서울", "lead"),
        ('a"b', "lead"),
    ],
)
def test_words_are_found_wherever_they_stand(office: Office, words: str, kind: str) -> None:
    opened(office.officer, "case", title="about zztitlezz", origin="application", marking=MARKING)
    office.submission(office.case(), transaction())
    opened(office.intake, "lead", summary='상담소 서울 a"b c', marking=MARKING)
    found = search.find(reader=office.all_hands, words=words)
    assert kind in {each["kind"] for each in found}
    assert search.find(reader=office.all_hands, words=f"{words} nowhereatall") == []


def test_a_find_follows_the_record_and_its_label(office: Office) -> None:
    case = office.case()
    low = someone(Role.ANALYST, clearance=Level.UNCLASSIFIED)
    reference = search.find(reader=office.officer, words="a case")[0]["reference"]
    assert search.find(reader=office.officer, words=reference)[0]["id"] == str(case)
    assert search.find(reader=low, words=reference) == []
    assert search.find(reader=office.officer, words=reference, kind="lead") == []
    assert search.find(reader=office.officer, words="  ") == []


def test_portions_are_found_one_by_one(office: Office) -> None:
    from catchall import exercise

    american = someone(Role.INTAKE, Role.ANALYST, nationality="USA")
    text = (exercise.CASE / "message.txt").read_text(encoding="utf-8")
    opened(american, "lead", summary="s", marking="SECRET", message=text)
    everything = search.find(reader=american, words="Dastan Tarash", kind="message")
    seen = search.find(reader=office.officer, words="Dastan Tarash", kind="message")
    assert [each["part"] for each in seen] == ["block-1"]
    assert len(everything) > len(seen)
