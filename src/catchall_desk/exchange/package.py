"""A decision proposed together with what is to follow from it.

The decision, the inform notice, the standing alert, the reply and the non-paper are records
of their own, drafted in one transaction; each is then signed, released or activated by
another person as it always is.
"""

from hashlib import sha256
from typing import Any
from uuid import UUID

from catchall.model import Value
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.reading import reading_as
from catchall_desk.casework import services
from catchall_desk.casework.given import Count, Day
from catchall_desk.casework.machine import machine
from catchall_desk.casework.models.decision import DecisionOutcome
from catchall_desk.casework.scope import Scope
from catchall_desk.records.once import Answer, once


class PackageInput(Value):
    """What is decided; and for each thing that follows, whether it is wanted."""

    submission: UUID
    as_of: Day
    outcome: DecisionOutcome
    legal_basis: str
    contrary_facts: str
    corroboration: str
    conditions: str = ""
    second_needed: bool = False
    scope: Scope = Scope()
    """What the notice and the alert cover."""
    inform: bool = False
    addressee: str = ""
    power: str = ""
    text: str = ""
    ends_on: Day | None = None
    watch: bool = False
    expected_hits: Count = 1
    reply: bool = False
    counterpart: str = ""
    partner: str = ""
    question: str = ""
    paper: bool = False
    lead: UUID | None = None
    recipient: str = ""


def propose_package(*, actor: Person, case_id: UUID, given: PackageInput, key: str) -> Answer:
    """Draft and propose a decision, and draft what was wanted with it.

    Returns:
        The answers by kind: ``decision``, ``notice``, ``alert``, ``request``, ``paper``.

    Raises:
        CatchallError: as the services for each; then nothing was drafted.
    """
    command = {"package": str(case_id), "inputs": given.model_dump(mode="json")}
    with reading_as(actor.pk):
        answer, _repeated = once(
            actor=str(actor.pk),
            key=key,
            command=command,
            do=lambda: _Package(actor, case_id, given, key).made(),
        )
    return answer


class _Package:
    """The commands of one package, each with a key of its own."""

    def __init__(self, actor: Person, case_id: UUID, given: PackageInput, key: str) -> None:
        self._actor, self._case, self._given, self._key = actor, case_id, given, key

    def made(self) -> Answer:
        given = self._given
        made = {"decision": self._decision()}
        decision = made["decision"]["id"]
        if given.inform:
            made["notice"] = self._notice(decision)
        if given.watch:
            made["alert"] = self._alert(decision)
        if given.reply:
            made["request"] = self._reply()
        if given.paper:
            made["paper"] = self._paper(decision)
        return made

    def _decision(self) -> Answer:
        names = {"submission", "as_of", "outcome", "legal_basis", "contrary_facts"}
        names |= {"corroboration", "conditions", "second_needed"}
        drafted = self._open("decision", **self._given.model_dump(mode="json", include=names))
        return self._move("decision", drafted, "propose")

    def _notice(self, decision: str) -> Answer:
        given = self._given
        return self._open(
            "notice",
            case=self._case,
            decision=decision,
            addressee=given.addressee,
            text=given.text,
            power=given.power,
            scope=given.scope,
            ends_on=given.ends_on,
        )

    def _alert(self, decision: str) -> Answer:
        given = self._given
        drafted = self._open(
            "alert",
            case=self._case,
            title=f"{', '.join(given.scope.goods[:3]) or 'goods'} of {given.addressee}"[:200],
            scope=given.scope,
            power=given.power,
            source=f"decision {decision}",
            expected_hits=given.expected_hits,
        )
        return self._move("alert", drafted, "back_test")

    def _reply(self) -> Answer:
        given = self._given
        return self._open(
            "request",
            case=self._case,
            kind="partner",
            counterpart=given.counterpart,
            partner=given.partner,
            channel="non_paper",
            question=given.question,
        )

    def _paper(self, decision: str) -> Answer:
        given = self._given
        return self._open(
            "paper",
            case=self._case,
            lead=given.lead,
            recipient=given.recipient,
            as_of=given.as_of,
            decision=decision,
        )

    def _open(self, kind: str, /, **inputs: Any) -> Answer:
        model = machine(kind).opening.inputs
        answer, _again = services.open_record(
            actor=self._actor,
            kind=kind,
            inputs=model.model_validate(inputs),
            key=self._part(kind),
        )
        return answer

    def _move(self, kind: str, record: Answer, name: str) -> Answer:
        answer, _again = services.move(
            actor=self._actor,
            kind=kind,
            record_id=UUID(record["id"]),
            name=name,
            inputs=_NOTHING,
            held=services.Held(record["version"], self._part(f"{kind}/{name}")),
        )
        return answer

    def _part(self, name: str) -> str:
        return sha256(f"{self._key}/{name}".encode()).hexdigest()


_NOTHING = Value()
