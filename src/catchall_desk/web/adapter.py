"""Sign-in through allauth, without sign-up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by security administrators, never by visitors."""

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """Never."""
        return False
