"""The people of the exercise."""

from catchall.model import Level
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.people import Profile, add_person, add_team, grant_role
from catchall_desk.accounts.roles import Role

CAST: dict[str, tuple[str, Level | None, tuple[Role, ...]]] = {
    "intake": ("Exercise Intake", Level.SECRET, (Role.INTAKE,)),
    "officer": (
        "Exercise Officer",
        Level.SECRET,
        (Role.INTAKE, Role.ANALYST, Role.LICENSING, Role.REGIME),
    ),
    "technical": ("Exercise Assessor", Level.CONFIDENTIAL, (Role.TECHNICAL,)),
    "verifier": ("Exercise Verifier", Level.CONFIDENTIAL, (Role.TECHNICAL,)),
    "countersigner": ("Exercise Countersigner", Level.SECRET, (Role.AUTHORIZER,)),
    "second": ("Exercise Second Countersigner", Level.SECRET, (Role.AUTHORIZER,)),
    "releaser": ("Exercise Releaser", Level.SECRET, (Role.RELEASER,)),
    "customs": ("Exercise Customs", Level.UNCLASSIFIED, (Role.CUSTOMS,)),
    "auditor": ("Exercise Auditor", Level.SECRET, (Role.AUDITOR,)),
    "security": ("Exercise Security", None, (Role.SECURITY,)),
}


def make_people() -> dict[str, Person]:
    """Everybody of the cast, by his user name; those who are there already stay as they are."""
    if not Person.objects.filter(username="security").exists():
        add_team(actor=None, code="exercise", name="Exercise authority", country="KOR")
    return {username: _person(username) for username in CAST}


def _person(username: str) -> Person:
    found = Person.objects.filter(username=username).first()
    if found is not None:
        return found
    name, clearance, roles = CAST[username]
    profile = Profile(nationality="KOR", clearance=clearance)
    person = add_person(actor=None, username=username, name=name, profile=profile, team="exercise")
    for role in roles:
        grant_role(actor=None, person_id=person.pk, role=role)
    return person
