"""What security administrators do: people, roles, clearances, compartments. No content."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from pydantic import Field

from catchall.model import Level, Value
from catchall_desk.accounts import labels
from catchall_desk.accounts.models import Compartment, Membership, Person, RoleGrant, Team
from catchall_desk.accounts.roles import CONTENT_ROLES, Role
from catchall_desk.errors import Conflict, GuardRefused, NotAllowed, NotVisible
from catchall_desk.records import ledger, statements
from catchall_desk.records.writing import writing

_ROLES = "SELECT role FROM accounts_rolegrant WHERE person_id = %s"
_NAMES = "SELECT id, name FROM accounts_person WHERE id IN"


class Profile(Value):
    """What decides what somebody may read."""

    nationality: str = Field(pattern=r"^[A-Z]{3,4}$")
    """Trigraph of the release lists."""
    clearance: Level | None = None
    captions: tuple[str, ...] = ()
    tlp: tuple[str, ...] = ()
    trusted_labels: tuple[str, ...] = ()


def roles_of(person: Person) -> frozenset[Role]:
    """The roles that somebody has now."""
    return frozenset(Role(role) for (role,) in statements.every(_ROLES, person.pk))


def person_names(ids: Iterable[str]) -> dict[str, str]:
    """What people are called, by the ids that events name them with; others are left out."""
    wanted = sorted({UUID(each) for each in ids if each != ledger.SYSTEM})
    places = ", ".join(["%s"] * len(wanted))
    rows = statements.every(f"{_NAMES} ({places})", *wanted) if wanted else []
    return {str(UUID(str(person))): name for person, name in rows}


def person_by_id(person_id: UUID) -> Person:
    """Somebody of that id; raises NotVisible where there is nobody."""
    person = Person.objects.filter(pk=person_id).first()
    if person is None:
        raise NotVisible("person")
    return person


def add_team(*, actor: Person | None, code: str, name: str, country: str) -> Team:
    """Found a team."""
    _security(actor)
    with writing():
        team = Team.objects.create(code=code, name=name, country=country)
        _record(actor, "team.founded", f"team:{code}", {"name": name, "country": country})
    return team


def add_person(
    *, actor: Person | None, username: str, name: str, profile: Profile, team: str | None = None
) -> Person:
    """Take somebody on; without roles and without a password.

    Raises:
        NotAllowed: the actor does not administer people.
        Conflict: somebody has that user name.
    """
    _security(actor)
    with writing():
        if Person.objects.filter(username=username).exists():
            raise Conflict("somebody has that user name", place="username")
        person = Person(username=username, name=name, team_id=team, **_columns(profile))
        person.set_unusable_password()
        person.save()
        labels.refresh_person(person)
        _record(
            actor,
            "person.added",
            f"person:{person.pk}",
            {"username": username, "profile": profile.model_dump(mode="json")},
        )
    return person


def change_profile(*, actor: Person, person_id: UUID, profile: Profile) -> Person:
    """Change the clearance or the circle of somebody else.

    Raises:
        NotAllowed: it is the administrator's own account.
    """
    _security(actor)
    person = _other(actor, person_id)
    with writing():
        for name, value in _columns(profile).items():
            setattr(person, name, value)
        person.version += 1
        person.save()
        labels.refresh_person(person)
        _record(
            actor,
            "person.profile_changed",
            f"person:{person.pk}",
            {"profile": profile.model_dump(mode="json")},
        )
    return person


def grant_role(*, actor: Person | None, person_id: UUID, role: Role) -> None:
    """Give somebody else a role.

    Raises:
        NotAllowed: the administrator grants himself.
        GuardRefused: administration and content would come into one hand.
    """
    _security(actor)
    person = _other(actor, person_id)
    with writing():
        held = roles_of(person)
        if (role is Role.SECURITY and held & CONTENT_ROLES) or (
            role is not Role.SECURITY and Role.SECURITY in held
        ):
            raise GuardRefused(
                "who administers people reads no cases, and the reverse",
                codes=("security_apart",),
            )
        RoleGrant.objects.get_or_create(person=person, role=role, defaults={"granted_by": actor})
        labels.refresh_person(person)
        _record(actor, "role.granted", f"person:{person.pk}", {"role": role})


def withdraw_role(*, actor: Person, person_id: UUID, role: Role) -> None:
    """Take a role away from somebody else."""
    _security(actor)
    person = _other(actor, person_id)
    with writing():
        RoleGrant.objects.filter(person=person, role=role).delete()
        labels.refresh_person(person)
        _record(actor, "role.withdrawn", f"person:{person.pk}", {"role": role})


def deactivate(*, actor: Person, person_id: UUID) -> None:
    """Let somebody in no longer; the record of what he did stays."""
    _security(actor)
    person = _other(actor, person_id)
    with writing():
        person.is_active = False
        person.version += 1
        person.save()
        labels.refresh_person(person)
        _record(actor, "person.deactivated", f"person:{person.pk}", {})


def found_compartment(
    *, actor: Person | None, code: str, title: str, owner_id: UUID, outside: bool = False
) -> Compartment:
    """Found a need-to-know circle; its owner is its first member.

    Args:
        actor: a security administrator; null where the desk is set up.
        code: its short name.
        title: what it is called.
        owner_id: who is told of every breaking of the glass.
        outside: it is for what passes between the desk and one firm or one partner.
    """
    _security(actor)
    owner = _other(actor, owner_id)
    with writing():
        circle = Compartment.objects.create(code=code, title=title, owner=owner, outside=outside)
        founded = {"owner": str(owner.pk), "outside": outside}
        _record(actor, "compartment.founded", f"compartment:{code}", founded)
        let_in(actor=actor, person_id=owner.pk, compartment=code)
    return circle


def let_in(*, actor: Person | None, person_id: UUID, compartment: str) -> None:
    """Let somebody else into a compartment: by an administrator or by the owner."""
    circle = Compartment.objects.filter(code=compartment).first()
    if circle is None:
        raise NotVisible("compartment")
    if actor is None or actor.pk != circle.owner_id:
        _security(actor)
    person = _other(actor, person_id)
    with writing():
        Membership.objects.get_or_create(
            person=person, compartment=circle, defaults={"added_by": actor}
        )
        labels.refresh_person(person)
        _record(actor, "compartment.let_in", f"person:{person.pk}", {"compartment": compartment})


def _security(actor: Person | None) -> None:
    if actor is not None and Role.SECURITY not in roles_of(actor):
        raise NotAllowed("people are administered by the role security")


def _other(actor: Person | None, person_id: UUID) -> Person:
    if actor is not None and actor.pk == person_id:
        raise NotAllowed("nobody changes what he himself may do or read")
    return person_by_id(person_id)


def _columns(profile: Profile) -> dict[str, Any]:
    columns = profile.model_dump(mode="json")
    return columns | {"clearance": columns["clearance"] or ""}


def _record(actor: Person | None, kind: str, subject: str, payload: dict[str, Any]) -> None:
    name = str(actor.pk) if actor else ledger.SYSTEM
    ledger.append(actor=name, kind=kind, subject=subject, payload=payload)
