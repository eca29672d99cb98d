"""Claims: proposed from the message, decided by people, carried into the case."""

from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from catchall import exercise
from catchall.errors import InputError
from catchall.model import Level, Step, Transaction
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.reading import system_reading
from catchall_desk.accounts.roles import Role
from catchall_desk.casework import claims, opening
from catchall_desk.casework.claims import ClaimCommand
from catchall_desk.casework.models import ClaimStep
from catchall_desk.errors import GuardRefused, NotAllowed, NotVisible
from catchall_desk.records.models import Content, Event
from desk.people import Office, key, opened, someone, the

pytestmark = pytest.mark.django_db
TEXT = (exercise.CASE / "message.txt").read_text(encoding="utf-8")
HIGH = "SECRET//REL TO USA, KOR"


@pytest.fixture
def reader(office: Office) -> Person:  # noqa: ARG001 - the office comes first
    return someone(*[Role.INTAKE, Role.ANALYST, Role.LICENSING], nationality="USA")


@pytest.fixture
def lead(reader: Person) -> UUID:
    return opened(reader, "lead", summary="s", marking="SECRET", message=TEXT)


def decide(reader: Person, lead: UUID, **given: Any) -> dict[str, Any]:
    command = ClaimCommand.model_validate(given)
    return claims.decide_claim(actor=reader, lead_id=lead, command=command, key=key())


def claim_of(reader: Person, lead: UUID, name: str) -> dict[str, Any]:
    return next(
        each
        for each in claims.list_claims(reader=reader, lead_id=lead)
        if each["value"].get("name") == name
    )


def test_a_message_is_read_on_receipt(reader: Person, lead: UUID) -> None:
    found = claims.list_claims(reader=reader, lead_id=lead)
    assert {each["state"] for each in found} == {"proposed"}
    buyer = claim_of(reader, lead, "Dastan Tarash")
    assert buyer["suggested_by"].startswith("party.")
    for place in buyer["evidence"]:
        assert TEXT.replace("\r\n", "\n")[place["start"] : place["end"]] == place["quote"]


def test_a_claim_is_accepted_changed_rejected_and_taken_back(reader: Person, lead: UUID) -> None:
    buyer, trader = (claim_of(reader, lead, n) for n in ("Dastan Tarash", "Kuzey Teknik Ticaret"))
    decide(reader, lead, step=Step.CONFIRM, fact=buyer["fact"])
    decide(reader, lead, step=Step.CHANGE, fact=trader["fact"], values={"country": "TR"})
    assert claim_of(reader, lead, "Dastan Tarash")["state"] == "confirmed"
    changed = claim_of(reader, lead, "Kuzey Teknik Ticaret")
    assert (changed["state"], changed["value"]["country"]) == ("changed", "TR")
    assert changed["decided_by"] == reader.name
    done = decide(reader, lead, step=Step.REJECT, fact=buyer["fact"], reason="not he")
    assert claim_of(reader, lead, "Dastan Tarash")["state"] == "rejected"
    decide(reader, lead, step=Step.UNDO, undoes=done["steps"][0])
    assert claim_of(reader, lead, "Dastan Tarash")["state"] == "confirmed"
    kinds = [step["step"] for step in claims.list_steps(reader=reader, lead_id=lead)]
    assert kinds == ["undo", "reject", "change", "confirm"]


def test_the_ledger_tells_who_accepted_what_was_suggested(reader: Person, lead: UUID) -> None:
    claims.accept_all(actor=reader, lead_id=lead, key=key())
    event = Event.objects.get(kind="lead.claims_decided")
    with system_reading():
        body = Content.objects.get(event=event).body
    assert (event.actor, event.subject) == (str(reader.pk), f"lead:{lead}")
    assert '"suggested_by":"catchall ' in body
    assert f'"decided_by":"{reader.name}"' in body
    assert {c["state"] for c in claims.list_claims(reader=reader, lead_id=lead)} == {"confirmed"}
    assert claims.accept_all(actor=reader, lead_id=lead, key=key())["steps"] == []


def test_claims_are_seen_by_the_marking_of_their_portion(reader: Person, lead: UUID) -> None:
    korean = someone(Role.ANALYST, nationality="KOR", clearance=Level.CONFIDENTIAL)
    all_of_them = claims.list_claims(reader=reader, lead_id=lead)
    seen = claims.list_claims(reader=korean, lead_id=lead)
    assert 0 < len(seen) < len(all_of_them)
    for each in seen:
        assert {place["portion"] for place in each["evidence"]} == {"block-1"}
    with pytest.raises(NotVisible):
        decide(korean, lead, step=Step.CONFIRM, fact=seen[0]["fact"])


def test_merged_and_added_claims(reader: Person, lead: UUID) -> None:
    one, two = (claim_of(reader, lead, n) for n in ("Dastan Tarash", "Kuzey Teknik Ticaret"))
    decide(reader, lead, step=Step.MERGE, fact=one["fact"], others=[two["fact"]])
    assert claim_of(reader, lead, "Kuzey Teknik Ticaret")["state"] == "rejected"
    assert "Kuzey Teknik Ticaret" in claim_of(reader, lead, "Dastan Tarash")["value"]["aliases"]
    start = TEXT.index("Byeolha")
    added = decide(
        reader,
        lead,
        step=Step.ADD,
        fact="parties",
        start=start,
        end=start + len("Byeolha"),
        values={"name": "Byeolha"},
    )
    assert claim_of(reader, lead, "Byeolha")["evidence"][0]["start"] == start
    decide(reader, lead, step=Step.UNDO, undoes=added["steps"][0])
    with pytest.raises(StopIteration):
        claim_of(reader, lead, "Byeolha")


def test_what_cannot_be_is_refused(office: Office, reader: Person, lead: UUID) -> None:
    with pytest.raises(InputError, match="no fact"):
        decide(reader, lead, step=Step.CONFIRM, fact="parties/p99")
    with pytest.raises(NotAllowed):
        decide(office.releaser, lead, step=Step.CONFIRM, fact="parties/p1")
    bare = opened(reader, "lead", summary="s", marking="SECRET")
    with pytest.raises(GuardRefused):
        decide(reader, bare, step=Step.CONFIRM, fact="parties/p1")


def test_steps_are_only_added_to(reader: Person, lead: UUID) -> None:
    claims.accept_all(actor=reader, lead_id=lead, key=key())
    with system_reading():
        for change in (
            lambda: ClaimStep.objects.all().update(number=900),
            lambda: ClaimStep.objects.all().delete(),
        ):
            with pytest.raises(DatabaseError, match="only added"), transaction.atomic():
                change()


def test_a_case_takes_what_was_confirmed_and_nothing_else(reader: Person, lead: UUID) -> None:
    claims.accept_all(actor=reader, lead_id=lead, key=key())
    trader = claim_of(reader, lead, "Kuzey Teknik Ticaret")
    decide(reader, lead, step=Step.REJECT, fact=trader["fact"], reason="no")
    given = opening.OpenFromLead(title="t", source_grade="B", information_grade="2", exercise=True)
    command = key()
    done = opening.open_from_lead(actor=reader, lead_id=lead, given=given, key=command)
    again = opening.open_from_lead(actor=reader, lead_id=lead, given=given, key=command)
    assert again == done
    submission = the("submission", UUID(done["submission"]["id"]))
    found = Transaction.model_validate(submission.transaction)
    names = {party.name for party in found.parties}
    assert "Dastan Tarash" in names
    assert "Kuzey Teknik Ticaret" not in names
    assert str(submission.case_id) == done["case"]["id"]
    assert the("lead", lead).state == "opened_case"


def test_a_case_without_confirmed_facts_has_no_transaction(reader: Person, lead: UUID) -> None:
    given = opening.OpenFromLead(title="t", source_grade="B", information_grade="2")
    done = opening.open_from_lead(actor=reader, lead_id=lead, given=given, key=key())
    assert done["submission"] is None
