"""The demonstration: a scene in which an officer can do the whole process."""

import pytest

from catchall_desk.accounts.models import Person
from catchall_desk.casework import claims, hits, linking, selectors
from catchall_desk.casework.selectors import Wanted
from catchall_desk.demo.load import load
from catchall_desk.exchange import delivering

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
