"""How the optimum of a model is found: relaxed, then sifted, where that takes too long in its core.

Most initiatives are clearly in or clearly out. The relaxation, in which parts are allowed, tells
which by its reduced costs, and bounds what any set is worth. A good set comes from climbing and
from a dive. All sets that may be better are sifted (``sift.py``): first those within a little of
the relaxation, then ever more, until one is found or the good set is reached. What that does not
end, a solver does at gap 0: over the *core*, those that are not clear, then over whoever's reduced
cost is not more than what is still to be won.

E. Balas & E. Zemel, *An Algorithm for Large Zero-One Knapsack Problems* (1980); J. Puchinger, G. R.
Raidl & U. Pferschy, *The Multidimensional Knapsack Problem: Structure and Algorithms* (2010).
"""

from collections.abc import Sequence
from math import inf
from typing import Final

import numpy as np

from issuetrees.core.portfolio.climb import Climb
from issuetrees.core.portfolio.model import Array, Model, money_weights, place_weights
from issuetrees.core.portfolio.one_limit import MOST_WORTH, one_limit
from issuetrees.core.portfolio.prices import Pool
from issuetrees.core.portfolio.records import Status
from issuetrees.core.portfolio.sift import Sift, Wanted
from issuetrees.core.portfolio.solver import Clock, Relaxed, Solved, Span, System

#: Up to so many columns a core of its own is not worth while, nor is what a solver does beforehand.
_SMALL: Final = 150
#: Cores grow, as long as a part of the seconds lasts.
_CORES: Final = 70, 80, 90, 100
_CORE_PART: Final = 0.6
#: Where there are very many, a solver is asked soon.
_SIFT_SECONDS: Final = 6.0
_VERY_MANY: Final = 400
_SOON_SECONDS: Final = 0.5
#: A dive goes so wide.
_DIVE: Final = 300
#: So many sets are looked at before anything else is tried, and before further prices are.
_EASY: Final = 2_000
_LONG: Final = 300_000
#: So often further prices are looked for, of so many columns.
_TURNS: Final = 2
_PROBED: Final = 10
#: So many sets are looked at for the best of equals before a solver is asked.
_MOST_EQUAL: Final = 300_000
#: With so many prices known from other budgets further ones are looked for later.
_ENOUGH: Final = 48
#: Below the relaxation sets are looked for within so many steps, then ever more: by the first
#: factor, where that took few sets by the second.
_FIRST_ROOM: Final = 0.15
_FEW: Final = 5_000
_WIDER: Final = 1.4, 2.0
#: What reduced costs and bounds of the relaxation may be off by, in steps of the objective.
_MARGIN: Final = 0.01


class Search:
    """One model; ``hint``: columns that may be a good set. See ``best`` and ``span_of``.

    ``pool``: prices known from problems that differ in money only. Without ``is_settling`` any
    one of equally good sets will do.
    """

    def __init__(
        self,
        model: Model,
        clock: Clock,
        hint: Array | None = None,
        pool: Pool | None = None,
        is_settling: bool = True,
    ) -> None:
        self.is_settling = is_settling
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
        if good is None and self.model.width > _SMALL:
            good = self._in_cores(good, self.relaxed)
        if good is not None:
            good, is_done = self._sifted(good, self.relaxed)
            if is_done:
                return self._said(Solved(Status.OPTIMAL, good, self._worth(good)))
            if self.model.width > _SMALL and self._worth(good) < self.bound:
                good = self._in_cores(good, self.relaxed)
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

    def _sifted(self, good: Array | None, relaxed: Relaxed) -> tuple[Array | None, bool]:
        """Return the best set, as far as is known, and whether that is proved."""
        if self.climb is None:
            return good, False
        is_many = self.model.width > _VERY_MANY
        most = min(_SOON_SECONDS if is_many else _SIFT_SECONDS, _SIFT_SECONDS)
        part = self.clock.part(min(most, self.clock.left / 2))
        sift = self._sift(good, is_settling=self.is_settling)
        is_done = sift.run(part, most=_EASY)
        if not is_done:
            by_table = self._by_table(sift)
            if by_table is not None:
                return by_table, True
            good = self._dived(sift.best, part)
            if is_many:
                good = self._in_cores(good, relaxed, _CORES[:1])
            good, is_done = self._widened(good, relaxed, part)
            if is_done and self.is_settling:
                sift = self._sift(good, is_settling=True)
                self.is_settled = sift.run(part, most=_MOST_EQUAL)
                return sift.best, True
            return good, is_done
        self.is_settled = self.is_settling
        return sift.best, True

    def _by_table(self, sift: Sift) -> Array | None:
        """Return the best set where only one limit is open, None where more are, or too large.

        Equals are told apart at once where that limit is about all money.
        """
        limit = one_limit(self.system.rows, sift.rest, sift.free)
        if limit is None:
            return None
        is_money = bool((self.system.spread(limit.row) == money_weights(self.model)).all())
        values = self.objective.astype(np.int64)
        places = place_weights(self.model).astype(np.int64) * is_money
        if float(values.sum()) * float(places.sum() + 1) >= MOST_WORTH:
            is_money, places = False, places * 0
        columns = sift.rest.copy()
        columns[sift.free] = limit.best(values[sift.free], places[sift.free])
        if not self.holds(columns):
            return None
        self.is_settled = is_money and self.is_settling
        return max(columns, sift.best, key=self._worth)

    def _dived(self, good: Array | None, clock: Clock) -> Array | None:
        sift = self._sift(good)
        sift.run(clock, _DIVE, _EASY, is_dive=True)
        return sift.best

    def _widened(
        self, good: Array | None, relaxed: Relaxed, clock: Clock
    ) -> tuple[Array | None, bool]:
        """Look for sets ever further below the relaxation; see ``_sifted``."""
        room = max(1.0, _FIRST_ROOM * (relaxed.value - self._worth(good)))
        turn = int(len(self.pool.known) < _ENOUGH)
        if turn:
            self._probe(good, relaxed, clock, 0)
        while self._worth(good) < self.bound:
            floor = np.ceil(relaxed.value - room)
            is_last = floor <= self._worth(good) + 1
            sift = self._sift(good, floor=-inf if is_last else floor)
            is_done = sift.run(clock, most=_LONG * 4**turn if turn < _TURNS else inf)
            is_better = self._worth(sift.best) > self._worth(good)
            good = sift.best
            if is_done and (is_last or is_better):
                break
            if is_done:
                self.bound = min(self.bound, floor - 1)
                room *= _WIDER[sift.seen < _FEW]
            elif turn == _TURNS or clock.left <= 0:
                return good, False
            else:
                self._probe(good, relaxed, clock, turn)
                turn += 1
        return good, True

    def _sift(self, good: Array | None, floor: float = -inf, is_settling: bool = False) -> Sift:
        """Return what looks through all sets better than a good one, worth ``floor`` at least."""
        if self.climb is None:
            raise ValueError("Without any limit nothing is to be sifted.")
        wanted = Wanted(self.objective, self.ties(), self.holds, is_settling)
        least = max(floor, self._worth(good) + (not is_settling))
        span = self._fixed(least) or (self.system.lower, self.system.upper)
        lower, upper = (
            np.maximum(span[0], self.system.lower),
            np.minimum(span[1], self.system.upper),
        )
        return Sift(self.climb, wanted, (lower, upper), self.pool, good, floor)

    def ties(self) -> Array:
        """Return what breaks ties, more is better: less money, then fewer, then earlier ones."""
        return np.array([-money_weights(self.model), -place_weights(self.model)])

    def _probe(self, good: Array | None, relaxed: Relaxed, clock: Clock, turn: int) -> None:
        """Relax again with each column that is in part in, then out, for further prices.

        On further turns with so many of the other columns, the least clear first.
        """
        span = self._fixed(self._worth(good)) or (self.system.lower, self.system.upper)
        inside = (relaxed.columns > 1e-6) & (relaxed.columns < 1 - 1e-6)
        columns = np.flatnonzero(inside & self.model.is_whole)
        if turn:
            order = np.argsort(np.where(inside, inf, abs(relaxed.prices)), kind="stable")
            columns = order[(turn - 1) * _PROBED : turn * _PROBED]
        for column in columns:
            for end in (0.0, 1.0):
                if clock.left <= 0:
                    return
                ends = span[0].copy(), span[1].copy()
                ends[0][column] = ends[1][column] = end
                found = self.system.relax(self.objective, ends)
                if found is not None:
                    self.pool.add(found.row_prices)

    def span_of(self, grains: float) -> Span | None:
        """Return where sets are that are worth so many grains, None for anywhere."""
        return self._fixed(grains / (self.step or 1.0))

    def _in_cores(
        self, good: Array | None, relaxed: Relaxed, counts: Sequence[int] = _CORES
    ) -> Array | None:
        """Return the best columns that differ from the relaxed ones in ever larger cores only."""
        order = np.argsort(abs(relaxed.prices), kind="stable")
        is_core = (relaxed.columns > 1e-6) & (relaxed.columns < 1 - 1e-6)
        rounded = np.rint(relaxed.columns)
        part = self.clock.part(_CORE_PART * self.clock.left)
        for count in counts:
            if part.left <= 0 or self._worth(good) >= self.bound:
                break
            is_core[order[:count]] = True
            span = (np.where(is_core, 0.0, rounded), np.where(is_core, 1.0, rounded))
            found = self.system.maximise(self.objective, part, span).columns
            good = max(good, found, key=self._worth)
        return good

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
