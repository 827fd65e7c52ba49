"""Relative scales: values brought to a common size by the list itself.

They depend on which initiatives are in the list, so each result names the one that it took. What
does not vary, or is zero throughout, comes out as zero and so tells nobody apart.
"""

import numpy as np
from numpy.typing import NDArray

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.additive import Array, Flags
from issuetrees.core.scoring.methods.records import LARGEST, Table
from issuetrees.core.scoring.weighing.records import named
from issuetrees.core.text import gettext_noop


def shrink(values: Array, scale: str) -> Array:
    """Bring each column to a common size; the direction stays: less may still be better."""
    if scale == "min_max":
        low = values.min(axis=0)
        ranges = np.where(is_constant(values), 0.0, values.max(axis=0) - low)
        return _divided(values - low, ranges)
    if scale == "vector":
        return _divided(values, np.sqrt(np.square(values).sum(axis=0)))
    if scale == "sum":
        return _divided(values, np.abs(values).sum(axis=0))
    return _divided(values, np.abs(values).max(axis=0))


def directed(table: Table, scale: str) -> Array:
    """Bring each column to a common size, where more is better.

    What is better with less is turned round: by its range with ``min_max``, else by its reciprocal,
    which zero and what is below do not have.
    """
    values = table.values
    if scale == "min_max":
        return shrink(values * table.signs, scale)
    columns = np.flatnonzero(table.is_less_better)
    check_positive(table, columns)
    turned = values.copy()
    turned[:, columns] = 1 / values[:, columns]
    return shrink(turned, scale)


def check_positive(table: Table, columns: NDArray[np.intp]) -> None:
    """Refuse columns whose reciprocals would be taken and that hold zero or less."""
    for column in columns:
        if table.values[:, column].min() < 1 / LARGEST:
            raise Invalid(
                "no_reciprocal",
                gettext_noop(
                    "“{criterion}” is better with less and holds zero or less, which has no "
                    "reciprocal. Take another scale."
                ),
                field="scale",
                criterion=named(table.criteria, int(column)),
                column=int(column),
            )


def is_constant(values: Array) -> Flags:
    """Which columns have the same value everywhere, but for noise of computing."""
    low, high = values.min(axis=0), values.max(axis=0)
    return np.asarray(high - low <= 1e-12 * np.maximum(np.abs(low), np.abs(high)))


def _divided(values: Array, sizes: Array) -> Array:
    has_size = sizes > 0
    return np.where(has_size, values / np.where(has_size, sizes, 1.0), 0.0)
