"""A past decision is computed again to the same bytes, whatever is installed since."""

from datetime import date
from uuid import UUID

import pytest

from catchall import exercise
from catchall_desk.casework.models import Decision
from catchall_desk.casework.replaying import replay_decision
from catchall_desk.library.editions import current_key, install_list, install_rulebook
from desk.casework.world import World
from desk.people import the

pytestmark = pytest.mark.django_db


def rests_on(decision: UUID) -> dict[str, object]:
    found = the("decision", decision)
    assert isinstance(found, Decision)
    return dict(found.rests_on)


def test_a_decision_is_the_same_after_rulebook_and_lists_have_changed() -> None:
    world, sheet = World(), exercise.CASE / "watchlist.yaml"
    install_rulebook(actor=None, lists=["KR", "WA", "EXERCISE"])
    install_list(actor=None, sources={sheet.name: sheet.read_bytes()}, as_of=exercise.AS_OF)
    submission = world.submission(world.case())
    earlier, key = world.decision(submission=submission), current_key()

    install_rulebook(actor=None, lists=["KR", "NSG"])
    shorter = sheet.read_text(encoding="utf-8").replace("Norda", "Nobody")
    later = date(exercise.AS_OF.year + 1, 1, 1)
    install_list(actor=None, sources={sheet.name: shorter.encode()}, as_of=later)
    after = world.decision(submission=submission)

    assert current_key() != key
    assert rests_on(earlier)["rulebook"] != rests_on(after)["rulebook"]
    assert rests_on(earlier)["lists"] != rests_on(after)["lists"]
    for decision in (earlier, after):
        same, again = replay_decision(reader=world.a, decision_id=decision)
        assert same
        assert again == the("decision", decision).determination_sha256
