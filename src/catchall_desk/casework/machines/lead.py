"""Lead: received, triaged, and then a case, another lead, somebody else, or nothing."""

from uuid import UUID

from catchall.model import Value
from catchall_desk.accounts.roles import Role
from catchall_desk.casework import claims, intake, search
from catchall_desk.casework.handling import label_of_new, visible
from catchall_desk.casework.machine import (
    Attempt,
    Guard,
    Machine,
    Opening,
    Reason,
    Transition,
    register,
)
from catchall_desk.casework.machines.guards import REASON
from catchall_desk.casework.models import Case, Lead

_INTAKE = frozenset({Role.INTAKE})
_TRIAGE = frozenset({Role.INTAKE, Role.ANALYST})


class ReceiveInput(Value):
    """A tip; with the text of the message it came in, if there is one."""

    summary: str
    marking: str
    """As written: ``SECRET//REL TO USA, KOR``; raised to that of the message."""
    compartment: str | None = None
    message: str | None = None
    message_name: str = "message.txt"


class TriageInput(Value):
    """How reliable the source and how credible the information is."""

    source_grade: str
    information_grade: str


class IntoCaseInput(Value):
    """The case that was opened for it, or joined."""

    case: UUID


class MergeInput(Value):
    """The lead that says the same."""

    lead: UUID


def _receive(attempt: Attempt[Lead, ReceiveInput]) -> Lead:
    lead, given = attempt.record, attempt.inputs
    lead.summary = given.summary
    own = label_of_new([], given.marking, given.compartment)
    if given.message is not None:
        lead.message = intake.store_message(
            given.message.encode(), name=given.message_name, fallback=own, at=attempt.at
        )
        own = label_of_new([own, lead.message.label])
    lead.label = own
    return lead


def _read(attempt: Attempt[Lead, ReceiveInput]) -> None:
    """Propose what the message says, and make its portions findable."""
    lead = attempt.record
    if lead.message is not None:
        claims.read_lead(lead, at=attempt.at)
        search.index_message(lead.message, lead)


def _triage(attempt: Attempt[Lead, TriageInput]) -> None:
    attempt.record.source_grade = attempt.inputs.source_grade
    attempt.record.information_grade = attempt.inputs.information_grade


def _into_case(attempt: Attempt[Lead, IntoCaseInput]) -> None:
    attempt.record.case = visible(Case, attempt.inputs.case, "case")


def _merge(attempt: Attempt[Lead, MergeInput]) -> None:
    attempt.record.merged_into = visible(Lead, attempt.inputs.lead, "lead")


def _say_why(attempt: Attempt[Lead, Reason]) -> None:
    attempt.record.reason = attempt.inputs.reason


GRADES = Guard(
    "grades",
    "the source is graded A to F and the information 1 to 6",
    lambda a: (
        a.inputs.source_grade in set("ABCDEF") and a.inputs.information_grade in set("123456")
    ),
    "lead_source_grade",
)
NOT_ITSELF = Guard(
    "not_itself", "a lead is merged into another", lambda a: a.inputs.lead != a.record.pk
)
_OPEN = ("received", "triaged")


def _ending(name: str, target: str) -> Transition:
    return Transition(name, _OPEN, target, _TRIAGE, inputs=Reason, guards=(REASON,), apply=_say_why)


MACHINE = register(
    Machine(
        kind="lead",
        model=Lead,
        opening=Opening("receive", "received", _INTAKE, ReceiveInput, _receive, after=_read),
        transitions=(
            Transition(
                "triage",
                ("received", "insufficient"),
                "triaged",
                _TRIAGE,
                inputs=TriageInput,
                guards=(GRADES,),
                apply=_triage,
            ),
            Transition(
                "into_case",
                ("triaged",),
                "opened_case",
                _TRIAGE,
                inputs=IntoCaseInput,
                apply=_into_case,
            ),
            Transition(
                "merge",
                _OPEN,
                "merged",
                _TRIAGE,
                inputs=MergeInput,
                guards=(NOT_ITSELF,),
                apply=_merge,
            ),
            _ending("refer", "referred"),
            _ending("no_action", "no_action"),
            _ending("ask", "insufficient"),
        ),
        shown=("summary", "message", "case", "source_grade", "information_grade", "reason"),
    )
)
