"""Django's SQLite backend with a fair queue in front of every transaction.

Transactions are IMMEDIATE (see the settings), so each one is a writer. The queue is per
process; between processes SQLite's own lock decides.
"""

from collections import defaultdict
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from issuetrees.operations.sqlite.lock import FairLock

DEFAULT_TIMEOUT = 5.0  # seconds, that of Python's sqlite3

_locks: defaultdict[str, FairLock] = defaultdict(FairLock)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that waits for its turn before BEGIN and gives it on after the end."""

    _turn: FairLock | None = None

    def _start_transaction_under_autocommit(self) -> None:
        turn = _locks[str(self.settings_dict["NAME"])]
        timeout = float(self.settings_dict["OPTIONS"].get("timeout", DEFAULT_TIMEOUT))
        if not turn.acquire(timeout):
            raise OperationalError("database is locked: the queue of writers did not move")
        self._turn = turn
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._give_turn_on()
            raise

    def _set_autocommit(self, autocommit: bool) -> None:
        super()._set_autocommit(autocommit)  # type: ignore[misc]
        if autocommit:  # the transaction has ended, its on_commit callbacks follow
            self._give_turn_on()

    def _close(self) -> Any:
        try:
            return super()._close()  # type: ignore[misc]
        finally:
            self._give_turn_on()

    def _give_turn_on(self) -> None:
        turn, self._turn = self._turn, None
        if turn is not None:
            turn.release()
