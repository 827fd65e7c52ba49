"""Whatever limits are priced at, no set is worth more than the prices say."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from issuetrees.core.portfolio.prices import Bounds, Pool
from issuetrees.core.portfolio.slacks import Slacks, columns_of, with_bit


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000))
def test_prices_bound_every_set_at_every_level(seed: int) -> None:
    chance = np.random.default_rng(seed)
    count, rows = 6, 3
    weights = chance.integers(-2, 9, (rows, count)).astype(float)
    bounds = Bounds(
        chance.integers(0, 30, count).astype(float),
        weights,
        chance.integers(0, 20, rows).astype(float),
        base=5.0,
    )
    pool = Pool()
    for _ in range(4):
        pool.add(chance.uniform(-1, 6, rows))  # what is below 0 counts as 0
    pool.add(np.ones(rows + 1))  # prices of other limits are passed over
    best = pool.best(bounds)
    assert best.shape == (4, rows)
    assert (np.diff(bounds.of_all(best)) >= 0).all()
    picks = (np.arange(2**count)[:, None] >> np.arange(count) & 1).astype(np.uint8)
    worth = 5.0 + picks @ bounds.objective
    meets = (picks @ weights.T <= bounds.left).all(axis=1)
    assert (worth[meets, None] <= bounds.of_all(best) + 1e-9).all()
    least = float(np.median(worth[meets])) if meets.any() else 0.0
    good = {tuple(pick) for pick in picks[meets & (worth >= least)].tolist()}
    settled = bounds.settled(best, least)
    assert settled is not None or not good
    for must, never in [] if settled is None else [settled]:
        assert all(np.array(pick)[must].all() and not np.array(pick)[never].any() for pick in good)
    kept = _settle_one_by_one(Slacks(bounds, best, least))
    assert good <= kept <= {tuple(pick) for pick in picks[meets].tolist()}


def _settle_one_by_one(slacks: Slacks) -> set[tuple[int, ...]]:
    """Return the sets that are kept; what they have left is the same at once as step by step."""
    picks = slacks.nothing
    left = slacks.left(picks, 0, slacks.least)
    for level in range(slacks.count):
        out, left_out = slacks.settle(picks, left, level, 0)
        into, left_in = slacks.settle(picks, left, level, 1)
        picks = np.concatenate([picks[out], with_bit(picks[into], level)])
        left = np.concatenate([left_out, left_in], axis=1)
        np.testing.assert_allclose(
            left, slacks.left(picks, level + 1, slacks.least), rtol=1e-9, atol=1e-9
        )
    return {tuple(pick) for pick in columns_of(picks, slacks.count).tolist()}
