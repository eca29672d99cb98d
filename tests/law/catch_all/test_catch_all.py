"""Catch-all law as jurists state it: YAML cases, each run as one test."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from catchall.determination import determine, law_of, replay
from catchall.model import (
    Citation,
    Classification,
    Determination,
    EndUse,
    EntryRef,
    Hit,
    Item,
    Knowledge,
    Link,
    ListedEntity,
    NearMiss,
    PartialDate,
    Party,
    Proof,
    SnapshotRef,
    SourceStatus,
    Statement,
    Transaction,
    Verdict,
)
from catchall.model.hit import Judgement
from catchall.model.link import CaseKind, LinkKind

_CASES = Path(__file__).parent / "cases"
_HASH = "0" * 64


def _cases() -> Iterator[Any]:
    for path in sorted(_CASES.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield pytest.param(case, id=f"{path.stem}: {case['name']}")


def _transaction(case: dict[str, Any]) -> Transaction:
    given = case.get("given", {})
    parties = (
        Party(id="maker", name="Maker", country=given.get("from", "KR"), roles=("exporter",)),
        Party(
            id="user",
            name="User",
            roles=("end_user",),
            statements=tuple(
                Statement(text=f"of {use} concern", concern=(use,)) for use in given.get("said", ())
            ),
        ),
        *(Party.model_validate(party) for party in given.get("parties", ())),
    )
    return Transaction(
        id="case",
        activity=given.get("activity", "export"),
        from_country=given.get("from", "KR"),
        destination=given.get("to", "IR"),
        route=given.get("route", ()),
        parties=parties,
        items=(Item(id="goods", description="goods", hs_code=given.get("hs", "845710")),),
        end_uses=tuple(EndUse(use) for use in given.get("end_uses", ())),
        knowledge=tuple(
            Knowledge.model_validate({"actor": "maker", "basis": "a letter", **one})
            for one in given.get("knowledge", ())
        ),
        subject_to=given.get("subject_to", ()),
    )


def _classifications(case: dict[str, Any]) -> Iterator[Classification]:
    for one in case.get("given", {}).get("classified", ()):
        near = NearMiss(paragraph="a", reasons=("one_test_away",), text="short by 0.6 um")
        yield Classification(
            item="goods",
            entry=EntryRef(
                jurisdiction=one["list"],
                code=one.get("code", "2B001"),
                title="machine tools",
                version="2B001@2009",
                rulebook_sha256=_HASH,
                status=SourceStatus.REVIEWED,
                citation=Citation(title="list", locator="2B001", status=SourceStatus.REVIEWED),
            ),
            as_of=date.fromisoformat(str(case["as_of"])),
            verdict=Verdict(one["verdict"]),
            near_miss=near if one.get("near") else None,
            proof=Proof(kind="all", label="a", verdict=Verdict(one["verdict"])),
        )


def _hits(case: dict[str, Any]) -> Iterator[Hit]:
    for one in case.get("given", {}).get("hits", ()):
        yield Hit(
            party=one.get("party", "user"),
            query="User",
            matched_name="User",
            entity=ListedEntity(
                id="E1", list=one["list"], schema_name="Organization", name="User of the list"
            ),
            snapshot=SnapshotRef(
                list=one["list"],
                title=one["list"],
                as_of=date(2009, 1, 1),
                sha256=_HASH,
                entities=1,
            ),
            score="0.9",
            words=(),
            scorer="test/1",
            explanation="one word agrees",
            judgement=Judgement(one.get("judgement", "no_judgement")),
        )


def _links(case: dict[str, Any]) -> Iterator[Link]:
    for one in case.get("given", {}).get("links", ()):
        kind, _, consultation = one.partition(" ")
        yield Link(
            kind=LinkKind(kind),
            consultation=consultation or None,
            to="DEN-1",
            to_kind=CaseKind.DENIAL,
            to_when=PartialDate.parse("2009"),
            rule="test/1",
            text="a link to a denial",
        )


def _run(case: dict[str, Any]) -> Determination:
    return determine(
        _transaction(case),
        jurisdiction=case["law"],
        as_of=date.fromisoformat(str(case["as_of"])),
        classifications=tuple(_classifications(case)),
        hits=tuple(_hits(case)),
        links=tuple(_links(case)),
        snapshots=(),
        rulebook_sha256=_HASH,
    )


@pytest.mark.parametrize("case", list(_cases()))
def test_case(case: dict[str, Any]) -> None:
    found = _run(case)
    expect = case["expect"]
    grounds = {ground.code: ground for ground in found.grounds}
    for status in ("met", "open", "not_met"):
        for code in expect.get(status, ()):
            assert grounds[code].status == status, (code, grounds[code].conditions)
    for code in expect.get("absent", ()):
        assert code not in grounds
    for code, words in expect.get("cites", {}).items():
        cited = grounds[code].citation
        assert words in f"{cited.title} {cited.locator} {cited.status.value}"
    conditions = {c.code: c for ground in found.grounds for c in ground.conditions}
    for code, status in expect.get("conditions", {}).items():
        assert conditions[code].status == status, conditions[code]
    asked = {(fact.code, fact.ask) for fact in found.missing}
    assert {tuple(one) for one in expect.get("asks", ())} <= asked, asked
    duties = {(o.actor, o.duty, str(o.since)) for o in found.obligations}
    assert {tuple(map(str, one)) for one in expect.get("duties", ())} <= duties, duties
    assert not {(o.actor, o.duty) for o in found.obligations} & {
        tuple(one) for one in expect.get("no_duty", ())
    }
    assert set(expect.get("cautions", ())) <= set(found.cautions)
    if "outcome" in expect:
        assert found.outcome == expect["outcome"]
    assert replay(found).canonical_json() == found.canonical_json()


@pytest.mark.parametrize("law", ["EU", "JP", "KR", "UK"])
def test_catch_all_rules_give_way_to_the_license_for_listed_goods(law: str) -> None:
    tried = set()
    for parameter in _cases():
        case = parameter.values[0]
        met = (
            {g.code for g in _run(case).grounds if g.status == "met"} if case["law"] == law else ()
        )
        rules = [r for r in law_of(law).rules if r.code in met and r.actor == "exporter"]
        subject = [r.code for r in rules if not r.listing and r.effect != "must_keep_records"]
        if subject:
            listed = {**case["given"], "classified": [{"list": law, "verdict": "controlled"}]}
            again = {g.code: g.status for g in _run({**case, "given": listed}).grounds}
            assert [code for code in subject if again[code] != "not_met"] == []
            tried |= set(subject)
    assert len(tried) >= 3


@pytest.mark.parametrize("law", ["EU", "JP", "KR", "UK", "US"])
def test_every_rule_has_a_case_in_which_it_is_met_and_one_in_which_it_is_not(law: str) -> None:
    seen: dict[str, set[str]] = {}
    for parameter in _cases():
        case = parameter.values[0]
        if case["law"] == law:
            for ground in _run(case).grounds:
                seen.setdefault(ground.code, set()).add(ground.status.value)
    for rule in law_of(law).rules:
        assert {"met", "not_met"} <= seen.get(rule.code, set()), rule.code


@pytest.mark.parametrize("law", ["EU", "JP", "KR", "UK", "US"])
def test_every_effective_date_has_a_case_the_day_before_and_on_it(law: str) -> None:
    days = {
        date.fromisoformat(str(p.values[0]["as_of"])) for p in _cases() if p.values[0]["law"] == law
    }
    for rule in law_of(law).rules:
        for version in rule.versions:
            if version.effective_from is not None:
                first = version.effective_from
                assert first in days, (rule.code, first)
                assert date.fromordinal(first.toordinal() - 1) in days, (rule.code, first)
