"""Whatever limits are priced at, no set is worth more than the prices say."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from issuetrees.core.portfolio.prices import Bounds, Pool
from issuetrees.core.portfolio.slacks import Slacks, columns_of


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000))
def test_prices_bound_every_set_at_every_level(seed: int) -> None:
    chance = np.random.default_rng(seed)
    count, rows = 6, 3
    weights = chance.integers(-2, 9, (rows, count)).astype(float)
    objective = chance.integers(0, 30, count).astype(float)
    left = chance.integers(0, 20, rows).astype(float)
    pool = Pool()
    for _ in range(4):
        pool.add(chance.uniform(-1, 6, rows))  # what is below 0 counts as 0
    pool.add(np.ones(rows + 1))  # prices of other limits are passed over
    prices = pool.of(rows)
    bounds = Bounds(prices, objective - prices @ weights, left, base=5.0).tightest()
    assert bounds.prices.shape == (4, rows)
    assert (np.diff(bounds.of_all()) >= 0).all()
    picks = (np.arange(2**count)[:, None] >> np.arange(count) & 1).astype(np.uint8)
    worth = 5.0 + picks @ objective
    meets = (picks @ weights.T <= left).all(axis=1)
    assert (worth[meets, None] <= bounds.of_all() + 1e-9).all()
    least = float(np.median(worth[meets])) if meets.any() else 0.0
    good = {tuple(pick) for pick in picks[meets & (worth >= least)].tolist()}
    settled = bounds.settled(least)
    assert settled is not None or not good
    for must, never in [] if settled is None else [settled]:
        assert all(np.array(pick)[must].all() and not np.array(pick)[never].any() for pick in good)
    kept = _settle_one_by_one(Slacks(weights, bounds, least))
    assert good <= kept <= {tuple(pick) for pick in picks[meets].tolist()}


def _settle_one_by_one(slacks: Slacks) -> set[tuple[int, ...]]:
    """Return the sets that are kept; what each has left is what its columns leave."""
    picks, left = slacks.nothing, slacks.start[:, None]
    for level in range(slacks.count):
        picks, left = slacks.settle(picks, left, level)
        lost = [
            sum(slacks.losses[is_in][at] for at, is_in in enumerate(pick))
            for pick in columns_of(picks, level + 1).tolist()
        ]
        for one, taken in zip(left.T, lost, strict=True):
            np.testing.assert_allclose(one, slacks.start - taken, rtol=1e-9, atol=1e-9)
    return {tuple(pick) for pick in columns_of(picks, slacks.count).tolist()}
