"""Records in any state, reached by the ways that people take; two people with every role."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from catchall import exercise
from catchall.model import EarlierCase, Item, Transaction
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.roles import CONTENT_ROLES, OUTSIDERS
from catchall_desk.records import clock
from desk.people import LOW, MARKING, moved, opened, someone, transaction

_ROLES = sorted(CONTENT_ROLES - OUTSIDERS)


def _colleague() -> Person:
    return someone(*_ROLES, nationality="USA", captions=("SIPDIS",))


def days(number: int) -> str:
    """A day from today, as text."""
    return (clock.today() + timedelta(days=number)).isoformat()


def denial_of(country: str, basis: str = "list", **more: Any) -> dict[str, Any]:
    """A denial of what ``transaction()`` proposes."""
    proposed: Transaction = transaction()
    plain = proposed.model_dump(mode="json")
    return EarlierCase.model_validate(
        {
            "id": "DEN-1",
            "kind": "denial",
            "when": {"value": "2025-02-01", "precision": "day"},
            "country": country,
            "destination": plain["destination"],
            "basis": basis,
            "valid_until": days(400),
            "parties": plain["parties"],
            "items": plain["items"],
            **more,
        }
    ).model_dump(mode="json")


@dataclass
class World:
    """``a`` writes, ``b`` is the other person; both could do everything, if alone were enough."""

    a: Person = field(default_factory=_colleague)
    b: Person = field(default_factory=_colleague)
    c: Person = field(default_factory=_colleague)

    def lead(self, **more: Any) -> UUID:
        return opened(self.a, "lead", summary="s", marking=MARKING, **more)

    def case(self, **more: Any) -> UUID:
        given = {"title": "t", "origin": "application", "marking": MARKING, **more}
        return opened(self.a, "case", **given)

    def submission(self, case: UUID | None = None, marking: str = LOW, **more: Any) -> UUID:
        return opened(
            self.a,
            "submission",
            kind="application",
            transaction=transaction(**more).model_dump(mode="json"),
            case=case,
            marking=marking,
        )

    def assessment(self) -> UUID:
        item = Item(id="i", description="pump").model_dump(mode="json")
        return opened(self.a, "assessment", case=self.case(), item=item, as_of="2026-03-20")

    def decision(self, *, submission: UUID | None = None, **more: Any) -> UUID:
        given = {
            "submission": submission or self.submission(self.case()),
            "as_of": date(2026, 3, 20),
            "outcome": "refer",
            "legal_basis": "law",
            "contrary_facts": "none",
            "corroboration": "papers",
            **more,
        }
        return opened(self.a, "decision", **given)

    def proposed(self, **more: Any) -> UUID:
        decision = self.decision(**more)
        moved(self.a, "decision", decision, "propose")
        return decision

    def effective(self, **more: Any) -> UUID:
        decision = self.proposed(**more)
        moved(self.b, "decision", decision, "countersign")
        return decision

    def notice_input(self, **more: Any) -> dict[str, Any]:
        return {
            "case": self.case(),
            "addressee": "Hanbit",
            "text": "You are informed.",
            "power": "law",
            "scope": {"exporters": ["Nobody At All Exercise"]},
            "ends_on": days(100),
            **more,
        }

    def notice(self, *ways: str, **more: Any) -> UUID:
        notice = opened(self.a, "notice", **self.notice_input(**more))
        for way in ways:
            self.serve(notice) if way == "serve" else moved(self.b, "notice", notice, way)
        return notice

    def serve(self, notice: UUID, **more: Any) -> None:
        given = {"served_at": clock.now().isoformat(), "method": "m", "evidence": "e", **more}
        moved(self.a, "notice", notice, "serve", **given)

    def alert_input(self, **more: Any) -> dict[str, Any]:
        given = {"title": "t", "scope": {"destinations": ["KP"]}, "power": "p", "source": "s"}
        return {**given, "expected_hits": 1, "marking": MARKING, **more}

    def alert(self, *, tested: bool = False, active: bool = False, **more: Any) -> UUID:
        alert = opened(self.a, "alert", **self.alert_input(**more))
        if tested or active:
            moved(self.a, "alert", alert, "back_test")
        if active:
            self.activate(self.b, alert)
        return alert

    def activate(self, actor: Person, alert: UUID, **more: Any) -> None:
        given = {"review_on": days(30), "expires_on": days(60), **more}
        moved(actor, "alert", alert, "activate", **given)

    def hold(self, *, asked: bool = False) -> UUID:
        hold = opened(
            self.a, "hold", submission=self.submission(), power="p", reason="seen at the port"
        )
        if asked:
            moved(self.b, "hold", hold, "ask_release", reason="r")
        return hold

    def alert_hold(self) -> UUID:
        from catchall_desk.accounts.reading import system_reading
        from catchall_desk.casework.models import Hold

        self.alert(active=True, scope={"destinations": ["IR"]})
        submission = self.submission()
        with system_reading():
            hold: UUID = Hold.objects.get(submission=submission).pk
        moved(self.a, "hold", hold, "ask_release", reason="r")
        return hold

    def request_input(self, **more: Any) -> dict[str, Any]:
        given = {"kind": "agency", "counterpart": "x", "channel": "letter", "question": "q"}
        return {"case": self.case(), **given, **more}

    def request(self, *ways: str, **more: Any) -> UUID:
        request = opened(self.a, "request", **self.request_input(**more))
        for way in ways:
            given = {"send": {"due_on": days(9)}, "answer": {"answer": "yes"}}.get(way, {})
            moved(self.b, "request", request, way, **given)
        return request

    def denial(self, *ways: str, country: str = "JP") -> UUID:
        denial = opened(
            self.a,
            "denial",
            earlier=denial_of(country),
            denied_on="2025-02-01",
            marking=MARKING,
        )
        for way in ways:
            moved(self.a, "denial", denial, way)
        return denial

    def consultation(self, *ways: str) -> UUID:
        denial = self.denial()
        record = opened(self.a, "consultation", submission=self.submission(), denial=denial)
        for way in ways:
            given = {"compare": {"comparison": "same"}, "no_objection": {"reply": "none"}}
            moved(self.a, "consultation", record, way, **given.get(way, {}))
        return record

    def paper(self, *ways: str, **more: Any) -> UUID:
        text = (exercise.CASE / "message.txt").read_text(encoding="utf-8")
        lead = self.lead(message=text)
        paper = opened(
            self.a,
            "paper",
            case=self.case(),
            lead=lead,
            recipient="KOR:C",
            as_of="2026-03-20",
            **more,
        )
        for way in ways:
            moved(self.b, "paper", paper, way)
        return paper

    def correction(self, **more: Any) -> UUID:
        given = {"kind": "field", "subject_kind": "case", "field": "title", "new": "better"}
        subject = more.pop("subject", None) or self.case()
        return opened(
            self.a, "correction", **{**given, "reason": "typing error", "subject": subject, **more}
        )
