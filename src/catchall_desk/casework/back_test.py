"""What an alert would have held among the submissions that its author may see."""

from datetime import date
from typing import Any

from catchall.model import Transaction
from catchall_desk.casework.models import Alert, Decision, Submission
from catchall_desk.casework.scope import Scope, covered

_CONCERN = ("refuse", "catch_all_license_required", "listed_license_required")


def run(alert: Alert, *, on: date) -> dict[str, Any]:
    """Try the scope on every submission that the reader may see.

    Returns:
        ``tried``, ``hits``, ``concern`` (hits that were decided against) and
        ``precision``, their share as a text, null where no hit was decided.
    """
    scope = Scope.model_validate(alert.scope)
    tried, hits = 0, []
    for submission in Submission.objects.order_by("id").iterator(chunk_size=1000):
        tried += 1
        if covered(scope, Transaction.model_validate(submission.transaction), on=on):
            hits.append(submission.pk)
    decided = Decision.objects.filter(submission__in=hits, state="effective")
    outcomes = list(decided.values_list("outcome", flat=True))
    concern = sum(outcome in _CONCERN for outcome in outcomes)
    return {
        "tried": tried,
        "hits": len(hits),
        "decided": len(outcomes),
        "concern": concern,
        "precision": f"{concern / len(outcomes):.2f}" if outcomes else None,
        "on": on.isoformat(),
    }
