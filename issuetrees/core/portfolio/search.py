"""How the optimum of a model is found: relaxed, then in its core, then where a better one may be.

Most initiatives are clearly in or clearly out. The relaxation, in which parts are allowed, tells
which by its reduced costs, and bounds what any set is worth. The best set over the *core*, those
that are not clear, is usually the best of all or near it. Whoever's reduced cost is more than what
is still to be won stays as the relaxation has it; what remains is solved at gap 0.

E. Balas & E. Zemel, *An Algorithm for Large Zero-One Knapsack Problems* (1980); J. Puchinger, G. R.
Raidl & U. Pferschy, *The Multidimensional Knapsack Problem: Structure and Algorithms* (2010).
"""

from math import inf
from typing import Final

import numpy as np

from issuetrees.core.portfolio.model import Array, Model
from issuetrees.core.portfolio.records import Status
from issuetrees.core.portfolio.solver import Clock, Relaxed, Solved, Span, System

#: Up to so many columns a solver needs no help.
_SMALL: Final = 80
_CORE: Final = 90
_CORE_SECONDS: Final = 0.4
#: What reduced costs and bounds of the relaxation may be off by, in steps of the objective.
_MARGIN: Final = 0.01


class Search:
    """One model; after ``best``, ``span`` is where all sets are that are worth as much."""

    def __init__(self, model: Model, clock: Clock) -> None:
        self.model = model
        self.clock = clock
        self.system = System(model, model.rows)
        self.step = model.step
        # In whole steps, which lets the solver round its bounds.
        self.objective = model.objective() / (self.step or 1.0)
        self.relaxed: Relaxed | None = None
        self.bound = inf

    def best(self) -> Solved:
        """Return the best columns; the bound is in the objective of the model."""
        if self.model.width <= _SMALL or not self.step:
            return self._said(self.system.maximise(self.objective, self.clock))
        self.relaxed = self.system.relax(self.objective)
        if self.relaxed is None:
            return Solved(Status.INFEASIBLE, None, -inf)
        self.bound = np.floor(self.relaxed.value + _MARGIN)
        return self._said(self._improved(self._in_core(self.relaxed)))

    def span_of(self, grains: float) -> Span | None:
        """Return where sets are that are worth so many grains, None for anywhere."""
        return self._fixed(grains / (self.step or 1.0))

    def _in_core(self, relaxed: Relaxed) -> Array | None:
        """Return the best columns that differ from the relaxed ones in the core only."""
        order = np.argsort(abs(relaxed.prices), kind="stable")
        is_core = (relaxed.columns > 1e-6) & (relaxed.columns < 1 - 1e-6)
        is_core[order[:_CORE]] = True
        rounded = np.rint(relaxed.columns)
        span = (np.where(is_core, 0.0, rounded), np.where(is_core, 1.0, rounded))
        part = self.clock.part(min(_CORE_SECONDS, self.clock.left / 3))
        return self.system.maximise(self.objective, part, span).columns

    def _improved(self, columns: Array | None) -> Solved:
        """Return the best columns of all, given good ones."""
        if columns is None:
            return self.system.maximise(self.objective, self.clock)
        value = float(self.objective @ columns)
        if value >= self.bound:
            return Solved(Status.OPTIMAL, columns, value)
        found = self.system.maximise(self.objective, self.clock, self._fixed(value + 1))
        if found.status is Status.INFEASIBLE:
            return Solved(Status.OPTIMAL, columns, value)
        bound = max(value, min(self.bound, found.bound))
        is_better = found.columns is not None and float(self.objective @ found.columns) > value
        status = Status.OPTIMAL if found.status is Status.OPTIMAL else Status.FEASIBLE
        return Solved(status, found.columns if is_better else columns, bound)

    def _fixed(self, least: float) -> Span | None:
        """Return where all sets are that are worth so much at least."""
        if self.relaxed is None:
            return None
        room = self.relaxed.value - least + _MARGIN
        is_fixed = abs(self.relaxed.prices) > room
        rounded = np.rint(self.relaxed.columns)
        return np.where(is_fixed, rounded, 0.0), np.where(is_fixed, rounded, 1.0)

    def _said(self, solved: Solved) -> Solved:
        """Return the bound in the objective of the model, rounded down to whole steps."""
        bound = solved.bound
        if self.step and abs(bound) < inf:
            bound = float(np.floor(bound + 1e-6 * max(1.0, abs(bound) * 1e-3))) * self.step
        return Solved(solved.status, solved.columns, bound)
