"""The API does what the services do, and says in documented ways why not."""

import json
import uuid

import pytest
from django.test import Client

from catchall_desk.accounts.roles import Role
from catchall_desk.accounts.tokens import issue_token
from catchall_desk.api import errors
from catchall_desk.api.app import api
from catchall_desk.casework.machine import machines
from desk.api.client import Api
from desk.people import MARKING, Office, opened, someone, transaction

pytestmark = pytest.mark.django_db


def test_nobody_is_answered_without_a_key() -> None:
    response = Client().get("/api/case")
    assert (response.status_code, response.json()["problem"]) == (401, "sign in first")


def test_a_case_is_opened_read_and_moved(office: Office) -> None:
    officer = Api(office.officer)
    body = {"title": "Machines", "origin": "application", "marking": MARKING}
    made = officer.post("case", body, key="key-one-1")
    assert made.status_code == 201
    again = officer.post("case", body, key="key-one-1")
    assert (again.status_code, again.json()) == (200, made.json())
    record = made.json()["id"]
    read = officer.get(f"case/{record}")
    assert (read.status_code, read["ETag"]) == (200, '"1"')
    assert read.json()["content"]["title"] == "Machines"
    assert "close" in read.json()["possible"]
    moved = officer.post(f"case/{record}/assess", version='"1"')
    assert (moved.status_code, moved.json()["state"]) == (200, "assessing")
    assert officer.get("case/count").json() == {"count": 1}
    assert officer.get("case", state="assessing").json()["records"][0]["id"] == record
    assert [e["kind"] for e in officer.get(f"case/{record}").json()["events"]] == [
        "case.open",
        "case.assess",
    ]


@pytest.mark.parametrize(
    ("version", "way", "body", "status", "words"),
    [
        ("7", "assess", {}, 412, "version 7 was read"),
        ("1", "act", {}, 409, "does not lead out of open"),
        ("1", "close", {"reason": " "}, 422, "a reason is needed"),
        ("1", "close", {}, 422, "Field required"),
        ("x", "assess", {}, 422, "pattern"),
    ],
)
def test_refusals_are_told_apart(
    office: Office, version: str, way: str, body: dict[str, str], status: int, words: str
) -> None:
    case = office.case()
    response = Api(office.officer).post(f"case/{case}/{way}", body, version=version)
    assert response.status_code == status
    assert words in response.json()["problem"]


def test_what_may_not_be_seen_is_answered_as_what_is_not_there(office: Office) -> None:
    case = office.case()
    stranger = Api(someone(Role.LICENSING, nationality="FRA"))
    for path in (f"case/{case}", f"decision/{case}"):
        hidden = stranger.get(path)
        absent = stranger.get(f"{path.split('/')[0]}/{uuid.uuid4()}")
        assert (hidden.status_code, hidden.content) == (404, absent.content)


@pytest.mark.parametrize(
    "path", ["nothing", f"bulk/{uuid.UUID(int=1)}/rows/-1", "case/no-id", "case/"]
)
def test_an_address_without_an_operation_is_answered_as_to_a_program(
    office: Office, path: str
) -> None:
    answer = Api(office.officer).get(path)
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/json")
    assert answer.json()["problem"] == "there is no such operation"
    page = Client().get(f"/{path}")
    assert (page.status_code, page["Content-Type"]) == (404, "text/html; charset=utf-8")


def test_a_key_is_not_used_for_two_things(office: Office) -> None:
    officer = Api(office.officer)
    body = {"title": "a", "origin": "application", "marking": MARKING}
    officer.post("case", body, key="same-key-1")
    other = officer.post("case", {**body, "title": "b"}, key="same-key-1")
    assert other.status_code == 409


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[" * 100_000, b'{"title": NaN}', b'{"title": "\\u0000"}', b'{"a": "\\ud800"}'],
)
def test_hostile_bodies_are_refused(office: Office, body: bytes) -> None:
    assert Api(office.officer).post("case", body).status_code in {400, 422}


def test_every_operation_documents_its_errors() -> None:
    paths = api.get_openapi_schema()["paths"]
    operations = [one for path in paths.values() for one in path.values()]
    assert len(operations) > 100
    for one in operations:
        assert set(one["responses"]) >= set(errors.STATUSES), one["operationId"]
        assert one.get("summary"), one["operationId"]
    ids = [one["operationId"] for one in operations]
    assert len(set(ids)) == len(ids)


def test_every_way_of_people_has_an_operation() -> None:
    paths = set(api.get_openapi_schema()["paths"])
    for machine in machines():
        for way in machine.transitions:
            path = f"/api/{machine.kind}/{{record_id}}/{way.name}"
            assert (path in paths) is bool(way.roles), path


def test_pages_go_on_where_the_last_has_ended(office: Office) -> None:
    made = {str(office.case()) for _ in range(7)}
    officer, seen, after = Api(office.officer), [], ""
    while True:
        page = officer.get("case", limit=3, after=after).json()
        seen += [record["id"] for record in page["records"]]
        after = page["next"]
        if after is None:
            break
    assert (len(seen), set(seen)) == (7, made)
    assert officer.get("case", after="nonsense").status_code == 400


def test_the_chain_is_for_auditors(office: Office) -> None:
    office.case()
    auditor = Api(someone(Role.AUDITOR, clearance=None))
    page = auditor.get("audit").json()
    assert page[0]["kind"] == "chain.started"
    assert set(page[0]) == {
        "seq",
        "at",
        "actor",
        "kind",
        "subject",
        "content_sha256",
        "previous",
        "hash",
    }
    assert Api(office.officer).get("audit").status_code == 403


def test_a_decision_is_replayed(office: Office) -> None:
    submission = office.submission(office.case(), transaction())
    decision = opened(
        office.officer,
        "decision",
        submission=submission,
        as_of="2026-03-20",
        outcome="refer",
    )
    answer = Api(office.officer).post(f"decision/{decision}/replay")
    assert (answer.status_code, answer.json()["same"]) == (200, True)


def test_people_are_administered_over_the_api(office: Office) -> None:
    admin = Api(someone(Role.SECURITY))
    body = {"username": "new", "name": "New", "nationality": "KOR", "clearance": "C"}
    made = admin.post("people", body)
    assert made.status_code == 201
    path = f"people/{made.json()['id']}/roles"
    assert admin.post(path, {"role": "analyst"}).status_code == 200
    assert admin.post(path, {"role": "security"}).status_code == 422
    assert Api(office.officer).post("people", body).status_code == 403
    assert admin.post("people", body).status_code == 409
    assert admin.get("case").json()["records"] == []


def test_whoever_is_not_signed_in_is_sent_to_sign_in() -> None:
    page = Client().get("/", follow=True)
    assert page.redirect_chain == [("/accounts/login/?next=/", 302)]
    assert b"Not accredited" in page.content


def test_a_sign_in_link_is_spent_once(office: Office) -> None:
    secret = issue_token(person=office.officer, purpose="sign_in")
    browser = Client()
    assert browser.get(f"/enter/{secret}/").status_code == 200  # looking spends nothing
    assert browser.post(f"/enter/{secret}/").status_code == 302
    assert browser.get("/api/me").json()["id"] == str(office.officer.pk)
    assert Client().post(f"/enter/{secret}/").status_code == 403
    assert json.loads(browser.get("/api/kinds").content)[0]["kind"] == "alert"
