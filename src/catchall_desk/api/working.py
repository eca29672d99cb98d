"""What officers work with: claims, items, hits, proposed ties, and the search."""

from datetime import date
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema, Status

from catchall.model import Judgement
from catchall_desk.api.auth import asker
from catchall_desk.api.errors import DOCUMENTED
from catchall_desk.api.headers import IdempotencyKey
from catchall_desk.casework import claims, hits, items, linking, opening, search
from catchall_desk.casework.given import Day
from catchall_desk.casework.showing import routes
from catchall_desk.records import clock

router = Router(tags=["work"])
Plain = dict[str, Any]


class HitFilters(Schema):
    """Which hits are asked for."""

    submission: UUID | None = None
    case: UUID | None = None
    judgement: Judgement | None = None
    open: bool = False
    party: str = ""
    limit: int = hits.MOST

    def wanted(self) -> hits.WantedHits:
        """As the selectors take it."""
        asked = hits.OPEN if self.open else (self.judgement or "")
        return hits.WantedHits(self.submission, self.case, asked, self.party, self.limit)


class RouteFilters(Schema):
    """Which routes: those that touch a country, of one kind of record."""

    country: str = ""
    """ISO 3166-1 alpha-2."""
    kind: Literal["submission", "denial"] | None = None

    def wanted(self) -> routes.WantedRoutes:
        """As the selector takes it."""
        return routes.WantedRoutes(self.country.upper(), self.kind or "")


@router.get("/lead/{uuid:record_id}/claims", response={200: list[Plain], **DOCUMENTED})
def read_claims(request: HttpRequest, record_id: UUID) -> list[Plain]:
    """What the message of a lead is read to say, in the order of its text."""
    return claims.list_claims(reader=asker(request), lead_id=record_id)


@router.get("/lead/{uuid:record_id}/claims/steps", response={200: list[Plain], **DOCUMENTED})
def read_steps(request: HttpRequest, record_id: UUID) -> list[Plain]:
    """What people made of the claims, the latest first."""
    return claims.list_steps(reader=asker(request), lead_id=record_id)


@router.post("/lead/{uuid:record_id}/claims", response={200: Plain, **DOCUMENTED})
def decide_claim(
    request: HttpRequest,
    record_id: UUID,
    body: claims.ClaimCommand,
    idempotency_key: IdempotencyKey,
) -> Plain:
    """Confirm, change, reject, merge, split or add a claim, or take such a step back."""
    return claims.decide_claim(
        actor=asker(request), lead_id=record_id, command=body, key=idempotency_key
    )


@router.post("/lead/{uuid:record_id}/claims/accept", response={200: Plain, **DOCUMENTED})
def accept_claims(request: HttpRequest, record_id: UUID, idempotency_key: IdempotencyKey) -> Plain:
    """Confirm every claim that still waits."""
    return claims.accept_all(actor=asker(request), lead_id=record_id, key=idempotency_key)


@router.post("/lead/{uuid:record_id}/case", response={201: Plain, **DOCUMENTED})
def open_case(
    request: HttpRequest,
    record_id: UUID,
    body: opening.OpenFromLead,
    idempotency_key: IdempotencyKey,
) -> Status[Plain]:
    """Open a case for a lead, with what was confirmed as a transaction."""
    answer = opening.open_from_lead(
        actor=asker(request), lead_id=record_id, given=body, key=idempotency_key
    )
    return Status(201, answer)


@router.get("/submission/{uuid:record_id}/items", response={200: list[Plain], **DOCUMENTED})
def read_items(request: HttpRequest, record_id: UUID, as_of: Day | None = None) -> list[Plain]:
    """Every item with its light, as of a day; today unless told."""
    return items.list_items(reader=asker(request), submission_id=record_id, as_of=_day(as_of))


@router.get("/submission/{uuid:record_id}/items/{item_id}", response={200: Plain, **DOCUMENTED})
def read_item(
    request: HttpRequest, record_id: UUID, item_id: str, as_of: Day | None = None
) -> Plain:
    """One item against every installed rulebook, as of a day."""
    return items.get_item(
        reader=asker(request), submission_id=record_id, item_id=item_id, as_of=_day(as_of)
    )


@router.get("/hits", response={200: list[Plain], **DOCUMENTED})
def read_hits(request: HttpRequest, filters: Query[HitFilters]) -> list[Plain]:
    """Screening hits, the likeliest first."""
    return hits.list_hits(reader=asker(request), wanted=filters.wanted())


@router.get("/hits/count", response={200: dict[str, int], **DOCUMENTED})
def count_hits(request: HttpRequest) -> dict[str, int]:
    """How many hits there are by judgement."""
    return hits.count_hits(reader=asker(request))


@router.get("/hits/parties", response={200: list[Plain], **DOCUMENTED})
def parties(request: HttpRequest) -> list[Plain]:
    """Parties with hits that nobody has judged, across all cases."""
    return hits.parties_to_judge(reader=asker(request))


@router.get("/hits/{uuid:record_id}", response={200: Plain, **DOCUMENTED})
def read_hit(request: HttpRequest, record_id: UUID) -> Plain:
    """One hit with every judgement on its pair."""
    return hits.get_hit(reader=asker(request), hit_id=record_id)


@router.get("/routes", response={200: Plain, **DOCUMENTED})
def read_routes(request: HttpRequest, filters: Query[RouteFilters]) -> Plain:
    """From where to where goods go: record by record, and as a matrix of countries."""
    return routes.list_routes(reader=asker(request), wanted=filters.wanted())


@router.post("/hits/judge", response={200: Plain, **DOCUMENTED})
def judge(request: HttpRequest, body: hits.JudgeInput, idempotency_key: IdempotencyKey) -> Plain:
    """Say whether the party is the one on the list; of several hits with one reason."""
    return hits.judge(actor=asker(request), given=body, key=idempotency_key)


@router.get("/case/{uuid:record_id}/proposals", response={200: list[Plain], **DOCUMENTED})
def read_proposals(request: HttpRequest, record_id: UUID) -> list[Plain]:
    """Ties to earlier denials and decisions that the desk proposes."""
    return linking.list_proposals(reader=asker(request), case_id=record_id)


@router.post("/proposals/{uuid:record_id}", response={200: Plain, **DOCUMENTED})
def answer_proposal(
    request: HttpRequest,
    record_id: UUID,
    body: linking.AnswerLink,
    idempotency_key: IdempotencyKey,
) -> Plain:
    """Take a proposed tie into the case, or reject it with a reason."""
    return linking.answer_proposal(
        actor=asker(request), proposal_id=record_id, given=body, key=idempotency_key
    )


@router.get("/search", response={200: list[Plain], **DOCUMENTED})
def find(request: HttpRequest, words: str = "", kind: str = "", limit: int = 50) -> list[Plain]:
    """Records and portions of messages that hold all of the words, the latest first."""
    return search.find(reader=asker(request), words=words, kind=kind, limit=limit)


def _day(as_of: date | None) -> date:
    return as_of or clock.today()
