"""A lock that is granted in the order in which it was asked for.

SQLite's own wait for the write lock is unfair: under load a writer may sleep while
later ones pass it. Queueing inside the process first cuts the worst waits several times.
"""

import os
import threading
from collections import deque


class FairLock:
    """First come, first served; not re-entrant; may be released by another thread."""

    def __init__(self) -> None:
        self._reset()
        os.register_at_fork(after_in_child=self._reset)

    def _reset(self) -> None:
        """Start free: in a forked child the holder of the parent's lock does not exist."""
        self._guard = threading.Lock()
        self._waiting: deque[threading.Lock] = deque()
        self._is_held = False

    def acquire(self, timeout: float) -> bool:
        """Wait up to ``timeout`` seconds for one's turn; return whether it came."""
        with self._guard:
            if not self._is_held:
                self._is_held = True
                return True
            turn = threading.Lock()
            turn.acquire()
            self._waiting.append(turn)
        if turn.acquire(timeout=timeout):
            return True
        with self._guard:
            if turn in self._waiting:
                self._waiting.remove(turn)
                return False
        return True  # the turn came just as the wait ended

    def release(self) -> None:
        """Give the lock to whoever has waited longest."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_held = False
