"""Fleiss' κ: how often assessors choose the same level, beyond chance.

Source: J. L. Fleiss, *Measuring Nominal Scale Agreement among Many Raters* (1971). It knows no
distances: levels 3 and 4 are as different as 0 and 4. Only units that all have rated count.
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


def fleiss(ratings: Array) -> Coefficient:
    """Return κ of ratings (assessors × units), each value a category of its own."""
    table = complete(ratings)
    assessors, units = table.shape
    if assessors < 2 or units < 1:
        return undefined(Measure.FLEISS_KAPPA, Undefined.TOO_FEW, table.shape)
    categories = np.unique(table)
    if len(categories) == 1:
        return undefined(Measure.FLEISS_KAPPA, Undefined.NO_VARIATION, table.shape)
    counts = np.array([(table == category).sum(axis=0) for category in categories])
    pairs = float((counts * (counts - 1)).sum()) / (units * assessors * (assessors - 1))
    chance = float(((counts.sum(axis=1) / (units * assessors)) ** 2).sum())
    return defined(Measure.FLEISS_KAPPA, pairs - chance, 1 - chance, table.shape)
