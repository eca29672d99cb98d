"""The first person of a desk, who takes the others on; and keys for programs."""

from catchall_desk.accounts.models import Person
from catchall_desk.accounts.people import Profile, add_person, grant_role
from catchall_desk.accounts.roles import Role
from catchall_desk.accounts.tokens import issue_token
from catchall_desk.errors import DeskError


def first_administrator(username: str, name: str, nationality: str) -> str:
    """Make a security administrator; gives the secret of a sign-in link."""
    person = add_person(
        actor=None, username=username, name=name, profile=Profile(nationality=nationality)
    )
    grant_role(actor=None, person_id=person.pk, role=Role.SECURITY)
    return issue_token(person=person, purpose="sign_in")


def key_for(username: str) -> str:
    """Make a key for programs; sent as ``Authorization: Bearer KEY``.

    Raises:
        DeskError: there is no such person, or he is not active.
    """
    person = Person.objects.filter(username=username, is_active=True).first()
    if person is None:
        raise DeskError("there is no such person", place="username")
    return issue_token(person=person, purpose="api")
