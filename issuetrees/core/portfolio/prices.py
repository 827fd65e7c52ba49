"""Prices of limits: any of them bound what every set is worth, so several bound it better.

Whatever a unit of each limit is priced at, no set is worth more than its own value, what it leaves
of the limits at these prices, and what each one that is still open gains by them (a Lagrangian
bound, A. Geoffrion 1974). The relaxation has the best prices for all sets together; sets that have
taken more of one limit are bounded better by other prices. Prices hold for every budget, so that
those of one step of a frontier serve all others.
"""

from dataclasses import dataclass, field, replace
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

    def of(self, limits: int) -> Array:
        """Return the prices of so many limits, a row each."""
        known = [prices for prices in self.known if len(prices) == limits]
        return np.array(known) if known else np.zeros((0, limits))


@dataclass(frozen=True, slots=True)
class Bounds:
    """What sets of open columns may be worth; ``base`` is the worth of the others.

    ``prices``: a row each; ``nets``: by them, what each open column is worth less what it takes of
    the limits; ``left``: of each limit.
    """

    prices: Array
    nets: Array
    left: Array
    base: float

    def of_all(self) -> Array:
        """Return what any set is worth at most, by prices."""
        left: Array = np.einsum("ij,j->i", self.prices, self.left)
        sums: Array = self.base + left + np.maximum(self.nets, 0.0).sum(axis=1)
        return sums

    def tightest(self) -> "Bounds":
        """Return the prices that bound all sets best, those first."""
        order = np.argsort(self.of_all(), kind="stable")[:_USED]
        return replace(self, prices=self.prices[order], nets=self.nets[order])

    def settled(self, least: float) -> tuple[Flags, Flags] | None:
        """Return which columns sets that are worth so much must have in, and which out.

        None where no set is worth so much.
        """
        spare = self.of_all()[:, None] - least + _MARGIN
        must: Flags = np.any(spare < self.nets, axis=0)
        never: Flags = np.any(spare < -self.nets, axis=0)
        is_none = bool((spare < 0).any() or (must & never).any())
        return None if is_none else (must, never)
