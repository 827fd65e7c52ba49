"""Tables of points for tests: small, with gaps, on coarse scales so that ties happen."""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.robust.table import Movable, Table, single

POINTS = st.sampled_from([0.0, 20.0, 25.0, 50.0, 70.0, 75.0, 100.0])
WEIGHTS = st.sampled_from([0.0, 1.0, 1.0, 2.0, 3.0, 7.0])


def table(points: list[list[float | None]], weights: list[float]) -> Table:
    raw = np.array(weights, dtype=np.float64)
    return Table(
        tuple("abcdefghijkl"[: len(points)]),
        tuple(f"c{number}" for number in range(len(weights))),
        np.array(points, dtype=np.float64).reshape(len(points), len(weights)),
        raw / raw.sum(),
    )


@st.composite
def tables(draw: st.DrawFn, *, has_gaps: bool = True) -> Table:
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 4))
    cell = POINTS | st.just(np.nan) if has_gaps else POINTS
    points = draw(arrays.arrays(np.float64, (rows, columns), elements=cell))
    weights = draw(arrays.arrays(np.float64, columns, elements=WEIGHTS))
    weights[0] += weights.sum() == 0
    return table(points.tolist(), weights.tolist())


def weights_of(one: Table) -> tuple[Movable, ...]:
    """Each criterion, and the first two as a goal."""
    if len(one.criterion_ids) < 3:
        return single(one.criterion_ids)
    pair = one.shares.copy()
    pair[2:] = 0.0
    if not pair.sum():
        pair[:2] = 0.5
    goal = Movable("goal", tuple((pair / pair.sum()).tolist()))
    return (goal, *single(one.criterion_ids))


def leaders(totals: Array, ids: tuple[str, ...]) -> set[str]:
    best = np.nanmax(totals)
    return {key for key, total in zip(ids, totals, strict=True) if total >= best - 1e-9}
