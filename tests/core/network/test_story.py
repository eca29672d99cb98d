"""Messages of one story find each other, and no others do."""

from datetime import date

import pytest

from catchall.intake import as_record, as_told, extract, message_date, read_message
from catchall.model import LinkKind
from catchall.network import find_links
from shared import shared

_RECEIVED = date(2008, 6, 2)
"""For the fragment, which has lost its date."""
_STORY = {"t01", "t02", "t03", "t04"}


@pytest.fixture(scope="module")
def ties() -> dict[tuple[str, str], set[LinkKind]]:
    """From each message to each earlier one: the kinds of their ties."""
    read = {}
    for path in sorted(shared("intake/telegrams").glob("t*.txt")):
        message = read_message(path.read_bytes(), name=path.name)
        tip = extract(message)
        read[path.stem] = (message, tip, as_record(message, tip, received=_RECEIVED))
    names = {record.id: name for name, (_, _, record) in read.items()}
    found: dict[tuple[str, str], set[LinkKind]] = {}
    for name, (message, tip, own) in read.items():
        others = [record for _, _, record in read.values() if record is not own]
        day = message_date(message) or _RECEIVED
        for link in find_links(as_told(message, tip), others, as_of=day):
            found.setdefault((name, names[link.to]), set()).add(link.kind)
    return found


def test_every_message_of_the_story_is_tied_to_the_ones_before_it(
    ties: dict[tuple[str, str], set[LinkKind]],
) -> None:
    order = sorted(_STORY)
    wanted = {(later, earlier) for later in order for earlier in order if earlier < later}
    assert wanted <= set(ties)


def test_stated_references_are_ties(ties: dict[tuple[str, str], set[LinkKind]]) -> None:
    for pair in (("t02", "t01"), ("t03", "t01"), ("t03", "t02"), ("t04", "t03")):
        assert LinkKind.SHARED_REFERENCE in ties[pair]


def test_the_second_try_after_the_refusal_is_found(
    ties: dict[tuple[str, str], set[LinkKind]],
) -> None:
    assert ties["t04", "t01"] & {
        LinkKind.SAME_END_USER_NEW_INTERMEDIARY,
        LinkKind.REATTEMPT_AFTER_DENIAL,
    }


def test_nothing_else_is_joined(ties: dict[tuple[str, str], set[LinkKind]]) -> None:
    outside = {pair: kinds for pair, kinds in ties.items() if not set(pair) <= _STORY}
    assert outside == {("t03", "t06"): {LinkKind.SAME_PARTY}}
