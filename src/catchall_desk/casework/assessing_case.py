"""The items of a submission assessed in one go, each as a record of its own."""

from hashlib import sha256
from uuid import UUID

from catchall.model import Item, Transaction, Value
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.reading import reading_as
from catchall_desk.casework import services
from catchall_desk.casework.given import Day
from catchall_desk.casework.handling import visible
from catchall_desk.casework.machines.assessment import AssessInput, RemarkInput
from catchall_desk.casework.models import Assessment, Case, Submission
from catchall_desk.errors import GuardRefused
from catchall_desk.records.once import Answer, once


class AssessItemsInput(Value):
    """The submission, the day whose lists count, and what the assessor found."""

    submission: UUID
    as_of: Day
    remark: str


def assess_items(
    *, actor: Person, case_id: UUID, given: AssessItemsInput, key: str
) -> list[Answer]:
    """Assess every item of a submission that was not assessed as of that day.

    Raises:
        NotVisible: there is no such case or submission that the person may see.
        NotAllowed: he is no technical assessor.
        GuardRefused: nothing is left to assess, or nothing is said of it.
    """
    command = {"assess": str(case_id), "inputs": given.model_dump(mode="json")}
    with reading_as(actor.pk):
        answer, _repeated = once(
            actor=str(actor.pk),
            key=key,
            command=command,
            do=lambda: {"answers": _assess(actor, case_id, given, key)},
        )
    return list(answer["answers"])


def _assess(actor: Person, case_id: UUID, given: AssessItemsInput, key: str) -> list[Answer]:
    case = visible(Case, case_id, "case")
    submission = visible(Submission, given.submission, "submission")
    rows = Assessment.objects.filter(case=case, as_of=given.as_of).exclude(state="superseded")
    done = {row.item.get("id") for row in rows}
    transaction = Transaction.model_validate(submission.transaction)
    items = [item for item in transaction.items if item.id not in done]
    if not items:
        raise GuardRefused("every item was assessed as of that day", codes=("items",))
    return [_one(actor, case, item, given, key) for item in items]


def _one(actor: Person, case: Case, item: Item, given: AssessItemsInput, key: str) -> Answer:
    drafted, _again = services.open_record(
        actor=actor,
        kind="assessment",
        inputs=AssessInput(case=case.pk, item=item, as_of=given.as_of),
        key=_part(key, item, "draft"),
    )
    assessed, _again = services.move(
        actor=actor,
        kind="assessment",
        record_id=UUID(drafted["id"]),
        name="assess",
        inputs=RemarkInput(remark=given.remark),
        held=services.Held(drafted["version"], _part(key, item, "assess")),
    )
    return assessed


def _part(key: str, item: Item, step: str) -> str:
    return sha256(f"{key}/{item.id}/{step}".encode()).hexdigest()
