"""Guards that several machines share."""

from typing import Any

from catchall_desk.casework.machine import Attempt, Guard


def filled(column: str, text: str, *, constraint: str = "") -> Guard:
    """A column of the record is not empty."""

    def holds(attempt: Attempt[Any, Any]) -> bool:
        return bool(str(getattr(attempt.record, column) or "").strip())

    return Guard(column, text, holds, constraint)


def stated(field: str, text: str, *, constraint: str = "") -> Guard:
    """A field of what is handed in is not empty."""

    def holds(attempt: Attempt[Any, Any]) -> bool:
        return bool(str(getattr(attempt.inputs, field) or "").strip())

    return Guard(field, text, holds, constraint)


def another_than(column: str, code: str, text: str, *, constraint: str) -> Guard:
    """Whoever tries it is not the person who signed in that column."""

    def holds(attempt: Attempt[Any, Any]) -> bool:
        signed = getattr(attempt.record, f"{column}_id")
        return attempt.actor is not None and signed != attempt.actor.pk

    return Guard(code, text, holds, constraint)


REASON = stated("reason", "a reason is needed")
