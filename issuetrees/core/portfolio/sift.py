"""All sets that may be worth so much, sifted in blocks: exact where it comes to its end.

Initiative by initiative, those first that matter most, sets are told apart, and whoever has less
than nothing left of a limit, or of what may be lost at any of many prices, is dropped
(``slacks.py``). Thousands at a time are one step of NumPy; the most promising go first.

Branch and bound with reduced costs, as Y. Vimont, S. Boussier & M. Vasquez, *Reduced Costs
Propagation in an Efficient Implicit Enumeration for the 0-1 Multidimensional Knapsack Problem*
(2008).
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from typing import Final

import numpy as np

from issuetrees.core.portfolio.climb import Climb
from issuetrees.core.portfolio.model import Array, Numbers
from issuetrees.core.portfolio.prices import Bounds, Pool
from issuetrees.core.portfolio.slacks import Picks, Slacks, columns_of, with_bit
from issuetrees.core.portfolio.solver import Clock, Span

#: So many sets go on together unless told otherwise.
WIDTH: Final = 2000


@dataclass(frozen=True, slots=True)
class _Block:
    """Sets of which the first ``level`` columns are settled, with what they have left."""

    level: int
    picks: Picks
    left: Array


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: sets better than ``key``, worth ``floor`` at least.

    ``objective`` in whole steps; ``ties`` tell apart those that are worth the same, more is
    better; without ``is_settling`` those are not looked at. ``holds``: whether columns keep to
    all limits to the last digit.
    """

    objective: Array
    ties: Array
    holds: Callable[[Array], bool]
    is_settling: bool = True

    def key(self, columns: Array) -> tuple[float, ...]:
        """Return by what sets are compared: value, then what breaks ties."""
        value = float(np.rint(self.objective @ columns))
        return value, *(round(float(tie), 6) for tie in self.ties @ columns)


class Sift:
    """One model between the ends of ``span``, with known prices, and a good set to be beaten.

    ``floor``: what a set has to be worth at least. ``seen``: how many sets were looked at.
    """

    def __init__(
        self,
        climb: Climb,
        wanted: Wanted,
        span: Span,
        pool: Pool,
        good: Array | None = None,
        floor: float = -inf,
    ) -> None:
        self.wanted = wanted
        self.floor = floor
        self.best = good
        self.key: tuple[float, ...] = (-inf,) if good is None else wanted.key(good)
        self.seen = 0
        lower, upper = span
        self.rest = np.where(lower < upper, 0.0, lower)
        free: Numbers = np.flatnonzero(lower < upper)
        bounds = self._bounds(climb, free)
        prices = pool.best(bounds)
        while (settled := bounds.settled(prices, self.least)) is not None:
            must, never = settled
            if not (must | never).any():
                break
            self.rest[free[must]] = 1.0
            free = free[~(must | never)]
            bounds = self._bounds(climb, free)
        self.is_hopeless = settled is None
        net = bounds.objective - prices @ bounds.weights
        order = np.argsort(-(net**2).sum(axis=0), kind="stable")
        self.free = free[order]
        self.slacks = Slacks(self._bounds(climb, self.free), prices, self.least)

    def _bounds(self, climb: Climb, free: Numbers) -> Bounds:
        return Bounds(
            self.wanted.objective[free],
            climb.weights[:, free],
            climb.ends - climb.weights @ self.rest,
            float(self.wanted.objective @ self.rest),
        )

    @property
    def least(self) -> float:
        """What sets have to be worth to be looked for."""
        return max(self.floor, self.key[0] + (not self.wanted.is_settling))

    def run(
        self, clock: Clock, width: int = WIDTH, most: float = inf, is_dive: bool = False
    ) -> bool:
        """Look through all sets, ``width`` at a time; return whether that came to its end.

        ``best`` is then the best of all. A dive ends as soon as it has gone down once; another
        search as soon as ``most`` sets were seen.
        """
        if self.is_hopeless:
            return True
        stack = [(0, self.slacks.nothing)]
        while stack:
            level, picks = stack.pop()
            block = _Block(level, picks, self.slacks.left(picks, level, self.least))
            while block.level < len(self.free) and len(block.picks):
                if clock.left <= 0 or self.seen > most:
                    return False
                block, later = self._deeper(block, width)
                if later is not None:
                    stack.append((block.level, later))
            if len(block.picks):
                self._judge(block.picks)
                if is_dive:
                    return not stack
        return True

    def _deeper(self, block: _Block, width: int) -> tuple[_Block, Picks | None]:
        """Settle one initiative more; return the most promising sets, and the others if many."""
        level, picks = block.level, block.picks
        self.seen += len(picks)
        out, left_out = self.slacks.settle(picks, block.left, level, 0)
        into, left_in = self.slacks.settle(picks, block.left, level, 1)
        picks = np.concatenate([picks[out], with_bit(picks[into], level)])
        left = np.concatenate([left_out, left_in], axis=1)
        if len(picks) <= width:
            return _Block(level + 1, picks, left), None
        order = np.argsort(-self.slacks.promise(left), kind="stable")
        first, rest = order[:width], order[width:]
        return _Block(level + 1, picks[first], left[:, first]), picks[rest]

    def _judge(self, picks: Picks) -> None:
        """Keep the best of sets of which all is settled."""
        wanted, rest = self.wanted, self.rest
        chosen = columns_of(picks, len(self.free)).astype(float)
        values = np.rint(chosen @ wanted.objective[self.free] + wanted.objective @ rest)
        good = np.flatnonzero(values >= self.least)
        ties = np.round(wanted.ties[:, self.free] @ chosen[good].T, 6)
        for at in good[np.lexsort((*ties[::-1], values[good]))[::-1]]:
            columns = rest.copy()
            columns[self.free] = chosen[at]
            key = wanted.key(columns)
            if key <= self.key:
                return
            if wanted.holds(columns):
                self.best, self.key = columns, key
                return
