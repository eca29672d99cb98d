"""What binds: a notice in force or an active alert holds what it covers, at once.

Both run in the database transaction of the submission, or of the notice or alert that
comes into force: there is no moment in which the one stands and the other is not applied.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from catchall.model import Transaction
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.reading import system_reading
from catchall_desk.casework.models import Alert, Hold, HoldGround, InformNotice, Submission
from catchall_desk.casework.scope import Scope, covered
from catchall_desk.records import ledger

STANDING = ("placed", "extended", "release_asked")
LIMIT = timedelta(days=30)
"""How long a hold stands before it is extended or lapses: the desk's own rule, to be set
by the law of the place."""

Rule = InformNotice | Alert


def bind(submission: Submission, *, at: datetime) -> list[Hold]:
    """Hold a submission for every notice in force and every active alert that covers it."""
    with system_reading():
        return _hold(submission, _covering(submission, _rules(at.date()), at.date()), at)


def bind_open(rule: Rule, *, at: datetime) -> list[Hold]:
    """Hold every open submission that a notice or an alert covers, as it comes into force."""
    with system_reading():
        waiting = Submission.objects.filter(state="received").order_by("created_at", "id")
        found = []
        for submission in waiting.iterator(chunk_size=500):
            found += _hold(submission, _covering(submission, [rule], at.date()), at)
        return found


def _rules(on: date) -> Iterator[Rule]:
    yield from InformNotice.objects.filter(state="in_force", ends_on__gte=on).order_by("id")
    yield from Alert.objects.filter(state="active", expires_on__gte=on).order_by("id")


def _covering(
    submission: Submission, rules: Iterator[Rule] | list[Rule], on: date
) -> list[tuple[Rule, tuple[str, ...]]]:
    transaction = Transaction.model_validate(submission.transaction)
    found = []
    for rule in rules:
        reasons = covered(Scope.model_validate(rule.scope), transaction, on=on)
        if reasons:
            found.append((rule, reasons))
    return found


def _hold(
    submission: Submission, covering: list[tuple[Rule, tuple[str, ...]]], at: datetime
) -> list[Hold]:
    return [_place(submission, rule, reasons, at) for rule, reasons in covering]


def _place(submission: Submission, rule: Rule, reasons: tuple[str, ...], at: datetime) -> Hold:
    hold = Hold.objects.create(
        submission=submission,
        label=submission.label,
        state="placed",
        power=_power(rule),
        owner=_owner(rule),
        intelligence=isinstance(rule, Alert),
        limit_on=at.date() + LIMIT,
        created_at=at,
        changed_at=at,
    )
    kind = "alert" if isinstance(rule, Alert) else "notice"
    HoldGround.objects.create(
        hold=hold, label=rule.label, rule_kind=kind, rule_id=rule.pk, reasons=list(reasons)
    )
    _record(hold, "hold.placed", {"submission": str(submission.pk)}, hold.label)
    _record(hold, "hold.ground", {"rule": f"{kind}:{rule.pk}", "why": reasons}, rule.label)
    return hold


def _power(rule: Rule) -> str:
    """What may be said to everybody who sees the submission."""
    return rule.power if isinstance(rule, InformNotice) else "standing measure of the authority"


def _owner(rule: Rule) -> Person | None:
    owner: Person | None = rule.owner if isinstance(rule, Alert) else rule.author
    return owner


def _record(hold: Hold, kind: str, payload: dict[str, Any], label: Any) -> None:
    ledger.append(
        actor=ledger.SYSTEM,
        kind=kind,
        subject=f"hold:{hold.pk}",
        payload=payload,
        label=label.pk,
    )
