"""The page for signing in promises nothing that the desk does not do."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_forgotten_password_is_a_matter_for_the_administrators() -> None:
    html = Client().get("/accounts/login/").content.decode()
    assert "A security administrator of the desk makes you a new link" in html
    assert "password/reset" not in html


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_mail_is_promised_for_a_new_password(method: str) -> None:
    answer = getattr(Client(), method)("/accounts/password/reset/", {"email": "a@example.org"})
    assert answer.status_code == 404
