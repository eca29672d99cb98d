"""Pace: the desk's own work takes a part of the processor only, because people share it."""

import time
from collections.abc import Callable

SHARE = 0.2
"""Part of one processor that background work takes at most, over any length of time."""
_PIECE = 0.005
"""Seconds of work below which it is not worth stopping."""


class Pace:
    """Rests after each piece of work, in proportion to the processor time that it took."""

    def __init__(self, wait: Callable[[float], object], *, share: float = SHARE) -> None:
        self._wait = wait
        self._times = 1 / share - 1
        self._since = time.thread_time()

    def rest(self) -> None:
        """Wait until the work since the last rest was no more than its share."""
        worked = time.thread_time() - self._since
        if worked < _PIECE:
            return
        self._wait(worked * self._times)
        self._since = time.thread_time()
