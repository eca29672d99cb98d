"""schemathesis over every operation: no undocumented answer, and no 500, whoever asks.

CATCHALL_FUZZ=20 runs as many examples of each operation, for every role; the suite runs one
example, for somebody with every role, and for nobody.
"""

import os
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from catchall_desk.accounts.roles import CONTENT_ROLES, Role
from catchall_desk.accounts.tokens import issue_token
from catchall_desk.config.wsgi import application
from desk.people import key, someone

FUZZ = int(os.environ.get("CATCHALL_FUZZ", "0"))
ASKERS: list[tuple[Role, ...]] = [
    tuple(sorted(CONTENT_ROLES)),
    (),
    *([(role,) for role in Role] if FUZZ else []),
]
CHECKS: list[Any] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.mark.parametrize("roles", ASKERS, ids=lambda roles: "+".join(roles)[:20] or "nobody")
def test_every_answer_is_documented(roles: tuple[Role, ...]) -> None:
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application)
    headers = {"Accept-Encoding": "identity"}  # the client of the tests does not unpack answers
    if roles:
        secret = issue_token(person=someone(*roles), purpose="api")
        headers["Authorization"] = f"Bearer {secret}"

    operations = list(schema.get_all_operations())
    assert len(operations) > 100
    for found in operations:
        assert isinstance(found, Ok)
        operation = found.ok()

        @settings(
            max_examples=max(1, FUZZ),
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            case.call_and_validate(headers={**headers, "Idempotency-Key": key()}, checks=CHECKS)

        ask()
