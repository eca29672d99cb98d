"""Denial: recorded, notified, in force, reviewed within three years."""

from uuid import UUID

from catchall.model import EarlierCase, Value
from catchall_desk.accounts.roles import Role
from catchall_desk.casework import comparing
from catchall_desk.casework.calendars import add_years
from catchall_desk.casework.given import Day
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
from catchall_desk.casework.models import Decision, Denial

_REGIME = frozenset({Role.REGIME})
REVIEW_YEARS = 3


class RecordInput(Value):
    """A denial as it is known: a partner's, or one's own with its decision."""

    earlier: EarlierCase
    denied_on: Day
    decision: UUID | None = None
    marking: str | None = None
    compartment: str | None = None


class NotifyInput(Value):
    """The partners that were told, by trigraph."""

    partners: tuple[str, ...]


def _record(attempt: Attempt[Denial, RecordInput]) -> Denial:
    denial, given = attempt.record, attempt.inputs
    sources = []
    if given.decision:
        denial.decision = visible(Decision, given.decision, "decision")
        sources.append(denial.decision.label)
    denial.label = label_of_new(sources, given.marking, given.compartment)
    denial.country = given.earlier.country or ""
    denial.basis = given.earlier.basis or ""
    denial.earlier = given.earlier.model_dump(mode="json")
    denial.denied_on = given.denied_on
    denial.review_by = add_years(given.denied_on, REVIEW_YEARS)
    return denial


def _compare(attempt: Attempt[Denial, RecordInput]) -> None:
    comparing.compare_with_open(attempt.record, at=attempt.at)


def _notify(attempt: Attempt[Denial, NotifyInput]) -> None:
    told = {*attempt.record.notified_to, *attempt.inputs.partners}
    attempt.record.notified_to = sorted(told)


def _review(attempt: Attempt[Denial, Reason]) -> None:
    attempt.record.reviewer, attempt.record.reason = attempt.actor, attempt.inputs.reason


def _renew(attempt: Attempt[Denial, Reason]) -> None:
    _review(attempt)
    attempt.record.review_by = add_years(attempt.at.date(), REVIEW_YEARS)


def _refused(attempt: Attempt[Denial, RecordInput]) -> bool:
    if attempt.inputs.decision is None:
        return True
    decision = visible(Decision, attempt.inputs.decision, "decision")
    against = ("refuse", "catch_all_license_required")
    return decision.state == "effective" and decision.outcome in against


EFFECTIVE = Guard("effective_refusal", "an own denial rests on an effective refusal", _refused)
BASIS = Guard(
    "basis",
    "the denial says its country and whether it rests on a list or on catch-all",
    lambda a: a.inputs.earlier.basis is not None and a.inputs.earlier.country is not None,
    "denial_basis_known",
)
PARTNERS = Guard("partners", "at least one partner was told", lambda a: bool(a.inputs.partners))

MACHINE = register(
    Machine(
        kind="denial",
        model=Denial,
        opening=Opening(
            "record",
            "recorded",
            _REGIME,
            RecordInput,
            _record,
            guards=(EFFECTIVE, BASIS),
            after=_compare,
        ),
        transitions=(
            Transition(
                "notify",
                ("recorded", "notified"),
                "notified",
                _REGIME,
                inputs=NotifyInput,
                guards=(PARTNERS,),
                apply=_notify,
            ),
            Transition("put_in_force", ("recorded", "notified"), "in_force", _REGIME),
            Transition(
                "renew",
                ("in_force", "reviewed"),
                "reviewed",
                _REGIME,
                inputs=Reason,
                guards=(REASON,),
                apply=_renew,
            ),
            Transition(
                "revoke",
                ("recorded", "notified", "in_force", "reviewed"),
                "revoked",
                _REGIME,
                inputs=Reason,
                guards=(REASON,),
                apply=_review,
            ),
        ),
        shown=(
            "country",
            "basis",
            "earlier",
            "decision",
            "denied_on",
            "review_by",
            "notified_to",
            "reviewer",
            "reason",
        ),
    )
)
