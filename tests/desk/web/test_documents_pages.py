"""Pages of documents: drafted by anybody who reads the record, released by one who may."""

from uuid import UUID

import pytest
from django.test import Client

from catchall_desk.accounts.models import Person
from catchall_desk.accounts.roles import Role
from catchall_desk.exchange.documents import list_documents
from desk.casework.world import World
from desk.people import moved, someone

pytestmark = pytest.mark.django_db


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_denial_notice_is_drafted_released_read_and_taken_away() -> None:
    world = World()
    denial = world.denial()
    draft = f"/documents/denial/{denial}/"
    author, releaser = client_of(world.a), client_of(world.b)
    assert b"No partner was written to yet." in author.get(f"/denials/{denial}/").content
    asked = {"recipient": "KOR:S", "as_of": "2026-03-20"}
    shown = author.get(draft, asked)
    assert b"may read the record" in shown.content
    assert author.post(draft, {"do": "release", **asked}).status_code == 422
    assert b"Release it for KOR:S" in releaser.get(draft, asked).content
    answer = releaser.post(draft, {"do": "release", **asked})
    assert answer.status_code == 302
    (kept,) = list_documents(reader=world.a, kind="denial", record_id=denial)
    assert answer["Location"] == f"/documents/{kept['id']}/"
    assert kept["sha256"].encode() in author.get(answer["Location"]).content
    assert author.get(f"{answer['Location']}document.pdf").content.startswith(b"%PDF")
    assert b"Denial notice for KOR:S" in author.get(f"/denials/{denial}/").content
    stranger = client_of(someone(Role.REGIME, nationality="FRA"))
    for path in (draft, answer["Location"], f"{answer['Location']}document.pdf"):
        assert stranger.get(path).status_code == 404


def test_the_letter_of_a_notice_says_why_it_cannot_be_made_yet() -> None:
    world = World()
    notice = world.notice()
    asked = {
        "recipient": "KOR:U",
        "as_of": "2026-03-20",
        "marking": "UNCLASSIFIED//REL TO USA, KOR",
    }
    releaser, draft = client_of(world.b), f"/documents/notice/{notice}/"
    assert b"It cannot be made:" in releaser.get(draft, asked).content
    moved(world.b, "notice", notice, "clear")
    assert b"You are informed." in releaser.get(draft, asked).content
    made = releaser.post(draft, {"do": "release", **asked})
    assert UUID(made["Location"].split("/")[2]).version == 4


def test_there_are_documents_of_denials_and_notices_only() -> None:
    world = World()
    assert client_of(world.a).get(f"/documents/case/{world.case()}/").status_code == 404
