"""Orders are done by renderers, as many at once as there are, until all are done or one fails."""

import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, Self

from issuetrees.reports.formats.pdf.limits import Limits, Unrenderable
from issuetrees.reports.formats.pdf.renderers import (
    MOST,
    POOL,
    Crashed,
    Message,
    Pool,
    Renderer,
    wait,
)

POLL_SECONDS: Final = 0.2
RETRIES: Final = 2  # of an order whose process died of no limit of ours


class Printer:
    """Renderers in the hands of one export, and a ``folder``, from the block's begin to its end.

    ``is_cancelled`` is asked several times a second. When an order fails, or the export is
    cancelled or takes too long, the renderers at work are ended at once; the worker lives on.
    """

    def __init__(self, limits: Limits, is_cancelled: Callable[[], bool], pool: Pool = POOL) -> None:
        self.limits, self.is_cancelled, self.pool = limits, is_cancelled, pool
        self.deadline = time.monotonic() + limits.wall_seconds
        self.renderers: list[Renderer] = []

    def __enter__(self) -> Self:
        self._folder = tempfile.TemporaryDirectory(prefix="issuetrees-report-")
        self.folder = Path(self._folder.name)
        return self

    def __exit__(self, *_: object) -> None:
        while self.renderers:
            self.pool.give_back(self.renderers.pop())
        self._folder.cleanup()

    def warm(self, styles: Iterable[str], count: int = MOST) -> None:
        """Take renderers and have new ones load what they need, while the caller works on."""
        texts = list(styles)
        while len(self.renderers) < count:
            # The first is waited for; further ones are a gift.
            found = self.pool.take(0 if self.renderers else POLL_SECONDS)
            if found is not None:
                found.warm(texts)
                self.renderers.append(found)
            elif self.renderers:
                return
            self.look()

    def look(self) -> None:
        """Refuse to go on when cancelled or too late."""
        if self.is_cancelled():
            raise Unrenderable("cancelled")
        if time.monotonic() > self.deadline:
            raise Unrenderable("timed_out", seconds=int(self.limits.wall_seconds))

    def do(self, orders: Iterable[Message], hear: Callable[[Message, Message], None]) -> None:
        """Have orders done in this order; ``hear`` is given each message with its order."""
        waiting, retried = list(orders)[::-1], list[Message]()
        while waiting or any(one.order for one in self.renderers):
            self.look()
            for renderer in self._free():
                if waiting:
                    renderer.begin(waiting.pop(), self.limits)
            for renderer in wait([one for one in self.renderers if one.order], POLL_SECONDS):
                order = renderer.order or {}
                try:
                    messages = renderer.hear(self.limits)
                except Crashed:
                    # Again: on a machine short of memory it is no fault of the document.
                    if retried.count(order) >= RETRIES:
                        raise
                    retried.append(order)
                    waiting.append(order)
                    renderer.order = None  # it is dead and will be replaced
                    continue
                for message in messages:
                    hear(order, message)

    def _free(self) -> list[Renderer]:
        """Return those without an order; the dead and the spent are replaced."""
        for place, one in enumerate(self.renderers):
            if not one.order and not one.is_alive():
                one.end()
                self.renderers[place] = Renderer()
        return [one for one in self.renderers if not one.order]
