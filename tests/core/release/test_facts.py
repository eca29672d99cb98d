"""Facts through readable portions only, and only in their words."""

from decimal import Decimal
from typing import Any

import pytest

from catchall.markings import reader_from
from catchall.model import (
    DateMention,
    Event,
    EventKind,
    Fact,
    Item,
    Measurement,
    Message,
    PartialDate,
    Party,
    Tip,
)
from catchall.release import visible, visible_tip
from core.release import made
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


_OPEN = "Kuzey asked for two HM-630 machines, tested by ISO 230-2:1988, in March 2026."
_HIDDEN = "The HM-900 was refused in 2025 by ISO 230-2:2014, says a source on Ada Makina."


def _made() -> Message:
    return made.message(("(C//REL TO USA, KOR)", _OPEN), ("(S//NF)", _HIDDEN))


def _seen(source: Message, **facts: Any) -> Tip:
    tip_ = Tip(message="x", message_sha256=source.source.sha256, **facts)
    return visible_tip(tip_, source, reader_from("KOR:C"))


def _date(source: Message, words: str, value: str) -> DateMention:
    return DateMention(
        value=PartialDate.parse(value), raw=words, evidence=(made.evidence(source, words),)
    )


@pytest.mark.parametrize(("model", "shown"), [("HM-630", "HM-630"), ("HM-900", None)])
def test_a_model_is_shown_where_visible_words_name_it(model: str, shown: str | None) -> None:
    source = _made()
    item = Item(
        id="i1",
        description="machines",
        model=model,
        evidence=(made.evidence(source, "HM-630 machines"), made.evidence(source, "The HM-900")),
    )
    assert _seen(source, items=(item,)).items[0].model == shown


@pytest.mark.parametrize("standard", ["ISO 230-2:1988", "ISO 230-2:2014"])
def test_a_standard_is_shown_where_visible_words_name_it(standard: str) -> None:
    source = _made()
    figure = Measurement(
        parameter="accuracy",
        value="tested",
        standard=standard,
        evidence=(made.evidence(source, "tested"),),
    )
    item = Item(
        id="i1",
        description="machines",
        measurements=(figure,),
        evidence=(made.evidence(source, "machines"),),
    )
    shown = _seen(source, items=(item,)).items[0].measurements[0].standard
    assert shown == (standard if standard in _OPEN else None)


def test_of_an_event_only_what_visible_words_say() -> None:
    source = _made()
    evidence = (made.evidence(source, "Kuzey asked"), made.evidence(source, "was refused"))
    event = Event(
        id="e1",
        kind=EventKind.ATTEMPT,
        when=PartialDate.parse("2025"),
        buyer="p1",
        supplier="p2",
        outcome="refused",
        references=("asked", "a source"),
        evidence=evidence,
    )
    parties = (
        Party(id="p1", name="Kuzey", evidence=(made.evidence(source, "Kuzey"),)),
        Party(id="p2", name="Ada Makina", evidence=(made.evidence(source, "Ada Makina"),)),
    )
    dates = (_date(source, "March 2026", "2026-03"), _date(source, "2025", "2025"))
    seen = _seen(source, events=(event,), parties=parties, dates=dates)
    (shown,) = seen.events
    assert (shown.buyer, shown.supplier, shown.outcome, shown.when) == ("p1", None, None, None)
    assert shown.references == ("asked",)
    assert [one.raw for one in seen.dates] == ["March 2026"]
    dated = event.model_copy(update={"when": PartialDate.parse("2026-03")})
    assert _seen(source, events=(dated,), dates=dates).events[0].when == dated.when


def test_a_release_list_releases_no_header() -> None:
    source = made.message(("(C//REL TO USA, KOR)", "One."), ("(S//REL TO USA, KOR)", "Two."))
    assert not visible(source, reader_from("KOR:S")).header
    assert visible(source, reader_from("USA:S")).header
