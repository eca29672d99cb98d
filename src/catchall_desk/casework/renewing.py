"""Again with what is installed now: screening, ties, and the determinations of open matters."""

from typing import Any

from catchall_desk.accounts.models import Person
from catchall_desk.accounts.people import roles_of
from catchall_desk.casework.linking import propose_waiting
from catchall_desk.casework.reassessing import reassess
from catchall_desk.casework.screening import screen_waiting
from catchall_desk.errors import NotAllowed
from catchall_desk.library.editions import INSTALLERS
from catchall_desk.records import clock


def renew(*, actor: Person) -> dict[str, Any]:
    """Do at once what the scheduler would do within a minute.

    Nothing is told of how much was found: that counts what the person may not see.

    Raises:
        NotAllowed: no role of the person installs lists.
    """
    if not INSTALLERS & roles_of(actor):
        raise NotAllowed(f"it is asked for by {', '.join(sorted(INSTALLERS))}")
    at = clock.now()
    screen_waiting(at=at)
    propose_waiting(at=at)
    reassess(at=at)
    return {"at": at.isoformat()}
