"""The style of printed sheets holds the marking, and nothing that could end the string."""

import re

from django.test import Client


def _style(marking: str) -> str:
    response = Client().get("/sheet.css", {"marking": marking, "exercise": "1"})
    assert response["Content-Type"].startswith("text/css")
    return response.content.decode()


def test_marking_and_exercise_stand_in_both_margins() -> None:
    style = _style("SECRET")
    assert style.count('"SECRET"') == len(("top", "bottom"))
    assert "EXERCISE" in style


def test_no_character_ends_the_string() -> None:
    strings = re.findall(r'"([^"]*)"', _style('"; } @import url(//x); a{content:"\\'))
    assert all(re.fullmatch(r"(?:[A-Za-z0-9]|\\[0-9a-f]{6})*| / ", each) for each in strings)
    assert "@import" not in _style('"; } @import url(//x)')
