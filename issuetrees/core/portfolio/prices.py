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

Flags: TypeAlias = NDArray[np.bool_]

#: So many prices bound at once, and so many are remembered.
_USED: Final = 24
_KEPT: Final = 96
#: What bounds by prices may be off by, in steps of the objective.
_MARGIN: Final = 0.01


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

    def settled(self, prices: Array, least: float) -> tuple[Flags, Flags] | None:
        """Return which columns sets that are worth so much must have in, and which out.

        None where no set is worth so much.
        """
        net = self.objective - prices @ self.weights
        spare = self.of_all(prices)[:, None] - least + _MARGIN
        must: Flags = np.any(spare < net, axis=0)
        never: Flags = np.any(spare < -net, axis=0)
        is_none = bool((spare < 0).any() or (must & never).any())
        return None if is_none else (must, never)
