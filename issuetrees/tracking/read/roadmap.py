"""What is done in which period: approved initiatives by the periods that they cost money in."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from issuetrees.scoring.models.initiatives import Initiative, InitiativeState, Side
from issuetrees.scoring.models.periods import Period
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.read import periods as periods_read
from issuetrees.workspaces.access import Reader

#: Initiatives that are to be done or being done.
GOING: Final = (InitiativeState.APPROVED, InitiativeState.RUNNING)


@dataclass(frozen=True, slots=True)
class Step:
    """An initiative with the places of its first and last period, counted from 0."""

    initiative: Initiative
    first: int
    last: int

    @property
    def cost(self) -> Decimal | None:
        """Its likely cost; None where nobody has said."""
        return self.initiative.cost_likely


@dataclass(frozen=True, slots=True)
class Lane:
    """The initiatives of one side, the earliest first."""

    side: Side
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Roadmap:
    """``periods`` from the first to the last in which anything is done; ``undated`` are approved
    but have no costs by period; ``sums`` are the likely costs of each period.
    """

    periods: tuple[Period, ...]
    lanes: tuple[Lane, ...]
    undated: tuple[Initiative, ...]
    sums: tuple[Decimal, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """All that has periods, lane by lane."""
        return tuple(step for lane in self.lanes for step in lane.steps)


def roadmap(reader: Reader, engagement_id: uuid.UUID) -> Roadmap:
    """Return the roadmap of an engagement, in six queries."""
    found = initiatives_read.initiatives(reader, engagement_id).filter(state__in=GOING)
    rows = list(initiatives_read.with_parts(found))
    return arranged(rows, list(periods_read.periods(reader, engagement_id)))


def arranged(rows: Sequence[Initiative], periods: Sequence[Period]) -> Roadmap:
    """Put initiatives, read with their parts, into lanes over those periods that they take."""
    places = {period.pk: place for place, period in enumerate(periods)}
    taken = {row.pk: _places(row, places) for row in rows}
    dated = [row for row in rows if taken[row.pk]]
    if not dated:
        return Roadmap((), (), tuple(rows), ())
    start = min(min(taken[row.pk]) for row in dated)
    end = max(max(taken[row.pk]) for row in dated)
    steps = [Step(row, min(taken[row.pk]) - start, max(taken[row.pk]) - start) for row in dated]
    shown = tuple(periods[start : end + 1])
    return Roadmap(
        shown,
        tuple(_lane(side, steps) for side in Side),
        tuple(row for row in rows if not taken[row.pk]),
        tuple(_sum(dated, period) for period in shown),
    )


def _places(row: Initiative, places: dict[uuid.UUID, int]) -> list[int]:
    """The places of the periods in which an initiative costs something."""
    return [
        places[cost.period_id]
        for cost in row.period_costs.all()
        if cost.period_id in places and any((cost.low, cost.likely, cost.high))
    ]


def _lane(side: Side, steps: Sequence[Step]) -> Lane:
    mine = [step for step in steps if step.initiative.side == side]
    return Lane(side, tuple(sorted(mine, key=lambda step: (step.first, step.last))))


def _sum(rows: Sequence[Initiative], period: Period) -> Decimal:
    found = (
        cost.likely
        for row in rows
        for cost in row.period_costs.all()
        if cost.period_id == period.pk and cost.likely is not None
    )
    return sum(found, Decimal())
