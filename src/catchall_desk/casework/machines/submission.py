"""Submission: received and compared at once; settled by a decision or withdrawn."""

from hashlib import sha256
from uuid import UUID

from catchall.model import Transaction, Value
from catchall_desk.accounts.roles import Role
from catchall_desk.casework import binding, comparing
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
from catchall_desk.casework.models import Case, Decision, Hold, Submission
from catchall_desk.casework.models.submission import SubmissionKind

_FILERS = frozenset({Role.INTAKE, Role.LICENSING, Role.CUSTOMS, Role.EXPORTER})
_SETTLERS = frozenset({Role.LICENSING, Role.CUSTOMS})


class SubmitInput(Value):
    """A transaction, and how it reached the desk."""

    kind: SubmissionKind
    transaction: Transaction
    case: UUID | None = None
    marking: str | None = None
    compartment: str | None = None


class AttachInput(Value):
    """The case that the submission belongs to."""

    case: UUID


def _submit(attempt: Attempt[Submission, SubmitInput]) -> Submission:
    submission, given = attempt.record, attempt.inputs
    submission.case = visible(Case, given.case, "case") if given.case else None
    sources = [submission.case.label] if submission.case else []
    submission.label = label_of_new(sources, given.marking, given.compartment)
    submission.kind = given.kind
    submission.transaction = given.transaction.model_dump(mode="json")
    submission.sha256 = sha256(given.transaction.canonical_json()).hexdigest()
    return submission


def _compare(attempt: Attempt[Submission, SubmitInput]) -> None:
    binding.bind(attempt.record, at=attempt.at)
    comparing.compare_with_denials(attempt.record, at=attempt.at)


def _attach(attempt: Attempt[Submission, AttachInput]) -> None:
    attempt.record.case = visible(Case, attempt.inputs.case, "case")


def _withdraw(attempt: Attempt[Submission, Reason]) -> None:
    attempt.record.reason = attempt.inputs.reason


def _free(attempt: Attempt[Submission, Value]) -> bool:
    return not Hold.objects.filter(
        submission=attempt.record, state__in=("placed", "extended", "release_asked")
    ).exists()


def _decided(attempt: Attempt[Submission, Value]) -> bool:
    return Decision.objects.filter(submission=attempt.record, state="effective").exists()


NOT_HELD = Guard("not_held", "no hold stands on it", _free, "trigger submission_not_held")
DECIDED = Guard("decided", "an effective decision covers it", _decided)

MACHINE = register(
    Machine(
        kind="submission",
        model=Submission,
        opening=Opening("submit", "received", _FILERS, SubmitInput, _submit, after=_compare),
        transitions=(
            Transition(
                "attach",
                ("received",),
                "received",
                _SETTLERS,
                inputs=AttachInput,
                apply=_attach,
            ),
            Transition("settle", ("received",), "settled", _SETTLERS, guards=(NOT_HELD, DECIDED)),
            Transition(
                "withdraw",
                ("received",),
                "withdrawn",
                _FILERS,
                inputs=Reason,
                guards=(REASON,),
                apply=_withdraw,
            ),
        ),
        shown=("kind", "transaction", "sha256", "reason"),
    )
)
