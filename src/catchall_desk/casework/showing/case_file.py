"""A case as its pages show it: what belongs to it, kind by kind, for one reader."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from catchall_desk.accounts.models import Person
from catchall_desk.accounts.reading import reading_as
from catchall_desk.casework.machine import Machine, machines
from catchall_desk.casework.models import Case, CaseLink, Due, Lead, Record, Submission
from catchall_desk.casework.selectors import Wanted, get_record, list_records, obligation, summary

_PARTS = ("assessment", "decision", "notice", "alert", "request", "paper", "submission", "lead")
_MOST = 100
Plain = dict[str, Any]


def list_cases(*, reader: Person, wanted: Wanted) -> Plain:
    """A page of cases with owner, jurisdiction and the next deadline of each."""
    found = list_records(reader=reader, kind="case", wanted=wanted)
    ids = [UUID(row["id"]) for row in found["records"]]
    with reading_as(reader.pk):
        cases = {c.pk: c for c in Case.objects.filter(pk__in=ids).select_related("owner")}
        due = _next_due(ids)
    for row in found["records"]:
        case = cases[UUID(row["id"])]
        row |= {
            "owner": case.owner.name if case.owner else "",
            "jurisdiction": case.jurisdiction,
            "origin": case.origin,
            "exercise": case.exercise,
            "due_on": due.get(case.pk, ""),
        }
    return found


def get_case(*, reader: Person, case_id: UUID) -> Plain:
    """A case with everything that belongs to it and that the reader may see.

    Raises:
        NotVisible: there is no such case that the reader may see.
    """
    head = get_head(reader=reader, case_id=case_id)
    with reading_as(reader.pk):
        case = Case.objects.get(pk=case_id)
        parts = {
            found.kind: _belonging(found, case) for found in machines() if found.kind in _PARTS
        }
        return {
            **head,
            "parts": parts,
            "transactions": [_transaction(each) for each in _submissions(case)],
            "links": [_link(link) for link in _links(case)],
            "due": [*head["due"], *_due_of_parts(parts)],
        }


def get_head(*, reader: Person, case_id: UUID) -> Plain:
    """A case without what belongs to it.

    Raises:
        NotVisible: there is no such case that the reader may see.
    """
    record = get_record(reader=reader, kind="case", record_id=case_id)
    with reading_as(reader.pk):
        case = Case.objects.select_related("owner").get(pk=case_id)
        return {
            **record,
            "exercise": case.exercise,
            "owner": case.owner.name if case.owner else "",
            "own": case.owner_id == reader.pk,
        }


def list_titles(*, reader: Person, kind: str, case_id: UUID) -> list[tuple[str, str]]:
    """Ids and titles of the records of a kind in a case, for a choice."""
    rows = list_records(reader=reader, kind=kind, wanted=Wanted(case=case_id))["records"]
    return [(row["id"], f"{row['reference']} {row['title']}"[:90]) for row in rows]


def _belonging(found: Machine, case: Case) -> list[Plain]:
    rows: QuerySet[Any] = found.model.objects.all()
    rows = rows.filter(case_id=case.pk).select_related("label")
    return [
        {**summary(found, row), **_extra(row)} for row in rows.order_by("created_at", "id")[:_MOST]
    ]


def _extra(row: Record) -> Plain:
    if isinstance(row, Lead):
        grades = f"{row.source_grade}{row.information_grade}"
        return {"message": str(row.message_id) if row.message_id else None, "grades": grades}
    names = ("outcome", "due_on", "kind", "direction", "partner", "item", "party", "ends_on")
    found = {name: getattr(row, name) for name in names if hasattr(row, name)}
    return {"is": found.pop("kind", ""), **{k: _text(v) for k, v in found.items()}}


def _text(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _submissions(case: Case) -> list[Submission]:
    rows = Submission.objects.filter(case=case).select_related("label")
    return list(rows.order_by("created_at", "id")[:_MOST])


def _transaction(row: Submission) -> Plain:
    return {
        "id": str(row.pk),
        "reference": row.reference,
        "kind": row.kind,
        "state": row.state,
        "transaction": row.transaction,
        "marking": row.label.banner,
    }


def _links(case: Case) -> list[CaseLink]:
    rows = CaseLink.objects.filter(case=case).select_related("label", "made_by")
    return list(rows.order_by("made_at", "id")[:_MOST])


def _link(link: CaseLink) -> Plain:
    return {
        "id": str(link.pk),
        "kind": link.kind,
        "to": link.to,
        "evidence": link.evidence,
        "grades": f"{link.source_grade}{link.information_grade}",
        "made_by": link.made_by.name,
        "made_at": link.made_at.isoformat(),
        "marking": link.label.banner,
    }


def _next_due(ids: list[UUID]) -> dict[UUID, str]:
    rows = Due.objects.filter(state="open", subject_id__in=ids).order_by("-due_on")
    return {row.subject_id: row.due_on.isoformat() for row in rows}


def _due_of_parts(parts: dict[str, list[Plain]]) -> list[Plain]:
    ids = [UUID(row["id"]) for rows in parts.values() for row in rows]
    found = Due.objects.filter(subject_id__in=ids, state="open").order_by("due_on", "id")
    return [obligation(due) for due in found]
