"""The one place that calls the solver: HiGHS, through ``scipy.optimize.milp``, at gap 0.

Q. Huangfu & J. A. J. Hall, *Parallelizing the dual revised simplex method* (2018). SciPy is loaded
here, late: web processes seldom need it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from time import monotonic
from typing import Final

import numpy as np
from numpy.typing import NDArray

from issuetrees.core.portfolio.model import Array, Model, Row
from issuetrees.core.portfolio.records import LimitKind, Status
from issuetrees.core.portfolio.silence import silence

_OPTIMAL, _LIMIT, _INFEASIBLE = 0, 1, 2
#: A solver is given at least so many seconds: less would find nothing.
_LEAST_SECONDS: Final = 0.05


@dataclass(frozen=True, slots=True)
class Solved:
    """``columns`` are None where nothing was found; ``bound``: no columns are worth more."""

    status: Status
    columns: Array | None
    bound: float


@dataclass(frozen=True, slots=True)
class Clock:
    """The seconds that a search may take."""

    until: float

    @classmethod
    def of(cls, seconds: float) -> "Clock":
        """Start a clock that runs out in so many seconds."""
        return cls(monotonic() + seconds)

    @property
    def left(self) -> float:
        """The seconds that are left."""
        return self.until - monotonic()


def maximise(
    model: Model,
    objective: Array,
    clock: Clock,
    extra: Sequence[Row] = (),
    span: tuple[Array, Array] | None = None,
) -> Solved:
    """Return the columns with the largest objective under the rows of a model and ``extra``.

    ``span``: the smallest and largest value of each column, 0 to 1 otherwise. What the solver's
    tolerance let through is cut off, and it solves again.
    """
    cuts: list[Row] = []
    lower, upper = span or (np.zeros(model.width), np.ones(model.width))
    while True:
        rows = (*model.rows, *extra, *cuts)
        solved = _solve(rows, objective, model.is_whole, (lower, upper), clock)
        if solved.columns is None:
            return solved
        exact = model.is_granular and not all(row.holds(solved.columns) for row in rows)
        if not exact:
            return solved
        cuts.append(unlike(np.flatnonzero(solved.columns > 0.5), model))


def unlike(chosen: NDArray[np.intp], model: Model) -> Row:
    """Return the row that this one set, and no other, does not meet (a no-good cut)."""
    weights = np.ones(model.width)
    weights[chosen] = -1.0
    switches = model.switch
    return Row(None, switches, weights[switches], low=1.0 - len(chosen))


def _solve(
    rows: Sequence[Row],
    objective: Array,
    is_whole: NDArray[np.bool_],
    span: tuple[Array, Array],
    clock: Clock,
) -> Solved:
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - late: 50 MB

    lower, upper, rest = _spanned(rows, span)
    if (lower > upper).any():
        return Solved(Status.INFEASIBLE, None, -inf)
    constraints = [LinearConstraint(*_matrix(rest, len(objective)))] if rest else None
    with silence():
        found = milp(
            -objective,
            integrality=is_whole.astype(int),
            bounds=Bounds(lower, upper),
            constraints=constraints,
            options={"mip_rel_gap": 0.0, "time_limit": max(clock.left, _LEAST_SECONDS)},
        )
    columns = None if found.x is None else _cleaned(found.x, is_whole)
    bound = inf if found.mip_dual_bound is None else -float(found.mip_dual_bound)
    return Solved(_status(found.status, columns is not None), columns, bound)


def _status(code: int, is_found: bool) -> Status:
    if code == _INFEASIBLE:
        return Status.INFEASIBLE
    if not is_found:
        return Status.STOPPED
    return Status.OPTIMAL if code == _OPTIMAL else Status.FEASIBLE


def _cleaned(columns: Array, is_whole: NDArray[np.bool_]) -> Array:
    """Round what is whole, and what a share is off by noise."""
    return np.where(is_whole, np.rint(columns), np.clip(np.round(columns, 9), 0, 1))


def _spanned(rows: Sequence[Row], span: tuple[Array, Array]) -> tuple[Array, Array, list[Row]]:
    """Take what must and must never be in as ends of its column; return the other rows."""
    lower, upper = span[0].copy(), span[1].copy()
    rest = []
    for row in rows:
        kind = row.limit.kind if row.limit else None
        if kind is LimitKind.MUST:
            lower[row.columns] = 1.0
        elif kind is LimitKind.NEVER:
            upper[row.columns] = 0.0
        else:
            rest.append(row)
    return lower, upper, rest


def _matrix(rows: Sequence[Row], width: int) -> tuple[object, Array, Array]:
    from scipy.sparse import csr_array  # noqa: PLC0415 - late: 50 MB

    scales = np.array([_scale(row) for row in rows])
    counts = [len(row.columns) for row in rows]
    weights = np.concatenate([row.weights for row in rows]) * np.repeat(scales, counts)
    columns = np.concatenate([row.columns for row in rows])
    starts = np.concatenate([[0], np.cumsum(counts)])
    matrix = csr_array((weights, columns, starts), shape=(len(rows), width))
    low = np.array([row.low for row in rows]) * scales
    high = np.array([row.high for row in rows]) * scales
    return matrix, low, high


def _scale(row: Row) -> float:
    """Return by what a row is multiplied, so that the solver's tolerance of 10⁻⁶ is small to it.

    A power of two, which changes no digit.
    """
    largest = float(abs(row.weights).max(initial=0.0))
    if not largest or (1.0 <= largest <= 1e5):
        return 1.0
    return float(2.0 ** (14 - int(np.floor(np.log2(largest)))))
