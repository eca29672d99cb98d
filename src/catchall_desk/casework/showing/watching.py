"""Alerts as officers watch them: what each would have held, and what it holds now."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from catchall.model import Transaction
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.reading import reading_as
from catchall_desk.casework.handling import visible
from catchall_desk.casework.machine import machine
from catchall_desk.casework.models import Alert, Hold, HoldGround, Submission
from catchall_desk.casework.scope import Scope, covered
from catchall_desk.casework.selectors import Wanted, get_record, list_records, summary
from catchall_desk.records import clock

EXAMPLES = 20
_NEWEST = 2_000
"""How many submissions an example is looked for among."""
Plain = dict[str, Any]


def list_alerts(*, reader: Person, wanted: Wanted) -> Plain:
    """A page of alerts, each with its back-test and how many holds it has placed."""
    found = list_records(reader=reader, kind="alert", wanted=wanted)
    ids = [UUID(row["id"]) for row in found["records"]]
    with reading_as(reader.pk):
        alerts = {alert.pk: alert for alert in Alert.objects.filter(pk__in=ids)}
        for row in found["records"]:
            alert = alerts[UUID(row["id"])]
            row["back_test"] = alert.back_test
            row["expected_hits"] = alert.expected_hits
            row["expires_on"] = alert.expires_on.isoformat() if alert.expires_on else None
            row["holds"] = _grounds(alert.pk).count()
    return found


def get_alert(*, reader: Person, alert_id: UUID) -> Plain:
    """An alert with examples of what it covers among the newest that the reader may see.

    Raises:
        NotVisible: there is no such alert that the reader may see.
    """
    record = get_record(reader=reader, kind="alert", record_id=alert_id)
    with reading_as(reader.pk):
        alert = visible(Alert, alert_id, "alert")
        grounds = _grounds(alert_id).select_related("hold", "label")
        return {
            **record,
            "examples": covered_by(Scope.model_validate(alert.scope)),
            "holds": [
                {
                    "id": str(ground.hold_id),
                    "reference": ground.hold.reference,
                    "state": ground.hold.state,
                    "reasons": ground.reasons,
                    "marking": ground.label.banner,
                }
                for ground in grounds.order_by("id")[:EXAMPLES]
            ],
        }


def _grounds(alert_id: UUID) -> QuerySet[HoldGround]:
    """Where the alert holds something that the reader may see."""
    return HoldGround.objects.filter(rule_id=alert_id, hold__in=Hold.objects.all())


def covered_by(scope: Scope) -> list[Plain]:
    """Submissions that a scope covers today, the newest first, each with the reasons."""
    today, found = clock.today(), []
    rows = Submission.objects.select_related("label").order_by("-created_at", "id")[:_NEWEST]
    for row in rows:
        reasons = covered(scope, Transaction.model_validate(row.transaction), on=today)
        if reasons:
            found.append({**summary(machine("submission"), row), "reasons": list(reasons)})
        if len(found) == EXAMPLES:
            break
    return found
