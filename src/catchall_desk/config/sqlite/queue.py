"""A lock that is served in the order of asking; one thread may take it again."""

import threading
from collections import deque


class WriterQueue:
    """First come, first served: no writer starves behind faster ones."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._owner: object | None = None

    def acquire(self, owner: object, timeout: float) -> bool:
        """Wait for the turn of ``owner``; False where the time is over."""
        turn = threading.Event()
        with self._guard:
            if self._owner is None:
                self._owner = owner
                return True
            self._waiting.append(turn)
        if turn.wait(timeout):
            self._owner = owner
            return True
        return self._give_up(owner, turn)

    def _give_up(self, owner: object, turn: threading.Event) -> bool:
        with self._guard:
            if turn.is_set():
                self._owner = owner
                return True
            self._waiting.remove(turn)
            return False

    def release(self, owner: object) -> None:
        """Hand over to the next; nothing where ``owner`` does not hold the lock."""
        with self._guard:
            if self._owner is not owner:
                return
            if self._waiting:
                turn = self._waiting.popleft()
                self._owner = turn
                turn.set()
            else:
                self._owner = None
