"""Every submission is compared with every denial that is in force, own and foreign."""

from datetime import datetime

from catchall.model import CaseKind, EarlierCase, Transaction
from catchall.model.link import DenialComparison
from catchall_desk.accounts.reading import system_reading
from catchall_desk.casework.models import Denial, DenialMatch, Submission
from catchall_desk.records import ledger

IN_FORCE = ("recorded", "notified", "in_force", "reviewed")


def compare_with_denials(submission: Submission, *, at: datetime) -> list[DenialMatch]:
    """Compare one submission with all denials; a match has the label of the denial."""
    with system_reading():
        denials = {str(d.pk): d for d in Denial.objects.filter(state__in=IN_FORCE).order_by("id")}
        found = _compared(submission, list(denials.values()), at)
        return [_keep(submission, denials[one.denial], one) for one in found]


def compare_with_open(denial: Denial, *, at: datetime) -> list[DenialMatch]:
    """Compare one new denial with every open submission."""
    with system_reading():
        waiting = Submission.objects.filter(state="received").order_by("created_at", "id")
        return [
            _keep(submission, denial, one)
            for submission in waiting.iterator(chunk_size=500)
            for one in _compared(submission, [denial], at)
        ]


def _compared(
    submission: Submission, denials: list[Denial], at: datetime
) -> tuple[DenialComparison, ...]:
    from catchall.network import compare_denials  # when used: the desk starts sooner

    transaction = Transaction.model_validate(submission.transaction)
    earlier = [_as_earlier(denial) for denial in denials]
    return compare_denials(transaction, earlier, as_of=at.date())


def _as_earlier(denial: Denial) -> EarlierCase:
    stated = EarlierCase.model_validate(denial.earlier)
    return stated.model_copy(update={"id": str(denial.pk), "kind": CaseKind.DENIAL})


def _keep(submission: Submission, denial: Denial, found: DenialComparison) -> DenialMatch:
    match, made = DenialMatch.objects.get_or_create(
        submission=submission,
        denial=denial,
        defaults={
            "label": denial.label,
            "verdict": found.verdict.value,
            "weight": found.consultation,
            "comparison": found.model_dump(mode="json"),
        },
    )
    if made:
        ledger.append(
            actor=ledger.SYSTEM,
            kind="denial.matched",
            subject=f"submission:{submission.pk}",
            payload={
                "denial": str(denial.pk),
                "verdict": match.verdict,
                "weight": match.weight,
            },
            label=denial.label_id,
        )
    return match
