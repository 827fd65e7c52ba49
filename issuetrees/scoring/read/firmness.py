"""How firm the order of an engagement is: intervals of weights, and why one is before another."""

import uuid
from dataclasses import dataclass
from dataclasses import replace as changed

from issuetrees.core import scoring as core
from issuetrees.core.errors import NotFound
from issuetrees.core.scoring.robust.reasons import Comparison, compare
from issuetrees.core.scoring.robust.stability import Interval, Stability, stability
from issuetrees.core.scoring.robust.standing import Standing
from issuetrees.core.scoring.robust.tornado import Tornado, tornado
from issuetrees.scoring.read.results import Board


@dataclass(frozen=True, slots=True)
class Why:
    """Two initiatives, the better one first: reasons, what moves the lead, what would turn it.

    ``turning``: weights with a share at which the two change places, the nearest first.
    """

    comparison: Comparison
    tornado: Tornado
    turning: tuple[Interval, ...]


def firmness(board: Board) -> Stability:
    """Return how far each weight may move; raises Invalid where nothing can be ranked."""
    standing = board.standing()
    return stability(standing.table, standing.weights)


def why(board: Board, first_id: uuid.UUID, second_id: uuid.UUID) -> Why:
    """Compare two initiatives of a board; NotFound if one is no other one of them."""
    evaluation = board.evaluation()
    found = {one.initiative_id: one for one in evaluation.initiatives}
    pair = [found.get(str(one)) for one in (first_id, second_id)]
    first, second = pair
    if first is None or second is None or first is second:
        raise NotFound
    if _total(second) > _total(first):
        first, second = second, first
    standing = board.standing()
    return Why(
        compare(first, second),
        tornado(
            standing.table,
            standing.weights,
            *standing.ranges,
            first.initiative_id,
            rival_id=second.initiative_id,
        ),
        _turning(standing, first.initiative_id, second.initiative_id),
    )


def _total(result: core.InitiativeResult) -> float:
    return -1.0 if result.total is None else result.total


def _turning(standing: Standing, *ids: str) -> tuple[Interval, ...]:
    """Intervals of the two alone, as far as they end where the other one takes the lead."""
    rows = [standing.table.initiative_ids.index(one) for one in ids]
    alone = changed(standing.table, initiative_ids=ids, points=standing.table.points[rows])
    found = stability(alone, standing.weights)
    turning = [one for one in found.intervals if one.below or one.above]
    return tuple(sorted(turning, key=way))


def way(interval: Interval) -> float:
    """Return how far a weight is from the nearest share at which the order turns."""
    ends = ((interval.low, interval.below), (interval.high, interval.above))
    return min(
        (abs(end - interval.share) for end, takers in ends if takers and end is not None),
        default=1.0,
    )
