"""For each guard, a situation in which nothing but that guard stands in the way."""

from collections.abc import Callable
from typing import Any

from desk.casework.world import World, days, denial_of
from desk.people import MARKING, moved, opened

Situation = Callable[[World], object]
NO = {"reason": " "}


def _moves(kind: str, name: str, record: Callable[[World], Any], **inputs: Any) -> Situation:
    return lambda w: moved(w.a, kind, record(w), name, **inputs)


def _opens(kind: str, inputs: Callable[[World], dict[str, Any]]) -> Situation:
    return lambda w: opened(w.a, kind, **inputs(w))


def _closed(w: World) -> Any:
    case = w.case()
    moved(w.a, "case", case, "close", reason="done")
    return case


def _reopen_asked(w: World) -> Any:
    case = _closed(w)
    moved(w.a, "case", case, "ask_reopen", reason="new facts")
    return case


def _with_duty(w: World) -> Any:
    case = w.case()
    w.request("clear", "send", case=case)
    return case


def _suspended(w: World) -> Any:
    alert = w.alert(active=True)
    moved(w.a, "alert", alert, "suspend", reason="r")
    return alert


def _signed(w: World, **more: Any) -> Any:
    decision = w.proposed(second_needed=True, **more)
    moved(w.b, "decision", decision, "countersign")
    return decision


def _rival(w: World, *, second: bool) -> Any:
    submission = w.submission(w.case())
    late = w.proposed(submission=submission, second_needed=second)
    if second:
        moved(w.b, "decision", late, "countersign")
    w.effective(submission=submission)
    return late


def _signs_again(w: World, actor: str, decision: Any) -> object:
    return moved(getattr(w, actor), "decision", decision, "countersign_again")


def _one_signature(w: World) -> object:
    """Put to ``countersigned`` without a second needed: only a direct change brings it there."""
    from catchall_desk.accounts.reading import system_reading
    from catchall_desk.casework.models import Decision

    decision = _signed(w)
    with system_reading():
        # The trigger keeps second_needed once proposed, so the round begins again.
        moved(w.c, "decision", decision, "return", reason="r")
        Decision.objects.filter(pk=decision).update(second_needed=False)
        moved(w.a, "decision", decision, "propose")
        Decision.objects.filter(pk=decision).update(state="countersigned", countersigner=w.b)
    return _signs_again(w, "c", decision)


def _text_changed(w: World) -> object:
    from catchall_desk.accounts.reading import system_reading
    from catchall_desk.casework.models import InformNotice

    notice = w.notice("clear")
    with system_reading():  # not by the text, which the database keeps
        InformNotice.objects.filter(pk=notice).update(text_sha256="0" * 64)
    return moved(w.a, "notice", notice, "issue")


def _back_test_lost(w: World) -> object:
    """The database holds it too: without a back-test the state is not reached at all."""
    from catchall_desk.accounts.reading import system_reading
    from catchall_desk.casework.models import Alert

    alert = w.alert(tested=True)
    with system_reading():
        Alert.objects.filter(pk=alert).update(back_test=None)
    w.activate(w.b, alert)
    return alert


def _three_times(w: World) -> Any:
    hold = w.hold()
    for number in range(1, 4):
        moved(w.a, "hold", hold, "extend", reason="r", limit_on=days(30 + number))
    return hold


def _in_force(w: World) -> Any:
    return w.notice("clear", "issue", "serve")


def _held(w: World) -> Any:
    case = w.case()
    submission = w.submission(case)
    w.effective(submission=submission)
    opened(w.a, "hold", submission=submission, power="p", reason="r")
    return submission


def _paper_on_draft(w: World) -> Any:
    return w.paper(decision=w.decision())


SITUATIONS: dict[str, Situation] = {
    "alert draft scope": _opens("alert", lambda w: w.alert_input(scope={})),
    "alert activate another_person": lambda w: w.activate(w.a, w.alert(tested=True)),
    "alert activate back_tested": _back_test_lost,
    "alert activate expires_on": lambda w: w.activate(
        w.b, w.alert(tested=True), expires_on=days(500)
    ),
    "alert activate review_on": lambda w: w.activate(w.b, w.alert(tested=True), review_on=days(61)),
    "alert suspend reason": _moves("alert", "suspend", lambda w: w.alert(active=True), **NO),
    "alert resume another_person": _moves("alert", "resume", _suspended),
    "alert retire reason": _moves("alert", "retire", lambda w: w.alert(), **NO),
    "assessment assess remark": _moves("assessment", "assess", lambda w: w.assessment(), remark=""),
    "assessment verify another_person": lambda w: [
        moved(w.a, "assessment", record, way, **given)
        for record in [w.assessment()]
        for way, given in (("assess", {"remark": "r"}), ("verify", {}))
    ],
    "case close owner": lambda w: moved(w.b, "case", w.case(), "close", reason="r"),
    "case close reason": _moves("case", "close", lambda w: w.case(), **NO),
    "case close no_open_duties": _moves("case", "close", _with_duty, reason="r"),
    "case ask_reopen reason": _moves("case", "ask_reopen", _closed, **NO),
    "case reopen another_person": _moves("case", "reopen", _reopen_asked),
    "consultation compare comparison": _moves(
        "consultation", "compare", lambda w: w.consultation(), comparison=""
    ),
    "consultation no_objection reply": _moves(
        "consultation", "no_objection", lambda w: w.consultation("compare", "send"), reply=""
    ),
    "consultation objection reply": _moves(
        "consultation", "objection", lambda w: w.consultation("compare", "send"), reply=""
    ),
    "consultation decide another_person": _moves(
        "consultation",
        "decide",
        lambda w: w.consultation("compare", "send", "no_objection"),
        approve=True,
        reason="r",
    ),
    "consultation decide reason": lambda w: moved(
        w.b,
        "consultation",
        w.consultation("compare", "send", "no_objection"),
        "decide",
        approve=True,
        reason="",
    ),
    "correction ask reason": lambda w: w.correction(reason=" "),
    "correction ask correctable": lambda w: w.correction(field="owner"),
    "correction apply another_person": _moves("correction", "apply", lambda w: w.correction()),
    "correction apply retention": lambda w: moved(
        w.b, "correction", w.correction(kind="erase", field="", new=None), "apply"
    ),
    "correction refuse reason": _moves("correction", "refuse", lambda w: w.correction(), **NO),
    "decision propose legal_basis": lambda w: w.proposed(legal_basis=""),
    "decision propose contrary_facts": lambda w: w.proposed(contrary_facts=""),
    "decision propose corroboration": lambda w: w.proposed(corroboration=""),
    "decision countersign another_person": _moves(
        "decision", "countersign", lambda w: w.proposed()
    ),
    "decision countersign one_live_decision": lambda w: moved(
        w.b, "decision", _rival(w, second=False), "countersign"
    ),
    "decision countersign_again second_needed": _one_signature,
    "decision countersign_again not_proposer": lambda w: _signs_again(w, "a", _signed(w)),
    "decision countersign_again third_person": lambda w: _signs_again(w, "b", _signed(w)),
    "decision countersign_again one_live_decision": lambda w: _signs_again(
        w, "c", _rival(w, second=True)
    ),
    "decision return reason": _moves("decision", "return", lambda w: w.proposed(), **NO),
    "decision withdraw reason": _moves("decision", "withdraw", lambda w: w.decision(), **NO),
    "decision quash reason": lambda w: moved(w.b, "decision", w.effective(), "quash", **NO),
    "decision quash another_person": _moves(
        "decision", "quash", lambda w: w.effective(), reason="r"
    ),
    "denial record effective_refusal": _opens(
        "denial",
        lambda w: {
            "earlier": denial_of("KR"),
            "denied_on": "2025-02-01",
            "decision": w.decision(),
        },
    ),
    "denial record basis": _opens(
        "denial",
        lambda _w: {
            "earlier": {**denial_of("JP"), "basis": None},
            "denied_on": "2025-02-01",
            "marking": MARKING,
        },
    ),
    "denial notify partners": _moves("denial", "notify", lambda w: w.denial(), partners=[]),
    "denial renew reason": _moves("denial", "renew", lambda w: w.denial("put_in_force"), **NO),
    "denial revoke reason": _moves("denial", "revoke", lambda w: w.denial(), **NO),
    "hold place reason": _opens(
        "hold", lambda w: {"submission": w.submission(), "power": "p", "reason": ""}
    ),
    "hold place power": _opens(
        "hold", lambda w: {"submission": w.submission(), "power": "", "reason": "r"}
    ),
    "hold extend reason": _moves(
        "hold", "extend", lambda w: w.hold(), reason="", limit_on=days(31)
    ),
    "hold extend limit_on": _moves(
        "hold", "extend", lambda w: w.hold(), reason="r", limit_on=days(90)
    ),
    "hold extend extensions": _moves("hold", "extend", _three_times, reason="r", limit_on=days(34)),
    "hold ask_release reason": _moves("hold", "ask_release", lambda w: w.hold(), **NO),
    "hold release another_person": _moves("hold", "release", lambda w: w.alert_hold()),
    "hold release not_placer": _moves("hold", "release", lambda w: w.hold(asked=True)),
    "hold keep reason": _moves("hold", "keep", lambda w: w.hold(asked=True), **NO),
    "hold convert reason": _moves("hold", "convert", lambda w: w.hold(), **NO),
    "lead triage grades": _moves(
        "lead", "triage", lambda w: w.lead(), source_grade="Z", information_grade="1"
    ),
    "lead merge not_itself": lambda w: [
        moved(w.a, "lead", lead, "merge", lead=lead) for lead in [w.lead()]
    ],
    "lead refer reason": _moves("lead", "refer", lambda w: w.lead(), **NO),
    "lead no_action reason": _moves("lead", "no_action", lambda w: w.lead(), **NO),
    "lead ask reason": _moves("lead", "ask", lambda w: w.lead(), **NO),
    "notice draft scope": lambda w: w.notice(scope={}),
    "notice draft ends_on": lambda w: w.notice(ends_on=days(0)),
    "notice clear text": lambda w: w.notice("clear", text=" "),
    "notice clear another_person": _moves("notice", "clear", lambda w: w.notice()),
    "notice issue text_as_cleared": _text_changed,
    "notice serve method": lambda w: w.serve(w.notice("clear", "issue"), method=" "),
    "notice serve evidence": lambda w: w.serve(w.notice("clear", "issue"), evidence=" "),
    "notice acknowledge acknowledged_at": _moves(
        "notice", "acknowledge", _in_force, acknowledged_at="2020-01-01T00:00:00Z"
    ),
    "notice vary reason": lambda w: moved(
        w.a, "notice", _in_force(w), "vary", reason="", replacement=_in_force(w)
    ),
    "notice revoke reason": _moves("notice", "revoke", _in_force, **NO),
    "notice discard reason": _moves("notice", "discard", lambda w: w.notice(), **NO),
    "paper release another_person": _moves("paper", "release", lambda w: w.paper()),
    "paper release decision_effective": lambda w: moved(
        w.b, "paper", _paper_on_draft(w), "release"
    ),
    "paper send channel": _moves("paper", "send", lambda w: w.paper("release"), channel="pigeon"),
    "paper discard reason": _moves("paper", "discard", lambda w: w.paper(), **NO),
    "request ask firewall": lambda w: opened(
        w.b, "request", **w.request_input(kind="exporter", case=w.case(enforcement=True))
    ),
    "request ask channel": _opens("request", lambda w: w.request_input(channel="pigeon")),
    "request ask partner": _opens("request", lambda w: w.request_input(kind="partner")),
    "request clear outgoing": lambda w: moved(w.b, "request", w.request(direction="in"), "clear"),
    "request clear another_person": _moves("request", "clear", lambda w: w.request()),
    "request send due_on": _moves("request", "send", lambda w: w.request("clear"), due_on=days(0)),
    "request receive incoming": _moves("request", "receive", lambda w: w.request(), due_on=days(3)),
    "request receive due_on": _moves(
        "request", "receive", lambda w: w.request(direction="in"), due_on=days(0)
    ),
    "request answer_in_part answer": _moves(
        "request", "answer_in_part", lambda w: w.request("clear", "send"), answer=""
    ),
    "request answer answer": _moves(
        "request", "answer", lambda w: w.request("clear", "send"), answer=""
    ),
    "request reject reason": _moves(
        "request", "reject", lambda w: w.request("clear", "send", "answer"), **NO
    ),
    "request waive reason": _moves("request", "waive", lambda w: w.request(), **NO),
    "submission settle not_held": _moves("submission", "settle", _held),
    "submission settle decided": _moves("submission", "settle", lambda w: w.submission(w.case())),
    "submission withdraw reason": _moves("submission", "withdraw", lambda w: w.submission(), **NO),
}
