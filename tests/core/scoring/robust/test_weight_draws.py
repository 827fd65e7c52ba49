"""Draws of weights: they keep what is asked and are spread evenly over it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.robust.settings import (
    AnyWeights,
    FixedWeights,
    Pooling,
    RangedWeights,
    RankedWeights,
    WeightChoice,
    WeightSets,
)
from issuetrees.core.scoring.robust.weight_draws import draw_weights

DRAWS = 20_000


def drawn(choice: WeightChoice, criteria: int, draws: int = DRAWS) -> Array:
    weights = draw_weights(choice, criteria, draws, np.random.default_rng(7))
    assert weights.shape == (draws, criteria)
    assert weights.sum(axis=1) == pytest.approx(np.ones(draws))
    return weights


def test_all_weights_are_equally_likely() -> None:
    weights = drawn(AnyWeights(), 4)
    assert weights.mean(axis=0) == pytest.approx([0.25] * 4, abs=0.01)
    assert (weights[:, 0] > 0.5).mean() == pytest.approx(0.5**3, abs=0.01)


def test_an_order_gives_the_roc_weights_in_the_mean() -> None:
    """The centroid of the ordered weights is known (trap: printed tables are often wrong)."""
    weights = drawn(RankedWeights((2, 1, 3)), 3)
    assert (weights[:, 1] >= weights[:, 0]).all()
    assert (weights[:, 0] >= weights[:, 2]).all()
    roc = [(1 / 2 + 1 / 3) / 3, (1 + 1 / 2 + 1 / 3) / 3, (1 / 3) / 3]
    assert weights.mean(axis=0) == pytest.approx(roc, abs=0.01)


def test_criteria_of_one_place_are_in_any_order() -> None:
    weights = drawn(RankedWeights((1, 2, 2)), 3)
    assert (weights[:, 0] >= weights[:, 1:].max(axis=1)).all()
    assert (weights[:, 1] > weights[:, 2]).mean() == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ((0.2, 0.1, 0.0), (0.5, 0.6, 0.4)),
        ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0)),
        ((0.1, 0.1, 0.1, 0.1), (0.3, 0.35, 0.4, 0.9)),
    ],
)
def test_ranges_are_uniform_as_by_rejection(
    low: tuple[float, ...], high: tuple[float, ...]
) -> None:
    weights = drawn(RangedWeights(low, high), len(low))
    assert (weights >= np.array(low) - 1e-12).all()
    assert (weights <= np.array(high) + 1e-12).all()
    plain = np.random.default_rng(1).dirichlet(np.ones(len(low)), 400_000)
    kept = plain[((plain >= low) & (plain <= high)).all(axis=1)]
    assert weights.mean(axis=0) == pytest.approx(kept.mean(axis=0), abs=0.01)
    for share in (0.1, 0.25, 0.5, 0.75, 0.9):
        own, wanted = np.quantile(weights, share, axis=0), np.quantile(kept, share, axis=0)
        assert own == pytest.approx(wanted, abs=0.015)
    assert np.corrcoef(weights.T) == pytest.approx(np.corrcoef(kept.T), abs=0.04)


@given(st.lists(st.tuples(st.floats(0, 0.5), st.floats(0, 1)), min_size=1, max_size=6))
@settings(max_examples=60)
def test_ranges_are_kept_or_refused(ends: list[tuple[float, float]]) -> None:
    low = tuple(min(pair) for pair in ends)
    high = tuple(max(pair) for pair in ends)
    if sum(low) > 1 + 1e-9 or sum(high) < 1 - 1e-9:
        with pytest.raises(Invalid, match="add up to"):
            drawn(RangedWeights(low, high), len(ends), 50)
        return
    weights = drawn(RangedWeights(low, high), len(ends), 50)
    assert (weights >= np.array(low) - 1e-8).all()
    assert (weights <= np.array(high) + 1e-8).all()


def test_ranges_with_no_room_are_the_only_weights() -> None:
    assert drawn(RangedWeights((0.3, 0.7), (0.3, 0.7)), 2, 5) == pytest.approx(
        np.tile([0.3, 0.7], (5, 1))
    )
    assert drawn(RangedWeights((0.3, 0.2), (0.8, 0.7)), 2)[:, 0].max() <= 0.8 + 1e-12


def test_people_are_taken_or_mixed_by_their_weights() -> None:
    sets = ((0.9, 0.1), (0.2, 0.8), (0.5, 0.5))
    taken = drawn(WeightSets(sets, (2.0, 1.0, 0.0)), 2)
    assert set(np.round(taken[:, 0], 9)) == {0.9, 0.2}
    assert (taken[:, 0] > 0.5).mean() == pytest.approx(2 / 3, abs=0.01)
    mixed = drawn(WeightSets(sets, (2.0, 1.0, 0.0), Pooling.MIX), 2)
    assert mixed[:, 0].mean() == pytest.approx((2 * 0.9 + 0.2) / 3, abs=0.01)
    assert (mixed[:, 0] <= 0.9).all()


def test_fixed_weights_stay() -> None:
    assert (drawn(FixedWeights((0.25, 0.75)), 2, 3) == [0.25, 0.75]).all()


@pytest.mark.parametrize(
    ("choice", "code"),
    [
        (RangedWeights((0.6, 0.6), (0.7, 0.7)), "weight_ranges_too_high"),
        (RangedWeights((0.1, 0.1), (0.2, 0.2)), "weight_ranges_too_low"),
        (RangedWeights((0.5, 0.1), (0.2, 0.9)), "weight_range_wrong"),
        (RangedWeights((float("nan"), 0.1), (0.2, 0.9)), "weight_range_wrong"),
        (RangedWeights((0.0, 0.0), (0.9, 1.1)), "weight_range_wrong"),
        (RankedWeights((1, 2, 3)), "weights_count"),
        (FixedWeights((0.5, 0.6)), "shares_wrong"),
        (WeightSets(((0.5, 0.5),), (0.0,)), "people_wrong"),
        (WeightSets(((0.5, 0.5),), (1.0, 1.0)), "people_wrong"),
        (WeightSets((), ()), "people_wrong"),
    ],
)
def test_what_cannot_be_met_is_refused(choice: WeightChoice, code: str) -> None:
    with pytest.raises(Invalid) as caught:
        drawn(choice, 2, 5)
    assert caught.value.code == code
