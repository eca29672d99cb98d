"""What might go out and is kept back: with a reason, on record, in no byte of the paper."""

from typing import Any
from uuid import UUID

import pytest

from catchall import exercise
from catchall.errors import InputError
from catchall_desk.accounts.reading import system_reading
from catchall_desk.errors import GuardRefused
from catchall_desk.exchange import drafting
from catchall_desk.records.models import Content
from desk.casework.world import World
from desk.people import key, moved, opened, the

pytestmark = pytest.mark.django_db
WHY = "the recipient has no need to know whom we asked"
KEPT_BACK = [{"portion": "para-3", "reason": WHY}]
WORDS = "report the answer by April 10, 2026"


def prepared(world: World, left_out: list[dict[str, str]], recipient: str = "USA:S") -> UUID:
    text = (exercise.CASE / "message.txt").read_text(encoding="utf-8")
    return opened(
        world.a,
        "paper",
        case=world.case(),
        lead=world.lead(message=text),
        recipient=recipient,
        as_of="2026-03-20",
        left_out=left_out,
    )


def portion(found: dict[str, Any], name: str) -> dict[str, Any]:
    return next(each for each in found["portions"] if each["portion"] == name)


def test_all_that_may_go_out_does_unless_somebody_says_otherwise() -> None:
    world = World()
    paper = prepared(world, [])
    moved(world.b, "paper", paper, "release")
    assert WORDS in " ".join(the("paper", paper).text.split())


def test_a_portion_is_left_out_with_a_reason_that_stays_on_record() -> None:
    world = World()
    paper = prepared(world, KEPT_BACK)
    found = drafting.paper_of(reader=world.b, paper_id=paper)
    kept_back = portion(found, "para-3")
    assert (kept_back["releasable"], kept_back["released"]) == (True, False)
    assert kept_back["left_out"] == WHY
    assert portion(found, "para-4")["released"]
    assert WORDS not in " ".join(found["preview"].split())
    moved(world.b, "paper", paper, "release")
    released = the("paper", paper)
    assert WORDS not in " ".join(released.text.split())
    assert "Dastan Tarash" in released.text
    assert found["content"]["left_out"] == released.left_out == KEPT_BACK
    with system_reading():
        said = Content.objects.filter(event__subject=f"paper:{paper}", event__kind="paper.prepare")
        assert WHY in str(said.get().body)


def test_what_lies_inside_a_portion_stays_unless_it_is_named_too() -> None:
    world = World()
    paper = prepared(world, [{"portion": "para-4", "reason": "r"}])
    moved(world.b, "paper", paper, "release")
    assert "We would welcome word" in " ".join(the("paper", paper).text.split())


def test_leaving_out_changes_neither_the_markings_nor_the_two_people() -> None:
    world = World()
    blocked = prepared(world, KEPT_BACK, recipient="KOR:U")
    found = drafting.paper_of(reader=world.b, paper_id=blocked)
    assert not portion(found, "para-4")["released"]
    with pytest.raises(GuardRefused, match="another than its author"):
        moved(world.a, "paper", prepared(world, KEPT_BACK), "release")


@pytest.mark.parametrize(
    ("left_out", "problem"),
    [
        ([{"portion": "para-3", "reason": " "}], GuardRefused),
        ([*KEPT_BACK, *KEPT_BACK], GuardRefused),
        ([{"portion": "para-99", "reason": "r"}], InputError),
    ],
)
def test_what_makes_no_sense_is_refused(
    left_out: list[dict[str, str]], problem: type[Exception]
) -> None:
    with pytest.raises(problem):
        prepared(World(), left_out)


def test_a_draft_shows_the_paper_without_it() -> None:
    world = World()
    text = (exercise.CASE / "message.txt").read_text(encoding="utf-8")
    lead = world.lead(message=text)
    whole = drafting.draft_of(reader=world.a, lead_id=lead, recipient="USA:S")
    less = drafting.draft_of(
        reader=world.a, lead_id=lead, recipient="USA:S", left_out={"para-3": WHY}
    )
    assert WORDS in " ".join(whole["text"].split())
    assert WORDS not in " ".join(less["text"].split())
    every = {each["portion"]: key() for each in whole["portions"]}
    nothing = drafting.draft_of(reader=world.a, lead_id=lead, recipient="USA:S", left_out=every)
    assert nothing["text"] == ""
    assert nothing["refusal"]
