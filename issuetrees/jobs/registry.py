"""The kinds of job: a name and a function each, registered by the apps that have them."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from issuetrees.core.text import gettext_noop

if TYPE_CHECKING:
    from issuetrees.jobs.work import Work


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of job. ``run`` may be called twice for one job, and killed at any moment.

    It reads what the job is about from the row that refers to ``work.job_id`` and keeps its
    result inside ``with work.finish():``. ``attempts`` counts those that a dead worker left,
    too. ``pauses`` are the waits before the second attempt, the third and so on (the last one
    repeats) after ``TryAgain``. A quick kind goes before those that take long. One that
    ``gives_way`` keeps what it has made so far: it is put back when it has run for a while and
    somebody else waits.
    """

    name: str
    run: "Callable[[Work], None]"
    attempts: int = 5
    pauses: tuple[dt.timedelta, ...] = (dt.timedelta(minutes=1),)
    is_quick: bool = False
    gives_way: bool = False
    gave_up: str = gettext_noop("This stopped unexpectedly {count} times. Try again later.")

    def pause_after(self, attempts: int) -> dt.timedelta:
        """Return how long to wait when so many attempts have been made."""
        return self.pauses[min(attempts, len(self.pauses)) - 1]


_kinds: dict[str, Kind] = {}
_planners: list[Callable[[dt.datetime], None]] = []


def register(kind: Kind) -> None:
    """Make a kind known (by its app at start)."""
    _kinds[kind.name] = kind


def kind(name: str) -> Kind:
    """Return a kind that this process knows."""
    return _kinds[name]


def kinds() -> list[Kind]:
    """Return all kinds that this process knows."""
    return list(_kinds.values())


def plan(planner: Callable[[dt.datetime], None]) -> None:
    """Have ``planner(now)`` asked every half minute what is due (by its app at start).

    Each worker asks, so it queues jobs under a key that names the occasion.
    """
    _planners.append(planner)


def planners() -> list[Callable[[dt.datetime], None]]:
    """Return who knows of what is due."""
    return list(_planners)
