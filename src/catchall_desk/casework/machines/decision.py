"""Decision: drafted on a computed determination, proposed, countersigned, effective."""

from uuid import UUID

from catchall.model import Transaction, Value
from catchall_desk.accounts.roles import Role
from catchall_desk.casework.given import Day
from catchall_desk.casework.handling import label_of_new, visible
from catchall_desk.casework.history import visible_history
from catchall_desk.casework.machine import (
    Attempt,
    Guard,
    Machine,
    Opening,
    Reason,
    Transition,
    register,
)
from catchall_desk.casework.machines.guards import REASON, another_than, filled
from catchall_desk.casework.models import Decision, Submission
from catchall_desk.casework.models.decision import DecisionOutcome
from catchall_desk.casework.screening import judged_parties
from catchall_desk.casework.superseding import supersede_earlier
from catchall_desk.errors import GuardRefused
from catchall_desk.library.assessing import determine

_OFFICERS = frozenset({Role.LICENSING})
_SIGNERS = frozenset({Role.AUTHORIZER})


class DraftInput(Value):
    """What is decided on, as of which day."""

    submission: UUID
    as_of: Day
    outcome: DecisionOutcome
    item: str = ""
    """Id of the item it covers; empty for all."""
    party: str = ""
    legal_basis: str = ""
    contrary_facts: str = ""
    """What speaks against the decision, or that nothing was found and where it was sought."""
    corroboration: str = ""
    conditions: str = ""
    second_needed: bool = False
    supersedes: UUID | None = None
    marking: str | None = None


class ReviseInput(Value):
    """What the officer writes before he proposes."""

    outcome: DecisionOutcome
    legal_basis: str
    contrary_facts: str
    corroboration: str
    conditions: str = ""
    second_needed: bool = False


def _draft(attempt: Attempt[Decision, DraftInput]) -> Decision:
    decision, given = attempt.record, attempt.inputs
    submission = visible(Submission, given.submission, "submission")
    if submission.case is None:
        raise GuardRefused("the submission belongs to no case yet", codes=("in_a_case",))
    decision.submission, decision.case = submission, submission.case
    decision.item, decision.party = given.item, given.party
    if given.supersedes:
        decision.supersedes = visible(Decision, given.supersedes, "decision")
    _write(decision, given)
    _compute(decision, submission, given)
    return decision


def _compute(decision: Decision, submission: Submission, given: DraftInput) -> None:
    history, labels = visible_history()
    transaction = Transaction.model_validate(submission.transaction)
    judged, under = judged_parties(transaction)
    computed = determine(
        transaction,
        jurisdiction=decision.case.jurisdiction,
        as_of=given.as_of,
        history=history,
        judged=judged,
    )
    linked = [labels[link.to] for link in computed.determination.links if link.to in labels]
    sources = [submission.label, decision.case.label, *linked, *under]
    decision.label = label_of_new(sources, given.marking)
    decision.determination = computed.content
    decision.determination_sha256, decision.rests_on = computed.sha256, computed.rests_on


def _write(decision: Decision, given: DraftInput | ReviseInput) -> None:
    decision.outcome, decision.legal_basis = given.outcome, given.legal_basis
    decision.contrary_facts, decision.corroboration = given.contrary_facts, given.corroboration
    decision.conditions = given.conditions
    refusal = given.outcome is DecisionOutcome.REFUSE
    decision.second_needed = given.second_needed or refusal


def _revise(attempt: Attempt[Decision, ReviseInput]) -> None:
    _write(attempt.record, attempt.inputs)


def _propose(attempt: Attempt[Decision, Value]) -> None:
    attempt.record.proposer = attempt.actor


def _countersign(attempt: Attempt[Decision, Value]) -> None:
    attempt.record.countersigner = attempt.actor


def _countersign_again(attempt: Attempt[Decision, Value]) -> None:
    attempt.record.second_countersigner = attempt.actor


def _return(attempt: Attempt[Decision, Reason]) -> None:
    """Back to the drafter: what was signed was another text, so nothing of it stays signed."""
    decision = attempt.record
    decision.proposer = decision.countersigner = decision.second_countersigner = None
    decision.round += 1
    decision.reason = attempt.inputs.reason


def _say_why(attempt: Attempt[Decision, Reason]) -> None:
    attempt.record.reason = attempt.inputs.reason


def _take_effect(attempt: Attempt[Decision, Value]) -> None:
    attempt.record.effective_at = attempt.at
    supersede_earlier(attempt.record, at=attempt.at)


def _when_signed(decision: Decision) -> str | None:
    """Takes effect as soon as the last signature that is needed stands."""
    signed = decision.second_countersigner_id or not decision.second_needed
    return "take_effect" if signed else None


BASIS = filled("legal_basis", "the law is cited", constraint="decision_has_legal_basis")
CONTRARY = filled(
    "contrary_facts", "what speaks against it is written", constraint="decision_has_contrary_facts"
)
CORROBORATION = filled(
    "corroboration", "what bears it out is written", constraint="decision_has_corroboration"
)
COMPUTED = filled(
    "determination_sha256", "a determination was computed", constraint="decision_is_computed"
)
FOUR_EYES = another_than(
    "proposer",
    "another_person",
    "a decision is countersigned by another than who proposed it",
    constraint="four_eyes",
)
SIX_EYES = another_than(
    "countersigner",
    "third_person",
    "the second countersignature is that of a third person",
    constraint="six_eyes_countersigner",
)
NOT_PROPOSER = another_than(
    "proposer",
    "not_proposer",
    "the second countersignature is not that of the proposer",
    constraint="six_eyes_proposer",
)
SECOND_NEEDED = Guard(
    "second_needed",
    "a second countersignature was asked for",
    lambda a: a.record.second_needed,
)
ONE_LIVE = Guard(
    "one_live_decision",
    "no other decision on the same item and party is effective",
    lambda a: (
        not Decision.objects.filter(
            case=a.record.case, item=a.record.item, party=a.record.party, state="effective"
        )
        .exclude(pk__in=[a.record.pk, a.record.supersedes_id])
        .exists()
    ),
    "one_live_decision",
)

MACHINE = register(
    Machine(
        kind="decision",
        model=Decision,
        opening=Opening("draft", "drafted", _OFFICERS, DraftInput, _draft),
        transitions=(
            Transition(
                "revise", ("drafted",), "drafted", _OFFICERS, inputs=ReviseInput, apply=_revise
            ),
            Transition(
                "propose",
                ("drafted",),
                "proposed",
                _OFFICERS,
                guards=(BASIS, CONTRARY, CORROBORATION, COMPUTED),
                apply=_propose,
            ),
            Transition(
                "countersign",
                ("proposed",),
                "countersigned",
                _SIGNERS,
                guards=(FOUR_EYES, ONE_LIVE),
                apply=_countersign,
                then=_when_signed,
            ),
            Transition(
                "countersign_again",
                ("countersigned",),
                "countersigned_twice",
                _SIGNERS,
                guards=(SECOND_NEEDED, NOT_PROPOSER, SIX_EYES, ONE_LIVE),
                apply=_countersign_again,
                then=_when_signed,
            ),
            Transition(
                "return",
                ("proposed", "countersigned"),
                "drafted",
                _SIGNERS,
                inputs=Reason,
                guards=(REASON,),
                apply=_return,
            ),
            Transition(
                "take_effect",
                ("countersigned", "countersigned_twice"),
                "effective",
                apply=_take_effect,
            ),
            Transition(
                "withdraw",
                ("drafted", "proposed"),
                "withdrawn",
                _OFFICERS,
                inputs=Reason,
                guards=(REASON,),
                apply=_say_why,
            ),
            Transition("supersede", ("effective",), "superseded"),
            Transition(
                "quash",
                ("effective",),
                "quashed_on_appeal",
                _SIGNERS,
                inputs=Reason,
                guards=(
                    REASON,
                    another_than(
                        "proposer",
                        "another_person",
                        "what one proposed is quashed by another",
                        constraint="",
                    ),
                ),
                apply=_say_why,
            ),
        ),
        shown=(
            "case",
            "submission",
            "item",
            "party",
            "outcome",
            "determination_sha256",
            "legal_basis",
            "contrary_facts",
            "corroboration",
            "conditions",
            "second_needed",
            "round",
            "proposer",
            "countersigner",
            "second_countersigner",
            "supersedes",
            "reassessed_outcome",
            "reason",
        ),
    )
)
