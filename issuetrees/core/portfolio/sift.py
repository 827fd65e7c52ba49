"""All sets that may be as good as a known one, sifted in blocks: exact where it comes to its end.

A set that differs from the relaxation loses the reduced cost of every difference, and the price of
whatever it leaves of a scarce limit. Initiative by initiative, the dearest difference first, sets
are told apart, and those that lose more than there is to win are dropped, as are those that no rest
can make meet a limit and those that other prices bound (``prices.py``). Thousands at a time are one
step of NumPy; the most promising go first.

Branch and bound with reduced costs, as Y. Vimont, S. Boussier & M. Vasquez, *Reduced Costs
Propagation in an Efficient Implicit Enumeration for the 0-1 Multidimensional Knapsack Problem*
(2008).
"""

from dataclasses import dataclass
from math import inf
from typing import Final

import numpy as np

from issuetrees.core.portfolio.climb import Climb
from issuetrees.core.portfolio.model import Array, Numbers
from issuetrees.core.portfolio.prices import Bounding, Bounds, Picks, Pool
from issuetrees.core.portfolio.solver import Clock, Relaxed, Span

#: So many sets go on together unless told otherwise.
WIDTH: Final = 1500
#: What prices of the relaxation may be off by, in steps of the objective.
_MARGIN: Final = 0.01


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Sets of which the first ``level`` initiatives are settled, with what they lose."""

    level: int
    picks: Picks
    losses: Array


@dataclass(frozen=True, slots=True)
class _Block:
    """Such sets in work: what they use of each limit, what they are worth at most by each price."""

    level: int
    picks: Picks
    losses: Array
    used: Array
    bounds: Array

    def only(self, kept: Numbers) -> "_Block":
        """Return some of the sets, in this order."""
        return _Block(
            self.level,
            self.picks[kept],
            self.losses[kept],
            self.used[kept],
            self.bounds[kept],
        )


class Sift:
    """One model between the ends of ``span``, with known prices and a good set to be beaten.

    Without one, ``floor`` is what a set has to be worth more than.
    """

    def __init__(
        self,
        climb: Climb,
        relaxed: Relaxed,
        objective: Array,
        ties: Array,
        span: Span,
        good: Array | None,
        pool: Pool,
        floor: float = -inf,
    ) -> None:
        lower, upper = span
        free = np.flatnonzero(lower < upper)
        self.free = free[np.argsort(-abs(relaxed.prices[free]), kind="stable")]
        self.objective, self.ties, self.relaxed = objective, ties, relaxed
        self.rest = np.where(lower < upper, 0.0, lower)
        self.best = good
        self.key: tuple[float, ...] = (floor,) if good is None else self._key(good)
        weights = climb.weights[:, self.free]
        concerned = (weights != 0).any(axis=1)
        spent = climb.weights @ self.rest
        self.is_hopeless = bool((spent > climb.ends)[~concerned].any())
        self.weights, self.spent = weights[concerned], spent[concerned]
        self.ends, self.prices = climb.ends[concerned], relaxed.row_prices[concerned]
        self.least = _remaining(np.minimum(self.weights, 0))
        self.most = _remaining(np.maximum(self.weights, 0))
        self.scarce = np.flatnonzero(self.prices > 1e-9)
        self.bounding = self._bounding(climb, weights, concerned, spent, pool)
        columns = relaxed.columns[self.free]
        is_inside = (columns > 1e-6) & (columns < 1 - 1e-6)
        prices = np.where(is_inside, 0.0, abs(relaxed.prices[self.free]))
        self.loss_out = np.where(columns > 0.5, prices, 0.0)
        self.loss_in = np.where(columns > 0.5, 0.0, prices)

    def _bounding(
        self, climb: Climb, weights: Array, concerned: Array, spent: Array, pool: Pool
    ) -> Bounding:
        base = float(self.objective @ self.rest)
        of_free = self.objective[self.free]
        best = pool.best(Bounds(of_free, weights, climb.ends - spent, base))
        # What is spent from the start is part of what sets use.
        left = climb.ends[concerned]
        return Bounding(Bounds(of_free, weights[concerned], left, base), best[:, concerned])

    @property
    def room(self) -> float:
        """What a set may lose and still be as good as the best one known."""
        return self.relaxed.value - self.key[0] + _MARGIN

    def run(self, clock: Clock, width: int = WIDTH, is_dive: bool = False) -> bool:
        """Look through all sets, ``width`` at a time; return whether that came to its end.

        ``best`` is then the best of all, None where none is good enough. A dive ends as soon as
        it has gone down once.
        """
        if self.is_hopeless:
            return True
        stack = [_Waiting(0, np.zeros((1, len(self.free)), dtype=np.int8), np.zeros(1))]
        while stack:
            block: _Block | None = self._woken(stack.pop())
            while block is not None and block.level < len(self.free):
                if clock.left <= 0:
                    return False
                block, later = self._deeper(block, width)
                if later is not None:
                    stack.append(later)
            if block is not None:
                self._judge(block.picks)
                if is_dive:
                    return not stack
        return True

    def _woken(self, waiting: _Waiting) -> _Block:
        used = self.spent + waiting.picks @ self.weights.T
        bounds = self.bounding.of(waiting.picks, used, waiting.level)
        return _Block(waiting.level, waiting.picks, waiting.losses, used, bounds)

    def _deeper(self, block: _Block, width: int) -> tuple[_Block | None, _Waiting | None]:
        """Settle one initiative more; return the most promising sets, and the others if many."""
        block = self._both(block)
        is_met = (block.used + self.least[:, block.level] <= self.ends).all(axis=1)
        promise = self._promise(block)
        kept = np.flatnonzero(is_met & (promise <= self.room))
        if not len(kept):
            return None, None
        later = None
        if len(kept) > width:
            kept = kept[np.argsort(promise[kept], kind="stable")]
            rest = kept[width:]
            later = _Waiting(block.level, block.picks[rest], block.losses[rest])
        return block.only(kept[:width]), later

    def _both(self, block: _Block) -> _Block:
        """Return the sets without the next initiative, then those with it."""
        at = block.level
        picks = np.concatenate([block.picks, block.picks])
        picks[len(block.picks) :, at] = 1
        return _Block(
            at + 1,
            picks,
            np.concatenate([block.losses + self.loss_out[at], block.losses + self.loss_in[at]]),
            np.concatenate([block.used, block.used + self.weights[:, at]]),
            self.bounding.next(block.bounds, at),
        )

    def _promise(self, block: _Block) -> Array:
        """Return what sets lose at least, by all that is known."""
        used = block.used[:, self.scarce]
        unused = self.ends[self.scarce] - used - self.most[self.scarce, block.level]
        # Not "@": threads of a library of matrices cost more than they save on so little.
        prices = self.prices[self.scarce]
        losses = block.losses + np.einsum("ij,j->i", np.maximum(unused, 0.0), prices)
        lost: Array = np.maximum(losses, self.relaxed.value - block.bounds.min(axis=1))
        return lost

    def _judge(self, picks: Picks) -> None:
        """Keep the best of sets of which all is settled."""
        values = np.rint(picks @ self.objective[self.free] + self.objective @ self.rest)
        for at in np.flatnonzero(values >= max(values.max(), self.key[0])):
            columns = self.rest.copy()
            columns[self.free] = picks[at]
            key = self._key(columns)
            if key > self.key:
                self.best, self.key = columns, key

    def _key(self, columns: Array) -> tuple[float, ...]:
        """Return by what sets are compared: value, then what breaks ties."""
        value = float(np.rint(self.objective @ columns))
        return value, *(round(float(tie), 6) for tie in self.ties @ columns)


def _remaining(weights: Array) -> Array:
    """Return by row what the columns from each one on add up to."""
    sums = np.cumsum(weights[:, ::-1], axis=1)[:, ::-1]
    return np.concatenate([sums, np.zeros((len(weights), 1))], axis=1)
