"""The demonstration: a scene in which an officer can do the whole process."""

import pytest

from catchall import exercise
from catchall_desk.accounts.models import Person
from catchall_desk.casework import claims, hits, linking, selectors
from catchall_desk.casework.selectors import Wanted
from catchall_desk.demo.load import load
from catchall_desk.errors import DeskError, NotVisible
from catchall_desk.exchange import delivering
from desk.people import opened

pytestmark = pytest.mark.django_db


def test_everybody_has_something_to_do() -> None:
    links = dict(load())
    cast = {name: Person.objects.get(username=name) for name in links}
    officer = cast["officer"]
    (lead,) = selectors.list_records(reader=officer, kind="lead", wanted=Wanted())["records"]
    assert lead["state"] == "received"
    found = claims.list_claims(reader=officer, lead_id=lead["id"])
    assert {each["state"] for each in found} == {"proposed"}
    assert len(found) > 20
    assert 150 < hits.count_hits(reader=officer)["open"] < 300
    assert selectors.count_records(reader=officer, kind="case", wanted=Wanted()) == 41
    waiting = Wanted(state="proposed")
    countersigner = cast["countersigner"]
    decisions = selectors.list_records(reader=countersigner, kind="decision", wanted=waiting)
    (decision,) = decisions["records"]
    assert (
        "countersign"
        in selectors.get_record(reader=countersigner, kind="decision", record_id=decision["id"])[
            "possible"
        ]
    )
    (sent,) = delivering.inbox(reader=cast["exporter"])
    assert sent["exercise"] is True
    assert {office["code"] for office in delivering.offices(reader=officer)} == {
        "byeolha",
        "embassy",
    }
    again = load()
    assert [name for name, _ in again] == list(links)
    assert selectors.count_records(reader=officer, kind="case", wanted=Wanted()) == 41
    case = selectors.list_records(reader=officer, kind="case", wanted=Wanted(text="inquiry"))
    assert linking.list_proposals(reader=officer, case_id=case["records"][0]["id"])


def test_the_telegram_as_it_came_is_taken_in_by_who_may_read_it() -> None:
    people = {name: Person.objects.get(username=name) for name, _ in load()}
    text = (exercise.CASE / "message.txt").read_text(encoding="utf-8")
    given = {"summary": "EXERCISE: as it came", "message": text, "marking": "CONFIDENTIAL"}
    with pytest.raises(DeskError) as refused:
        opened(people["officer"], "lead", **{**given, "marking": "UNCLASSIFIED//REL TO USA, KOR"})
    assert refused.value.remedy == "who may take it in: Exercise Attache"
    lead = opened(people["attache"], "lead", **given)
    found = claims.list_claims(reader=people["attache"], lead_id=lead)
    assert len(found) > 20
    with pytest.raises(NotVisible):
        selectors.get_record(reader=people["officer"], kind="lead", record_id=lead)
