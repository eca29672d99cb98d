"""Screening: the parties of each submission against the lists in use, once for each edition."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from catchall.model import Hit, Party, Transaction
from catchall_desk.accounts.models import Label
from catchall_desk.accounts.reading import system_reading
from catchall_desk.casework.models import Derived, PartyJudgement, ScreeningHit, Submission
from catchall_desk.casework.resting import Rest, at_once
from catchall_desk.library import screening
from catchall_desk.records import ledger
from catchall_desk.records.writing import writing


def screen_submission(submission: Submission, *, at: datetime) -> int:
    """Screen the parties of a submission with the lists in use; gives how many hits are new.

    Doing it again with the same lists does nothing.
    """
    key = screening.lists_key()
    if Derived.objects.filter(submission=submission, what="hits", key=key).exists():
        return 0
    transaction = Transaction.model_validate(submission.transaction)
    parties = {party.id: party for party in transaction.parties}
    found = screening.screen_parties(transaction.parties)
    with writing():
        known = set(_keys(ScreeningHit.objects.filter(submission=submission)))
        rows = [_row(submission, parties[hit.party], hit, at) for hit in found]
        new = [row for row in rows if _key(row) not in known]
        ScreeningHit.objects.bulk_create(new)
        Derived.objects.update_or_create(
            submission=submission,
            what="hits",
            defaults={"key": key, "at": at, "label": submission.label},
        )
        if new:
            ledger.append(
                actor=ledger.SYSTEM,
                kind="submission.screened",
                subject=f"submission:{submission.pk}",
                payload={"lists": key, "new": len(new)},
                label=submission.label_id,
            )
    return len(new)


def screen_waiting(*, at: datetime, most: int = 500, rest: Rest = at_once) -> int:
    """Screen open submissions that were not screened with the lists in use."""
    with system_reading():
        key = screening.lists_key()
        done = Derived.objects.filter(what="hits", key=key).values("submission_id")
        waiting = Submission.objects.filter(state="received").exclude(pk__in=done)
        ordered = waiting.select_related("label").order_by("created_at", "id")[:most]
        new = 0
        for each in list(ordered):
            new += screen_submission(each, at=at)
            rest()
        return new


def judged_parties(transaction: Transaction) -> tuple[list[dict[str, Any]], list[Label]]:
    """What was judged of the parties of a transaction, as far as the reader may read it.

    Returns:
        The latest judgement on each pair as plain data of ``catchall.screening.Judged``,
        and the labels under which they were made.
    """
    prints = {screening.fingerprint(party) for party in transaction.parties}
    rows = PartyJudgement.objects.filter(fingerprint__in=prints).order_by("id")
    latest = {(row.fingerprint, row.entry): row for row in rows.select_related("label", "by")}
    judged = [
        {
            "party": row.fingerprint,
            "entry": row.entry,
            "version": row.entry_version,
            "judgement": row.judgement,
            "by": row.by.name,
            "on": row.at.date().isoformat(),
            "note": row.reason or None,
        }
        for _, row in sorted(latest.items())
    ]
    return judged, [row.label for row in latest.values()]


def _row(submission: Submission, party: Party, hit: Hit, at: datetime) -> ScreeningHit:
    return ScreeningHit(
        submission=submission,
        label=submission.label,
        party=hit.party[:80],
        party_name=(party.name or hit.query)[:300],
        fingerprint=screening.fingerprint(party),
        entry=_entry(hit),
        entry_version=screening.version_of(hit.entity),
        snapshot_sha256=hit.snapshot.sha256,
        scorer=hit.scorer[:40],
        score=hit.score,
        hit=hit.model_dump(mode="json"),
        found_at=at,
    )


def _entry(hit: Hit) -> str:
    return f"{hit.entity.list}/{hit.entity.id}"[:200]


def _key(row: ScreeningHit) -> tuple[str, ...]:
    return (row.party, row.entry, row.entry_version, row.scorer)


def _keys(rows: QuerySet[ScreeningHit]) -> Iterable[tuple[str, ...]]:
    return rows.values_list("party", "entry", "entry_version", "scorer")
