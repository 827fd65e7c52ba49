"""Kendall's W: whether assessors put the units in the same order, corrected for ties.

Source: M. G. Kendall, *Rank Correlation Methods* (1948). Only units that all have rated count.
Without the correction W is too low wherever an assessor gives one value twice.
"""

import numpy as np

from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.agreement.records import (
    Coefficient,
    Measure,
    Undefined,
    complete,
    defined,
    undefined,
)


def kendall(ratings: Array) -> Coefficient:
    """Return W of ratings (assessors × units)."""
    table = complete(ratings)
    assessors, units = table.shape
    if assessors < 2 or units < 2:
        return undefined(Measure.KENDALL_W, Undefined.TOO_FEW, table.shape)
    sums = sum(_ranks(row) for row in table)
    apart = 12 * float(((sums - np.mean(sums)) ** 2).sum())
    ties = sum(_ties(row) for row in table)
    most = assessors**2 * (units**3 - units) - assessors * ties
    return defined(Measure.KENDALL_W, apart, most, table.shape)


def _ranks(row: Array) -> Array:
    """Places from 1, equal values sharing the mean of theirs."""
    ordered = np.sort(row)
    before = np.searchsorted(ordered, row, "left")
    return np.asarray((before + np.searchsorted(ordered, row, "right") + 1) / 2)


def _ties(row: Array) -> int:
    counts = np.unique(row, return_counts=True)[1]
    return int((counts**3 - counts).sum())
