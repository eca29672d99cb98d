"""What follows from a new submission at once: hits and ties; the scheduler does the rest."""

from catchall_desk.casework.linking import propose_waiting
from catchall_desk.casework.screening import screen_waiting
from catchall_desk.records import clock

_FEW = 20


def derive_few() -> int:
    """Screen and compare the submissions that wait, a few at most; gives what was found."""
    at = clock.now()
    return screen_waiting(at=at, most=_FEW) + propose_waiting(at=at, most=_FEW)
