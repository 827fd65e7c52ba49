"""What a report holds of decisions that were taken, and of when what is approved is done."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class DecidedOn:
    """What a gate said on the day of a decision: ``pass``, ``veto`` or "" while it was open."""

    gate: str
    verdict: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision of the log. ``verdict``: ``approved``, ``rejected``, ``deferred``, ``stopped``;
    ``place`` ("2–3", "" without one) among ``ranked``, ``points`` (0–100) and ``cost`` are those
    that were known then. ``is_standing`` where no later decision follows it.
    """

    id: str
    number: int
    initiative: str
    verdict: str
    decided_by: str
    decided_on: date
    reason: str
    conditions: str = ""
    place: str = ""
    ranked: int = 0
    points: float | None = None
    cost: Decimal | None = None
    gates: tuple[DecidedOn, ...] = ()
    portfolio: str = ""
    is_standing: bool = True

    @property
    def is_against(self) -> bool:
        """Whether it says that the initiative is not done, for good or for now."""
        return self.verdict != "approved"


@dataclass(frozen=True, slots=True)
class Stint:
    """An initiative from its first to its last period, counted from 0; ``cost`` is the likely."""

    id: str
    title: str
    first: int
    last: int
    cost: Decimal | None = None
    is_running: bool = False


@dataclass(frozen=True, slots=True)
class RoadLane:
    """The initiatives of one side: ``outside`` or ``inside``."""

    side: str
    stints: tuple[Stint, ...]


@dataclass(frozen=True, slots=True)
class PeriodSum:
    """A period and the likely costs that fall into it."""

    title: str
    cost: Decimal


@dataclass(frozen=True, slots=True)
class Roadmap:
    """Approved initiatives by period; ``undated`` are titles of those that have none."""

    periods: tuple[PeriodSum, ...] = ()
    lanes: tuple[RoadLane, ...] = ()
    undated: tuple[str, ...] = ()

    @property
    def stints(self) -> tuple[Stint, ...]:
        """All that has periods, lane by lane."""
        return tuple(stint for lane in self.lanes for stint in lane.stints)
