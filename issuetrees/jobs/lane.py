"""A second lane for quick jobs, in a thread of the worker: a mail does not wait for an export.

The processes of the pool take quick jobs first, but one that makes an export is busy for
minutes. Claims, leases and fences are those of any worker, so both lanes may look at once and a
killed one loses nothing.
"""

import logging
import threading
from types import TracebackType
from typing import Self

from django.db import DatabaseError, connection

from issuetrees.jobs import work

logger = logging.getLogger(__name__)


class Lane:
    """Runs quick jobs when it is called, until the block ends."""

    def __init__(self) -> None:
        self._called = threading.Event()
        self._is_over = False
        self._thread = threading.Thread(target=self._run, name="lane", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._is_over = True
        self._called.set()
        self._thread.join(timeout=2)

    def call(self) -> None:
        """Say that there are quick jobs; returns at once."""
        self._called.set()

    def _run(self) -> None:
        while self._called.wait() and not self._is_over:
            self._called.clear()
            try:
                work.drain(is_quick=True)
            except DatabaseError:
                logger.warning("The lane did not reach the database", exc_info=True)
            finally:
                connection.close()  # processes of the pool are forked from this one
