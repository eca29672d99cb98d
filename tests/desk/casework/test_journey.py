"""The way of the source document: tip, case, decision by two, notice, alert, hold, answer."""

from datetime import timedelta
from uuid import UUID

import pytest

from catchall.model import EarlierCase, Level
from catchall_desk.accounts.reading import reading_as, system_reading
from catchall_desk.accounts.roles import Role
from catchall_desk.casework.models import Decision, DenialMatch, Due, Hold, HoldGround
from catchall_desk.errors import GuardRefused, IllegalMove, NotAllowed, NotVisible
from catchall_desk.library import assessing
from catchall_desk.records import clock, ledger
from catchall_desk.records.verify_ledger import verify
from desk.people import MARKING, Office, moved, opened, someone, the, transaction

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


def draft(office: Office, submission: UUID, **more: str) -> UUID:
    return opened(
        office.officer,
        "decision",
        submission=submission,
        as_of="2026-03-20",
        outcome=more.pop("outcome", "catch_all_license_required"),
        legal_basis="Foreign Trade Act, article 19(3)",
        contrary_facts="none found in the papers of the exporter",
        corroboration="the earlier denial of the same buyer",
        **more,
    )


def effective(office: Office, submission: UUID, **more: str) -> UUID:
    decision = draft(office, submission, **more)
    moved(office.officer, "decision", decision, "propose")
    moved(office.authorizer, "decision", decision, "countersign")
    return decision


def notice_in_force(office: Office, case: UUID, **scope: object) -> UUID:
    notice = opened(
        office.officer,
        "notice",
        case=case,
        addressee="Hanbit Precision Exercise Co",
        text="You are informed.",
        power="Foreign Trade Act, article 19(3)",
        scope=scope or {"exporters": ["Hanbit Precision Exercise Co"]},
        ends_on=str(clock.today() + timedelta(days=300)),
    )
    moved(office.releaser, "notice", notice, "clear")
    moved(office.officer, "notice", notice, "issue")
    moved(
        office.officer,
        "notice",
        notice,
        "serve",
        served_at=clock.now().isoformat(),
        method="courier",
        evidence="receipt 17",
    )
    return notice


def test_from_the_tip_to_the_answer(office: Office) -> None:
    lead = opened(office.intake, "lead", summary="machining centers", marking=MARKING)
    moved(office.intake, "lead", lead, "triage", source_grade="B", information_grade="2")
    case = opened(office.officer, "case", title="Three machines", origin="intelligence", lead=lead)
    moved(office.intake, "lead", lead, "into_case", case=case)
    submission = office.submission(case, transaction())
    decision = effective(office, submission)
    assert the("decision", decision).state == "effective"
    notice = notice_in_force(office, case)
    assert the("notice", notice).state == "in_force"
    assert the("case", case).label_id == the("lead", lead).label_id
    with system_reading():
        assert Hold.objects.get(submission=submission).state == "placed"  # bound as it took effect
        assert verify(ledger.rows()).problems == ()


def test_a_decision_takes_effect_with_the_last_signature_it_needs(office: Office) -> None:
    submission = office.submission(office.case(), transaction())
    decision = draft(office, submission, outcome="refuse")  # a refusal needs six eyes
    moved(office.officer, "decision", decision, "propose")
    moved(office.authorizer, "decision", decision, "countersign")
    assert the("decision", decision).state == "countersigned"
    with pytest.raises(GuardRefused, match="third person"):
        moved(office.authorizer, "decision", decision, "countersign_again")
    moved(office.second, "decision", decision, "countersign_again")
    assert the("decision", decision).state == "effective"


def test_nobody_countersigns_himself_though_he_has_both_roles(office: Office) -> None:
    submission = office.submission(office.case(), transaction())
    decision = draft(office, submission)
    moved(office.all_hands, "decision", decision, "propose")
    with pytest.raises(GuardRefused) as refused:
        moved(office.all_hands, "decision", decision, "countersign")
    assert refused.value.codes == ("another_person",)


def test_a_return_ends_every_signature(office: Office) -> None:
    submission = office.submission(office.case(), transaction())
    decision = draft(office, submission, outcome="refuse")
    moved(office.officer, "decision", decision, "propose")
    moved(office.authorizer, "decision", decision, "countersign")
    moved(office.second, "decision", decision, "return", reason="the basis is not the one")
    found = the("decision", decision)
    assert (found.state, found.round, found.proposer, found.countersigner) == (
        "drafted",
        2,
        None,
        None,
    )


def test_one_decision_on_the_same_matter_is_live(office: Office) -> None:
    submission = office.submission(office.case(), transaction())
    first = effective(office, submission)
    with pytest.raises(GuardRefused) as refused:
        effective(office, submission)
    assert refused.value.codes == ("one_live_decision",)
    second = effective(office, submission, supersedes=str(first))
    assert (the("decision", first).state, the("decision", second).state) == (
        "superseded",
        "effective",
    )


def test_a_notice_in_force_holds_the_next_transaction(office: Office) -> None:
    notice_in_force(office, office.case())
    held = office.submission(None, transaction(exporter="Hanbit Precision Exercise Co., Ltd."))
    free = office.submission(None, transaction(exporter="Another Firm Entirely"))
    unknown = office.submission(None, transaction(exporter=None))
    with system_reading():
        assert Hold.objects.filter(submission=held).count() == 1
        assert not Hold.objects.filter(submission=free).exists()
        assert "not known" in HoldGround.objects.get(hold__submission=unknown).reasons[0]


def test_an_alert_needs_a_test_an_end_and_a_second_person(office: Office) -> None:
    today = clock.today()
    alert = opened(
        office.all_hands,
        "alert",
        title="machining centers to there",
        scope={"destinations": ["IR"], "goods": ["machining"]},
        power="house",
        source="the message",
        expected_hits=3,
        marking=MARKING,
    )
    ends = {"review_on": str(today + timedelta(90)), "expires_on": str(today + timedelta(300))}
    with pytest.raises(IllegalMove):
        moved(office.authorizer, "alert", alert, "activate", **ends)
    before = office.submission(None, transaction())
    moved(office.all_hands, "alert", alert, "back_test")
    assert the("alert", alert).back_test["hits"] == 1
    with pytest.raises(GuardRefused, match="another than its author"):
        moved(office.all_hands, "alert", alert, "activate", **ends)
    late = {**ends, "expires_on": str(today + timedelta(400))}
    with pytest.raises(GuardRefused, match="twelve months"):
        moved(office.authorizer, "alert", alert, "activate", **late)
    moved(office.authorizer, "alert", alert, "activate", **ends)
    after = office.submission(None, transaction())
    with system_reading():
        holds = Hold.objects.filter(submission__in=[before, after])
        assert [hold.intelligence for hold in holds] == [True, True]


def test_an_intelligence_hold_is_lifted_by_two_and_settles_nothing_before(office: Office) -> None:
    today = clock.today()
    alert = opened(
        office.analyst,
        "alert",
        title="t",
        scope={"destinations": ["IR"]},
        power="p",
        source="s",
        expected_hits=1,
        marking=MARKING,
    )
    moved(office.analyst, "alert", alert, "back_test")
    moved(
        office.authorizer,
        "alert",
        alert,
        "activate",
        review_on=str(today + timedelta(30)),
        expires_on=str(today + timedelta(60)),
    )
    submission = office.submission(office.case(), transaction())
    effective(office, submission)
    with system_reading():
        hold = Hold.objects.get(submission=submission)
    with pytest.raises(GuardRefused, match="no hold stands"):
        moved(office.officer, "submission", submission, "settle")
    moved(office.officer, "hold", hold.pk, "ask_release", reason="the end-user was seen")
    with pytest.raises(GuardRefused, match="another than who asks"):
        moved(office.officer, "hold", hold.pk, "release")
    moved(office.authorizer, "hold", hold.pk, "release")
    moved(office.officer, "submission", submission, "settle")
    assert the("submission", submission).state == "settled"


def test_who_may_not_see_the_alert_sees_the_hold_and_whom_to_ask(office: Office) -> None:
    notice_in_force(office, office.case(marking=MARKING))
    submission = office.submission(None, transaction())
    plain = someone(Role.LICENSING, clearance=Level.UNCLASSIFIED)
    with reading_as(plain.pk):
        hold = Hold.objects.get(submission=submission)
        assert hold.owner == office.officer
        assert not HoldGround.objects.filter(hold=hold).exists()


def test_every_submission_meets_every_denial(office: Office) -> None:
    earlier = EarlierCase.model_validate(
        {
            "id": "DEN-1",
            "kind": "denial",
            "when": {"value": "2025-02", "precision": "month"},
            "country": "KR",
            "destination": "IR",
            "basis": "list",
            "valid_until": "2028-02-01",
            "outcome": "denied",
            "parties": [
                {"id": "e", "name": "Norda Machine Works", "country": "IR", "roles": ["end_user"]},
                {
                    "id": "x",
                    "name": "Hanbit Precision Exercise Co",
                    "country": "KR",
                    "roles": ["exporter"],
                },
            ],
            "items": [{"id": "i", "description": "horizontal machining center"}],
        }
    )
    denial = opened(
        office.regime,
        "denial",
        earlier=earlier.model_dump(mode="json"),
        denied_on="2025-02-01",
        marking=MARKING,
    )
    submission = office.submission(None, transaction())
    with system_reading():
        matches = list(DenialMatch.objects.filter(submission=submission))
    assert [match.denial_id for match in matches] == [denial]
    assert matches[0].weight == "own"  # an own denial needs no consultation
    assert {field["field"] for field in matches[0].comparison["fields"]} >= {"receiver", "goods"}


def test_a_decision_replays_to_the_same_bytes(office: Office) -> None:
    submission = office.submission(office.case(), transaction())
    decision = the("decision", draft(office, submission))
    assert isinstance(decision, Decision)
    assert assessing.replay(decision.determination, decision.rests_on) == decision.determination


def test_a_case_is_closed_by_its_owner_when_nothing_is_due(office: Office) -> None:
    case = office.case()
    request = opened(
        office.analyst,
        "request",
        case=case,
        kind="partner",
        counterpart="Partner",
        partner="JPN",
        channel="letter",
        question="Do you know the end-user?",
    )
    moved(office.releaser, "request", request, "clear")
    with pytest.raises(GuardRefused, match="day to answer is to come"):
        moved(office.analyst, "request", request, "send", due_on="2000-01-01")
    moved(office.analyst, "request", request, "send", due_on=str(clock.today() + timedelta(days=5)))
    with pytest.raises(GuardRefused) as refused:
        moved(office.officer, "case", case, "close", reason="done")
    assert refused.value.codes == ("no_open_duties",)
    with pytest.raises(GuardRefused, match="only the owner"):
        moved(office.analyst, "case", case, "close", reason="done")
    moved(office.analyst, "request", request, "answer", answer="No.")
    moved(office.officer, "case", case, "close", reason="answered")
    assert the("case", case).state == "closed"
    with system_reading():
        assert {due.state for due in Due.objects.filter(subject_id=request)} == {"met"}


def test_roles_and_visibility_are_asked(office: Office) -> None:
    with pytest.raises(NotAllowed, match="roles intake"):
        opened(office.analyst, "lead", summary="x", marking=MARKING)
    case = office.case()
    stranger = someone(Role.LICENSING, nationality="FRA")
    with pytest.raises(NotVisible):
        moved(stranger, "case", case, "close", reason="x")
