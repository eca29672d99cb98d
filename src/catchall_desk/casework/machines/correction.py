"""Correction: asked by one, applied by another; in place of repairs by hand in the database."""

from uuid import UUID

from pydantic import JsonValue

from catchall.model import Value
from catchall_desk.accounts.roles import Role
from catchall_desk.casework import correcting
from catchall_desk.casework.machine import (
    Attempt,
    Guard,
    Machine,
    Opening,
    Reason,
    Transition,
    register,
)
from catchall_desk.casework.machines.guards import REASON, another_than
from catchall_desk.casework.models import Correction

_ASKERS = frozenset({Role.ANALYST, Role.LICENSING, Role.INTAKE, Role.REGIME, Role.CUSTOMS})
_CONFIRMERS = frozenset({Role.AUTHORIZER, Role.LICENSING})


class CorrectInput(Value):
    """What is wrong with which record, and what is right."""

    kind: str
    """``field`` or ``erase``."""
    subject_kind: str
    subject: UUID
    field: str = ""
    new: JsonValue = None
    reason: str


def _ask(attempt: Attempt[Correction, CorrectInput]) -> Correction:
    correction, given = attempt.record, attempt.inputs
    subject = correcting.subject_of(given.subject_kind, given.subject)
    correction.kind, correction.field, correction.new = given.kind, given.field, given.new
    correction.subject_kind, correction.subject_id = given.subject_kind, subject.pk
    correction.label, correction.reason = subject.label, given.reason
    correction.old = correcting.value_of(subject, given.field) if given.field else None
    correction.asked_by = attempt.actor
    return correction


def _apply(attempt: Attempt[Correction, Value]) -> None:
    attempt.record.confirmed_by = attempt.actor
    correcting.apply(attempt.record, at=attempt.at)


def _refuse(attempt: Attempt[Correction, Reason]) -> None:
    attempt.record.reason = f"{attempt.record.reason}\n\nrefused: {attempt.inputs.reason}"


CORRECTABLE = Guard(
    "correctable",
    "the field is open to correction",
    lambda a: correcting.may_be_asked(a.inputs.kind, a.inputs.subject_kind, a.inputs.field),
)
CONFIRMED_BY_ANOTHER = another_than(
    "asked_by",
    "another_person",
    "a correction is applied by another than who asks for it",
    constraint="correction_by_two",
)
MAY_GO = Guard(
    "retention",
    "what is erased is past its retention and under no legal hold",
    lambda a: a.record.kind != "erase" or correcting.may_be_erased(a.record, on=a.at.date()),
)

MACHINE = register(
    Machine(
        kind="correction",
        model=Correction,
        opening=Opening("ask", "asked", _ASKERS, CorrectInput, _ask, guards=(REASON, CORRECTABLE)),
        transitions=(
            Transition(
                "apply",
                ("asked",),
                "applied",
                _CONFIRMERS,
                guards=(CONFIRMED_BY_ANOTHER, MAY_GO),
                apply=_apply,
            ),
            Transition(
                "refuse",
                ("asked",),
                "refused",
                _CONFIRMERS,
                inputs=Reason,
                guards=(REASON,),
                apply=_refuse,
            ),
        ),
        shown=(
            "kind",
            "subject_kind",
            "subject_id",
            "field",
            "old",
            "new",
            "reason",
            "asked_by",
            "confirmed_by",
        ),
    )
)
