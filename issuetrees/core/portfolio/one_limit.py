"""The best set under one limit, whatever the values: R. Bellman's table of what each sum buys.

Values close to costs are the hard kind for branch and bound and no harder than others here (H.
Kellerer, U. Pferschy & D. Pisinger, *Knapsack Problems*, 2004, 2.3). Costs count in whole kopecks
or in what they are multiples of; only who is not settled yet takes part, so that tables are small.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from issuetrees.core.portfolio.model import Array, Numbers, Row

Whole: TypeAlias = NDArray[np.int64]

#: So many cells of a table are filled at most: a quarter of a second.
MOST_CELLS: Final = 300_000_000
_KOPECKS: Final = 100
_NEAR: Final = 1e-6
#: Worth up to here is added up exactly.
MOST_WORTH: Final = 2**60
_MOST: Final = 2**53
_NEVER: Final = -(2**62)


@dataclass(frozen=True, slots=True)
class OneLimit:
    """The one limit that open columns can break: what each takes, what there is, in whole units."""

    row: Row
    taken: Whole
    left: int

    def best(self, values: Whole, places: Whole) -> NDArray[np.bool_]:
        """Return the columns of the set worth most.

        Of equals the one that takes least, of those the one whose ``places`` add up to least.
        """
        scale = int(places.sum()) + 1
        table = np.full(self.left + 1, _NEVER)
        table[0] = 0
        is_taken = np.zeros((len(values), (self.left + 8) // 8), dtype=np.uint8)
        worth = (values * scale - places).tolist()
        for at, (more, takes) in enumerate(zip(worth, self.taken.tolist(), strict=True)):
            if takes > self.left:
                continue
            with_it = table[: self.left + 1 - takes] + more
            is_better = np.zeros(self.left + 1, dtype=np.bool_)
            is_better[takes:] = with_it > table[takes:]
            is_taken[at] = np.packbits(is_better)
            np.maximum(table[takes:], with_it, out=table[takes:])
        by_value = -(-table // scale)
        return self._traced(is_taken, int(np.argmax(by_value)))

    def _traced(self, is_taken: NDArray[np.uint8], reached: int) -> NDArray[np.bool_]:
        chosen = np.zeros(len(self.taken), dtype=np.bool_)
        for at in reversed(range(len(chosen))):
            chosen[at] = is_taken[at, reached // 8] >> (7 - reached % 8) & 1
            reached -= int(self.taken[at]) * int(chosen[at])
        return chosen


def one_limit(rows: Sequence[Row], rest: Array, free: Numbers) -> OneLimit | None:
    """Return the limit if the free columns can break only one, beside what is settled."""
    is_free = np.zeros(len(rest), dtype=np.bool_)
    is_free[free] = True
    is_open = [row for row in rows if _can_break(row, rest, is_free)]
    if len(is_open) != 1 or is_open[0].high == inf or (is_open[0].weights < 0).any():
        return None
    (row,) = is_open
    weights = np.zeros(len(rest))
    weights[row.columns] = row.weights
    kopecks = np.rint(weights * _KOPECKS)
    if kopecks.max() >= _MOST or (abs(weights * _KOPECKS - kopecks) > _NEAR).any():
        return None
    taken = kopecks.astype(np.int64)
    unit = int(np.gcd.reduce(taken[free])) or 1
    spare = int(np.floor(row.high * _KOPECKS + _NEAR)) - int(taken @ rest.astype(np.int64))
    left = min(spare, int(taken[free].sum())) // unit
    if left < 0 or (left + 1) * len(free) > MOST_CELLS:
        return None
    return OneLimit(row, taken[free] // unit, left)


def _can_break(row: Row, rest: Array, is_free: NDArray[np.bool_]) -> bool:
    is_open = is_free[row.columns]
    fixed = float(row.weights @ rest[row.columns])
    weights = row.weights[is_open]
    most, least = fixed + weights.clip(min=0).sum(), fixed + weights.clip(max=0).sum()
    noise = 1e-9 * max(1.0, float(abs(row.weights).sum()))
    return bool(most > row.high - noise or least < row.low + noise)
