"""The board: deadlines by how near they are, and open cases by owner and state."""

from collections import Counter
from datetime import timedelta
from typing import Any

from catchall_desk.accounts.models import Person
from catchall_desk.accounts.reading import reading_as
from catchall_desk.casework.models import Case, Due
from catchall_desk.casework.showing.queue import named_subjects
from catchall_desk.records import clock

SPANS = (("late", -1), ("this_week", 7), ("this_month", 30), ("later", 36_500))
"""Names of the columns, and the last day of each from today."""
_EACH = 40
Plain = dict[str, Any]


def get_board(*, reader: Person) -> Plain:
    """Every open deadline and every open case that the reader may see.

    Returns:
        ``spans``, each with its name, how many fall into it, and the first of them;
        ``workload``, one row for each owner with his open cases by state; ``states``.
    """
    with reading_as(reader.pk):
        rows = list(Due.objects.filter(state="open").select_related("label").order_by("due_on"))
        spans = [_span(name, found) for name, found in _parted(rows)]
        cases = Case.objects.exclude(state="closed").select_related("owner")
        exercise = cases.filter(exercise=True).exists()
        counts = Counter(
            (case.owner.name if case.owner else "", case.state)
            for case in cases.iterator(chunk_size=2000)
        )
    states = sorted({state for _, state in counts})
    return {
        "today": clock.today().isoformat(),
        "spans": spans,
        "states": states,
        "exercise": exercise,
        "workload": [
            {
                "owner": owner,
                "states": {state: counts[owner, state] for state in states},
                "all": sum(counts[owner, state] for state in states),
            }
            for owner in sorted({owner for owner, _ in counts})
        ],
    }


def _parted(rows: list[Due]) -> list[tuple[str, list[Due]]]:
    today, left, found = clock.today(), rows, []
    for name, days in SPANS:
        last = today + timedelta(days=days)
        found.append((name, [row for row in left if row.due_on <= last]))
        left = [row for row in left if row.due_on > last]
    return found


def _span(name: str, rows: list[Due]) -> Plain:
    shown, today = rows[:_EACH], clock.today()
    named = named_subjects(shown)
    return {
        "name": name,
        "count": len(rows),
        "due": [
            {
                "kind": row.subject_kind,
                "id": str(row.subject_id),
                "title": _title(named.get((row.subject_kind, row.subject_id), ("", ""))),
                "code": row.code,
                "source": row.source,
                "due_on": row.due_on.isoformat(),
                "days": (row.due_on - today).days,
                "marking": row.label.banner,
            }
            for row in shown
        ],
    }


def _title(said: tuple[str, str]) -> str:
    reference, title = said
    return title or reference
