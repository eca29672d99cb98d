"""A page says what comes next, whose step it is, and what a form needs."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from catchall import exercise
from catchall_desk.accounts.models import Person
from catchall_desk.casework.machine import machine
from catchall_desk.web.moving import waits_for_others
from catchall_desk.web.templatetags.desk import by_verdict, percent, without
from desk.casework.world import World
from desk.people import MARKING, Office
from desk.people import transaction as stated

pytestmark = pytest.mark.django_db


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def shown(person: Person, path: str) -> str:
    return signed_in(person).get(path).content.decode()


def test_a_case_leads_to_its_determination_and_then_to_paper(office: Office) -> None:
    case = office.case()
    office.submission(case, stated(), marking=MARKING)
    html = shown(office.officer, f"/cases/{case}/")
    assert "What comes next" in html
    assert f'href="/cases/{case}/determination/"' in html.partition("What comes next")[2]


def test_a_lead_that_nobody_graded_is_opened_only_with_its_grades() -> None:
    world = World()
    lead = world.lead(message=(exercise.CASE / "message.txt").read_text(encoding="utf-8"))
    html = shown(world.a, f"/leads/{lead}/")
    for name in ("source_grade", "information_grade"):
        field = re.search(rf'<select[^>]*name="{name}"[^>]*>', html)
        assert field is not None
        assert "required" in field[0]
    assert "B - usually reliable" in html
    assert "2 - probably true" in html


def test_steps_of_others_are_named_with_whose_they_are() -> None:
    record: dict[str, Any] = {"kind": "decision", "state": "proposed", "possible": ["withdraw"]}
    (step,) = waits_for_others(record)
    assert step["step"] == "Countersign"
    found = machine("decision").transition("countersign")
    assert found is not None
    assert len(step["roles"].split(", ")) == len(found.roles)
    assert waits_for_others({**record, "possible": ["countersign"]}) == []


@pytest.mark.parametrize(
    ("share", "said"),
    [
        ("0", "0.0 %"),
        ("0.0004", "< 0.1 %"),
        ("0.001", "0.1 %"),
        ("0.9995", "> 99.9 %"),
        ("1", "100.0 %"),
        (None, "\u2014"),
    ],
)
def test_a_small_share_is_not_said_to_be_none(share: str | None, said: str) -> None:
    assert percent(share) == said


def test_the_id_of_a_record_leaves_no_marks_behind() -> None:
    known = str(UUID(int=7))
    assert without(f"goods agree; {known}: the same", known) == "goods agree; the same"
    assert without(f"{known}: the same as {known} of 2025", known) == "the same as of 2025"


def test_entries_of_one_answer_stand_together() -> None:
    rows = [{"entry": code, "verdict": verdict} for code, verdict in zip("abc", "xyx", strict=True)]
    assert [(name, [row["entry"] for row in found]) for name, found in by_verdict(rows)] == [
        ("x", ["a", "c"]),
        ("y", ["b"]),
    ]
