"""The source case: what the telegram says, asked of each law before and after a letter."""

import json
from datetime import date

import pytest

from catchall.determination import determine
from catchall.model import (
    Determination,
    EndUse,
    GroundStatus,
    Item,
    Knowledge,
    KnowledgeKind,
    Outcome,
    Party,
    PartyRole,
    SourceStatus,
    Statement,
    Transaction,
)
from shared import shared

DAY = date(2009, 12, 20)
LETTER = date(2009, 12, 10)
HOME = {"KR": "KR", "EU": "DE", "JP": "JP", "UK": "GB", "US": "KR"}
GROUND = {
    "KR": "kr.situational.knew",
    "EU": "eu.informed.wmd",
    "JP": "jp.16.ro",
    "UK": "uk.informed.wmd",
}
ARTICLE = {
    "KR": "art. 19(3)",
    "EU": "art. 4(1)",
    "JP": "art. 4(1)(iii) ro",
    "UK": "art. 4(1)",
}


def source_case(home: str, *known: Knowledge, **changes: object) -> Transaction:
    """The attempt of October 2009, with the maker moved to ``home``."""
    read = json.loads(shared("intake/source_telegram_expected.json").read_bytes())
    buyer, maker = read["parties"][:2]
    said = tuple(
        Statement(text=s["text"], certainty=s["certainty"], concern=("nuclear", "missile"))
        for s in buyer["statements"][1:]
    )
    items = tuple(
        Item(id=i["id"], description=i["description"], model=i["model"], hs_code="845710")
        for i in read["items"]
        if i["model"]
    )
    base: dict[str, object] = {
        "id": "attempt",
        "from_country": home,
        "destination": read["events"][0]["destination"],
        "parties": (
            Party(
                id="buyer",
                name=buyer["name"],
                country=buyer["country"],
                roles=(PartyRole.PURCHASER, PartyRole.END_USER),
                statements=said,
            ),
            Party(id="maker", name=maker["name"], country=home, roles=(PartyRole.SUPPLIER,)),
        ),
        "items": items,
        "knowledge": known,
    }
    return Transaction.model_validate(base | changes)


def told(law: str) -> Knowledge:
    return Knowledge(
        actor=f"authority:{HOME[law] if law != 'EU' else 'EU'}",
        kind=KnowledgeKind.AWARE,
        of=EndUse.MISSILE,
        since=date(2009, 12, 3),
        basis="non-paper of a partner",
    )


def letter(of: EndUse) -> Knowledge:
    return Knowledge(
        actor="maker", kind=KnowledgeKind.INFORMED, of=of, since=LETTER, basis="the letter"
    )


def asked(law: str, subject: Transaction, day: date = DAY) -> Determination:
    return determine(
        subject,
        jurisdiction=law,
        as_of=day,
        classifications=(),
        hits=(),
        links=(),
        snapshots=(),
        rulebook_sha256="0" * 64,
    )


@pytest.mark.parametrize("law", GROUND)
def test_before_the_letter_the_conditions_are_open_and_the_facts_are_named(law: str) -> None:
    found = asked(law, source_case(HOME[law], told(law)))
    assert found.outcome is Outcome.REFER
    ground = next(g for g in found.grounds if g.code == GROUND[law])
    assert ground.status is GroundStatus.OPEN
    assert not [o for o in found.obligations if o.actor == "maker"]
    assert "inform_exporter" in {o.duty for o in found.obligations if o.optional}
    assert "maker" in {fact.ask for fact in found.missing}


@pytest.mark.parametrize("law", GROUND)
@pytest.mark.parametrize("of", [EndUse.WMD, EndUse.MISSILE, EndUse.NUCLEAR])
def test_after_the_letter_the_ground_is_met_with_its_article(law: str, of: EndUse) -> None:
    found = asked(law, source_case(HOME[law], told(law), letter(of)))
    assert found.outcome is Outcome.CATCH_ALL
    ground = next(g for g in found.grounds if g.code == GROUND[law])
    assert ground.status is GroundStatus.MET
    assert ARTICLE[law] in ground.citation.locator
    assert ground.citation.status is SourceStatus.RECALLED
    assert "recalled_rules" in found.cautions
    duty = next(o for o in found.obligations if o.actor == "maker")
    assert duty.since == LETTER
    assert "inform_exporter" not in {o.duty for o in found.obligations}


@pytest.mark.parametrize("law", GROUND)
def test_the_day_before_the_letter_it_is_not_met(law: str) -> None:
    found = asked(law, source_case(HOME[law], letter(EndUse.MISSILE)), date(2009, 12, 9))
    assert found.outcome is Outcome.REFER
    assert not [o for o in found.obligations if o.actor == "maker"]


def test_the_united_states_reach_it_only_where_it_is_subject_to_their_rules() -> None:
    outside = asked("US", source_case("KR", letter(EndUse.MISSILE)))
    assert not outside.obligations
    assert not [g for g in outside.grounds if g.status is not GroundStatus.NOT_MET]
    within = asked("US", source_case("KR", letter(EndUse.MISSILE), subject_to=("US-EAR",)))
    met = {g.code for g in within.grounds if g.status is GroundStatus.MET}
    assert met == {"us.embargo", "us.744.3.a1"}


def test_the_bureau_may_inform_until_it_has() -> None:
    def powers(*known: Knowledge) -> set[str]:
        found = asked("US", source_case("KR", told("US"), *known, subject_to=("US-EAR",)))
        return {o.duty for o in found.obligations if o.optional}

    bureau = Knowledge(
        actor="authority:US",
        kind=KnowledgeKind.AWARE,
        of=EndUse.MISSILE,
        since=LETTER,
        basis="own information",
    )
    assert powers(bureau) == {"inform_exporter"}
    assert powers(bureau, letter(EndUse.MISSILE)) == set()
