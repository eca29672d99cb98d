"""Who asks: a key for programs, or the session of a browser."""

from django.http import HttpRequest
from ninja.security import HttpBearer, SessionAuth

from catchall_desk.accounts.models import Person
from catchall_desk.accounts.tokens import person_of_key
from catchall_desk.errors import NotAllowed


class Key(HttpBearer):
    """``Authorization: Bearer KEY``."""

    def authenticate(self, _request: HttpRequest, token: str) -> Person | None:
        """Whose key it is."""
        return person_of_key(token)


AUTH = [Key(), SessionAuth()]


def asker(request: HttpRequest) -> Person:
    """The person who asks."""
    found = getattr(request, "auth", None)
    if not isinstance(found, Person):
        raise NotAllowed("sign in first")
    return found
