"""A case opened for a lead, with what was confirmed of its message as a transaction."""

from hashlib import sha256
from typing import Any
from uuid import UUID

from catchall.intake import propose
from catchall.model import Message, Tip, Transaction, Value
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.reading import reading_as
from catchall_desk.casework import services
from catchall_desk.casework.claims import confirmed_tip
from catchall_desk.casework.handling import visible
from catchall_desk.casework.machine import machine
from catchall_desk.casework.models import Lead
from catchall_desk.records.once import Answer, once


class OpenFromLead(Value):
    """A case for a lead; the grades are needed only where the lead was not triaged yet."""

    title: str
    origin: str = "intelligence"
    source_grade: str = ""
    information_grade: str = ""
    jurisdiction: str | None = None
    enforcement: bool = False
    exercise: bool = False


def open_from_lead(*, actor: Person, lead_id: UUID, given: OpenFromLead, key: str) -> Answer:
    """Triage the lead if that is still to be done, open its case, and carry the facts over.

    Only what a person confirmed, changed or added goes into the transaction. Where nothing
    of parties or items was confirmed, the case is opened without one.

    Returns:
        ``case`` and ``submission`` (null where nothing was confirmed), each the answer of
        its own command.

    Raises:
        NotVisible: there is no such lead that the person may see.
        NotAllowed: a role for one of the steps is missing.
        GuardRefused: a condition of one of the steps is not met.
    """
    command = {"open_from_lead": str(lead_id), "inputs": given.model_dump(mode="json")}
    with reading_as(actor.pk):
        answer, _ = once(
            actor=str(actor.pk),
            key=key,
            command=command,
            do=lambda: _Opening(actor, visible(Lead, lead_id, "lead"), given, key).run(),
        )
    return answer


def transaction_of(message: Message, tip: Tip) -> Transaction:
    """What was confirmed, as a transaction: by its event, or its parties and items as they are."""
    proposed = propose(message, tip)
    if proposed.parties or proposed.items:
        return proposed
    return proposed.model_copy(update={"parties": tip.parties, "items": tip.items})


class _Opening:
    """The commands that one opening is made of, each with a key of its own."""

    def __init__(self, actor: Person, lead: Lead, given: OpenFromLead, key: str) -> None:
        self._actor, self._lead, self._given, self._key = actor, lead, given, key

    def run(self) -> Answer:
        version = self._lead.version
        if self._lead.state != "triaged":
            grades = ("source_grade", "information_grade")
            inputs = {name: getattr(self._given, name) for name in grades}
            version = self._move("triage", version, inputs)["version"]
        case = self._open(
            "case",
            lead=self._lead.pk,
            **self._given.model_dump(
                include={"title", "origin", "jurisdiction", "enforcement", "exercise"}
            ),
        )
        self._move("into_case", version, {"case": case["id"]})
        return {"case": case, "submission": self._submission(UUID(case["id"]))}

    def _submission(self, case: UUID) -> Answer | None:
        read = confirmed_tip(self._lead)
        if read is None or not (read[1].parties or read[1].items):
            return None
        transaction = transaction_of(*read)
        return self._open(
            "submission",
            kind="inquiry",
            transaction=transaction.model_dump(mode="json"),
            case=case,
        )

    def _open(self, what: str, /, **inputs: Any) -> Answer:
        given = machine(what).opening.inputs.model_validate(inputs)
        answer, _ = services.open_record(
            actor=self._actor, kind=what, inputs=given, key=self._part(what)
        )
        return answer

    def _move(self, name: str, version: int, inputs: dict[str, Any]) -> Answer:
        step = machine("lead").transition(name)
        given = step.inputs.model_validate(inputs) if step else Value()
        answer, _ = services.move(
            actor=self._actor,
            kind="lead",
            record_id=self._lead.pk,
            name=name,
            inputs=given,
            held=services.Held(version, self._part(name)),
        )
        return answer

    def _part(self, name: str) -> str:
        return sha256(f"{self._key}/{name}".encode()).hexdigest()
