"""A client of the API that asks as somebody."""

import json
from typing import Any

from django.test import Client

from catchall_desk.accounts.models import Person
from catchall_desk.accounts.tokens import issue_token
from desk.people import key


class Api:
    """Asks the API with the key of one person."""

    def __init__(self, person: Person) -> None:
        self._client = Client()
        self._headers = {"Authorization": f"Bearer {issue_token(person=person, purpose='api')}"}

    def get(self, path: str, **query: Any) -> Any:
        """A GET."""
        return self._client.get(f"/api/{path}", query, headers=self._headers)

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        """A POST; ``version`` and ``key`` become headers."""
        given = {"Idempotency-Key": headers.pop("key", "") or key()}
        if "version" in headers:
            given["If-Match"] = headers.pop("version")
        return self._client.post(
            f"/api/{path}",
            body if isinstance(body, bytes) else json.dumps(body or {}),
            content_type="application/json",
            headers={**self._headers, **given, **headers},
        )
