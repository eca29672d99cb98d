"""The page of a draft: portions are ticked out, looked at without them, and prepared."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from catchall import exercise
from catchall_desk.accounts.reading import system_reading
from catchall_desk.exchange.models import Paper
from desk.casework.world import World

pytestmark = pytest.mark.django_db
WHY = "no need to know"


def test_ticked_portions_are_looked_away_and_then_left_out() -> None:
    world = World()
    client = Client()
    client.force_login(world.a, backend="django.contrib.auth.backends.ModelBackend")
    text = (exercise.CASE / "message.txt").read_text(encoding="utf-8")
    posted = {
        "lead": str(world.lead(message=text)),
        "case": str(world.case()),
        "recipient": "USA:S",
        "out": ["para-3"],
        "why-para-3": WHY,
    }
    seen = client.post("/exchange/draft/", {**posted, "do": "look"})
    query = parse_qs(urlsplit(seen["Location"]).query)
    assert (query["out"], query["why-para-3"]) == (["para-3"], [WHY])
    data = client.get(f"{seen['Location']}&format=json").json()
    without = next(each for each in data["portions"] if each["portion"] == "para-3")
    assert (without["released"], without["left_out"]) == (False, WHY)
    assert "April 10, 2026" not in data["text"]
    with system_reading():
        assert not Paper.objects.exists()
    refused = client.post("/exchange/draft/", {**posted, "why-para-3": "", "do": "prepare"})
    assert refused.status_code == 422
    assert b"left out with a reason" in refused.content
    assert b'value="para-3" id="out-para-3" checked' in refused.content
    made = client.post("/exchange/draft/", {**posted, "do": "prepare"})
    assert made.status_code == 302
    with system_reading():
        assert Paper.objects.get().left_out == [{"portion": "para-3", "reason": WHY}]
    assert WHY.encode() in client.get(made["Location"]).content


def test_a_new_paper_begins_with_its_draft() -> None:
    world = World()
    client = Client()
    client.force_login(world.a, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(f"/records/paper/new/?case={world.case()}")
    assert answer["Location"].startswith("/exchange/draft/?case=")
