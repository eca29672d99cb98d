"""Laws that hold for every case: monotone, actor by actor, and independent of order."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catchall.determination import determine, replay
from catchall.model import (
    Determination,
    EndUse,
    Knowledge,
    KnowledgeKind,
    LinkKind,
    Outcome,
    Transaction,
    Verdict,
)
from core.determination.cases import (
    DAY,
    classification,
    determined,
    hit,
    knowledge,
    link,
    snapshot,
    transaction,
)

LAWS = ("EU", "EXERCISE", "JP", "KR", "UK", "US")
HOMES = {"EU": "DE", "JP": "JP", "KR": "KR", "UK": "GB", "US": "US", "EXERCISE": "KR"}
STRENGTH = [Outcome.NO_LICENSE_REQUIRED, Outcome.REFER, Outcome.CATCH_ALL, Outcome.LISTED]
CIRCUMSTANCES = st.sampled_from([None, "kr.19-3.7", "us.gp10.violation", "eu.suspects.national"])


def known(actor: st.SearchStrategy[str]) -> st.SearchStrategy[Knowledge]:
    return st.builds(
        Knowledge,
        actor=actor,
        kind=st.sampled_from(KnowledgeKind),
        of=st.sampled_from(EndUse),
        since=st.dates(date(2000, 1, 1), DAY + timedelta(days=30)),
        basis=st.just("a letter"),
        by=st.sampled_from([None, "authority:US", "authority:DE"]),
        circumstance=CIRCUMSTANCES,
    )


ANYBODY = known(st.sampled_from(["maker", "user", "authority:KR", "authority:DE", "broker"]))
SOMEBODY_ELSE = known(st.sampled_from(["user", "authority:KR", "authority:DE", "authority:US"]))
VERDICTS = st.sampled_from(Verdict)


def assessed(law: str, subject: Transaction, as_of: date, verdict: Verdict) -> Determination:
    home = HOMES[law]
    parties = tuple(
        p.model_copy(update={"country": home}) if p.id == "maker" else p for p in subject.parties
    )
    return determine(
        subject.model_copy(update={"from_country": home, "parties": parties}),
        jurisdiction=law,
        as_of=as_of,
        classifications=(classification(verdict, jurisdiction=law),),
        hits=(),
        links=(),
        snapshots=(),
        rulebook_sha256="0" * 64,
    )


@settings(deadline=None, max_examples=200)
@given(
    st.sampled_from(LAWS),
    st.lists(ANYBODY, max_size=3),
    ANYBODY,
    st.dates(date(2001, 1, 1), date(2027, 1, 1)),
    VERDICTS,
    st.sampled_from(["IR", "CH", "RU", "TR", None]),
)
def test_more_knowledge_never_makes_the_outcome_weaker(
    law: str, before: list[Knowledge], more: Knowledge, day: date, verdict: Verdict, to: str | None
) -> None:
    less = assessed(law, transaction(knowledge=before, destination=to), day, verdict)
    full = assessed(law, transaction(knowledge=[*before, more], destination=to), day, verdict)
    assert STRENGTH.index(full.outcome) >= STRENGTH.index(less.outcome)
    kept = {(o.actor, o.duty, o.ground) for o in full.obligations if not o.optional}
    assert {(o.actor, o.duty, o.ground) for o in less.obligations if not o.optional} <= kept


@settings(deadline=None, max_examples=200)
@given(
    st.sampled_from(LAWS),
    st.lists(ANYBODY, max_size=2),
    st.lists(SOMEBODY_ELSE, max_size=3),
    VERDICTS,
)
def test_what_others_know_changes_no_duty_of_the_exporter(
    law: str, before: list[Knowledge], others: list[Knowledge], verdict: Verdict
) -> None:
    alone = assessed(law, transaction(knowledge=before), DAY, verdict)
    among = assessed(law, transaction(knowledge=[*before, *others]), DAY, verdict)
    duties = [o for o in alone.obligations if o.actor == "maker"]
    assert [o for o in among.obligations if o.actor == "maker"] == duties


@settings(deadline=None, max_examples=60)
@given(st.data(), st.sampled_from(LAWS))
def test_the_order_of_inputs_changes_no_byte(data: st.DataObject, law: str) -> None:
    answers = [
        classification(Verdict.CANNOT_TELL, jurisdiction=law),
        classification(jurisdiction="NSG", code="1.B.2", near=True),
        classification(jurisdiction="WA", code="2.B.1"),
    ]
    hits = [hit(), hit(code="another")]
    links = [link(), link(LinkKind.SAME_GOODS), link(to="DEN-2")]
    lists = [snapshot(), snapshot("another")]
    subject = transaction(knowledge=(knowledge(of=EndUse.NUCLEAR), knowledge()))

    def found(seen: Transaction, mixed: bool) -> bytes:
        def order(values: list[object]) -> tuple[object, ...]:
            return tuple(data.draw(st.permutations(values)) if mixed else values)

        return determined(
            seen,
            jurisdiction=law,
            classifications=order([*answers]),
            hits=order([*hits]),
            links=order([*links]),
            snapshots=order([*lists]),
        ).canonical_json()

    assert found(subject, mixed=True) == found(subject, mixed=False)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(LAWS), st.lists(ANYBODY, max_size=4), VERDICTS)
def test_the_order_of_facts_changes_nothing_that_follows_from_them(
    law: str, known: list[Knowledge], verdict: Verdict
) -> None:
    one = assessed(law, transaction(knowledge=known), DAY, verdict)
    other = assessed(law, transaction(knowledge=known[::-1]), DAY, verdict)
    follows = {"transaction": transaction()}
    assert one.model_copy(update=follows) == other.model_copy(update=follows)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(LAWS), st.lists(ANYBODY, max_size=3), VERDICTS)
def test_a_determination_replays_to_the_same_bytes(
    law: str, known: list[Knowledge], verdict: Verdict
) -> None:
    found = assessed(law, transaction(knowledge=known), DAY, verdict)
    read_back = Determination.model_validate_json(found.canonical_json())
    assert replay(read_back).canonical_json() == found.canonical_json()


@pytest.mark.parametrize("law", LAWS)
def test_knowledge_of_the_next_day_does_not_exist(law: str) -> None:
    later = knowledge(since=DAY + timedelta(days=1))
    found = assessed(
        law, transaction(knowledge=(later,), destination="CH"), DAY, Verdict.NOT_CONTROLLED
    )
    assert found.outcome is Outcome.NO_LICENSE_REQUIRED
    assert "knowledge_after_as_of_left_out" in found.cautions
