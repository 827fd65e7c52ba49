"""Whether a set that is worth so much can have one initiative: found, or proved that none has.

After a search for the best one, whose relaxation, rows and prices it goes on from.
"""

from math import inf
from typing import Final

import numpy as np

from issuetrees.core.portfolio.model import NOISE, Row
from issuetrees.core.portfolio.records import Status
from issuetrees.core.portfolio.search import Search
from issuetrees.core.portfolio.sift import Sift, Wanted
from issuetrees.core.portfolio.solver import Clock, Solved, Span, System

_MARGIN: Final = 0.01
_NONE: Final = Solved(Status.INFEASIBLE, None, -inf)


def with_column(search: Search, column: int, grains: float, clock: Clock) -> Solved:
    """Return a set with one column that is worth so many grains at least, any one of them.

    ``INFEASIBLE``: proved that there is none.
    """
    least = grains / (search.step or 1.0)
    lower, upper = search.system.lower.copy(), search.system.upper
    span = search.span_of(grains)
    if span is not None:
        lower, upper = np.maximum(lower, span[0]), np.minimum(upper, span[1])
    if not upper[column]:
        return _NONE
    lower[column] = 1.0
    relaxed = search.system.relax(search.objective, (lower, upper))
    noise = _MARGIN if search.step else NOISE * max(1.0, abs(least))
    if relaxed is None or relaxed.value < least - noise:
        return _NONE
    search.pool.add(relaxed.row_prices)
    sifted = _sifted(search, (lower, upper), least, clock)
    if sifted is not None:
        return sifted
    low = least - (0.5 if search.step else noise)
    row = Row(None, np.arange(search.model.width), search.objective, low=low)
    system = System(search.model, (*search.model.rows, row))
    return system.maximise(np.zeros(search.model.width), clock, (lower, upper))


def _sifted(search: Search, span: Span, least: float, clock: Clock) -> Solved | None:
    """Look through all such sets; None where that is not possible, or takes too long."""
    if not search.step or search.climb is None:
        return None
    wanted = Wanted(search.objective, search.ties(), search.holds, is_settling=False)
    sift = Sift(search.climb, wanted, span, search.pool, floor=least - 0.5)
    is_done = sift.run(clock.part(clock.left / 2))
    if sift.best is not None:
        return Solved(Status.OPTIMAL, sift.best, least)
    return _NONE if is_done else None
