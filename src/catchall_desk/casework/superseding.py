"""A new effective decision ends the one that it names, in the same transaction."""

from datetime import datetime

from catchall_desk.casework.models import Decision
from catchall_desk.records import ledger


def supersede_earlier(decision: Decision, *, at: datetime) -> None:
    """End the decision that this one supersedes, so that one is live."""
    earlier = decision.supersedes
    if earlier is None or earlier.state != "effective":
        return
    earlier.state, earlier.changed_at = "superseded", at
    earlier.version += 1
    earlier.save()
    ledger.append(
        actor=ledger.SYSTEM,
        kind="decision.supersede",
        subject=f"decision:{earlier.pk}",
        payload={"by": str(decision.pk), "version": earlier.version},
        label=earlier.label_id,
    )
