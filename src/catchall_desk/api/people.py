"""Operations of security administrators, and the breaking of the glass."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status
from pydantic import Field

from catchall_desk.accounts import glass, people
from catchall_desk.accounts.models import BrokenGlass, Person
from catchall_desk.accounts.roles import Role
from catchall_desk.api.auth import asker
from catchall_desk.api.errors import DOCUMENTED
from catchall_desk.casework.calendars import add_working_days
from catchall_desk.records import clock

router = Router(tags=["people"])
REVIEW_DAYS = 5


class NewPerson(people.Profile):
    """Somebody to take on."""

    username: str = Field(min_length=1, max_length=80)
    name: str = Field(min_length=1, max_length=120)


class PersonOut(Schema):
    """Somebody, without a word of any case."""

    id: UUID
    username: str
    name: str
    nationality: str
    clearance: str
    is_active: bool


class RoleIn(Schema):
    """A role."""

    role: Role


class GlassIn(Schema):
    """Which compartment, and why it cannot wait."""

    compartment: str
    reason: str


class FindingIn(Schema):
    """What the review found."""

    finding: str


class GlassOut(Schema):
    """A broken glass."""

    id: str
    person: str
    compartment: str
    reason: str
    expires_at: str
    review_due: str
    reviewed: bool


@router.post("/people", response={201: PersonOut, **DOCUMENTED})
def add(request: HttpRequest, body: NewPerson) -> Status[Person]:
    """Take somebody on."""
    values = body.model_dump(exclude={"username", "name"})
    person = people.add_person(
        actor=asker(request),
        username=body.username,
        name=body.name,
        profile=people.Profile.model_validate(values),
    )
    return Status(201, person)


@router.put("/people/{uuid:person_id}/profile", response={200: PersonOut, **DOCUMENTED})
def profile(request: HttpRequest, person_id: UUID, body: people.Profile) -> Person:
    """Change what somebody else may read."""
    return people.change_profile(actor=asker(request), person_id=person_id, profile=body)


@router.post("/people/{uuid:person_id}/roles", response={200: PersonOut, **DOCUMENTED})
def grant(request: HttpRequest, person_id: UUID, body: RoleIn) -> Person:
    """Give somebody else a role."""
    people.grant_role(actor=asker(request), person_id=person_id, role=body.role)
    return people.person_by_id(person_id)


@router.post("/people/{uuid:person_id}/deactivate", response={200: PersonOut, **DOCUMENTED})
def deactivate(request: HttpRequest, person_id: UUID) -> Person:
    """Let somebody in no longer."""
    people.deactivate(actor=asker(request), person_id=person_id)
    return people.person_by_id(person_id)


@router.post("/glass", response={201: GlassOut, **DOCUMENTED})
def break_glass(request: HttpRequest, body: GlassIn) -> Status[dict[str, Any]]:
    """Open a compartment for a day; its owner is told, and another reviews it."""
    due = add_working_days(clock.today(), REVIEW_DAYS, "KR")
    broken = glass.break_glass(
        actor=asker(request), compartment=body.compartment, reason=body.reason, review_due=due
    )
    return Status(201, _glass(broken))


@router.get("/glass", response={200: list[GlassOut], **DOCUMENTED})
def to_review(request: HttpRequest) -> list[dict[str, Any]]:
    """What waits for the review of who asks."""
    return [_glass(each) for each in glass.glass_to_review(asker(request))]


@router.post("/glass/{uuid:glass_id}/review", response={200: GlassOut, **DOCUMENTED})
def review(request: HttpRequest, glass_id: UUID, body: FindingIn) -> dict[str, Any]:
    """Say whether it was right."""
    return _glass(glass.review_glass(actor=asker(request), glass_id=glass_id, finding=body.finding))


def _glass(broken: BrokenGlass) -> dict[str, Any]:
    return {
        "id": str(broken.pk),
        "person": str(broken.person_id),
        "compartment": broken.compartment_id,
        "reason": broken.reason,
        "expires_at": broken.expires_at.isoformat(),
        "review_due": broken.review_due.isoformat(),
        "reviewed": broken.reviewed_by_id is not None,
    }
