"""Secrets that stand for a person: kept as digests, dead after a time."""

from datetime import timedelta
from hashlib import sha256
from secrets import token_urlsafe

from catchall_desk.accounts.models import Person, Token
from catchall_desk.errors import NotAllowed
from catchall_desk.records import clock, ledger, statements
from catchall_desk.records.writing import writing

_WITH_KEY = (
    "is_active = %s AND id IN (SELECT person_id FROM accounts_token "
    "WHERE sha256 = %s AND purpose = 'api' AND expires_at > %s)"
)
LIFETIMES = {"sign_in": timedelta(hours=1), "api": timedelta(days=30)}


def issue_token(*, person: Person, purpose: str, actor: Person | None = None) -> str:
    """Make a secret; it is shown once and not kept."""
    secret = token_urlsafe(32)
    with writing():
        Token.objects.create(
            sha256=_digest(secret),
            person=person,
            purpose=purpose,
            expires_at=clock.now() + LIFETIMES[purpose],
        )
        ledger.append(
            actor=str(actor.pk) if actor else ledger.SYSTEM,
            kind="token.issued",
            subject=f"person:{person.pk}",
            payload={"purpose": purpose},
        )
    return secret


def person_of_key(secret: str) -> Person | None:
    """Whose key for programs it is; nobody's where it is unknown, too old or let go."""
    found = statements.objects(Person, _WITH_KEY, True, _digest(secret), clock.now())  # noqa: FBT003
    return next(iter(found), None)


def sign_in_once(secret: str) -> Person:
    """Spend a sign-in link.

    Raises:
        NotAllowed: it is unknown, spent or too old.
    """
    with writing():
        links = Token.objects.filter(sha256=_digest(secret), purpose="sign_in")
        token = links.filter(expires_at__gt=clock.now()).select_related("person").first()
        links.delete()
        if token is None or not token.person.is_active:
            raise NotAllowed("the sign-in link is spent", remedy="ask for a new one")
        ledger.append(
            actor=str(token.person.pk),
            kind="person.signed_in",
            subject=f"person:{token.person.pk}",
            payload={"by": "link"},
        )
    return token.person


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
