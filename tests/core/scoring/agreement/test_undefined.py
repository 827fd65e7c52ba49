"""Where a coefficient does not exist it says why; it is never 0, 1 or NaN then."""

import numpy as np
import pytest

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.agreement import (
    REASONS,
    Coefficient,
    Scale,
    Undefined,
    biases,
    dots,
    fleiss,
    icc,
    kendall,
    krippendorff,
)

GAP = float("nan")


def every(ratings: list[list[float]]) -> list[Coefficient]:
    rows = np.array(ratings, dtype=np.float64)
    alphas = [krippendorff(rows, scale) for scale in Scale]
    return [*alphas, kendall(rows), *icc(rows), fleiss(rows)]


@pytest.mark.parametrize(
    ("ratings", "reason"),
    [
        ([[3, 3, 3], [3, 3, 3]], Undefined.NO_VARIATION),
        ([[0, 0], [0, 0]], Undefined.NO_VARIATION),
        ([[0.1 + 0.2, 0.3], [0.3, 0.3]], Undefined.NO_VARIATION),
        ([[1, 2, 3]], Undefined.TOO_FEW),
        ([[1, 2, 3], [GAP, GAP, GAP]], Undefined.TOO_FEW),
        ([[1, GAP], [GAP, 2]], Undefined.TOO_FEW),
        ([[GAP], [GAP]], Undefined.TOO_FEW),
        ([[], []], Undefined.TOO_FEW),
    ],
)
def test_undefined_everywhere(ratings: list[list[float]], reason: Undefined) -> None:
    for one in every(ratings)[:-1]:
        assert (one.value, one.undefined) == (None, reason), one.measure


def test_noise_is_no_category() -> None:
    assert fleiss(np.array([[0.1 + 0.2, 0.3], [0.3, 0.3]])).undefined is Undefined.NO_VARIATION


def test_one_unit_is_enough_for_kappa_only() -> None:
    coefficients = every([[1], [2], [2]])
    assert [one.value is None for one in coefficients] == [False] * 4 + [True] * 4 + [False]


def test_assessors_who_tie_everything_have_no_order_in_common() -> None:
    flat = np.array([[2.0, 2.0, 2.0], [4.0, 4.0, 4.0]])
    assert kendall(flat).undefined is Undefined.NO_VARIATION
    one, mean, consistent = icc(flat)
    assert (one.value, mean.value, consistent.undefined) == (0.0, 0.0, Undefined.NO_VARIATION)


def test_proportions_need_values_from_zero() -> None:
    rows = np.array([[-1.0, 2.0], [1.0, 2.0]])
    assert krippendorff(rows, Scale.RATIO).undefined is Undefined.NEGATIVE
    assert krippendorff(np.array([[0.0, 2.0], [0.0, 1.0]]), Scale.RATIO).value is not None


def test_units_with_gaps_count_for_alpha_only() -> None:
    rows = np.array([[1, 2, 3, GAP], [1, 2, GAP, 4], [2, 2, 3, 4]])
    assert krippendorff(rows, Scale.INTERVAL).units == 4
    assert kendall(rows).units == icc(rows)[0].units == fleiss(rows).units == 2


def test_an_assessor_alone_has_no_bias() -> None:
    lone, other = biases(np.array([[1.0, GAP], [GAP, 4.0]]), ["a", "b"])
    assert (lone.bias, lone.spread, lone.range_used, lone.units) == (None, None, None, 0)
    assert other.bias is None


@pytest.mark.parametrize("rows", [np.array([[np.inf, 1.0]]), np.array([1.0, 2.0])])
def test_what_is_no_table_is_refused(rows: Array) -> None:
    for work in (kendall, fleiss, lambda bad: dots(bad, ["a"])):
        with pytest.raises(Invalid, match="finite") as caught:
            work(rows)
        assert caught.value.code == "ratings_wrong"


def test_every_reason_is_worded() -> None:
    assert set(REASONS) == set(Undefined)
