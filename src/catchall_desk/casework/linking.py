"""Ties to earlier denials and decisions: proposed by the desk, taken or rejected by people.

A proposal bears the label of both sides joined, so it is seen by who may read either. The
ties of two compartments are not proposed: nobody could say who may read them.
"""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Max, OuterRef, QuerySet, Subquery

import catchall
from catchall.model import (
    CaseKind,
    EarlierCase,
    Link,
    PartialDate,
    Transaction,
    Value,
    canonical_json,
)
from catchall_desk.accounts.labels import joined
from catchall_desk.accounts.models import Label, Person
from catchall_desk.accounts.people import roles_of
from catchall_desk.accounts.reading import reading_as, system_reading
from catchall_desk.casework.attaching import LINKERS, NewLink, add_link
from catchall_desk.casework.comparing import IN_FORCE
from catchall_desk.casework.handling import visible
from catchall_desk.casework.models import (
    Case,
    Decision,
    Denial,
    Derived,
    LinkAnswer,
    LinkProposal,
    Submission,
)
from catchall_desk.casework.resting import Rest, at_once
from catchall_desk.errors import DeskError, GuardRefused, NotAllowed, NotVisible
from catchall_desk.records import clock, ledger
from catchall_desk.records.once import Answer, once
from catchall_desk.records.writing import writing

Plain = dict[str, Any]


class AnswerLink(Value):
    """Whether a proposed tie is taken; grades where it is, a reason where it is not."""

    accept: bool
    reason: str = ""
    source_grade: str = "A"
    """The desk's own records are completely reliable, unless somebody says otherwise."""
    information_grade: str = "2"


class _Earlier(NamedTuple):
    stated: EarlierCase
    kind: str
    id: UUID
    reference: str
    label: Label
    submission: UUID | None


def propose_waiting(*, at: datetime, most: int = 500, rest: Rest = at_once) -> int:
    """Compare open submissions with denials and decisions, where either has changed since."""
    with system_reading():
        key = _history_key()
        done = Derived.objects.filter(what="links", key=key).values("submission_id")
        waiting = Submission.objects.filter(state="received").exclude(pk__in=done)
        found = list(waiting.select_related("label").order_by("created_at", "id")[:most])
        history = list(_history()) if found else []
        new = 0
        for each in found:
            new += _propose(each, history, key, at)
            rest()
        return new


def propose_for(submission_id: UUID, *, at: datetime) -> int:
    """Compare one submission with every denial and decision; gives how many ties are new."""
    with system_reading():
        submission = Submission.objects.select_related("label").get(pk=submission_id)
        return _propose(submission, list(_history()), _history_key(), at)


def list_proposals(*, reader: Person, case_id: UUID) -> list[Plain]:
    """What is proposed for the submissions of a case, with what was answered.

    Raises:
        NotVisible: there is no such case that the reader may see.
    """
    with reading_as(reader.pk):
        visible(Case, case_id, "case")
        rows = _answered().filter(submission__case_id=case_id).order_by("found_at", "id")
        return [_shown(row) for row in rows.select_related("label")]


def answer_proposal(*, actor: Person, proposal_id: UUID, given: AnswerLink, key: str) -> Answer:
    """Take a proposed tie into the case, or reject it with a reason.

    Raises:
        NotAllowed: no role of the person makes links.
        NotVisible: there is none that he may see.
        GuardRefused: it is rejected without a reason, or its submission is in no case.
    """
    if not LINKERS & roles_of(actor):
        raise NotAllowed(f"ties are judged by {', '.join(sorted(LINKERS))}")
    if not given.accept and not given.reason.strip():
        raise GuardRefused("a tie is rejected with a reason", codes=("reason",))
    command = {"proposal": str(proposal_id), "inputs": given.model_dump(mode="json")}
    with reading_as(actor.pk):
        return once(
            actor=str(actor.pk),
            key=key,
            command=command,
            do=lambda: _answer(actor, proposal_id, given, key),
        )[0]


def _answer(actor: Person, proposal_id: UUID, given: AnswerLink, key: str) -> Answer:
    rows = LinkProposal.objects.select_related("submission", "label")
    proposal = rows.filter(pk=proposal_id).first()
    if proposal is None:
        raise NotVisible("proposal")
    LinkAnswer.objects.create(
        proposal=proposal,
        label=proposal.label,
        accepted=given.accept,
        reason=given.reason,
        by=actor,
        at=clock.now(),
    )
    ledger.append(
        actor=str(actor.pk),
        kind="link.accepted" if given.accept else "link.rejected",
        subject=f"submission:{proposal.submission_id}",
        payload={"suggested_by": proposal.link["rule"], "to": proposal.to_reference}
        | given.model_dump(mode="json"),
        label=proposal.label_id,
    )
    if given.accept:
        _tie(actor, proposal, given, key)
    return {"id": str(proposal.pk), "accepted": given.accept}


def _tie(actor: Person, proposal: LinkProposal, given: AnswerLink, key: str) -> None:
    if proposal.submission.case_id is None:
        raise GuardRefused("the submission belongs to no case yet", codes=("in_a_case",))
    link = Link.model_validate(proposal.link)
    evidence = [
        {"source": e.source, "quote": e.quote, "place": e.place or e.portion or ""}
        for e in (*link.here, *link.there)
    ] or [{"source": link.rule, "quote": link.text, "place": ""}]
    add_link(
        actor=actor,
        case_id=proposal.submission.case_id,
        link=NewLink(
            kind=proposal.kind,
            to=proposal.to_reference,
            evidence=tuple(evidence),
            source_grade=given.source_grade,
            information_grade=given.information_grade,
            marking=proposal.label.banner,
        ),
        key=sha256(f"{key}/link".encode()).hexdigest(),
    )


def _propose(submission: Submission, history: list[_Earlier], key: str, at: datetime) -> int:
    others = {str(e.id): e for e in history if e.submission != submission.pk}
    links = catchall.find_links(
        Transaction.model_validate(submission.transaction),
        [e.stated for e in others.values()],
        as_of=at.date(),
    )
    with writing():
        rows = [row for link in links if (row := _row(submission, others[link.to], link, at))]
        known = set(LinkProposal.objects.filter(submission=submission).values_list("to_id", "kind"))
        new = {(r.to_id, r.kind): r for r in rows if (r.to_id, r.kind) not in known}
        LinkProposal.objects.bulk_create(new.values())
        Derived.objects.update_or_create(
            submission=submission,
            what="links",
            defaults={"key": key, "at": at, "label": submission.label},
        )
    return len(new)


def _row(
    submission: Submission, earlier: _Earlier, link: Link, at: datetime
) -> LinkProposal | None:
    try:
        label = joined([submission.label, earlier.label])
    except DeskError:
        return None
    return LinkProposal(
        submission=submission,
        label=label,
        kind=link.kind.value,
        to_kind=earlier.kind,
        to_id=earlier.id,
        to_reference=earlier.reference,
        link=link.model_dump(mode="json"),
        found_at=at,
    )


def _history_key() -> str:
    """Changes with every denial and every effective decision that comes or goes."""
    parts = []
    for rows in (
        Denial.objects.filter(state__in=IN_FORCE),
        Decision.objects.filter(state="effective"),
    ):
        found = rows.aggregate(number=Count("pk"), last=Max("changed_at"))
        parts.append([found["number"], str(found["last"])])
    return sha256(canonical_json({"history": parts})).hexdigest()


def _history() -> Iterable[_Earlier]:
    denials = Denial.objects.filter(state__in=IN_FORCE).select_related("label").order_by("id")
    for denial in denials:
        stated = EarlierCase.model_validate(denial.earlier)
        stated = stated.model_copy(update={"id": str(denial.pk), "kind": CaseKind.DENIAL})
        yield _Earlier(stated, "denial", denial.pk, denial.reference, denial.label, None)
    decided = Decision.objects.filter(state="effective", submission__isnull=False)
    for decision in decided.select_related("label", "submission").order_by("id"):
        yield _earlier_case(decision)


def _earlier_case(decision: Decision) -> _Earlier:
    submission = decision.submission
    if submission is None or decision.effective_at is None:
        raise DeskError("an effective decision has a submission and a moment")
    then = Transaction.model_validate(submission.transaction)
    stated = EarlierCase(
        id=str(decision.pk),
        kind=CaseKind.CASE,
        when=PartialDate.parse(decision.effective_at.date().isoformat()),
        country=then.from_country,
        destination=then.destination,
        via=then.route,
        parties=then.parties,
        items=then.items,
        outcome=decision.outcome,
        references=then.references,
        exercise=then.exercise,
    )
    return _Earlier(
        stated, "decision", decision.pk, decision.reference, decision.label, submission.pk
    )


def _answered() -> QuerySet[Any]:
    latest = LinkAnswer.objects.filter(proposal=OuterRef("pk")).order_by("-id")
    return LinkProposal.objects.annotate(
        accepted=Subquery(latest.values("accepted")[:1]),
        answer_reason=Subquery(latest.values("reason")[:1]),
    )


def _shown(row: Any) -> Plain:
    states = {None: "proposed", True: "accepted", False: "rejected"}
    return {
        "id": str(row.pk),
        "submission": str(row.submission_id),
        "kind": row.kind,
        "to_kind": row.to_kind,
        "to": str(row.to_id),
        "to_reference": row.to_reference,
        "state": states[row.accepted],
        "reason": row.answer_reason or "",
        "link": row.link,
        "found_at": row.found_at.isoformat(),
        "marking": row.label.banner,
    }
