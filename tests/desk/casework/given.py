"""Inputs that fit, for random steps."""

from typing import Any

from desk.casework.world import days

GIVEN: dict[str, Any] = {
    "reason": "r",
    "due_on": days(5),
    "answer": "a",
    "remark": "r",
    "served_at": "2026-01-01T00:00:00Z",
    "method": "m",
    "evidence": "e",
    "review_on": days(20),
    "expires_on": days(30),
    "limit_on": days(31),
    "source_grade": "A",
    "information_grade": "1",
    "outcome": "refer",
    "legal_basis": "l",
    "contrary_facts": "c",
    "corroboration": "c",
    "partners": ["JPN"],
}
"""By the name of the field; what is not here is not tried."""
