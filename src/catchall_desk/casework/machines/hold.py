"""Hold: placed by a notice, an alert or a person; released by two if intelligence is behind it."""

from uuid import UUID

from catchall.model import Value
from catchall_desk.accounts.roles import Role
from catchall_desk.casework.binding import LIMIT
from catchall_desk.casework.given import Day
from catchall_desk.casework.handling import visible
from catchall_desk.casework.machine import (
    Attempt,
    Guard,
    Machine,
    Opening,
    Reason,
    Transition,
    register,
)
from catchall_desk.casework.machines.guards import REASON, another_than, stated
from catchall_desk.casework.models import Hold, Submission

_PLACERS = frozenset({Role.LICENSING, Role.CUSTOMS, Role.ANALYST})
_RELEASERS = frozenset({Role.LICENSING, Role.AUTHORIZER})
MOST_EXTENSIONS = 3


class PlaceInput(Value):
    """A hold by hand, and the power for it."""

    submission: UUID
    power: str
    reason: str


class ExtendInput(Value):
    """A later limit, and why."""

    limit_on: Day
    reason: str


def _place(attempt: Attempt[Hold, PlaceInput]) -> Hold:
    hold, given = attempt.record, attempt.inputs
    hold.submission = visible(Submission, given.submission, "submission")
    hold.label = hold.submission.label
    hold.power, hold.reason = given.power, given.reason
    hold.owner = hold.placed_by = attempt.actor
    hold.limit_on = attempt.at.date() + LIMIT
    return hold


def _extend(attempt: Attempt[Hold, ExtendInput]) -> None:
    attempt.record.limit_on = attempt.inputs.limit_on
    attempt.record.extensions += 1
    attempt.record.reason = attempt.inputs.reason


def _ask(attempt: Attempt[Hold, Reason]) -> None:
    attempt.record.release_asked_by, attempt.record.reason = attempt.actor, attempt.inputs.reason


def _release(attempt: Attempt[Hold, Value]) -> None:
    attempt.record.released_by = attempt.actor


def _keep(attempt: Attempt[Hold, Reason]) -> None:
    attempt.record.release_asked_by, attempt.record.reason = None, attempt.inputs.reason


def _say_why(attempt: Attempt[Hold, Reason]) -> None:
    attempt.record.reason = attempt.inputs.reason


def _two(attempt: Attempt[Hold, Value]) -> bool:
    hold = attempt.record
    return not hold.intelligence or (
        attempt.actor is not None and hold.release_asked_by_id != attempt.actor.pk
    )


RELEASED_BY_ANOTHER = Guard(
    "another_person",
    "a hold that rests on intelligence is released by another than who asks for it",
    _two,
    "hold_released_by_another",
)
NOT_PLACER = another_than(
    "placed_by",
    "not_placer",
    "a hold is not lifted by who placed it",
    constraint="hold_not_released_by_placer",
)
LATER = Guard(
    "limit_on",
    "the new limit is later, and at most thirty days on",
    lambda a: a.record.limit_on < a.inputs.limit_on <= a.record.limit_on + LIMIT,
)
FEW = Guard(
    "extensions",
    "it was extended fewer than three times",
    lambda a: a.record.extensions < MOST_EXTENSIONS,
    "hold_extensions_limited",
)
_STANDING = ("placed", "extended")

MACHINE = register(
    Machine(
        kind="hold",
        model=Hold,
        opening=Opening(
            "place",
            "placed",
            _PLACERS,
            PlaceInput,
            _place,
            guards=(REASON, stated("power", "a hold rests on a power")),
        ),
        transitions=(
            Transition(
                "extend",
                _STANDING,
                "extended",
                _PLACERS,
                inputs=ExtendInput,
                guards=(REASON, LATER, FEW),
                apply=_extend,
            ),
            Transition(
                "ask_release",
                _STANDING,
                "release_asked",
                _PLACERS,
                inputs=Reason,
                guards=(REASON,),
                apply=_ask,
            ),
            Transition(
                "release",
                ("release_asked",),
                "released",
                _RELEASERS,
                guards=(RELEASED_BY_ANOTHER, NOT_PLACER),
                apply=_release,
            ),
            Transition(
                "keep",
                ("release_asked",),
                "extended",
                _RELEASERS,
                inputs=Reason,
                guards=(REASON,),
                apply=_keep,
            ),
            Transition(
                "convert",
                _STANDING,
                "converted",
                frozenset({Role.AUTHORIZER}),
                inputs=Reason,
                guards=(REASON,),
                apply=_say_why,
            ),
            Transition("lapse", ("placed", "extended", "release_asked"), "lapsed"),
        ),
        shown=(
            "submission",
            "power",
            "owner",
            "placed_by",
            "intelligence",
            "limit_on",
            "extensions",
            "release_asked_by",
            "released_by",
            "reason",
        ),
    )
)
