"""Outcomes, missing facts, obligations and cautions of a determination."""

import pytest

from catchall.determination import determine, law_sha256, replay
from catchall.errors import InputError
from catchall.model import (
    EndUse,
    GroundStatus,
    Item,
    Judgement,
    KnowledgeKind,
    LinkKind,
    Outcome,
    Party,
    PartyRole,
    Question,
    SourceStatus,
    Statement,
    Undated,
    Verdict,
)
from catchall.model.evidence import Certainty
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


def test_nothing_found_says_what_was_and_was_not_checked() -> None:
    found = determined(transaction(destination="CH"))
    assert found.outcome is Outcome.NO_LICENSE_REQUIRED
    assert found.obligations == ()
    assert found.missing == ()
    assert "only_entries_named_here_were_tested" in found.cautions
    assert "exporter_not_asked" in found.cautions
    assert "not_examined:kr.regions" in found.cautions
    assert found.law_sha256 == law_sha256()
    assert not any(ground.status is GroundStatus.MET for ground in found.grounds)


@pytest.mark.parametrize(
    "changes",
    [
        {"hits": (hit(),)},
        {"links": (link(),)},
        {"classifications": (classification(near=True),)},
        {"classifications": (classification(Verdict.CANNOT_TELL),)},
        {
            "classifications": (
                classification(),
                classification(Verdict.CANNOT_TELL, jurisdiction="NSG"),
            )
        },
        {
            "classifications": (
                classification(),
                classification(Verdict.CONTROLLED, jurisdiction="WA"),
            )
        },
    ],
)
def test_anything_open_is_referred_and_never_lets_the_exporter_know(
    changes: dict[str, object],
) -> None:
    found = determined(transaction(), **changes)
    assert found.outcome is Outcome.REFER
    assert not [o for o in found.obligations if o.actor == "maker"]


def test_a_hit_judged_to_be_another_is_no_reason() -> None:
    found = determined(transaction(), hits=(hit(Judgement.NEGATIVE),))
    assert found.outcome is Outcome.NO_LICENSE_REQUIRED


def test_a_listed_item_outranks_a_catch_all_ground_on_another_item() -> None:
    two = (Item(id="goods", description="mill"), Item(id="other", description="pump"))
    found = determined(
        transaction(items=two, knowledge=(knowledge(),)),
        classifications=(classification(Verdict.CONTROLLED),),
    )
    assert found.outcome is Outcome.LISTED
    duties = {o.duty for o in found.obligations if o.actor == "maker"}
    assert {"apply_for_export_license", "apply_for_situational_license"} <= duties


def test_every_exporter_has_a_ground_of_its_own() -> None:
    parties = (
        Party(id="a", name="A", country="KR", roles=(PartyRole.EXPORTER,)),
        Party(id="b", name="B", country="KR", roles=(PartyRole.EXPORTER,)),
    )
    found = determined(transaction(parties=parties, knowledge=(knowledge(actor="b"),)))
    by_actor = {g.actor: g.status for g in found.grounds if g.code == "kr.situational.knew"}
    assert by_actor == {"a": GroundStatus.OPEN, "b": GroundStatus.MET}
    assert {o.actor for o in found.obligations if o.duty.startswith("apply")} == {"b"}


def test_a_supplier_stands_for_an_exporter_that_nobody_named() -> None:
    parties = (Party(id="s", name="S", country="KR", roles=(PartyRole.SUPPLIER,)),)
    found = determined(transaction(parties=parties, knowledge=(knowledge(actor="s"),)))
    assert found.outcome is Outcome.CATCH_ALL
    assert "no_exporter_named" not in found.cautions


def test_without_anybody_the_exporter_is_called_by_its_role() -> None:
    found = determined(transaction(parties=()), links=(link(),))
    assert {g.actor for g in found.grounds if g.code == "kr.situational.knew"} == {"exporter"}
    assert "no_exporter_named" in found.cautions
    assert "no_party_named" in found.cautions


def test_a_missing_fact_is_asked_once_and_in_the_order_of_the_law() -> None:
    question = Question(parameter="accuracy", text="What is the accuracy?", axis="x")
    found = determined(
        transaction(),
        classifications=(classification(Verdict.CANNOT_TELL, questions=(question, question)),),
        links=(link(),),
    )
    asked = [(fact.code, fact.ask) for fact in found.missing]
    assert len(asked) == len(set(asked))
    assert asked[0] == ("classification.goods.2B001.accuracy[x]", "maker")
    assert asked.index(("kr.situational.knew", "maker")) < asked.index(("kr.19-3.1", "maker"))


def test_the_circumstance_that_a_link_points_to_is_asked_first() -> None:
    found = determined(transaction(), links=(link(LinkKind.SAME_END_USER_NEW_INTERMEDIARY),))
    circumstances = [f.code for f in found.missing if f.code.startswith("kr.19-3.")]
    assert circumstances[:2] == ["kr.19-3.11", "kr.19-3.1"]


def test_a_statement_of_concern_is_a_reason_unless_it_is_denied() -> None:
    def said(certainty: Certainty) -> Outcome:
        statement = Statement(text="supplies programs", certainty=certainty, concern=("missile",))
        user = Party(id="user", name="U", roles=(PartyRole.END_USER,), statements=(statement,))
        maker = Party(id="maker", name="M", country="KR", roles=(PartyRole.EXPORTER,))
        return determined(transaction(parties=(maker, user))).outcome

    assert said(Certainty.LIKELY) is Outcome.REFER
    assert said(Certainty.DENIED) is Outcome.NO_LICENSE_REQUIRED


def test_the_authority_may_inform_until_it_has() -> None:
    held = knowledge(KnowledgeKind.AWARE, actor="authority:KR")
    before = determined(transaction(knowledge=(held,)))
    power = next(o for o in before.obligations if o.duty == "inform_exporter")
    assert power.optional
    assert power.actor == "authority:KR"
    assert power.since == held.since
    after = determined(transaction(knowledge=(held, knowledge())))
    assert "inform_exporter" not in {o.duty for o in after.obligations}


def test_cautions_name_recalled_rules_lists_and_history() -> None:
    found = determined(
        transaction(exercise=True),
        classifications=(classification(status=SourceStatus.RECALLED),),
        snapshots=(),
        history_searched=0,
    )
    assert {"recalled_rules", "no_list_searched", "no_history_searched", "exercise"} <= set(
        found.cautions
    )
    assert found.exercise


def test_a_list_of_a_later_day_is_a_caution() -> None:
    later = snapshot("late", as_of=DAY.replace(year=2027))
    assert "list_is_later_than_as_of:late" in determined(transaction(), snapshots=(later,)).cautions


def test_an_unknown_jurisdiction_names_those_that_exist() -> None:
    with pytest.raises(InputError, match="give one of EU, EXERCISE, JP, KR, UK, US"):
        determine(
            transaction(),
            jurisdiction="XX",
            as_of=DAY,
            classifications=(),
            hits=(),
            links=(),
            snapshots=(),
            rulebook_sha256="",
        )


def test_an_end_use_of_another_kind_leaves_the_question_open() -> None:
    found = determined(transaction(knowledge=(knowledge(of=EndUse.OTHER),)))
    assert found.outcome is Outcome.REFER
    assert not [o for o in found.obligations if o.actor == "maker"]


def reach_of(**changes: object) -> tuple[GroundStatus, tuple[str, ...]]:
    found = determined(transaction(knowledge=(knowledge(),), **changes))
    ground = next(g for g in found.grounds if g.code == "kr.situational.knew")
    condition = next(c for c in ground.conditions if c.code == "kr.situational.reach")
    return condition.status, condition.because


def test_where_the_goods_leave_decides_and_the_exporter_only_if_that_is_not_stated() -> None:
    foreign = (Party(id="maker", name="M", country="JP", roles=(PartyRole.EXPORTER,)),)
    nowhere = (Party(id="maker", name="M", roles=(PartyRole.EXPORTER,)),)
    assert reach_of(parties=foreign)[0] is GroundStatus.MET
    assert reach_of(parties=foreign, from_country=None)[0] is GroundStatus.NOT_MET
    assert reach_of(from_country="JP")[0] is GroundStatus.NOT_MET
    status, because = reach_of(from_country=None)
    assert status is GroundStatus.MET
    assert because == ("maker is in KR; where the goods leave is not stated",)
    assert reach_of(parties=nowhere, from_country=None)[0] is GroundStatus.OPEN


@pytest.mark.parametrize("actor", ["authority:GB", "authority:UK"])
def test_the_authority_of_the_kingdom_has_two_names(actor: str) -> None:
    held = knowledge(KnowledgeKind.AWARE, actor=actor)
    found = determined(transaction(knowledge=(held,)), jurisdiction="UK")
    assert "inform_exporter" in {o.duty for o in found.obligations}


def _undated(jurisdiction: str = "KR") -> Undated:
    return Undated(as_of=DAY, nearest=classification(jurisdiction=jurisdiction, code="2B209"))


def test_a_list_without_a_text_of_the_day_clears_nothing() -> None:
    quiet = transaction(destination="CH")
    assert determined(quiet).outcome is Outcome.NO_LICENSE_REQUIRED
    found = determined(quiet, undated=(_undated(),))
    assert found.outcome is Outcome.REFER
    [listed] = [g for g in found.grounds if g.code == "kr.listed"]
    assert listed.status is GroundStatus.OPEN
    assert any("2B209" in reason for c in listed.conditions for reason in c.because)
    [text] = [fact for fact in found.missing if fact.code.startswith("text.")]
    assert (text.code, text.ask) == (f"text.2B209.{DAY}", "authority:KR")
    told = [one for one in found.cautions if one.startswith("no_text_of_day:goods: KR 2B209")]
    assert told == [
        f"no_text_of_day:goods: KR 2B209; the nearest text at hand, of {DAY}, says: not controlled"
    ]
    assert replay(found).canonical_json() == found.canonical_json()


def test_a_controlled_item_stays_listed_whatever_has_no_text() -> None:
    caught = (classification(Verdict.CONTROLLED),)
    found = determined(transaction(), classifications=caught, undated=(_undated(),))
    assert found.outcome is Outcome.LISTED


def test_a_regime_without_a_text_opens_no_ground_of_the_list() -> None:
    found = determined(transaction(destination="CH"), undated=(_undated("NSG"),))
    assert found.outcome is Outcome.NO_LICENSE_REQUIRED
    assert not any(one.startswith("no_text_of_day") for one in found.cautions)
