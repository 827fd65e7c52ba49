"""Intraclass correlations: of one assessor's ratings and of the panel's mean.

Source: P. E. Shrout & J. L. Fleiss, *Intraclass Correlations* (1979). ICC(2,1) and ICC(2,k) ask
for the same values, ICC(3,1) for the same differences only: it is high where one assessor is
stricter than another but both see the same order. Only units that all have rated count.
"""

from dataclasses import dataclass

import numpy as np

from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.agreement.records import (
    Coefficient,
    Measure,
    Undefined,
    complete,
    defined,
    is_constant,
    undefined,
)

_MEASURES = (Measure.ICC_AGREEMENT_ONE, Measure.ICC_AGREEMENT_MEAN, Measure.ICC_CONSISTENCY_ONE)


@dataclass(frozen=True, slots=True)
class _Squares:
    """Mean squares of a two-way analysis of variance: units, assessors, what is left."""

    units: float
    assessors: float
    rest: float


def icc(ratings: Array) -> tuple[Coefficient, Coefficient, Coefficient]:
    """Return ICC(2,1), ICC(2,k) and ICC(3,1) of ratings (assessors × units)."""
    table = complete(ratings)
    assessors, units = table.shape
    if assessors < 2 or units < 2:
        return _all(Undefined.TOO_FEW, table.shape)
    if is_constant(table):
        return _all(Undefined.NO_VARIATION, table.shape)
    squares = _squares(table)
    above = squares.units - squares.rest
    strict = (squares.assessors - squares.rest) / units
    below = (
        squares.units + (assessors - 1) * squares.rest + assessors * strict,
        squares.units + strict,
        squares.units + (assessors - 1) * squares.rest,
    )
    one, mean, consistent = (
        defined(measure, above, part, table.shape)
        for measure, part in zip(_MEASURES, below, strict=True)
    )
    return one, mean, consistent


def _squares(table: Array) -> _Squares:
    assessors, units = table.shape
    centred = table - table.mean()
    by_unit, by_assessor = centred.mean(axis=0), centred.mean(axis=1)
    rest = centred - by_unit - by_assessor[:, np.newaxis]
    noise = 1e-12 * float(np.abs(table).max())
    return _Squares(
        units=assessors * _sum_of_squares(by_unit, noise) / (units - 1),
        assessors=units * _sum_of_squares(by_assessor, noise) / (assessors - 1),
        rest=_sum_of_squares(rest, noise) / ((units - 1) * (assessors - 1)),
    )


def _sum_of_squares(parts: Array, noise: float) -> float:
    """Without the noise that would pass for variation where there is none."""
    return float((np.where(np.abs(parts) <= noise, 0.0, parts) ** 2).sum())


def _all(reason: Undefined, shape: tuple[int, ...]) -> tuple[Coefficient, Coefficient, Coefficient]:
    one, mean, consistent = (undefined(measure, reason, shape) for measure in _MEASURES)
    return one, mean, consistent
