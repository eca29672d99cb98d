"""Open matters computed again when a rulebook, a list or the law has changed."""

from datetime import datetime

from catchall.model import Determination, EarlierCase, Transaction
from catchall_desk.accounts.reading import system_reading
from catchall_desk.casework.models import Decision
from catchall_desk.casework.resting import Rest, at_once
from catchall_desk.library.assessing import determine
from catchall_desk.library.editions import current_key
from catchall_desk.records import ledger
from catchall_desk.records.writing import writing

OPEN = ("drafted", "proposed", "countersigned", "countersigned_twice", "effective")


def reassess(*, at: datetime, rest: Rest = at_once) -> int:
    """Compute again what rests on other editions; what differs is recorded for its people.

    Nothing that was decided changes. Doing it twice with the same editions does nothing.

    Returns:
        How many decisions come out differently.
    """
    with system_reading():
        waiting = Decision.objects.filter(state__in=OPEN, submission__state="received")
        if not waiting.exists():
            return 0  # the control lists need not even be read
        key = current_key()
        found = list(waiting.exclude(reassessed_with=key).values_list("pk", flat=True))
        differ = 0
        for pk in found:
            differ += _again(Decision.objects.get(pk=pk), key, at)
            rest()
        return differ


def _again(decision: Decision, key: str, at: datetime) -> bool:
    if decision.submission is None:
        return False
    history = [EarlierCase.model_validate(each) for each in decision.rests_on["history"]]
    computed = determine(
        Transaction.model_validate(decision.submission.transaction),
        jurisdiction=decision.case.jurisdiction,
        as_of=at.date(),
        history=history,
        judged=decision.rests_on.get("judged", ()),
    )
    before = _outcome(decision.determination)
    after = computed.determination.outcome.value
    with writing():
        Decision.objects.filter(pk=decision.pk).update(
            reassessed_with=key, reassessed_outcome=after if after != before else ""
        )
        if after != before:
            ledger.append(
                actor=ledger.SYSTEM,
                kind="decision.reassessed",
                subject=f"decision:{decision.pk}",
                payload={"before": before, "after": after, "as_of": at.date().isoformat()},
                label=decision.label_id,
            )
    return after != before


def _outcome(determination: str) -> str:
    return Determination.model_validate_json(determination).outcome.value
