"""Case: from opening to closing; reopened only by two."""

from uuid import UUID

from django.conf import settings

from catchall.model import Value
from catchall_desk.accounts.roles import Role
from catchall_desk.casework.clocks import open_duties_of
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
from catchall_desk.casework.machines.guards import REASON, another_than
from catchall_desk.casework.models import Case, Lead
from catchall_desk.casework.models.case import CaseOrigin

_WORKERS = frozenset({Role.ANALYST, Role.LICENSING, Role.TECHNICAL, Role.CUSTOMS})
_OPENERS = frozenset({Role.INTAKE, Role.ANALYST, Role.LICENSING})
_REOPENERS = frozenset({Role.LICENSING, Role.AUTHORIZER})


class OpenCaseInput(Value):
    """A new case; one that is opened for a lead is never marked lower than the lead."""

    title: str
    origin: CaseOrigin
    lead: UUID | None = None
    marking: str | None = None
    compartment: str | None = None
    jurisdiction: str | None = None
    enforcement: bool = False
    exercise: bool = False


def _open(attempt: Attempt[Case, OpenCaseInput]) -> Case:
    case, given = attempt.record, attempt.inputs
    sources = [visible(Lead, given.lead, "lead").label] if given.lead else []
    case.label = label_of_new(sources, given.marking, given.compartment)
    case.title, case.origin = given.title, given.origin
    case.jurisdiction = given.jurisdiction or settings.JURISDICTION
    case.enforcement, case.exercise = given.enforcement, given.exercise
    case.owner = attempt.actor
    return case


def _close(attempt: Attempt[Case, Reason]) -> None:
    attempt.record.closed_at, attempt.record.reason = attempt.at, attempt.inputs.reason


def _ask_reopen(attempt: Attempt[Case, Reason]) -> None:
    attempt.record.reopen_asked_by = attempt.actor
    attempt.record.reopened_by = None
    attempt.record.reason = attempt.inputs.reason


def _reopen(attempt: Attempt[Case, Value]) -> None:
    attempt.record.reopened_by, attempt.record.closed_at = attempt.actor, None


def _nothing_open(attempt: Attempt[Case, Reason]) -> bool:
    return not open_duties_of(attempt.record)


def _own(attempt: Attempt[Case, Value]) -> bool:
    return attempt.actor is not None and attempt.record.owner_id == attempt.actor.pk


OWNER = Guard("owner", "only the owner of the case closes it", _own)
NO_DUTIES = Guard(
    "no_open_duties", "nothing of the case is due, and every partner is answered", _nothing_open
)
REOPENED_BY_ANOTHER = another_than(
    "reopen_asked_by",
    "another_person",
    "a case is reopened by another than who asks for it",
    constraint="case_reopened_by_two",
)


def _step(name: str, sources: tuple[str, ...], target: str) -> Transition:
    return Transition(name, sources, target, _WORKERS)


MACHINE = register(
    Machine(
        kind="case",
        model=Case,
        opening=Opening("open", "open", _OPENERS, OpenCaseInput, _open),
        transitions=(
            _step("assess", ("open", "awaiting_external", "determination"), "assessing"),
            _step("await_external", ("assessing",), "awaiting_external"),
            _step("determine", ("assessing",), "determination"),
            _step("act", ("determination",), "action"),
            _step("report", ("action",), "reporting"),
            Transition(
                "close",
                ("open", "assessing", "determination", "action", "reporting"),
                "closed",
                _WORKERS | _OPENERS,
                inputs=Reason,
                guards=(OWNER, REASON, NO_DUTIES),
                apply=_close,
            ),
            Transition(
                "ask_reopen",
                ("closed",),
                "reopen_asked",
                _REOPENERS,
                inputs=Reason,
                guards=(REASON,),
                apply=_ask_reopen,
            ),
            Transition(
                "reopen",
                ("reopen_asked",),
                "open",
                _REOPENERS,
                guards=(REOPENED_BY_ANOTHER,),
                apply=_reopen,
            ),
        ),
        shown=("title", "origin", "jurisdiction", "enforcement", "exercise", "reason"),
    )
)
