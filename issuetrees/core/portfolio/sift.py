"""All sets that may be worth so much, sifted in blocks: exact where it comes to its end.

Initiative by initiative, those first that matter most, sets are told apart, and whoever has less
than nothing left of a limit, or of what may be lost at any of many prices, is dropped
(``slacks.py``). Thousands at a time are one step of NumPy; the most promising go first.

Branch and bound with reduced costs, as Y. Vimont, S. Boussier & M. Vasquez, *Reduced Costs
Propagation in an Efficient Implicit Enumeration for the 0-1 Multidimensional Knapsack Problem*
(2008).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import inf
from typing import Final

import numpy as np

from issuetrees.core.portfolio.climb import Climb
from issuetrees.core.portfolio.model import Array, Numbers
from issuetrees.core.portfolio.prices import Bounds, Pool
from issuetrees.core.portfolio.slacks import Picks, Slacks, columns_of
from issuetrees.core.portfolio.solver import Clock, Span

#: So many sets go on together unless told otherwise.
WIDTH: Final = 2000


@dataclass(frozen=True, slots=True)
class _Block:
    """Sets of which the first ``level`` columns are settled, with what they have left.

    ``least``: what a set has to be worth for that.
    """

    level: int
    picks: Picks
    left: Array
    least: float


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
        prices = pool.of(len(climb.ends))
        nets = wanted.objective - climb.taken(prices)
        bounds = self._rested(climb, Bounds(prices, nets[:, free], climb.ends, 0.0)).tightest()
        while (settled := bounds.settled(self.least)) is not None:
            must, never = settled
            if not (must | never).any():
                break
            self.rest[free[must]] = 1.0
            is_open = ~(must | never)
            free, bounds = free[is_open], replace(bounds, nets=bounds.nets[:, is_open])
            bounds = self._rested(climb, bounds)
        self.is_hopeless = settled is None
        order = np.argsort(-(bounds.nets**2).sum(axis=0), kind="stable")
        self.free, bounds = free[order], replace(bounds, nets=bounds.nets[:, order])
        self.slacks = Slacks(climb.weights[:, self.free], bounds, self.least)

    def _rested(self, climb: Climb, bounds: Bounds) -> Bounds:
        """Return the bounds given what is settled for all sets."""
        left, base = climb.room(self.rest), float(self.wanted.objective @ self.rest)
        return replace(bounds, left=left, base=base)

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
        stack = [_Block(0, self.slacks.nothing, self.slacks.start[:, None], self.slacks.least)]
        while stack:
            block = self._raised(stack.pop())
            while block.level < len(self.free) and len(block.picks):
                if clock.left <= 0 or self.seen > most:
                    return False
                block, later = self._deeper(block, width)
                if later is not None:
                    stack.append(later)
            if len(block.picks):
                self._judge(block.picks)
                if is_dive:
                    return not stack
        return True

    def _raised(self, block: _Block) -> _Block:
        """Return those that may be worth what sets have to be worth by now."""
        left = block.left
        left[self.slacks.limits :] -= self.least - block.least
        kept = np.flatnonzero(self.slacks.promise(left) >= 0)
        return _Block(block.level, block.picks[kept], left[:, kept], self.least)

    def _deeper(self, block: _Block, width: int) -> tuple[_Block, _Block | None]:
        """Settle one initiative more; return the most promising sets, and the others if many."""
        self.seen += len(block.picks)
        level = block.level + 1
        picks, left = self.slacks.settle(block.picks, block.left, block.level)
        if len(picks) <= width:
            return _Block(level, picks, left, block.least), None
        order = np.argpartition(-self.slacks.promise(left), width)
        first, rest = order[:width], order[width:]
        return (
            _Block(level, picks[first], left[:, first], block.least),
            _Block(level, picks[rest], left[:, rest], block.least),
        )

    def _judge(self, picks: Picks) -> None:
        """Keep the best of sets of which all is settled."""
        wanted, rest = self.wanted, self.rest
        chosen = columns_of(picks, len(self.free)).astype(float)
        values = np.rint(
            np.einsum("ij,j->i", chosen, wanted.objective[self.free]) + wanted.objective @ rest
        )
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
