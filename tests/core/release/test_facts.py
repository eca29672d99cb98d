"""Facts through readable portions only, and only in their words."""

from decimal import Decimal
from typing import Any

import pytest

from catchall.markings import reader_from
from catchall.model import Event, Fact, Item, Party, Tip
from catchall.release import visible, visible_tip
from core.release.leaks import leaks
from core.release.messages import expected, message, reader
from core.release.tips import tip

_TELEGRAMS = [f"telegrams/t0{number}" for number in range(1, 9)]


def _wordings(fact: Fact) -> set[str]:
    quotes = {one.quote for one in fact.evidence}
    if isinstance(fact, Item):
        quotes |= {one.quote for figure in fact.measurements for one in figure.evidence}
    return quotes


def _shown(facts: tuple[Party | Item | Event, ...]) -> dict[str, set[str]]:
    return {fact.id: _wordings(fact) for fact in facts}


def _readers(name: str) -> dict[str, Any]:
    found: dict[str, Any] = expected(f"{name}.expected.json")["readers"]
    return found


@pytest.mark.parametrize("name", _TELEGRAMS)
def test_every_reader_sees_the_expected_facts_in_the_expected_words(name: str) -> None:
    source = message(name)
    facts = tip(source, name)
    asked = 0
    for who, stated in _readers(name).items():
        seen = visible_tip(facts, source, reader(stated["reader"]))
        for kind, found in (
            ("parties", _shown(seen.parties)),
            ("items", _shown(seen.items)),
            ("events", _shown(seen.events)),
        ):
            wanted = {key: set(words) for key, words in stated["facts"][kind].items()}
            assert found == wanted, (who, kind)
            asked += len(wanted)
    print(f"{name}: {asked} facts of {len(_readers(name))} readers")  # noqa: T201


@pytest.mark.parametrize("name", _TELEGRAMS)
def test_no_refused_words_are_in_a_tip(name: str) -> None:
    source = message(name)
    facts = tip(source, name)
    for stated in _readers(name).values():
        who = reader(stated["reader"])
        written = visible_tip(facts, source, who).canonical_json().decode()
        assert leaks(written, source, visible(source, who)) == set()
        for words in stated.get("must_not_contain") or ():
            assert " ".join(words.split()) not in " ".join(written.split())


@pytest.mark.parametrize("name", _TELEGRAMS)
def test_names_stand_in_visible_quotes(name: str) -> None:
    source = message(name)
    facts = tip(source, name)
    for stated in _readers(name).values():
        who = reader(stated["reader"])
        if not visible(source, who).refused:
            continue
        for party in visible_tip(facts, source, who).parties:
            quotes = " ".join(" ".join(one.quote.split()) for one in party.evidence)
            for name_ in filter(None, (party.name, *party.aliases, party.description)):
                assert " ".join(name_.split()) in quotes


def test_who_may_read_all_sees_the_tip_unchanged() -> None:
    source = message("telegrams/t01")
    facts = tip(source, "telegrams/t01")
    who = reader(_readers("telegrams/t01")["us_secret"]["reader"])
    assert visible_tip(facts, source, who) == facts


def test_the_message_number_goes_with_the_header() -> None:
    source = message("telegrams/t01")
    seen = visible_tip(tip(source, "telegrams/t01"), source, reader_from("KOR:S"))
    assert seen.message == f"sha256:{source.source.sha256}"


def _one(item: Item, name: str = "telegrams/t01") -> Item:
    source = message(name)
    facts = Tip(message="x", message_sha256=source.source.sha256, items=(item,))
    return visible_tip(facts, source, reader_from("KOR:S")).items[0]


def test_a_quantity_is_shown_where_visible_words_state_it() -> None:
    item = tip(message("telegrams/t01"), "telegrams/t01").items[0]
    assert _one(item).quantity == Decimal(3)
    assert _one(item.model_copy(update={"quantity": Decimal(5)})).quantity is None


def test_an_id_that_carries_words_is_replaced() -> None:
    item = tip(message("telegrams/t01"), "telegrams/t01").items[0]
    assert _one(item.model_copy(update={"id": "SECRET-ENGINE"})).id == "item-1"
    assert _one(item.model_copy(update={"id": "GV-1060H"})).id == "GV-1060H"
