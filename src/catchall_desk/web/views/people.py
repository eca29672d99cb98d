"""Administration: people, what they may read and do. No case content is on these pages."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from pydantic import Field

from catchall.model import Level, Value
from catchall_desk.accounts import administering, people
from catchall_desk.accounts.people import Profile
from catchall_desk.accounts.roles import Role
from catchall_desk.accounts.tokens import issue_token
from catchall_desk.web.asking import Ask
from catchall_desk.web.page import Done, Page, page


class NewPerson(Value):
    """Somebody to take on, and what he may read."""

    username: str = Field(min_length=1, max_length=80)
    name: str = Field(min_length=1, max_length=120)
    nationality: str
    clearance: Level | None = None


class Reading(Value):
    """What somebody may read."""

    nationality: str
    clearance: Level | None = None
    captions: tuple[str, ...] = ()


class GivenRole(Value):
    """A role to give or to take away."""

    role: Role


class NewCircle(Value):
    """A compartment; with ``outside`` for what passes between the desk and one office."""

    code: str = Field(pattern=r"^[a-z0-9-]{2,40}$")
    title: str = Field(min_length=1, max_length=120)
    owner: UUID
    outside: bool = False


class Circle(Value):
    """The compartment to be let into."""

    compartment: str


def _add(ask: Ask) -> Done:
    given = ask.read(NewPerson)
    profile = Profile(nationality=given.nationality, clearance=given.clearance)
    person = people.add_person(
        actor=ask.person, username=given.username, name=given.name, profile=profile
    )
    return Done(reverse("person", args=[person.pk]), _("%(name)s was taken on.") % {"name": person})


def _found(ask: Ask) -> Done:
    given = ask.read(NewCircle)
    people.found_compartment(
        actor=ask.person,
        code=given.code,
        title=given.title,
        owner_id=given.owner,
        outside=given.outside,
    )
    return Done(reverse("people"), _("The compartment was founded."))


@page(add=_add, found=_found)
def listed(ask: Ask) -> Page:
    """Everybody, the compartments, and the glasses that were broken."""
    data = administering.list_people(reader=ask.person)
    owners = [(each["id"], each["name"]) for each in data["people"]]
    parts = {
        "adding": ask.form("add", NewPerson),
        "founding": ask.form("found", NewCircle, choices={"owner": owners}),
    }
    return Page("desk/people.html", _("People"), data, parts)


def _profile(ask: Ask, record_id: UUID) -> Done:
    given = ask.read(Reading)
    profile = Profile.model_validate(given.model_dump())
    people.change_profile(actor=ask.person, person_id=record_id, profile=profile)
    return _back(record_id, _("From now on this decides what may be read."))


def _grant(ask: Ask, record_id: UUID) -> Done:
    people.grant_role(actor=ask.person, person_id=record_id, role=ask.read(GivenRole).role)
    return _back(record_id, _("The role was given."))


def _withdraw(ask: Ask, record_id: UUID) -> Done:
    people.withdraw_role(actor=ask.person, person_id=record_id, role=ask.read(GivenRole).role)
    return _back(record_id, _("The role was taken away."))


def _let_in(ask: Ask, record_id: UUID) -> Done:
    circle = ask.read(Circle).compartment
    people.let_in(actor=ask.person, person_id=record_id, compartment=circle)
    return _back(record_id, _("Let in."))


def _deactivate(ask: Ask, record_id: UUID) -> Done:
    people.deactivate(actor=ask.person, person_id=record_id)
    return _back(record_id, _("The account is closed; the record of what was done stays."))


def _link(ask: Ask, record_id: UUID) -> Done:
    """A sign-in link, shown once; only for who administers people."""
    administering.get_person(reader=ask.person, person_id=record_id)
    secret = issue_token(person=people.person_by_id(record_id), purpose="sign_in")
    address = ask.request.build_absolute_uri(reverse("enter", args=[secret]))
    return _back(record_id, _("Hand over this link; it is used once: %(link)s") % {"link": address})


@page(
    profile=_profile,
    grant=_grant,
    withdraw=_withdraw,
    let_in=_let_in,
    deactivate=_deactivate,
    link=_link,
)
def shown(ask: Ask, record_id: UUID) -> Page:
    """One person: what he may read, his roles and compartments."""
    data = administering.get_person(reader=ask.person, person_id=record_id)
    initial = {name: data[name] for name in ("nationality", "clearance")}
    initial["captions"] = "\n".join(data["captions"])
    circles = [(each["code"], each["title"]) for each in data["compartments"]]
    parts = {
        "profile": ask.form("profile", Reading, initial=initial),
        "granting": ask.form("grant", GivenRole),
        "letting_in": ask.form("let_in", Circle, choices={"compartment": circles}),
    }
    trail = ((_("People"), reverse("people")),)
    return Page("desk/person.html", data["name"], data, parts, trail)


def _back(record_id: UUID, said: str) -> Done:
    return Done(reverse("person", args=[record_id]), said)
