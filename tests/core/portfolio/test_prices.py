"""Whatever limits are priced at, no set is worth more than the prices say."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from issuetrees.core.portfolio.prices import Bounding, Bounds, Pool


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
    bounding = Bounding(bounds, best)
    picks = (np.arange(2**count)[:, None] >> np.arange(count) & 1).astype(np.int8)
    used = picks @ weights.T
    worth = 5.0 + picks @ bounds.objective
    meets = (used <= bounds.left).all(axis=1)
    assert (worth[meets, None] <= bounding.of(picks, used, count)[meets] + 1e-9).all()
    # Settled one by one, all in the same order as the numbers of the sets.
    stepped = bounding.of(np.zeros((1, count), dtype=np.int8), np.zeros((1, rows)), 0)
    for column in range(count):
        stepped = bounding.next(stepped, column)
    np.testing.assert_allclose(stepped, bounding.of(picks, used, count))
