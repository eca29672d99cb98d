"""Assessment: by one technical assessor, verified by another."""

from uuid import UUID

from catchall.model import Item, Value
from catchall_desk.accounts.roles import Role
from catchall_desk.casework.given import Day
from catchall_desk.casework.handling import label_of_new, visible
from catchall_desk.casework.machine import Attempt, Machine, Opening, Transition, register
from catchall_desk.casework.machines.guards import another_than, stated
from catchall_desk.casework.models import Assessment, Case
from catchall_desk.library.assessing import classify_item

_TECHNICAL = frozenset({Role.TECHNICAL})


class AssessInput(Value):
    """An item to test, and the day whose lists count."""

    case: UUID
    item: Item
    as_of: Day
    marking: str | None = None


class RemarkInput(Value):
    """What the assessor says of the computed answer."""

    remark: str


def _draft(attempt: Attempt[Assessment, AssessInput]) -> Assessment:
    assessment, given = attempt.record, attempt.inputs
    assessment.case = visible(Case, given.case, "case")
    assessment.label = label_of_new([assessment.case.label], given.marking)
    answers, rulebook = classify_item(given.item, as_of=given.as_of)
    assessment.item = given.item.model_dump(mode="json")
    assessment.as_of, assessment.rulebook_sha256 = given.as_of, rulebook
    assessment.classifications = [answer.model_dump(mode="json") for answer in answers]
    return assessment


def _assess(attempt: Attempt[Assessment, RemarkInput]) -> None:
    attempt.record.assessor, attempt.record.remark = attempt.actor, attempt.inputs.remark


def _verify(attempt: Attempt[Assessment, Value]) -> None:
    attempt.record.verifier = attempt.actor


VERIFIED_BY_ANOTHER = another_than(
    "assessor",
    "another_person",
    "an assessment is verified by another than its assessor",
    constraint="assessment_verified_by_another",
)

MACHINE = register(
    Machine(
        kind="assessment",
        model=Assessment,
        opening=Opening("draft", "draft", _TECHNICAL, AssessInput, _draft),
        transitions=(
            Transition(
                "assess",
                ("draft",),
                "assessed",
                _TECHNICAL,
                inputs=RemarkInput,
                guards=(stated("remark", "the assessor says what he found"),),
                apply=_assess,
            ),
            Transition(
                "verify",
                ("assessed",),
                "verified",
                _TECHNICAL,
                guards=(VERIFIED_BY_ANOTHER,),
                apply=_verify,
            ),
            Transition("supersede", ("draft", "assessed", "verified"), "superseded", _TECHNICAL),
        ),
        shown=("case", "item", "as_of", "rulebook_sha256", "classifications", "remark"),
    )
)
