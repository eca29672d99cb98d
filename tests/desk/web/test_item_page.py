"""The page of an item says which rules govern it, how sure each is, and what a person must read."""

from datetime import date
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client

from catchall.model import Item, Question, Verdict
from catchall_desk.casework import items
from catchall_desk.library import assessing
from catchall_desk.web.templatetags.desk import findings, item_name
from desk.people import Office, transaction

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 20)
ROCKET = Item(id="I-1", description="sounding rocket")


def page(office: Office, item: Item, day: str = "2026-03-20") -> tuple[str, dict[str, Any]]:
    given = transaction().model_copy(update={"items": (item,)})
    submission = office.submission(office.case(), given)
    client = Client()
    client.force_login(office.officer, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/submissions/{submission}/items/{item.id}/?as_of={day}"
    data = client.get(f"{address}&format=json").json()
    return client.get(address).content.decode(), data


def test_what_other_regulations_govern_and_how_sure_a_rule_is_stands_with_each(
    office: Office,
) -> None:
    html, data = page(office, ROCKET)
    governed = [each["entry"] for each in data["answers"] if each["entry"]["governed_by"]]
    assert governed
    for entry in governed:
        assert f"governed by {entry['governed_by']}" in html
    said = {"draft": "draft, checked by one", "recalled": "recalled, not checked"}
    for status in {each["entry"]["status"] for each in data["answers"]}:
        assert said.get(status, "reviewed by two") in html


def test_entries_without_a_text_of_the_day_are_named(office: Office) -> None:
    html, data = page(office, ROCKET, "1990-01-01")
    assert data["undated"]
    assert "Entries without a text of that day" in html
    for each in data["undated"]:
        assert f"{each['nearest']['entry']['code']}</strong>" in html


def test_each_question_of_words_is_asked_and_figures_stand_apart() -> None:
    (answer, *_) = assessing.classify_item(ROCKET, as_of=DAY)[0]
    words = tuple(Question(parameter="", text=text) for text in ("First passage.", "Second."))
    figure = Question(parameter="range", text="How far?", unit="km")
    open_answer = answer.model_copy(
        update={"verdict": Verdict.CANNOT_TELL, "questions": (*words, figure)}
    )
    asked = items.questions((open_answer,))
    assert [each["text"] for each in asked] == ["First passage.", "Second.", "How far?"]
    assert [bool(each["parameter"]) for each in asked] == [False, False, True]
    html = render_to_string(
        "desk/parts/determination.html", {"d": _determination(open_answer.model_dump(mode="json"))}
    )
    assert "First passage." in html
    assert "Second." in html


def test_what_is_asked_of_several_axes_is_asked_once() -> None:
    (answer, *_) = assessing.classify_item(ROCKET, as_of=DAY)[0]
    asked = tuple(Question(parameter="travel", text="How far?", axis=axis) for axis in "xyxz")
    open_answer = answer.model_copy(update={"verdict": Verdict.CANNOT_TELL, "questions": asked})
    (one,) = items.questions((open_answer, open_answer))
    assert one["axes"] == ["x", "y", "z"]
    assert one["for"] == [f"{answer.entry.jurisdiction} {answer.entry.code}"]


def test_findings_stand_item_by_item_the_telling_ones_first() -> None:
    plain = [each.model_dump(mode="json") for each in assessing.classify_item(ROCKET, as_of=DAY)[0]]
    clear = {**plain[0], "verdict": "not_controlled", "near_miss": None}
    telling = {**plain[0], "verdict": "cannot_tell"}
    (found,) = findings([clear, telling])
    assert (found["telling"], found["clear"]) == ([telling], [clear])
    stated = {"items": [{"id": "I-1", "model": "R-1", "description": "rocket"}]}
    assert (item_name("I-1", stated), item_name("I-2", stated)) == ("R-1 rocket", "I-2")


def _determination(answer: dict[str, Any]) -> dict[str, Any]:
    return {
        "outcome": "refer",
        "as_of": "2026-03-20",
        "classifications": [answer],
        "undated": [],
        "grounds": [],
        "transaction": {"items": [], "parties": []},
    }
