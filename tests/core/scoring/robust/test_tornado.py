"""One thing at a time: by hand, and never more than the thing itself can do."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.robust.table import Table, single
from issuetrees.core.scoring.robust.tornado import Bar, Moved, Tornado, tornado
from tests.core.scoring.robust.tables import table, tables

NONE = np.nan
ONE = table([[80, 40], [30, 90]], [3, 1])


def printed(found: Tornado) -> list[Bar]:
    names = ("from_", "to", "low", "high")
    return [
        replace(bar, **{name: round(getattr(bar, name), 6) for name in names}) for bar in found.bars
    ]


def without_ranges(one: Table) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.full(one.points.shape, NONE)


def test_a_total_moves_with_weights_and_its_own_scores() -> None:
    low, high = without_ranges(ONE), without_ranges(ONE)
    low[0], high[0] = [60, 0], [90, 100]
    low[1], high[1] = [0, 0], [100, 100]
    found = tornado(ONE, single(ONE.criterion_ids), low, high, "a")
    assert found.base == pytest.approx(70)
    assert printed(found) == [
        Bar(Moved.SCORE, "c1", "a", 0, 100, 60, 85),
        Bar(Moved.SCORE, "c0", "a", 60, 90, 55, 77.5),
        Bar(Moved.WEIGHT, "c0", None, 0.5625, 0.9375, 62.5, 77.5),
        Bar(Moved.WEIGHT, "c1", None, 0.1875, 0.3125, 72.5, 67.5),
    ]


def test_a_lead_moves_with_the_scores_of_both() -> None:
    low, high = without_ranges(ONE), without_ranges(ONE)
    low[1, 0], high[1, 0] = 10, 70
    found = tornado(ONE, single(ONE.criterion_ids), low, high, "a", rival_id="b", step=1.0)
    assert found.base == pytest.approx(25)
    assert printed(found) == [
        Bar(Moved.WEIGHT, "c0", None, 0, 1, -50, 50),
        Bar(Moved.WEIGHT, "c1", None, 0, 0.5, 50, 0),
        Bar(Moved.SCORE, "c0", "b", 10, 70, 40, -5),
    ]


def test_a_missing_score_has_the_range_that_it_is_given() -> None:
    one = table([[60, None], [50, 50]], [1, 1])
    low, high = without_ranges(one), without_ranges(one)
    low[0, 1], high[0, 1] = 0, 100
    found = tornado(one, (), low, high, "a")
    assert found.base == 60
    assert printed(found) == [Bar(Moved.SCORE, "c1", "a", 0, 100, 30, 80)]


def test_who_has_no_total_cannot_be_looked_at() -> None:
    one = table([[None, None], [50, 50]], [1, 1])
    with pytest.raises(Invalid, match="scores that count"):
        tornado(one, (), without_ranges(one), without_ranges(one), "b", rival_id="a")


@given(tables(has_gaps=False))
def test_a_score_moves_a_total_by_its_weight(one: Table) -> None:
    low, high = np.zeros(one.points.shape), np.full(one.points.shape, 100.0)
    found = tornado(one, single(one.criterion_ids), low, high, "a")
    swings = {bar.id: bar.swing for bar in found.bars if bar.moved is Moved.SCORE}
    for key, share in zip(one.criterion_ids, one.shares, strict=True):
        assert swings.get(key, 0.0) == pytest.approx(100 * share)
    assert list(found.bars) == sorted(found.bars, key=lambda bar: -bar.swing)
