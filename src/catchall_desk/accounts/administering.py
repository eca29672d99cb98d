"""What security administrators see of people: names, roles and clearances; no case content."""

from typing import Any
from uuid import UUID

from catchall_desk.accounts.models import BrokenGlass, Compartment, Person
from catchall_desk.accounts.people import roles_of
from catchall_desk.accounts.roles import Role
from catchall_desk.errors import NotAllowed, NotVisible

Plain = dict[str, Any]


def list_people(*, reader: Person) -> Plain:
    """Everybody, every compartment, and every glass that was broken.

    Raises:
        NotAllowed: the reader does not administer people.
    """
    if Role.SECURITY not in roles_of(reader):
        raise NotAllowed("people are administered by the role security")
    people = Person.objects.prefetch_related("roles", "memberships").order_by("name", "username")
    circles = Compartment.objects.select_related("owner").order_by("title", "code")
    return {
        "people": [_shown(person) for person in people],
        "compartments": [
            {
                "code": circle.code,
                "title": circle.title,
                "owner": circle.owner.name,
                "outside": circle.outside,
            }
            for circle in circles
        ],
        "glass": [_broken(glass) for glass in _glasses()],
    }


def get_person(*, reader: Person, person_id: UUID) -> Plain:
    """One of them.

    Raises:
        NotAllowed: the reader does not administer people.
        NotVisible: there is nobody of that id.
    """
    everybody = list_people(reader=reader)
    found = next((each for each in everybody["people"] if each["id"] == str(person_id)), None)
    if found is None:
        raise NotVisible("person")
    return {**found, "compartments": everybody["compartments"]}


def _glasses() -> list[BrokenGlass]:
    rows = BrokenGlass.objects.select_related("person", "compartment", "reviewed_by")
    return list(rows.order_by("-opened_at", "id")[:100])


def _shown(person: Person) -> Plain:
    return {
        "id": str(person.pk),
        "username": person.username,
        "name": person.name,
        "nationality": person.nationality,
        "clearance": person.clearance,
        "captions": person.captions,
        "is_active": person.is_active,
        "roles": sorted(grant.role for grant in person.roles.all()),
        "circles": sorted(member.compartment_id for member in person.memberships.all()),
    }


def _broken(glass: BrokenGlass) -> Plain:
    return {
        "id": str(glass.pk),
        "person": glass.person.name,
        "circle": glass.compartment.title,
        "opened_at": glass.opened_at.isoformat(),
        "expires_at": glass.expires_at.isoformat(),
        "review_due": glass.review_due.isoformat(),
        "reviewed_by": glass.reviewed_by.name if glass.reviewed_by else "",
    }
