"""A submission completed with a data sheet: a new one takes its place, the old one stays.

What was put before the desk is never changed, so that what was decided on it can be read
as it stood.
"""

from hashlib import sha256
from typing import Any
from uuid import UUID

from catchall.classification.sheets import read_items
from catchall.errors import ItemError
from catchall.intake import forms
from catchall.intake.forms import Facts, ItemFacts
from catchall.model import Transaction
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.reading import reading_as
from catchall_desk.casework import services
from catchall_desk.casework.handling import visible
from catchall_desk.casework.machine import Reason, machine
from catchall_desk.casework.models import Submission
from catchall_desk.casework.selectors import get_record
from catchall_desk.errors import GuardRefused
from catchall_desk.records.once import Answer, once

_TABLES = (".csv", ".tsv", ".xlsx")
_LARGEST = 5_000_000


def complete_submission(
    *, actor: Person, submission_id: UUID, data: bytes, name: str, key: str
) -> Answer:
    """Put a submission before the desk anew, with what a file of facts or a data sheet says.

    Args:
        actor: who completes it.
        submission_id: which.
        data: facts as YAML or JSON, or items as CSV or Excel; items are found by id or model.
        name: what the file is called.
        key: idempotency key.

    Returns:
        The answer of the new submission.

    Raises:
        NotVisible: there is no such submission that the person may see.
        GuardRefused: it is settled or withdrawn.
        TransactionError, ItemError: the file cannot be read, or names what is not there.
    """
    digest = sha256(data).hexdigest()
    with reading_as(actor.pk):
        return once(
            actor=str(actor.pk),
            key=key,
            command={"complete": str(submission_id), "file": digest, "name": name},
            do=lambda: _complete(actor, submission_id, data, name[:200], key),
        )[0]


def get_submission(*, reader: Person, submission_id: UUID) -> dict[str, Any]:
    """A submission with its case, if that may be seen.

    Raises:
        NotVisible: there is no such submission that the reader may see.
    """
    record = get_record(reader=reader, kind="submission", record_id=submission_id)
    with reading_as(reader.pk):
        submission = Submission.objects.select_related("case").get(pk=submission_id)
        transaction = Transaction.model_validate(submission.transaction)
        case = submission.case_id and visible_case(submission.case_id)
    return {**record, "case": case, "exercise": transaction.exercise}


def visible_case(case_id: UUID) -> dict[str, str] | None:
    """The case of that id as a page names it; null where the reader may not see it."""
    found = machine("case").model.objects.filter(pk=case_id).first()
    return {"id": str(found.pk), "reference": found.reference} if found else None


def _complete(actor: Person, submission_id: UUID, data: bytes, name: str, key: str) -> Answer:
    old = visible(Submission, submission_id, "submission")
    if old.state != "received":
        raise GuardRefused(
            "only what waits to be decided is completed", codes=("submission_received",)
        )
    then = Transaction.model_validate(old.transaction)
    completed = forms.complete(then, _facts(data, name), name=name)
    opening = machine("submission").opening.inputs
    given = opening.model_validate(
        {
            "kind": old.kind,
            "transaction": completed.model_dump(mode="json"),
            "case": old.case_id,
            "marking": old.label.banner,
            "compartment": old.label.compartment_id,
        }
    )
    made, _again = services.open_record(
        actor=actor, kind="submission", inputs=given, key=_part(key, "open")
    )
    services.move(
        actor=actor,
        kind="submission",
        record_id=old.pk,
        name="withdraw",
        inputs=Reason(reason=f"completed with {name}: {made['reference']}"),
        held=services.Held(old.version, _part(key, "withdraw")),
    )
    return made


def _facts(data: bytes, name: str) -> Facts:
    if len(data) > _LARGEST:
        raise ItemError(f"larger than {_LARGEST} bytes", file=name, remedy="split the file")
    if not name.endswith(_TABLES):
        return forms.read_facts(data, name=name)
    sheet = read_items(data, name=name)
    if sheet.problems:
        raise sheet.problems[0]
    items = tuple(
        ItemFacts(
            item=each.id,
            hs_code=each.hs_code,
            axes=each.axes,
            axes_complete=each.axes_complete,
            measurements=each.measurements,
        )
        for each in sheet.items
    )
    return Facts(source=name, items=items)


def _part(key: str, name: str) -> str:
    return sha256(f"{key}/{name}".encode()).hexdigest()
