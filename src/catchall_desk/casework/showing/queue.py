"""The work of a person: records whose next step his roles may take, and what is due."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from catchall_desk.accounts.models import Person
from catchall_desk.accounts.people import roles_of
from catchall_desk.accounts.reading import reading_as
from catchall_desk.accounts.roles import Role
from catchall_desk.casework import hits
from catchall_desk.casework.handling import visible
from catchall_desk.casework.machine import Attempt, Machine, Nothing, Transition, machines
from catchall_desk.casework.models import Case, Due, Record
from catchall_desk.casework.selectors import summary
from catchall_desk.records import clock

NEXT = {
    "lead": ("triage", "into_case"),
    "assessment": ("assess", "verify"),
    "decision": ("propose", "countersign", "countersign_again"),
    "notice": ("clear", "issue", "serve"),
    "alert": ("back_test", "activate"),
    "hold": ("release",),
    "request": ("clear", "send", "answer", "accept"),
    "denial": ("notify", "put_in_force"),
    "consultation": ("compare", "send", "decide", "notify"),
    "paper": ("release", "send"),
    "correction": ("approve", "apply"),
}
"""The steps by which work goes on; those that end it early are not work that waits."""
_OF_PERSONS = frozenset({"another_person", "third_person", "not_proposer", "not_placer"})
_HEAVY = frozenset(
    {
        "back_test",
        "classifications",
        "comparison",
        "determination",
        "earlier",
        "item",
        "pdf",
        "rests_on",
        "scope",
        "text",
        "transaction",
    }
)
_EACH = 25
_WITH = {("notice", "issue"): "serve", ("request", "answer"): "accept"}
"""Steps that are taken in one go: what is issued is served, an answer that is in is accepted."""
Plain = dict[str, Any]


def work_of(*, reader: Person) -> Plain:
    """What waits for the person: steps, open hits, and deadlines, the earliest first."""
    roles = roles_of(reader)
    judges = bool(hits.JUDGES & roles)
    with reading_as(reader.pk):
        waiting = [row for found in machines() for row in _waiting(found, reader, roles)]
        due = _due(_subjects())
    return {
        "waiting": sorted(waiting, key=lambda row: (row["created_at"], row["id"])),
        "due": due,
        "hits": hits.count_hits(reader=reader)[hits.OPEN] if judges else 0,
        "roles": sorted(roles),
        "today": clock.today().isoformat(),
    }


def steps_of(*, reader: Person, case_id: UUID) -> list[Plain]:
    """What waits for the person in one case; steps that follow without anybody else in a row.

    Raises:
        NotVisible: there is no such case that the person may see.
    """
    roles = roles_of(reader)
    with reading_as(reader.pk):
        visible(Case, case_id, "case")
        listed = []
        for found in machines():
            if not any(each.name == "case" for each in found.model._meta.fields):  # noqa: SLF001
                continue
            for row in _waiting(found, reader, roles, case_id):
                row["steps"] = _in_a_row(found, row["steps"][0], roles)
                listed.append(row)
    return sorted(listed, key=lambda row: (row["created_at"], row["id"]))


def _in_a_row(found: Machine, first: str, roles: frozenset[Role]) -> list[str]:
    """A step and the one that is its other half, where the same person takes both."""
    second = found.transition(_WITH.get((found.kind, first), ""))
    return [first, second.name] if second and second.roles & roles else [first]


def _waiting(
    found: Machine, reader: Person, roles: frozenset[Role], case: UUID | None = None
) -> list[Plain]:
    steps = [t for t in found.transitions if t.name in NEXT.get(found.kind, ()) and t.roles & roles]
    states = {state for step in steps for state in step.sources}
    if not states:
        return []
    rows: QuerySet[Any] = found.model.objects.all()
    rows = rows.filter(state__in=states).select_related("label")
    rows = rows.filter(case_id=case) if case else rows
    rows = rows.defer(*_heavy(found))
    listed = []
    for record in rows.order_by("-created_at", "id")[:_EACH]:
        names = [t.name for t in steps if record.state in t.sources and _his(t, record, reader)]
        if names:
            listed.append({**summary(found, record), "steps": names})
    return listed


def _heavy(found: Machine) -> frozenset[str]:
    """Columns that a list does not show, and that take longer to read than all the others."""
    return _HEAVY & {each.name for each in found.model._meta.fields}  # noqa: SLF001


def _his(step: Transition, record: Record, reader: Person) -> bool:
    """Whether the step is not one that needs another person than this one."""
    attempt = Attempt(record, Nothing(), reader, clock.now())
    return all(g.holds(attempt) for g in step.guards if g.code in _OF_PERSONS)


def _subjects() -> list[Due]:
    rows = Due.objects.filter(state="open").select_related("label")
    return list(rows.order_by("due_on", "id")[:_EACH])


def _due(rows: list[Due]) -> list[Plain]:
    today = clock.today()
    named = named_subjects(rows)
    return [
        {
            "kind": row.subject_kind,
            "id": str(row.subject_id),
            "reference": named.get((row.subject_kind, row.subject_id), ("", ""))[0],
            "title": named.get((row.subject_kind, row.subject_id), ("", ""))[1],
            "code": row.code,
            "source": row.source,
            "due_on": row.due_on.isoformat(),
            "days": (row.due_on - today).days,
            "marking": row.label.banner,
        }
        for row in rows
    ]


def named_subjects(rows: list[Due]) -> dict[tuple[str, UUID], tuple[str, str]]:
    """Reference and title of the records whose obligations these are, where they may be seen."""
    found: dict[tuple[str, UUID], tuple[str, str]] = {}
    for each in machines():
        ids = [row.subject_id for row in rows if row.subject_kind == each.kind]
        for record in each.model.objects.filter(pk__in=ids).select_related("label") if ids else ():
            said = summary(each, record)
            found[each.kind, record.pk] = (said["reference"], said["title"])
    return found
