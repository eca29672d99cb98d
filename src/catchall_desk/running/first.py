"""The first person of a desk: who takes the others on."""

from catchall_desk.accounts.people import Profile, add_person, grant_role
from catchall_desk.accounts.roles import Role
from catchall_desk.accounts.tokens import issue_token


def first_administrator(username: str, name: str, nationality: str) -> str:
    """Make a security administrator; gives the secret of a sign-in link."""
    person = add_person(
        actor=None, username=username, name=name, profile=Profile(nationality=nationality)
    )
    grant_role(actor=None, person_id=person.pk, role=Role.SECURITY)
    return issue_token(person=person, purpose="sign_in")
