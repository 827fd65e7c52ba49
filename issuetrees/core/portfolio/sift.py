"""All sets that may be as good as a known one, sifted in blocks: exact where it comes to its end.

A set that differs from the relaxation loses the reduced cost of every difference, and the price of
whatever it leaves of a scarce limit. Initiative by initiative, the dearest difference first, sets
are told apart, and those that lose more than there is to win are dropped, as are those that no rest
can make meet a limit. Thousands at a time are one step of NumPy; the most promising go first.

Branch and bound with reduced costs, as Y. Vimont, S. Boussier & M. Vasquez, *Reduced Costs
Propagation in an Efficient Implicit Enumeration for the 0-1 Multidimensional Knapsack Problem*
(2008).
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from issuetrees.core.portfolio.climb import Climb
from issuetrees.core.portfolio.model import Array
from issuetrees.core.portfolio.solver import Clock, Relaxed, Span

#: So many sets go on together.
_WIDTH: Final = 1500
#: What prices of the relaxation may be off by, in steps of the objective.
_MARGIN: Final = 0.01

Picks = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class _Block:
    """Sets of which the first ``level`` initiatives are settled, with what they lose.

    ``used``: of each limit; None while a block waits, since it is the largest part of it.
    """

    level: int
    picks: Picks
    losses: Array
    used: Array | None = None


class Sift:
    """One model between the ends of ``span``, with one known good set."""

    def __init__(
        self, climb: Climb, relaxed: Relaxed, objective: Array, ties: Array, span: Span, good: Array
    ) -> None:
        lower, upper = span
        free = np.flatnonzero(lower < upper)
        self.free = free[np.argsort(-abs(relaxed.prices[free]), kind="stable")]
        self.objective, self.ties, self.relaxed = objective, ties, relaxed
        self.rest = np.where(lower < upper, 0.0, lower)
        self.best, self.key = good, self._key(good)
        weights = climb.weights[:, self.free]
        concerned = (weights != 0).any(axis=1)
        spent = climb.weights @ self.rest
        self.is_hopeless = bool((spent > climb.ends)[~concerned].any())
        self.weights, self.spent = weights[concerned], spent[concerned]
        self.ends, self.prices = climb.ends[concerned], relaxed.row_prices[concerned]
        self.least = _remaining(np.minimum(self.weights, 0))
        self.most = _remaining(np.maximum(self.weights, 0))
        self.scarce = np.flatnonzero(self.prices > 1e-9)
        columns = relaxed.columns[self.free]
        is_inside = (columns > 1e-6) & (columns < 1 - 1e-6)
        prices = np.where(is_inside, 0.0, abs(relaxed.prices[self.free]))
        self.loss_out = np.where(columns > 0.5, prices, 0.0)
        self.loss_in = np.where(columns > 0.5, 0.0, prices)

    @property
    def room(self) -> float:
        """What a set may lose and still be as good as the best one known."""
        return self.relaxed.value - self.key[0] + _MARGIN

    def run(self, clock: Clock, is_dive: bool = False) -> bool:
        """Look through all sets; return whether that came to its end.

        ``best`` is then the best of all. A dive ends as soon as it has gone down once.
        """
        if self.is_hopeless:
            return True
        stack = [_Block(0, np.zeros((1, len(self.free)), dtype=np.int8), np.zeros(1))]
        while stack:
            block: _Block | None = stack.pop()
            while block is not None and block.level < len(self.free):
                if clock.left <= 0:
                    return False
                block, later = self._deeper(block)
                if later is not None:
                    stack.append(later)
            if block is not None:
                self._judge(block.picks)
                if is_dive:
                    return not stack
        return True

    def _deeper(self, block: _Block) -> tuple[_Block | None, _Block | None]:
        """Settle one initiative more; return the most promising sets, and the others if many."""
        at = block.level
        count = len(block.picks)
        used = block.used
        if used is None:
            used = self.spent + block.picks @ self.weights.T
        used = np.concatenate([used, used + self.weights[:, at]])
        losses = np.concatenate([block.losses + self.loss_out[at], block.losses + self.loss_in[at]])
        is_kept = (losses <= self.room) & (used + self.least[:, at + 1] <= self.ends).all(axis=1)
        unused = self.ends[self.scarce] - used[:, self.scarce] - self.most[self.scarce, at + 1]
        promise = losses + np.maximum(unused, 0.0) @ self.prices[self.scarce]
        kept = np.flatnonzero(is_kept & (promise <= self.room))
        if not len(kept):
            return None, None
        order = kept[np.argsort(promise[kept], kind="stable")] if len(kept) > _WIDTH else kept
        picks = block.picks[order % count]
        picks[:, at] = order >= count
        first, rest = order[:_WIDTH], order[_WIDTH:]
        later = _Block(at + 1, picks[_WIDTH:], losses[rest]) if len(rest) else None
        return _Block(at + 1, picks[:_WIDTH], losses[first], used[first]), later

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
