"""The one place that calls the solver: HiGHS, through SciPy, at gap 0.

Q. Huangfu & J. A. J. Hall, *Parallelizing the dual revised simplex method* (2018). SciPy is loaded
here, late: web processes seldom need it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf
from time import monotonic
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from issuetrees.core.portfolio.model import Array, Model, Row
from issuetrees.core.portfolio.records import LimitKind, Status
from issuetrees.core.portfolio.silence import silence

_OPTIMAL, _INFEASIBLE = 0, 2
#: A solver is given at least so many seconds: less would find nothing.
_LEAST_SECONDS: Final = 0.05

Flags = NDArray[np.bool_]
#: The smallest and the largest value of each column.
Span = tuple[Array, Array]


@dataclass(frozen=True, slots=True)
class Solved:
    """``columns`` are None where nothing was found; ``bound``: no columns are worth more."""

    status: Status
    columns: Array | None
    bound: float


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The best columns where parts of all are allowed.

    ``prices``: by how much the objective falls at least if a column leaves the end that it is at
    (its reduced cost), 0 inside. ``row_prices``: what a unit of each row is worth, the ceilings
    first, then the floors.
    """

    columns: Array
    value: float
    prices: Array
    row_prices: Array


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

    def part(self, seconds: float) -> "Clock":
        """Return a clock of so many seconds that runs out with this one at the latest."""
        return Clock(min(self.until, monotonic() + seconds))


class System:
    """Rows as a matrix: what a solver is given, again and again with other objectives.

    ``most``: the largest values of the columns, 1 otherwise; ``is_prepared``: whether the solver
    first simplifies the rows, which takes longer than it saves where there are few.
    """

    def __init__(
        self,
        model: Model,
        rows: Sequence[Row],
        most: Array | None = None,
        is_prepared: bool = True,
    ) -> None:
        self.model = model
        self.is_prepared = is_prepared
        self.rows = tuple(rows)
        self.lower, self.upper, rest = _spanned(self.rows, model.width)
        self.upper = self.upper if most is None else most
        self.is_empty = not rest
        if rest:
            self.matrix, self.low, self.high = _matrix(rest, model.width)

    def maximise(self, objective: Array, clock: Clock, span: Span | None = None) -> Solved:
        """Return the columns with the largest objective.

        What the tolerance of the solver lets through is cut off, and it solves again.
        """
        system = self
        while True:
            solved = system._solve(objective, clock, span)
            columns = solved.columns
            if (
                columns is None
                or not self.model.is_granular
                or all(row.holds(columns) for row in self.rows)
            ):
                return solved
            if clock.left <= 0:
                return Solved(Status.STOPPED, None, solved.bound)
            cut = unlike(np.flatnonzero(columns > 0.5), self.model)
            system = System(self.model, (*system.rows, cut), is_prepared=self.is_prepared)

    def _solve(self, objective: Array, clock: Clock, span: Span | None) -> Solved:
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - late: 50 MB

        lower, upper = self._within(span)
        if (lower > upper).any():
            return Solved(Status.INFEASIBLE, None, -inf)
        constraints: list[Any] = []
        if not self.is_empty:
            constraints = [LinearConstraint(self.matrix, self.low, self.high)]
        with silence():
            found = milp(
                -objective,
                integrality=self.model.is_whole.astype(int),
                bounds=Bounds(lower, upper),
                constraints=constraints,
                options={
                    "mip_rel_gap": 0.0,
                    "time_limit": max(clock.left, _LEAST_SECONDS),
                    "presolve": self.is_prepared,
                },
            )
        columns = None if found.x is None else _cleaned(found.x, self.model.is_whole)
        bound = inf if found.mip_dual_bound is None else -float(found.mip_dual_bound)
        return Solved(_status(found.status, columns is not None), columns, bound)

    def relax(self, objective: Array, span: Span | None = None) -> Relaxed | None:
        """Return the best columns where parts are allowed; None where even these do not fit."""
        from scipy.optimize import linprog  # noqa: PLC0415 - late: 50 MB
        from scipy.sparse import vstack  # noqa: PLC0415

        matrix, ends = None, None
        if not self.is_empty:
            above, below = np.isfinite(self.high), np.isfinite(self.low)
            matrix = vstack([self.matrix[above], -self.matrix[below]])
            ends = np.concatenate([self.high[above], -self.low[below]])
        lower, upper = self._within(span)
        if (lower > upper).any():
            return None
        with silence():
            found = linprog(
                -objective,
                A_ub=matrix,
                b_ub=ends,
                bounds=np.column_stack([lower, upper]),
                method="highs",
            )
        if found.x is None:
            return None
        prices = found.lower.marginals + found.upper.marginals
        row_prices = np.zeros(0) if self.is_empty else -found.ineqlin.marginals
        return Relaxed(found.x, -float(found.fun), prices, row_prices)

    def spread(self, row: Row) -> Array:
        """Return the weights of a row over all columns."""
        weights = np.zeros(self.model.width)
        weights[row.columns] = row.weights
        return weights

    def _within(self, span: Span | None) -> Span:
        if span is None:
            return self.lower, self.upper
        return np.maximum(self.lower, span[0]), np.minimum(self.upper, span[1])


def is_possible(model: Model, rows: Sequence[Row], clock: Clock) -> Status:
    """Return whether anything meets the rows: ``INFEASIBLE``, or ``STOPPED`` if nobody knows."""
    return System(model, rows).maximise(np.zeros(model.width), clock).status


def slackest(
    model: Model, firm: Sequence[Row], soft: Sequence[Row], clock: Clock
) -> list[float] | None:
    """Return by how much each of the soft rows gives way where all give way as little as possible.

    In units of its largest weight, so that money and counts compare; None where the firm rows
    cannot hold themselves.
    """
    width = model.width + len(soft)
    given = [_giving(row, model.width + at) for at, row in enumerate(soft)]
    is_whole = np.concatenate([model.is_whole, np.zeros(len(soft), dtype=np.bool_)])
    wider = replace(model, is_whole=is_whole)
    most = np.concatenate([np.ones(model.width), np.full(len(soft), inf)])
    objective = np.concatenate([np.zeros(model.width), -np.ones(len(soft))])
    firmly = [replace(row, limit=None) for row in firm]
    columns = System(wider, [*firmly, *given], most).maximise(objective, clock).columns
    return None if columns is None else columns[model.width : width].tolist()


def _giving(row: Row, column: int) -> Row:
    """Return a row that holds as soon as a column of its own is large enough."""
    largest = float(abs(row.weights).max(initial=0.0)) or 1.0
    way = -largest if row.high < inf else largest
    return replace(
        row,
        limit=None,
        columns=np.append(row.columns, column),
        weights=np.append(row.weights, way),
    )


def unlike(chosen: NDArray[np.intp], model: Model) -> Row:
    """Return the row that this one set, and no other, does not meet (a no-good cut)."""
    weights = np.ones(model.width)
    weights[chosen] = -1.0
    chosen_switches = np.intersect1d(chosen, model.switch)
    return Row(None, model.switch, weights[model.switch], low=1.0 - len(chosen_switches))


def _status(code: int, is_found: bool) -> Status:
    if code == _INFEASIBLE:
        return Status.INFEASIBLE
    if not is_found:
        return Status.STOPPED
    return Status.OPTIMAL if code == _OPTIMAL else Status.FEASIBLE


def _cleaned(columns: Array, is_whole: Flags) -> Array:
    """Round what is whole, and what a share is off by noise."""
    return np.where(is_whole, np.rint(columns), np.round(columns, 9))


def _spanned(rows: Sequence[Row], width: int) -> tuple[Array, Array, list[Row]]:
    """Take what must and must never be in as ends of its column; return the other rows."""
    lower, upper = np.zeros(width), np.ones(width)
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


def _matrix(rows: Sequence[Row], width: int) -> tuple[Any, Array, Array]:
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
