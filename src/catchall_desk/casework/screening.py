"""Screening: the parties of each submission against the lists in use, once for each edition."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from catchall.model import Hit, Judgement, Party, Transaction
from catchall_desk.accounts.reading import system_reading
from catchall_desk.casework.models import Derived, PartyJudgement, ScreeningHit, Submission
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


def screen_waiting(*, at: datetime, most: int = 500) -> int:
    """Screen open submissions that were not screened with the lists in use."""
    with system_reading():
        key = screening.lists_key()
        done = Derived.objects.filter(what="hits", key=key).values("submission_id")
        waiting = Submission.objects.filter(state="received").exclude(pk__in=done)
        ordered = waiting.select_related("label").order_by("created_at", "id")[:most]
        return sum(screen_submission(each, at=at) for each in list(ordered))


def judged_hits(submission: Submission, hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Hits of a submission's parties with the judgements that its reader may read."""
    transaction = Transaction.model_validate(submission.transaction)
    prints = {party.id: screening.fingerprint(party) for party in transaction.parties}
    rows = PartyJudgement.objects.filter(fingerprint__in=prints.values()).order_by("id")
    known = {
        (row.fingerprint, row.entry, row.entry_version): Judgement(row.judgement) for row in rows
    }
    return tuple(
        hit.model_copy(update={"judgement": known.get(pair, Judgement.NO_JUDGEMENT)})
        for hit in hits
        for pair in [(prints[hit.party], _entry(hit), screening.version_of(hit.entity))]
    )


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
