"""A determination for a reader: filtered, or refused where the outcome would tell."""

from datetime import date
from decimal import Decimal

import pytest

from catchall.errors import ReleaseRefused
from catchall.markings import reader_from
from catchall.model import (
    Condition,
    Determination,
    Evidence,
    FlagStatus,
    GroundStatus,
    Hit,
    ListedEntity,
    Message,
    Party,
    PartyRole,
    RedFlag,
    SnapshotRef,
    Transaction,
    Undated,
)
from catchall.release import (
    determination_pdf,
    determination_text,
    visible,
    visible_determination,
)
from catchall.release.determined import FILTERED
from catchall.release.parts import evidence_in
from core.release import made
from core.release.cases import determination, item, transaction
from core.release.leaks import leaks, pdf_text

_OPEN = "Dastan Tarash was seeking two HM-630 machining centers through Kuzey in Turkey."
_HIDDEN = "A source close to Dastan Tarash says that Byeolha was warned by telephone in May."


def _message() -> Message:
    return made.message(("(C//REL TO USA, KOR)", _OPEN), ("(S)", _HIDDEN))


def _case(source: Message, knows: str = "Dastan Tarash was seeking") -> Transaction:
    plain = transaction((made.evidence(source, knows),))
    maker, user = plain.parties
    hidden = Party(
        id="p3",
        name="Kuzey",
        aliases=("by telephone in May",),
        roles=(PartyRole.INTERMEDIARY,),
        evidence=(made.evidence(source, "Kuzey"), made.evidence(source, "by telephone in May")),
    )
    user = user.model_copy(update={"evidence": (made.evidence(source, "Dastan Tarash"),)})
    maker = maker.model_copy(update={"evidence": (made.evidence(source, "Byeolha"),)})
    goods = item().model_copy(update={"evidence": (made.evidence(source, "two HM-630"),)})
    return plain.model_copy(update={"parties": (maker, user, hidden), "items": (goods,)})


def _without_links(found: Determination) -> Determination:
    return found.model_copy(update={"links": ()})


def _for(
    to: str, *, released: tuple[str, ...] = ("T-1",), knows: str = "Dastan Tarash was"
) -> Determination:
    source = _message()
    whole = _without_links(determination(_case(source, knows)))
    return visible_determination(whole, [source], reader_from(to), released=released)


def test_who_may_read_all_gets_it_whole() -> None:
    source = _message()
    whole = _without_links(determination(_case(source)))
    assert visible_determination(whole, [source], reader_from("USA:S"), released=["T-1"]) == whole


def test_without_a_release_decision_it_is_refused() -> None:
    with pytest.raises(ReleaseRefused) as refusal:
        _for("KOR:S", released=())
    assert any("without a release decision" in reason for reason in refusal.value.reasons)


def test_what_rests_on_a_hidden_portion_is_left_out() -> None:
    found = _for("KOR:S")
    assert FILTERED in found.cautions
    assert [(party.id, party.name, party.aliases) for party in found.transaction.parties] == [
        ("p2", "Dastan Tarash", ()),
        ("p3", "Kuzey", ()),
    ]
    assert found.transaction.parties[1].roles == ()
    assert {one.portion for one in evidence_in(found)} == {"para-1"}


def test_figures_of_hidden_evidence_take_the_classification_with_them() -> None:
    source = _message()
    case = _case(source)
    goods = case.items[0]
    assert _for("KOR:S").classifications
    secret = goods.measurements[-1].model_copy(
        update={"evidence": (made.evidence(source, "A source close"),)}
    )
    goods = goods.model_copy(update={"measurements": (*goods.measurements[:-1], secret)})
    whole = _without_links(determination(case.model_copy(update={"items": (goods,)})))
    seen = visible_determination(whole, [source], reader_from("KOR:S"), released=["T-1"])
    assert seen.classifications == ()


def _silenced(whole: Determination) -> Determination:
    """The same with all its answers taken for those of texts of another day."""
    told = tuple(Undated(as_of=whole.as_of, nearest=one) for one in whole.classifications)
    return whole.model_copy(update={"classifications": (), "undated": told})


def test_what_has_no_text_of_the_day_goes_with_its_hidden_item() -> None:
    source = _message()
    case = _case(source)
    whole = _silenced(_without_links(determination(case)))
    seen = visible_determination(whole, [source], reader_from("KOR:S"), released=["T-1"])
    assert whole.undated
    assert len(seen.undated) == len(whole.undated)
    secret = case.items[0].model_copy(
        update={"evidence": (made.evidence(source, "A source close"),)}
    )
    hidden = whole.model_copy(update={"transaction": case.model_copy(update={"items": (secret,)})})
    seen = visible_determination(hidden, [source], reader_from("KOR:S"), released=["T-1"])
    assert seen.undated == ()


def test_an_outcome_that_would_tell_is_refused() -> None:
    with pytest.raises(ReleaseRefused) as refusal:
        _for("KOR:S", knows="was warned by telephone")
    told = " ".join(refusal.value.reasons)
    assert "para-2" in told
    assert "warned" not in told


def _with_condition(whole: Determination, status: GroundStatus, *places: Evidence) -> Determination:
    """The same with one more ground, which rests on the places alone."""
    condition = Condition(
        code="made", text="Made up", status=status, because=("Because of it",), evidence=places
    )
    ground = whole.grounds[0].model_copy(
        update={"code": "made", "status": status, "conditions": (condition,)}
    )
    return whole.model_copy(update={"grounds": (*whole.grounds, ground)})


def test_a_ground_that_is_not_met_goes_with_its_hidden_evidence() -> None:
    source = _message()
    whole = _without_links(determination(_case(source)))
    hidden = made.evidence(source, "A source close")
    told = _with_condition(whole, GroundStatus.NOT_MET, hidden)
    seen = visible_determination(told, [source], reader_from("KOR:S"), released=["T-1"])
    assert "made" not in {ground.code for ground in seen.grounds}
    assert "made" in {ground.code for ground in told.grounds}


def test_of_half_hidden_evidence_the_reason_is_not_told() -> None:
    source = _message()
    whole = _without_links(determination(_case(source)))
    shown, hidden = made.evidence(source, "Kuzey"), made.evidence(source, "A source close")
    for places, because in (((shown,), ("Because of it",)), ((shown, hidden), ())):
        told = _with_condition(whole, GroundStatus.MET, *places)
        seen = visible_determination(told, [source], reader_from("KOR:S"), released=["T-1"])
        (condition,) = seen.grounds[-1].conditions
        assert condition.because == because
        assert condition.evidence == (shown,)


def test_a_reason_that_names_a_hidden_party_is_not_told() -> None:
    source = _message()
    whole = _without_links(determination(_case(source)))
    told = _with_condition(whole, GroundStatus.MET, made.evidence(source, "Kuzey"))
    condition = told.grounds[-1].conditions[0]
    condition = condition.model_copy(update={"because": ("Byeolha is near", "Kuzey is near")})
    ground = told.grounds[-1].model_copy(update={"conditions": (condition,)})
    told = told.model_copy(update={"grounds": (*told.grounds[:-1], ground)})
    seen = visible_determination(told, [source], reader_from("KOR:S"), released=["T-1"])
    assert seen.grounds[-1].conditions[0].because == ("Kuzey is near",)


def test_a_hit_goes_with_the_name_that_it_was_found_for() -> None:
    source = _message()
    whole = _without_links(determination(_case(source)))
    hits = (
        _hit("p2", "Dastan Tarash"),
        _hit("p1", "Byeolha"),
        _hit("p3", "by telephone in May"),
        _hit("p3", "Kuzey"),
    )
    told = whole.model_copy(update={"hits": hits})
    seen = visible_determination(told, [source], reader_from("KOR:S"), released=["T-1"])
    assert [(hit.query, hit.context) for hit in seen.hits] == [
        ("Dastan Tarash", ("country_agrees",)),
        ("Kuzey", ()),
    ]


def test_red_flags_follow_their_evidence() -> None:
    source = _message()
    whole = _without_links(determination(_case(source)))
    flag = RedFlag(
        rule="X/1",
        title="Made up",
        status=FlagStatus.RAISED,
        because=("Because",),
        evidence=(made.evidence(source, "Kuzey"),),
        citation=whole.grounds[0].citation,
    )
    hidden = flag.model_copy(update={"evidence": (made.evidence(source, "A source close"),)})
    told = whole.model_copy(update={"red_flags": (flag, hidden)})
    seen = visible_determination(told, [source], reader_from("KOR:S"), released=["T-1"])
    assert seen.red_flags == (flag,)


def _hit(party: str, query: str) -> Hit:
    snapshot = SnapshotRef(
        list="made", title="Made", as_of=date(2026, 1, 1), sha256="0" * 64, entities=1
    )
    entity = ListedEntity(id="e", list="made", schema_name="Organization", name="Listed")
    return Hit(
        party=party,
        query=query,
        matched_name="Listed",
        entity=entity,
        snapshot=snapshot,
        score=Decimal("0.9"),
        words=(),
        scorer="made/1",
        context=("country_agrees",),
        explanation="alike",
    )


def test_no_refused_words_leave_in_any_form() -> None:
    source = _message()
    seen = visible(source, reader_from("KOR:S"))
    found = _for("KOR:S")
    forms = [
        found.canonical_json().decode(),
        determination_text(found),
        pdf_text(determination_pdf(found)),
    ]
    for form in forms:
        assert leaks(form, source, seen) == set()
        assert "Byeolha" not in form
        assert "telephone" not in form


def test_a_link_leaves_only_with_both_its_sides() -> None:
    source = _message()
    whole = determination(_case(source))
    assert whole.links
    reader = reader_from("KOR:S")
    assert visible_determination(whole, [source], reader, released=["T-1"]).links == ()
    side = made.evidence(source, "Kuzey")
    both = whole.links[0].model_copy(update={"here": (side,), "there": (side,)})
    tied = whole.model_copy(update={"links": (both,)})
    assert visible_determination(tied, [source], reader, released=["T-1"]).links == (both,)
