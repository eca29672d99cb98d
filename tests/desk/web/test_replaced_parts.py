"""Where a part of a page is asked for: that part, and what changes along with it."""

import re
from uuid import UUID

import pytest
from django.test import Client

from catchall import exercise
from catchall_desk.accounts.models import Person
from catchall_desk.casework import hits
from catchall_desk.casework.hits import WantedHits
from catchall_desk.casework.screening import screen_waiting
from catchall_desk.library.editions import current_lists, install_list
from catchall_desk.records import clock
from desk.people import LOW, MARKING, Office, key, transaction

pytestmark = pytest.mark.django_db
PART = {"HX-Request": "true"}


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def banner(html: str) -> str:
    """The marking at the top."""
    found = re.search(r'id="handling".*?<p class="marking[^>]*>([^<]+)<', html, re.DOTALL)
    assert found is not None
    return found[1]


@pytest.fixture
def judging(office: Office) -> Office:
    """An office with a hit of a low marking and, less likely, others of a high one."""
    sheet = exercise.CASE / "watchlist.yaml"
    install_list(actor=None, sources={sheet.name: sheet.read_bytes()}, as_of=exercise.AS_OF)
    name = current_lists()[0].entities[0].name
    for marking, end_user in ((LOW, name), (MARKING, name[:-1])):
        case = office.case(marking=marking)
        office.submission(case, transaction(end_user=end_user), marking=marking)
    screen_waiting(at=clock.now())
    return office


def press(client: Client, hit: str, judgement: str = "negative") -> tuple[int, str]:
    form = {"do": "judge", "key": key(), "hit": hit, "next": "", "judgement": judgement}
    answer = client.post(f"/triage/?hit={hit}", form, headers=PART)
    return answer.status_code, answer.content.decode()


def test_the_page_for_judging_says_what_the_single_questions_say(judging: Office) -> None:
    reader, wanted = judging.officer, WantedHits(judgement=hits.OPEN)
    listed = hits.list_hits(reader=reader, wanted=wanted)
    assert len(listed) > 1
    for hit in (None, UUID(listed[-1]["id"])):
        page = hits.list_and_hit(reader=reader, wanted=wanted, hit_id=hit)
        assert page["hits"] == listed
        assert page["counts"] == hits.count_hits(reader=reader)
        first = hit or UUID(listed[0]["id"])
        assert page["chosen"] == hits.get_hit(reader=reader, hit_id=first)


def test_a_judgement_is_answered_with_the_list_and_not_with_the_whole_page(
    judging: Office,
) -> None:
    client = signed_in(judging.officer)
    whole = client.get("/triage/").content.decode()
    hit = re.search(r'data-hit="([^"]+)"', whole)
    assert hit is not None
    status, part = press(client, hit[1])
    assert status == 200
    assert hit[1] not in part
    assert 'id="work"' in part
    assert "<html" not in part
    assert "Judged: not a match" in part
    assert len(part) < len(whole) - 4000
    listed = hits.list_hits(reader=judging.officer, wanted=WantedHits(judgement=hits.OPEN))
    assert part.count("data-row") == len(listed)
    assert f"to judge ({len(listed)})" in part


def test_the_marking_of_the_page_comes_along_with_the_part(judging: Office) -> None:
    client = signed_in(judging.officer)
    assert banner(client.get("/triage/").content.decode()) == MARKING
    listed = hits.list_hits(reader=judging.officer, wanted=WantedHits(judgement=hits.OPEN))
    high = [each["id"] for each in listed if each["marking"] == MARKING]
    assert 0 < len(high) < len(listed)
    parts = [press(client, hit)[1] for hit in high]
    assert all('id="handling-below" hx-swap-oob="true"' in part for part in parts)
    left = hits.list_hits(reader=judging.officer, wanted=WantedHits(judgement=hits.OPEN))
    assert {each["marking"] for each in left} == {LOW}
    assert banner(parts[-1]) == LOW


def test_a_judgement_that_is_refused_says_so_in_the_part(judging: Office) -> None:
    client = signed_in(judging.officer)
    hit = hits.list_hits(reader=judging.officer, wanted=WantedHits())[0]["id"]
    status, part = press(client, hit, judgement="nonsense")
    assert status >= 400
    assert "That was not done" in part
    assert 'id="work"' in part


def test_a_problem_with_a_page_of_its_own_stands_in_place_of_all_that_is_said(
    judging: Office,
) -> None:
    client = signed_in(judging.officer)
    answer = client.get(f"/triage/?hit={UUID(int=7)}", headers=PART)
    assert answer.status_code == 404
    assert (answer["HX-Retarget"], answer["HX-Reselect"]) == ("#main", "#main")
    assert b'id="main"' in answer.content


def test_who_is_no_longer_signed_in_is_sent_to_sign_in(judging: Office) -> None:
    del judging
    answer = Client().get("/triage/", headers=PART)
    assert answer.status_code == 200
    assert answer["HX-Redirect"].startswith("/accounts/login/")
    assert answer.content == b""
