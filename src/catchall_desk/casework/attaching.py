"""What is attached to a case: links with their evidence, and legal holds."""

from typing import Any
from uuid import UUID

from pydantic import Field

from catchall.model import Value
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.people import roles_of
from catchall_desk.accounts.reading import reading_as
from catchall_desk.accounts.roles import Role
from catchall_desk.casework.handling import label_of_new, visible
from catchall_desk.casework.models import Case, CaseLink, LegalHold
from catchall_desk.errors import GuardRefused, NotAllowed, NotVisible
from catchall_desk.records import clock, ledger
from catchall_desk.records.once import Answer, once

LINKERS = frozenset({Role.ANALYST, Role.LICENSING, Role.CUSTOMS})
HOLDERS = frozenset({Role.LICENSING, Role.AUTHORIZER, Role.CUSTOMS})


class NewLink(Value):
    """A tie to another record, what bears it out, and how good that is."""

    kind: str = Field(min_length=1, max_length=40)
    to: str = Field(min_length=1, max_length=200)
    evidence: tuple[dict[str, str], ...]
    source_grade: str
    information_grade: str
    marking: str | None = None


def add_link(*, actor: Person, case_id: UUID, link: NewLink, key: str) -> Answer:
    """Tie a case to something else.

    Raises:
        NotAllowed: no role of the person makes links.
        NotVisible: there is no such case that he may see.
        GuardRefused: it has no evidence, or no grades.
    """
    _needs(actor, LINKERS)
    command = {"link": str(case_id), "inputs": link.model_dump(mode="json")}
    with reading_as(actor.pk):
        return once(
            actor=str(actor.pk), key=key, command=command, do=lambda: _link(actor, case_id, link)
        )[0]


def place_legal_hold(*, actor: Person, case_id: UUID, reason: str, key: str) -> Answer:
    """Have nothing of a case erased; raises as :func:`add_link`."""
    _needs(actor, HOLDERS)
    command = {"legal_hold": str(case_id), "reason": reason}
    with reading_as(actor.pk):
        return once(
            actor=str(actor.pk), key=key, command=command, do=lambda: _hold(actor, case_id, reason)
        )[0]


def lift_legal_hold(*, actor: Person, hold_id: UUID, key: str) -> Answer:
    """End a legal hold that another has placed.

    Raises:
        NotAllowed: it is his own, or no role of his lifts holds.
        NotVisible: there is none that he may see.
    """
    _needs(actor, HOLDERS)
    with reading_as(actor.pk):
        return once(
            actor=str(actor.pk),
            key=key,
            command={"lift": str(hold_id)},
            do=lambda: _lift(actor, hold_id),
        )[0]


def _link(actor: Person, case_id: UUID, link: NewLink) -> Answer:
    case = visible(Case, case_id, "case")
    graded = link.source_grade in set("ABCDEF") and link.information_grade in set("123456")
    _check(evidence=bool(link.evidence), grades=graded)
    made = CaseLink.objects.create(
        case=case,
        label=label_of_new([case.label], link.marking),
        kind=link.kind,
        to=link.to,
        evidence=list(link.evidence),
        source_grade=link.source_grade,
        information_grade=link.information_grade,
        made_by=actor,
        made_at=clock.now(),
    )
    _record(actor, "case.linked", case, made.label_id, {"kind": link.kind, "to": link.to})
    return {"id": str(made.pk), "kind": made.kind, "to": made.to}


def _hold(actor: Person, case_id: UUID, reason: str) -> Answer:
    case = visible(Case, case_id, "case")
    _check(reason=bool(reason.strip()))
    hold = LegalHold.objects.create(
        case=case, label=case.label, reason=reason, placed_by=actor, placed_at=clock.now()
    )
    _record(actor, "legal_hold.placed", case, case.label_id, {"reason": reason})
    return {"id": str(hold.pk)}


def _lift(actor: Person, hold_id: UUID) -> Answer:
    hold = LegalHold.objects.filter(pk=hold_id, lifted_by=None).first()
    if hold is None:
        raise NotVisible("legal hold")
    if hold.placed_by_id == actor.pk:
        raise NotAllowed("a legal hold is not lifted by who placed it")
    hold.lifted_by = actor
    hold.save(update_fields=["lifted_by"])
    _record(actor, "legal_hold.lifted", hold.case, hold.label_id, {"hold": str(hold.pk)})
    return {"id": str(hold.pk)}


def _needs(actor: Person, roles: frozenset[Role]) -> None:
    if not roles & roles_of(actor):
        raise NotAllowed(f"it needs one of the roles {', '.join(sorted(roles))}")


def _check(**conditions: bool) -> None:
    failed = tuple(name for name, holds in conditions.items() if not holds)
    if failed:
        raise GuardRefused(f"missing or wrong: {', '.join(failed)}", codes=failed)


def _record(actor: Person, kind: str, case: Case, label: UUID, payload: dict[str, Any]) -> None:
    ledger.append(
        actor=str(actor.pk), kind=kind, subject=f"case:{case.pk}", payload=payload, label=label
    )
