"""How the optimum of a model is found: relaxed, then in its core, then where a better one may be.

Most initiatives are clearly in or clearly out. The relaxation, in which parts are allowed, tells
which by its reduced costs, and bounds what any set is worth. A good set comes from climbing and,
where there are many, from the *core*, those that are not clear. Whoever's reduced cost is more than
what is still to be won stays as the relaxation has it; what remains is solved at gap 0.

E. Balas & E. Zemel, *An Algorithm for Large Zero-One Knapsack Problems* (1980); J. Puchinger, G. R.
Raidl & U. Pferschy, *The Multidimensional Knapsack Problem: Structure and Algorithms* (2010).
"""

from math import inf
from typing import Final

import numpy as np

from issuetrees.core.portfolio.climb import Climb
from issuetrees.core.portfolio.model import Array, Model, money_weights, place_weights
from issuetrees.core.portfolio.prices import Pool
from issuetrees.core.portfolio.records import Status
from issuetrees.core.portfolio.sift import WIDTH, Sift
from issuetrees.core.portfolio.solver import Clock, Relaxed, Solved, Span, System

#: Up to so many columns a core of its own is not worth while, nor is what a solver does beforehand.
_SMALL: Final = 150
_CORE: Final = 90
_CORE_SECONDS: Final = 0.4
#: Where there are very many, a solver is asked soon.
_SIFT_SECONDS: Final = 6.0
_VERY_MANY: Final = 400
_SOON_SECONDS: Final = 0.5
#: Dives go so wide one after another; where more columns are open, further prices are looked for.
_DIVES: Final = (150, 600)
_MANY: Final = 60
#: So many prices known from other budgets make looking for further ones not worth while.
_ENOUGH: Final = 48
#: What reduced costs and bounds of the relaxation may be off by, in steps of the objective.
_MARGIN: Final = 0.01


class Search:
    """One model; ``hint``: columns that may be a good set. See ``best`` and ``span_of``.

    ``pool``: prices known from problems that differ in money only.
    """

    def __init__(
        self,
        model: Model,
        clock: Clock,
        hint: Array | None = None,
        pool: Pool | None = None,
    ) -> None:
        self.model = model
        self.clock = clock
        self.hint = hint
        self.pool = Pool() if pool is None else pool
        self.system = System(model, model.rows, is_prepared=model.width > _SMALL)
        self.step = model.step
        # In whole steps, which lets the solver round its bounds.
        self.objective = model.objective() / (self.step or 1.0)
        self.relaxed: Relaxed | None = None
        self.bound = inf
        self.climb: Climb | None = None
        self.is_settled = False

    def best(self) -> Solved:
        """Return the best columns; the bound is in the objective of the model."""
        self.relaxed = self.system.relax(self.objective)
        if self.relaxed is None:
            return Solved(Status.INFEASIBLE, None, -inf)
        if not self.system.is_empty:
            self.pool.add(self.relaxed.row_prices)
            self.climb = Climb(self.system.matrix, self.system.low, self.system.high)
        if not self.step:
            return self._said(self.system.maximise(self.objective, self.clock))
        self.bound = np.floor(self.relaxed.value + _MARGIN)
        good = self._climbed(self.relaxed)
        if good is not None:
            good, self.is_settled = self._sifted(good, self.relaxed)
            if self.is_settled:
                return self._said(Solved(Status.OPTIMAL, good, self._worth(good)))
        if self.model.width > _SMALL and self._worth(good) < self.bound:
            good = max(good, self._in_core(self.relaxed), key=self._worth)
        return self._said(self._improved(good))

    def holds(self, columns: Array) -> bool:
        """Whether columns keep to all limits, but for noise."""
        return all(row.holds(columns) for row in self.model.rows)

    def _worth(self, columns: Array | None) -> float:
        return -inf if columns is None else float(np.rint(self.objective @ columns))

    def _climbed(self, relaxed: Relaxed) -> Array | None:
        """Return the best columns that climbing reaches, None where it has no place to start."""
        lower, upper = self.system.lower, self.system.upper
        rounded = np.clip(np.floor(relaxed.columns + 1e-6), lower, upper)
        climb = self.climb
        if climb is None:
            return rounded
        order = np.argsort(abs(relaxed.prices), kind="stable")
        order = order[lower[order] < upper[order]]
        starts = [rounded] if self.hint is None else [rounded, np.clip(self.hint, lower, upper)]
        reached = [climb.up(at, self.objective, order) for at in starts if climb.is_met(at)]
        kept = [at for at in reached if self.holds(at)]
        return max(kept, key=self._worth, default=None)

    def _sifted(self, good: Array, relaxed: Relaxed) -> tuple[Array, bool]:
        """Return the best set as good as a known one, and whether all were looked through.

        Dives first: what they find leaves fewer to look through.
        """
        if self.climb is None:
            return good, False
        most = (
            _SIFT_SECONDS if self.model.width <= _VERY_MANY else min(_SOON_SECONDS, _SIFT_SECONDS)
        )
        part = self.clock.part(min(most, self.clock.left / 2))
        ties = self.ties()
        span = self._open(good)
        for width in (*_DIVES, WIDTH):
            span = self._open(good, span)
            is_hard = width == WIDTH and (span[0] < span[1]).sum() > _MANY
            if is_hard and len(self.pool.known) < _ENOUGH:
                span = self._probed(good, relaxed, span, part)
            sift = Sift(self.climb, relaxed, self.objective, ties, span, good, self.pool)
            is_done = sift.run(part, width, is_dive=width != WIDTH)
            if sift.best is None or not self.holds(sift.best):
                return good, False
            good = sift.best
            if is_done:
                return good, True
        return good, False

    def ties(self) -> Array:
        """Return what breaks ties, more is better: less money, then fewer, then earlier ones."""
        return np.array([-money_weights(self.model), -place_weights(self.model)])

    def _open(self, good: Array, within: Span | None = None) -> Span:
        """Return where all sets as good as this one are."""
        lower, upper = within or (self.system.lower, self.system.upper)
        span = self._fixed(self._worth(good))
        if span is None:
            return lower, upper
        return np.maximum(span[0], lower), np.minimum(span[1], upper)

    def _probed(self, good: Array, relaxed: Relaxed, span: Span, clock: Clock) -> Span:
        """Relax again with each column that is in part in or out: prices, and what cannot be."""
        lower, upper = span[0].copy(), span[1].copy()
        worth = self._worth(good) - _MARGIN
        inside = (relaxed.columns > 1e-6) & (relaxed.columns < 1 - 1e-6)
        for column in np.flatnonzero(inside & (lower < upper)):
            for end in (0.0, 1.0):
                if clock.left <= 0:
                    return lower, upper
                ends = lower.copy(), upper.copy()
                ends[0][column] = ends[1][column] = end
                found = self.system.relax(self.objective, ends)
                if found is not None:
                    self.pool.add(found.row_prices)
                if found is None or found.value < worth:
                    lower[column] = upper[column] = 1.0 - end
                    break
        return lower, upper

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

    def _improved(self, good: Array | None) -> Solved:
        """Return the best columns of all, given good ones."""
        value = self._worth(good)
        if value >= self.bound:
            return Solved(Status.OPTIMAL, good, value)
        found = self._beyond(value)
        if found.status is Status.INFEASIBLE and good is not None:
            return Solved(Status.OPTIMAL, good, value)
        best = max(good, found.columns, key=self._worth)
        if best is None:
            return found
        bound = max(self._worth(best), min(self.bound, found.bound))
        status = Status.OPTIMAL if found.status is Status.OPTIMAL else Status.FEASIBLE
        return Solved(status, best, bound)

    def _beyond(self, value: float) -> Solved:
        """Return the best columns among those that may be worth more than ``value``."""
        if value == -inf:
            return self.system.maximise(self.objective, self.clock)
        return self.system.maximise(self.objective, self.clock, self._fixed(value + 1))

    def _fixed(self, least: float) -> Span | None:
        """Return where all sets are that are worth so much at least."""
        if self.relaxed is None:
            return None
        room = self.relaxed.value - least + _MARGIN
        is_fixed = (abs(self.relaxed.prices) > room) & self.model.is_whole
        rounded = np.rint(self.relaxed.columns)
        return np.where(is_fixed, rounded, 0.0), np.where(is_fixed, rounded, 1.0)

    def _said(self, solved: Solved) -> Solved:
        """Return the bound in the objective of the model, rounded down to whole steps."""
        bound = solved.bound
        if self.step and abs(bound) < inf:
            bound = float(np.floor(bound + 1e-6 * max(1.0, abs(bound) * 1e-3))) * self.step
        return Solved(solved.status, solved.columns, bound)
