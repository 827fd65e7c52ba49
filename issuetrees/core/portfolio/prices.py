"""Prices of limits: any of them bound what every set is worth, so several bound it better.

Whatever a unit of each limit is priced at, no set is worth more than its own value, what it leaves
of the limits at these prices, and what each one that is still open gains by them (a Lagrangian
bound, A. Geoffrion 1974). The relaxation has the best prices for all sets together; sets that have
taken more of one limit are bounded better by other prices. Prices hold for every budget, so that
those of one step of a frontier serve all others.
"""

from dataclasses import dataclass, field
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from issuetrees.core.portfolio.model import Array

#: Sets, a row each, of which columns: 1 is in.
Picks: TypeAlias = NDArray[np.int8]

#: So many prices bound at once, and so many are remembered.
_USED: Final = 24
_KEPT: Final = 96


@dataclass(slots=True)
class Pool:
    """Prices that were found, of the same limits whatever their amounts; the latest are kept."""

    known: list[Array] = field(default_factory=list)

    def add(self, prices: Array) -> None:
        """Remember prices: one per limit, 0 or more."""
        self.known = [*self.known, np.maximum(prices, 0.0)][-_KEPT:]

    def best(self, bounds: "Bounds") -> Array:
        """Return the prices that bound all sets best, those first."""
        width = bounds.weights.shape[0]
        known = [prices for prices in self.known if len(prices) == width]
        if not known:
            return np.zeros((0, width))
        prices = np.array(known)
        order = np.argsort(bounds.of_all(prices), kind="stable")
        return prices[order[:_USED]]


@dataclass(frozen=True, slots=True)
class Bounds:
    """What sets of open columns may be worth; ``base`` is the worth of the others.

    ``weights``: of the open columns by limit; ``left``: of each limit.
    """

    objective: Array
    weights: Array
    left: Array
    base: float

    def gains(self, prices: Array) -> Array:
        """Return what each open column gains at most, by prices."""
        return np.maximum(0.0, self.objective - prices @ self.weights)

    def of_all(self, prices: Array) -> Array:
        """Return what any set is worth at most, by prices."""
        sums: Array = self.base + prices @ self.left + self.gains(prices).sum(axis=1)
        return sums


class Bounding:
    """What sets are worth at most by each of several prices, column by column as they are settled.

    No product of matrices but at the start: sums go along with the sets.
    """

    def __init__(self, bounds: Bounds, prices: Array) -> None:
        self.prices, self.objective = prices, bounds.objective
        net = bounds.objective - prices @ bounds.weights
        self.lost_out = np.maximum(0.0, net).T
        self.lost_in = np.maximum(0.0, -net).T
        gains = np.cumsum(self.lost_out[::-1], axis=0)[::-1]
        self.ahead = np.concatenate([gains, np.zeros((1, len(prices)))])
        self.start = bounds.base + prices @ bounds.left

    def of(self, picks: Picks, used: Array, level: int) -> Array:
        """Return the bounds of sets, given what their settled columns use of limits."""
        values: Array = picks @ self.objective
        bounds: Array = values[:, None] - used @ self.prices.T + (self.start + self.ahead[level])
        return bounds

    def next(self, bounds: Array, column: int) -> Array:
        """Return the bounds of these sets without the next column, then of those with it."""
        return np.concatenate([bounds - self.lost_out[column], bounds - self.lost_in[column]])
