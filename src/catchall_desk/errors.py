"""Every deliberate error of the desk; the library's tree goes on here.

CatchallError
└── DeskError             what was asked cannot be done
    ├── NotVisible        there is nothing of that id that the reader may see
    ├── NotAllowed        the role or the history of the record forbids it to this person
    ├── Conflict          the record is not in the state that the writer believed
    │   ├── Stale         it has changed since it was read
    │   ├── KeyReused     the idempotency key was used for something else
    │   └── IllegalMove   no transition of that name leads out of its state
    ├── GuardRefused      a condition of the transition is not met
    ├── LedgerBroken      the record of events does not verify
    └── DeskBusy          another process holds the desk, or a file stands in the way
"""

from catchall.errors import CatchallError, ReleaseRefused


class DeskError(CatchallError):
    """What was asked cannot be done; the base of the desk's errors."""


class NotVisible(DeskError):
    """There is nothing of that id that the reader may see.

    The same words for what does not exist and for what is not shown.
    """

    def __init__(self, kind: str) -> None:
        super().__init__(f"no {kind} of that id")


class NotAllowed(DeskError):
    """The role of the person, or the history of the record, forbids it."""


class Conflict(DeskError):
    """The record is not in the state that the writer believed."""


class Stale(Conflict):
    """The record has changed since it was read."""

    def __init__(self, *, held: int, current: int) -> None:
        self.held = held
        self.current = current
        super().__init__(
            f"version {held} was read, the record stands at version {current}",
            remedy="read it again and decide on what it says now",
        )


class KeyReused(Conflict):
    """The idempotency key was used before, for something else."""


class IllegalMove(Conflict):
    """No transition of that name leads out of the state of the record."""


class GuardRefused(DeskError):
    """A condition of the transition is not met; ``codes`` names each that failed."""

    def __init__(self, problem: str, *, codes: tuple[str, ...]) -> None:
        self.codes = codes
        super().__init__(problem)


class LedgerBroken(DeskError):
    """The record of events does not verify."""


class DeskBusy(DeskError):
    """Another process holds the desk, or a file stands in the way."""


STATUS: tuple[tuple[type[CatchallError], int], ...] = (
    (NotVisible, 404),
    (NotAllowed, 403),
    (Stale, 412),
    (Conflict, 409),
    (GuardRefused, 422),
    (LedgerBroken, 409),
    (DeskBusy, 409),
    (DeskError, 400),
    (ReleaseRefused, 403),
    (CatchallError, 422),
)
"""The one map of errors to status codes: the first class that fits; the library knows none."""


def status_of(error: CatchallError) -> int:
    """The status code of a deliberate error."""
    return next(status for kind, status in STATUS if isinstance(error, kind))
