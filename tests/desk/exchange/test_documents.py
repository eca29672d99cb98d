"""Denial notices and letters: by two people, through the filter, kept with their decision."""

from base64 import b64decode
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from catchall.errors import ReleaseRefused
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.reading import system_reading
from catchall_desk.accounts.roles import Role
from catchall_desk.errors import GuardRefused, NotAllowed, NotVisible
from catchall_desk.exchange.documents import (
    DocumentInput,
    draft_document,
    list_documents,
    read_document,
    release_document,
)
from catchall_desk.exchange.models import Document
from catchall_desk.records.models import Event
from desk.api.client import Api
from desk.casework.world import World, denial_of
from desk.people import key, moved, opened, someone, the

pytestmark = pytest.mark.django_db
PARTNER = DocumentInput(recipient="KOR:S", as_of=date(2026, 3, 20))
FRANCE = DocumentInput(recipient="FRA:TS", as_of=date(2026, 3, 20))
FIRM = DocumentInput(
    recipient="KOR:U", as_of=date(2026, 3, 20), marking="UNCLASSIFIED//REL TO USA, KOR"
)


def release(actor: Person, kind: str, record_id: UUID, given: DocumentInput) -> dict[str, Any]:
    return release_document(actor=actor, kind=kind, record_id=record_id, given=given, key=key())


def test_a_denial_notice_is_released_by_another_and_kept_with_its_decision() -> None:
    world = World()
    decision = world.proposed(outcome="refuse")
    moved(world.b, "decision", decision, "countersign")
    moved(world.c, "decision", decision, "countersign_again")
    denial = opened(
        world.a, "denial", earlier=denial_of("KR"), denied_on="2025-02-01", decision=decision
    )
    with pytest.raises(GuardRefused, match="another than its author"):
        release(world.a, "denial", denial, PARTNER)
    with pytest.raises(NotAllowed):
        release(someone(Role.REGIME, nationality="USA"), "denial", denial, PARTNER)
    with pytest.raises(ReleaseRefused, match="may not read"):
        release(world.b, "denial", denial, FRANCE)
    with system_reading():
        assert not Document.objects.exists()
    made = release(world.b, "denial", denial, PARTNER)
    kept = read_document(reader=world.a, document_id=UUID(made["id"]))
    assert kept["decision"] == str(decision)
    assert the("denial", denial).reference in kept["text"]
    assert sha256(b64decode(kept["pdf_base64"])).hexdigest() == kept["sha256"] == made["sha256"]
    assert Event.objects.filter(kind="denial.document_released").count() == 1
    moved(world.a, "denial", denial, "revoke", reason="appeal")
    with pytest.raises(GuardRefused, match="stands"):
        release(world.b, "denial", denial, PARTNER)


def test_the_letter_of_a_notice_holds_the_cleared_words() -> None:
    world = World()
    notice = world.notice()
    with pytest.raises(GuardRefused, match="cleared"):
        release(world.b, "notice", notice, FIRM)
    moved(world.b, "notice", notice, "clear")
    release(world.b, "notice", notice, FIRM)
    listed = list_documents(reader=world.a, kind="notice", record_id=notice)
    text = read_document(reader=world.a, document_id=UUID(listed[0]["id"]))["text"]
    assert "You are informed." in text
    assert "To: Hanbit" in text
    assert text.startswith("UNCLASSIFIED")


def test_documents_are_hidden_with_their_record_and_never_changed() -> None:
    world = World()
    denial = world.denial()
    made = release(world.b, "denial", denial, PARTNER)
    stranger = someone(Role.REGIME, nationality="FRA")
    with pytest.raises(NotVisible):
        read_document(reader=stranger, document_id=UUID(made["id"]))
    with pytest.raises(NotVisible):
        list_documents(reader=stranger, kind="denial", record_id=denial)
    with system_reading():
        with pytest.raises(DatabaseError, match="only added"), transaction.atomic():
            Document.objects.update(recipient="FRA:TS")
        document = Document.objects.get()
        document.pk, document.released_by = None, document.author
        document._state.adding = True
        with pytest.raises(IntegrityError), transaction.atomic():
            document.save()


def test_the_api_releases_and_shows_documents() -> None:
    world = World()
    denial = world.denial()
    body = {"recipient": "KOR:S", "as_of": "2026-03-20"}
    assert Api(world.a).post(f"denial/{denial}/documents", body).status_code == 422
    refused = Api(world.b).post(f"denial/{denial}/documents", {**body, "recipient": "FRA:S"})
    assert refused.status_code == 403
    assert "may not read" in refused.json()["problem"]
    made = Api(world.b).post(f"denial/{denial}/documents", body)
    assert made.status_code == 201
    listed = Api(world.a).get(f"denial/{denial}/documents").json()
    assert [each["id"] for each in listed] == [made.json()["id"]]
    assert Api(world.a).get(f"documents/{listed[0]['id']}").json()["title"] == "Denial notice"


def test_a_draft_is_what_would_be_released_and_keeps_nothing() -> None:
    world = World()
    denial = world.denial()
    found = draft_document(reader=world.b, kind="denial", record_id=denial, given=PARTNER)
    own = draft_document(reader=world.a, kind="denial", record_id=denial, given=PARTNER)
    assert (found["may_release"], own["may_release"]) == (True, False)
    with system_reading():
        assert not Document.objects.exists()
    made = release(world.b, "denial", denial, PARTNER)
    kept = read_document(reader=world.b, document_id=UUID(made["id"]))
    assert kept["text"] == found["text"] == own["text"]
    refused = draft_document(reader=world.b, kind="denial", record_id=denial, given=FRANCE)
    assert refused["text"] == ""
    assert "may not read" in refused["refusal"]
    with pytest.raises(NotVisible):
        draft_document(
            reader=someone(Role.REGIME, nationality="FRA"),
            kind="denial",
            record_id=denial,
            given=PARTNER,
        )
