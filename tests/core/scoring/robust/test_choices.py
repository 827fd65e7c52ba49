"""How weights vary around those of today, by name."""

import numpy as np
import pytest

from issuetrees.core.scoring.robust.choices import Vary, vary
from issuetrees.core.scoring.robust.opinions import certain, read_opinions
from issuetrees.core.scoring.robust.settings import (
    AnyWeights,
    FixedWeights,
    RangedWeights,
    RankedWeights,
    WeightSets,
)
from issuetrees.core.scoring.snapshot import plain

SHARES = np.array([0.5, 0.2, 0.3, 0.0])


def test_each_name_is_a_choice() -> None:
    assert vary(Vary.ANY, SHARES) == AnyWeights()
    assert vary(Vary.FIXED, SHARES) == FixedWeights((0.5, 0.2, 0.3, 0.0))
    assert vary(Vary.ORDER, SHARES) == RankedWeights((1, 3, 2, 4))
    assert vary(Vary.ORDER, np.array([0.3, 0.1 + 0.2, 0.4])) == RankedWeights((2, 2, 1))
    near = vary(Vary.NEAR, SHARES, spread=0.5)
    assert isinstance(near, RangedWeights)
    assert near.low == pytest.approx((0.25, 0.1, 0.15, 0.0))
    assert near.high == pytest.approx((0.75, 0.3, 0.45, 0.0))
    sets = ((1.0, 0.0), (0.0, 1.0))
    assert vary(Vary.PEOPLE, SHARES, sets=sets, voices=(1, 2)) == WeightSets(sets, (1, 2))


def test_opinions_are_read_as_they_were_written() -> None:
    cube = np.array([[[50.0, np.nan], [0.0, 100.0]]])
    opinions = certain(["a"], ["x", "y"], cube, applies=np.array([[[True, True], [False, True]]]))
    again = read_opinions(plain(opinions))
    for name in ("low", "likely", "high", "applies", "assessors"):
        np.testing.assert_array_equal(getattr(again, name), getattr(opinions, name))
