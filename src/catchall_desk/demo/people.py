"""The people of the exercise."""

from catchall.model import Level
from catchall_desk.accounts.models import Compartment, Person
from catchall_desk.accounts.people import (
    Profile,
    add_person,
    add_team,
    found_compartment,
    grant_role,
    let_in,
)
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
    "exporter": ("Exercise Exporter", Level.UNCLASSIFIED, (Role.EXPORTER,)),
    "attache": (
        "Exercise Attache",
        Level.SECRET,
        (Role.INTAKE, Role.ANALYST, Role.LICENSING),
    ),
    "partner": ("Exercise Partner Liaison", Level.CONFIDENTIAL, (Role.PARTNER,)),
}
NATIONALITY = {"partner": "USA", "attache": "USA"}
"""Of those who are not of the authority's own country."""
CAPTIONS = {"attache": ("SIPDIS",)}
"""Who may read the telegram of the exercise as it came; the authority may not."""
OFFICES = {
    "byeolha": ("Byeolha Precision (EXERCISE)", "exporter"),
    "embassy": ("Embassy of the partner (EXERCISE)", "partner"),
}
"""Outside compartments: what each is called, and who reads there."""


def make_people() -> dict[str, Person]:
    """Everybody of the cast, by his user name; those who are there already stay as they are."""
    if not Person.objects.filter(username="security").exists():
        add_team(actor=None, code="exercise", name="Exercise authority", country="KOR")
    cast = {username: _person(username) for username in CAST}
    for code, (title, member) in OFFICES.items():
        if not Compartment.objects.filter(code=code).exists():
            owner = cast["releaser"].pk
            found_compartment(actor=None, code=code, title=title, owner_id=owner, outside=True)
            let_in(actor=None, person_id=cast[member].pk, compartment=code)
    return cast


def _person(username: str) -> Person:
    found = Person.objects.filter(username=username).first()
    if found is not None:
        return found
    name, clearance, roles = CAST[username]
    profile = Profile(
        nationality=NATIONALITY.get(username, "KOR"),
        clearance=clearance,
        captions=CAPTIONS.get(username, ()),
    )
    person = add_person(actor=None, username=username, name=name, profile=profile, team="exercise")
    for role in roles:
        grant_role(actor=None, person_id=person.pk, role=role)
    return person
