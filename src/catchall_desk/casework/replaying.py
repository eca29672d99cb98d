"""Any past decision computed again as of its day."""

from hashlib import sha256
from uuid import UUID

from catchall_desk.accounts.models import Person
from catchall_desk.accounts.reading import reading_as
from catchall_desk.casework.handling import visible
from catchall_desk.casework.models import Decision
from catchall_desk.library.assessing import replay


def replay_decision(*, reader: Person, decision_id: UUID) -> tuple[bool, str]:
    """Whether a decision's determination comes out the same, and the hash of what came out.

    Raises:
        NotVisible: there is no such decision that the reader may see.
        DeskError: the law or an edition that it rests on is no longer at hand.
    """
    with reading_as(reader.pk):
        decision = visible(Decision, decision_id, "decision")
        again = replay(decision.determination, decision.rests_on)
        return again == decision.determination, sha256(again.encode()).hexdigest()
