"""Before a decision: what the law says of a submission of a case, as of a day."""

from datetime import date
from typing import Any
from uuid import UUID

from catchall.model import Determination, Transaction
from catchall_desk.accounts.models import Person
from catchall_desk.accounts.reading import reading_as
from catchall_desk.casework.handling import visible
from catchall_desk.casework.history import visible_history
from catchall_desk.casework.models import Case, Decision, Submission
from catchall_desk.casework.screening import judged_parties
from catchall_desk.library.assessing import determine

Plain = dict[str, Any]
_ORDER = {"met": 0, "open": 1, "not_met": 2}
SUGGESTED = {
    "listed": "listed_license_required",
    "catch_all": "catch_all_license_required",
    "refer": "refer",
    "no_license_required": "no_license_required",
}
"""The decision that a computed outcome suggests; a person may decide otherwise."""


def preview(*, reader: Person, case_id: UUID, submission_id: UUID, as_of: date) -> Plain:
    """The determination of a submission with what is installed now; nothing is kept.

    Raises:
        NotVisible: there is no such case or submission that the reader may see.
        CatchallError: it cannot be computed, as :func:`catchall.assess`.
    """
    with reading_as(reader.pk):
        case = visible(Case, case_id, "case")
        submission = visible(Submission, submission_id, "submission")
        history, labels = visible_history()
        transaction = Transaction.model_validate(submission.transaction)
        judged, under = judged_parties(transaction)
        computed = determine(
            transaction,
            jurisdiction=case.jurisdiction,
            as_of=as_of,
            history=history,
            judged=judged,
        )
        linked = [labels[each.to] for each in computed.determination.links if each.to in labels]
        marked = [label.banner for label in (case.label, submission.label, *linked, *under)]
    return {
        **told(computed.determination),
        "sha256": computed.sha256,
        "sources": [{"marking": banner} for banner in marked],
    }


def of_decision(*, reader: Person, decision_id: UUID) -> Plain:
    """The determination that a decision rests on, as it was kept.

    Raises:
        NotVisible: there is no such decision that the reader may see.
    """
    with reading_as(reader.pk):
        decision = visible(Decision, decision_id, "decision")
        found = Determination.model_validate_json(decision.determination)
        marking = decision.label.banner
    return {**told(found), "sha256": decision.determination_sha256, "marking": marking}


def determination_of(*, reader: Person, decision_id: UUID) -> Determination:
    """The determination of a decision as the library knows it; raises as :func:`of_decision`."""
    with reading_as(reader.pk):
        decision = visible(Decision, decision_id, "decision")
        return Determination.model_validate_json(decision.determination)


def told(found: Determination) -> Plain:
    """A determination as plain data, its grounds in the order in which they are read."""
    plain = found.model_dump(mode="json")
    plain["grounds"].sort(key=lambda ground: _ORDER[ground["status"]])
    plain["suggested"] = SUGGESTED[plain["outcome"]]
    return plain
