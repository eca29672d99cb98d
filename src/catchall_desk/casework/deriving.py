"""What follows from a new submission at once: its hits and its ties.

The scheduler does the same for all of them, and again when a list or a record changes.
"""

from uuid import UUID

from catchall_desk.accounts.reading import system_reading
from catchall_desk.casework.linking import propose_for
from catchall_desk.casework.models import Submission
from catchall_desk.casework.screening import screen_submission
from catchall_desk.records import clock


def derive_for(submission_id: UUID) -> int:
    """Screen a submission and compare it with earlier records; gives how much is new."""
    at = clock.now()
    with system_reading():
        submission = Submission.objects.select_related("label").get(pk=submission_id)
        return screen_submission(submission, at=at) + propose_for(submission_id, at=at)
