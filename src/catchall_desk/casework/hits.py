"""Screening hits as people read and judge them, pair by pair.

A hit is never changed. What it is judged to be is looked up when it is read: the latest
judgement on the same party and the same version of the entry that the reader may read.
So nobody is asked twice, and no judgement is seen by whom it is hidden from.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models import Value as Literal
from django.db.models.functions import Coalesce

from catchall.model import Judgement, Value
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.people import roles_of
from catchall_desk.accounts.reading import reading_as
from catchall_desk.accounts.roles import Role
from catchall_desk.casework.handling import visible
from catchall_desk.casework.models import Case, PartyJudgement, ScreeningHit
from catchall_desk.errors import DeskError, GuardRefused, NotAllowed, NotVisible
from catchall_desk.records import clock, ledger, statements
from catchall_desk.records.once import Answer, once

JUDGES = frozenset({Role.ANALYST, Role.LICENSING, Role.CUSTOMS})
MOST = 200
OPEN = "open"
"""In place of a judgement: hits that nobody has judged, or that were left unsure."""
_OPEN = (Judgement.NO_JUDGEMENT.value, Judgement.UNSURE.value)
Plain = dict[str, Any]


@dataclass(frozen=True)
class WantedHits:
    """Which hits are asked for; the likeliest first."""

    submission: UUID | None = None
    case: UUID | None = None
    judgement: str = ""
    """``open``, or one of the judgements; empty for all."""
    party: str = ""
    """Fingerprint of a party, for all of its hits."""
    limit: int = MOST


class JudgeInput(Value):
    """What a person decides of one or more hits; a reason is needed for more than one."""

    hits: tuple[UUID, ...]
    judgement: Judgement
    reason: str = ""


def list_hits(*, reader: Person, wanted: WantedHits) -> list[Plain]:
    """The hits that are asked for, with what was judged of each, as far as the reader may see."""
    with reading_as(reader.pk):
        found = _listed(wanted)
        cases = _cases(found)
        return [_shown(row, cases) for row in found]


def list_and_hit(*, reader: Person, wanted: WantedHits, hit_id: UUID | None) -> Plain:
    """What a page for judging shows, in as few questions as can be.

    That is the hits that are asked for, the counts, and one of the hits in full: the first
    unless another is named.

    Raises:
        NotVisible: the hit is named, and there is none that he may see.
    """
    with reading_as(reader.pk):
        found = _listed(wanted)
        row = next((each for each in found if hit_id in (None, each["id"])), None)
        others = [] if row else _annotated().filter(pk=hit_id).values(*_TOLD)[:1]
        row = row or next(iter(others), None)
        if row is None and hit_id:
            raise NotVisible("hit")
        cases = _cases([*found, row] if row else found)
        return {
            "counts": _counts(wanted.case),
            "hits": [_shown(each, cases) for each in found],
            "chosen": {**_shown(row, cases), "judgements": _judgements(row)} if row else None,
        }


def get_hit(*, reader: Person, hit_id: UUID) -> Plain:
    """One hit with every judgement on its pair that the reader may read, the latest first.

    Raises:
        NotVisible: there is none that he may see.
    """
    with reading_as(reader.pk):
        row = next(iter(_annotated().filter(pk=hit_id).values(*_TOLD)), None)
        if row is None:
            raise NotVisible("hit")
        return {**_shown(row, _cases([row])), "judgements": _judgements(row)}


def count_hits(*, reader: Person, case: UUID | None = None) -> dict[str, int]:
    """How many hits there are by judgement, for this reader."""
    with reading_as(reader.pk):
        return _counts(case)


def parties_to_judge(*, reader: Person, limit: int = MOST) -> list[Plain]:
    """Parties with open hits across all cases, the likeliest first: the list of work."""
    with reading_as(reader.pk):
        rows = _asked(WantedHits(judgement=OPEN)).order_by("-score", "id")
        found: dict[str, Plain] = {}
        columns = rows.values_list("fingerprint", "party_name", "score", "submission_id")
        for fingerprint, name, score, submission in columns.iterator(chunk_size=2000):
            party = found.setdefault(
                fingerprint,
                {"party": fingerprint, "name": name, "best": str(score), "open": 0, "in": set()},
            )
            party["open"] += 1
            party["in"].add(submission)
    listed = list(found.values())[:limit]
    return [{**each, "in": len(each["in"])} for each in listed]


def judge(*, actor: Person, given: JudgeInput, key: str) -> Answer:
    """Say of hits whether the party is the one on the list.

    Raises:
        NotAllowed: no role of the person judges hits.
        NotVisible: one of them is not there, or he may not see it.
        GuardRefused: more than one is judged without a reason.
    """
    if not JUDGES & roles_of(actor):
        raise NotAllowed(f"hits are judged by {', '.join(sorted(JUDGES))}")
    if not given.hits:
        raise DeskError("no hit is named", place="hits")
    if len(given.hits) > 1 and not given.reason.strip():
        raise GuardRefused("several hits are judged with one reason", codes=("reason",))
    command = {"judge": given.model_dump(mode="json")}
    with reading_as(actor.pk):
        return once(actor=str(actor.pk), key=key, command=command, do=lambda: _judge(actor, given))[
            0
        ]


def _judge(actor: Person, given: JudgeInput) -> Answer:
    columns = ("label_id", "fingerprint", "entry", "entry_version", "submission_id")
    rows = {row.pk: row for row in ScreeningHit.objects.filter(pk__in=given.hits).only(*columns)}
    if set(rows) != set(given.hits):
        raise NotVisible("hit")
    at = clock.now()
    for row in rows.values():
        statements.insert(
            PartyJudgement(
                label_id=row.label_id,
                fingerprint=row.fingerprint,
                entry=row.entry,
                entry_version=row.entry_version,
                judgement=given.judgement.value,
                reason=given.reason,
                hit=row,
                by=actor,
                at=at,
            )
        )
        ledger.append(
            actor=str(actor.pk),
            kind="hit.judged",
            subject=f"submission:{row.submission_id}",
            payload={
                "hit": str(row.pk),
                "entry": row.entry,
                "judgement": given.judgement.value,
                "reason": given.reason,
            },
            label=row.label_id,
        )
    return {"judged": [str(pk) for pk in given.hits], "judgement": given.judgement.value}


def _annotated() -> QuerySet[Any]:
    pair = {name: OuterRef(name) for name in ("fingerprint", "entry", "entry_version")}
    latest = PartyJudgement.objects.filter(**pair).order_by("-id").values("judgement")[:1]
    none = Literal(Judgement.NO_JUDGEMENT.value)
    return ScreeningHit.objects.annotate(judged=Coalesce(Subquery(latest), none))


def _listed(wanted: WantedHits) -> list[Plain]:
    rows = _asked(wanted).order_by("-score", "id").values(*_TOLD)
    return list(rows[: max(1, min(wanted.limit, MOST))])


def _counts(case: UUID | None) -> dict[str, int]:
    found = Counter(_asked(WantedHits(case=case)).values_list("judged", flat=True))
    counts = {each.value: found[each.value] for each in Judgement}
    return {**counts, OPEN: sum(counts[each] for each in _OPEN)}


def _asked(wanted: WantedHits) -> QuerySet[Any]:
    rows = _annotated()
    if wanted.submission:
        rows = rows.filter(submission_id=wanted.submission)
    if wanted.case:
        visible(Case, wanted.case, "case")
        rows = rows.filter(submission__case_id=wanted.case)
    if wanted.party:
        rows = rows.filter(fingerprint=wanted.party)
    if wanted.judgement == OPEN:
        return rows.filter(judged__in=_OPEN)
    return rows.filter(judged=wanted.judgement) if wanted.judgement else rows


def _judgements(row: Plain) -> list[Plain]:
    """Every judgement on the pair of a hit that the reader may read, the latest first."""
    pair = {name: row[name] for name in ("fingerprint", "entry", "entry_version")}
    found = PartyJudgement.objects.filter(**pair).select_related("by", "label").order_by("-id")
    return [_judged(each) for each in found]


_TOLD = (
    *("id", "submission_id", "submission__case_id", "fingerprint", "party", "party_name"),
    *("entry", "entry_version", "score", "scorer", "judged", "hit", "found_at", "label__banner"),
)
"""The columns of a hit that are told."""


def _cases(rows: Iterable[Plain]) -> dict[UUID, str]:
    """The references of the cases of the hits, those that the reader may see."""
    ids = {row["submission__case_id"] for row in rows if row["submission__case_id"]}
    if not ids:
        return {}
    return dict(Case.objects.filter(pk__in=ids).values_list("pk", "reference"))


def _shown(row: Plain, cases: dict[UUID, str]) -> Plain:
    case = row["submission__case_id"]
    return {
        "id": str(row["id"]),
        "submission": str(row["submission_id"]),
        "case": {"id": str(case), "reference": cases[case]} if case in cases else None,
        "party": row["fingerprint"],
        "party_id": row["party"],
        "name": row["party_name"],
        "entry": row["entry"],
        "score": str(row["score"]),
        "scorer": row["scorer"],
        "judgement": row["judged"],
        "hit": row["hit"],
        "found_at": row["found_at"].isoformat(),
        "marking": row["label__banner"],
    }


def _judged(row: PartyJudgement) -> Plain:
    return {
        "judgement": row.judgement,
        "reason": row.reason,
        "by": row.by.name,
        "at": row.at.isoformat(),
        "marking": row.label.banner,
    }
