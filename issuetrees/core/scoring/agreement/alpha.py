"""Krippendorff's α: agreement beyond chance for any number of assessors, with gaps.

Source: K. Krippendorff, *Computing Krippendorff's Alpha-Reliability* (2011). Observed
disagreement is taken over pairs within a unit, the expected one over all pairs of values that
can be paired. On the ordinal scale the distance of two values is that of their mid-ranks.
"""

from itertools import combinations
from typing import Final

import numpy as np

from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.agreement.records import (
    Coefficient,
    Measure,
    Scale,
    Undefined,
    checked,
    defined,
    is_constant,
    undefined,
)

_MEASURES: Final = {
    Scale.NOMINAL: Measure.ALPHA_NOMINAL,
    Scale.ORDINAL: Measure.ALPHA_ORDINAL,
    Scale.INTERVAL: Measure.ALPHA_INTERVAL,
    Scale.RATIO: Measure.ALPHA_RATIO,
}


def krippendorff(ratings: Array, scale: Scale) -> Coefficient:
    """Return α of ratings (assessors × units). A unit with one rating says nothing."""
    found = checked(ratings)
    raters = (~np.isnan(found)).sum(axis=0)
    pairable = found[:, raters > 1]
    measure, shape = _MEASURES[scale], (_active(pairable), pairable.shape[1])
    values = pairable[~np.isnan(pairable)]
    if not len(values):
        return undefined(measure, Undefined.TOO_FEW, shape)
    if scale is Scale.RATIO and values.min() < 0:
        return undefined(measure, Undefined.NEGATIVE, shape)
    if is_constant(values):
        return undefined(measure, Undefined.NO_VARIATION, shape)
    if scale is Scale.ORDINAL:
        pairable, values = _mid_ranks(pairable), _mid_ranks(values)
    expected = _expected(values, scale) / (len(values) - 1)
    return defined(measure, expected - _observed(pairable, scale), expected, shape)


def _observed(pairable: Array, scale: Scale) -> float:
    """Sum of differences within units, each unit weighted by its number of ratings less one."""
    weights = 1 / ((~np.isnan(pairable)).sum(axis=0) - 1)
    pairs = combinations(pairable, 2)
    return float(sum(2 * np.nansum(_apart(one, other, scale) * weights) for one, other in pairs))


def _expected(values: Array, scale: Scale) -> float:
    """Sum of differences over all pairs of values."""
    distinct, counts = np.unique(values, return_counts=True)
    if scale in {Scale.INTERVAL, Scale.ORDINAL}:
        centred = distinct - np.average(distinct, weights=counts)
        return float(2 * len(values) * (counts @ centred**2))
    rows = (
        count * (counts @ _apart(value, distinct, scale))
        for value, count in zip(distinct, counts, strict=True)
    )
    return float(sum(rows))


def _apart(one: Array, other: Array, scale: Scale) -> Array:
    if scale is Scale.NOMINAL:
        return np.where(np.isnan(one) | np.isnan(other), np.nan, one != other)
    if scale is Scale.RATIO:
        total = one + other
        return np.divide(one - other, total, out=0 * total, where=total != 0) ** 2
    return (one - other) ** 2


def _mid_ranks(values: Array) -> Array:
    """The middle place of each value among all of them; NaN stays."""
    known = np.sort(values[~np.isnan(values)])
    places = np.searchsorted(known, values, "left") + np.searchsorted(known, values, "right")
    return np.where(np.isnan(values), np.nan, places / 2)


def _active(ratings: Array) -> int:
    return int((~np.isnan(ratings)).any(axis=1).sum())
