"""A good set made better one step at a time: one more in, or one for another.

It proves nothing; it tells the search from where on better sets are worth looking for.
"""

from typing import Any, Final

import numpy as np

from issuetrees.core.portfolio.model import Array, Numbers

_NEAR: Final = 1e-9
#: What sums are off by at most; what it lets through is looked at again (``Row.holds``).
_NOISE: Final = 1e-12
#: So many of those that are in, and of those that are out, are tried against each other.
_TRIED: Final = 60
_MOST_STEPS: Final = 200


class Climb:
    """The rows of one model as ceilings: what is at least something is turned round."""

    def __init__(self, matrix: Any, low: Array, high: Array) -> None:
        from scipy.sparse import vstack  # noqa: PLC0415 - late: 50 MB

        above, below = np.isfinite(high), np.isfinite(low)
        # Sparse, as threads of a library of dense matrices cost more than they save on so little.
        self.rows = vstack([matrix[above], -matrix[below]]).tocsr()
        self.weights = self.rows.toarray()
        ends = np.concatenate([high[above], -low[below]])
        self.ends = ends + _NOISE * np.maximum(1.0, abs(ends))

    def room(self, columns: Array) -> Array:
        """Return what columns leave of each row."""
        left: Array = self.ends - self.rows @ columns
        return left

    def taken(self, prices: Array) -> Array:
        """Return what each column takes of all rows at prices, a row each."""
        taken: Array = (self.rows.T @ prices.T).T
        return taken

    def is_met(self, columns: Array) -> bool:
        """Whether columns keep to all rows."""
        return bool((self.room(columns) >= 0).all())

    def up(self, columns: Array, objective: Array, order: Numbers) -> Array:
        """Return columns that no step makes better, from some that keep to all rows.

        ``order``: the columns that may change, those first where a change is likely to pay.
        """
        columns = columns.copy()
        for _ in range(_MOST_STEPS):
            room = self.room(columns)
            out = order[columns[order] < 0.5]
            inside = order[columns[order] > 0.5][:_TRIED]
            step = self._best_add(out, objective, room)
            if step is None:
                step = self._best_swap(inside, out[:_TRIED], objective, room)
            if step is None:
                return columns
            for column, value in step:
                columns[column] = value
        return columns

    def _best_add(
        self, out: Numbers, objective: Array, room: Array
    ) -> list[tuple[int, float]] | None:
        if not len(out):
            return None
        fits = (self.weights[:, out] <= room[:, None]).all(axis=0) & (objective[out] > 0)
        if not fits.any():
            return None
        best = int(np.argmax(np.where(fits, objective[out], -np.inf)))
        return [(int(out[best]), 1.0)]

    def _best_swap(
        self, inside: Numbers, out: Numbers, objective: Array, room: Array
    ) -> list[tuple[int, float]] | None:
        if not len(inside) or not len(out):
            return None
        gains = objective[out][None, :] - objective[inside][:, None]
        pays = gains > _NEAR
        change = self.weights[:, None, out] - self.weights[:, inside, None]
        fits = (change <= room[:, None, None]).all(axis=0) & pays
        if not fits.any():
            return None
        leaves, joins = np.unravel_index(int(np.argmax(np.where(fits, gains, 0.0))), gains.shape)
        return [(int(inside[leaves]), 0.0), (int(out[joins]), 1.0)]
