"""Alert: written by one, tested on the past, activated by another for a year at most."""

from uuid import UUID

from catchall.model import Value
from catchall_desk.accounts.roles import Role
from catchall_desk.casework import back_test, binding
from catchall_desk.casework.calendars import add_years
from catchall_desk.casework.given import Count, Day
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
from catchall_desk.casework.machines.notice import NARROW
from catchall_desk.casework.models import Alert, Case
from catchall_desk.casework.scope import Scope

_AUTHORS = frozenset({Role.ANALYST, Role.CUSTOMS})
_ACTIVATORS = frozenset({Role.AUTHORIZER})


class DraftAlertInput(Value):
    """What is to be watched for, on which power, and how often it should be met."""

    title: str
    scope: Scope
    power: str
    source: str
    expected_hits: Count
    case: UUID | None = None
    marking: str | None = None
    compartment: str | None = None


class ActivateInput(Value):
    """When it is looked at again and when it ends; the owner is who wrote it."""

    review_on: Day
    expires_on: Day


def _draft(attempt: Attempt[Alert, DraftAlertInput]) -> Alert:
    alert, given = attempt.record, attempt.inputs
    alert.case = visible(Case, given.case, "case") if given.case else None
    sources = [alert.case.label] if alert.case else []
    alert.label = label_of_new(sources, given.marking, given.compartment)
    alert.title, alert.power, alert.source = given.title, given.power, given.source
    alert.scope = given.scope.model_dump(mode="json")
    alert.expected_hits = given.expected_hits
    alert.author = alert.owner = attempt.actor
    return alert


def _back_test(attempt: Attempt[Alert, Value]) -> None:
    attempt.record.back_test = back_test.run(attempt.record, on=attempt.at.date())
    attempt.record.back_tested_at = attempt.at


def _activate(attempt: Attempt[Alert, ActivateInput]) -> None:
    alert, given = attempt.record, attempt.inputs
    alert.activator, alert.starts_on = attempt.actor, attempt.at.date()
    alert.longest_end = add_years(alert.starts_on, 1)
    alert.review_on, alert.expires_on = given.review_on, given.expires_on


def _bind(attempt: Attempt[Alert, Value]) -> None:
    binding.bind_open(attempt.record, at=attempt.at)


def _say_why(attempt: Attempt[Alert, Reason]) -> None:
    attempt.record.reason = attempt.inputs.reason


def _within_a_year(attempt: Attempt[Alert, ActivateInput]) -> bool:
    today = attempt.at.date()
    return today < attempt.inputs.expires_on <= add_years(today, 1)


def _reviewed_before(attempt: Attempt[Alert, ActivateInput]) -> bool:
    return attempt.at.date() < attempt.inputs.review_on <= attempt.inputs.expires_on


ACTIVATED_BY_ANOTHER = another_than(
    "author",
    "another_person",
    "an alert is activated by another than its author",
    constraint="alert_activated_by_another",
)
BACK_TESTED = Guard(
    "back_tested",
    "it was tested on the past",
    lambda a: a.record.back_test is not None,
    "alert_is_back_tested",
)
EXPIRES = Guard(
    "expires_on", "it ends within twelve months", _within_a_year, "alert_ends_within_a_year"
)
REVIEWED = Guard("review_on", "it is reviewed before it ends", _reviewed_before)

MACHINE = register(
    Machine(
        kind="alert",
        model=Alert,
        opening=Opening("draft", "draft", _AUTHORS, DraftAlertInput, _draft, guards=(NARROW,)),
        transitions=(
            Transition(
                "back_test", ("draft", "back_tested"), "back_tested", _AUTHORS, apply=_back_test
            ),
            Transition(
                "activate",
                ("back_tested",),
                "active",
                _ACTIVATORS,
                inputs=ActivateInput,
                guards=(ACTIVATED_BY_ANOTHER, BACK_TESTED, EXPIRES, REVIEWED),
                apply=_activate,
                after=_bind,
            ),
            Transition(
                "suspend",
                ("active",),
                "suspended",
                _AUTHORS | _ACTIVATORS,
                inputs=Reason,
                guards=(REASON,),
                apply=_say_why,
            ),
            Transition(
                "resume",
                ("suspended",),
                "active",
                _ACTIVATORS,
                guards=(ACTIVATED_BY_ANOTHER,),
                after=_bind,
            ),
            Transition(
                "retire",
                ("draft", "back_tested", "active", "suspended"),
                "retired",
                _AUTHORS,
                inputs=Reason,
                guards=(REASON,),
                apply=_say_why,
            ),
            Transition("expire", ("active", "suspended"), "expired"),
        ),
        shown=(
            "case",
            "title",
            "scope",
            "power",
            "source",
            "expected_hits",
            "author",
            "owner",
            "activator",
            "back_test",
            "review_on",
            "expires_on",
            "reason",
        ),
    )
)
