"""Every submission is compared with every denial that is in force, own and foreign."""

from datetime import datetime

from catchall.model import CaseKind, EarlierCase, Link, Transaction
from catchall.network import find_links
from catchall_desk.accounts.reading import system_reading
from catchall_desk.casework.models import Denial, DenialMatch, Submission
from catchall_desk.records import ledger

IN_FORCE = ("recorded", "notified", "in_force", "reviewed")


def compare_with_denials(submission: Submission, *, at: datetime) -> list[DenialMatch]:
    """Compare one submission with all denials; a match has the label of the denial."""
    with system_reading():
        denials = {str(d.pk): d for d in Denial.objects.filter(state__in=IN_FORCE).order_by("id")}
        found = _links(submission, list(denials.values()), at)
        return [_keep(submission, denials[link.to], link) for link in found]


def compare_with_open(denial: Denial, *, at: datetime) -> list[DenialMatch]:
    """Compare one new denial with every open submission."""
    with system_reading():
        waiting = Submission.objects.filter(state="received").order_by("created_at", "id")
        return [
            _keep(submission, denial, link)
            for submission in waiting.iterator(chunk_size=500)
            for link in _links(submission, [denial], at)
        ]


def _links(submission: Submission, denials: list[Denial], at: datetime) -> tuple[Link, ...]:
    transaction = Transaction.model_validate(submission.transaction)
    earlier = [_as_earlier(denial) for denial in denials]
    return find_links(transaction, earlier, as_of=at.date())


def _as_earlier(denial: Denial) -> EarlierCase:
    stated = EarlierCase.model_validate(denial.earlier)
    return stated.model_copy(update={"id": str(denial.pk), "kind": CaseKind.DENIAL})


def _keep(submission: Submission, denial: Denial, link: Link) -> DenialMatch:
    match, made = DenialMatch.objects.get_or_create(
        submission=submission,
        denial=denial,
        kind=link.kind,
        defaults={
            "label": denial.label,
            "weight": link.consultation or "none",
            "reasons": [*link.reasons, link.text],
        },
    )
    if made:
        ledger.append(
            actor=ledger.SYSTEM,
            kind="denial.matched",
            subject=f"submission:{submission.pk}",
            payload={"denial": str(denial.pk), "kind": link.kind, "weight": match.weight},
            label=denial.label_id,
        )
    return match
