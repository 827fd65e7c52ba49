"""What always holds of agreement, whatever is rated and missing."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from issuetrees.core.scoring.agreement import Scale, biases, fleiss, icc, kendall, krippendorff

Table = NDArray[np.float64]
VALUES = st.sampled_from([0.0, 1.0, 2.0, 3.0, 4.0])
SHAPES = st.tuples(st.integers(2, 5), st.integers(2, 6))
FULL = SHAPES.flatmap(lambda shape: arrays.arrays(np.float64, shape, elements=VALUES))
GAPPY = SHAPES.flatmap(
    lambda shape: arrays.arrays(np.float64, shape, elements=VALUES | st.just(np.nan))
)


def values(rows: Table) -> list[float | None]:
    every = [*(krippendorff(rows, scale) for scale in Scale), kendall(rows), *icc(rows)]
    return [one.value for one in [*every, fleiss(rows)]]


def close(one: list[float | None], other: list[float | None]) -> bool:
    return all(
        (a is None and b is None) or (a is not None and b is not None and abs(a - b) < 1e-9)
        for a, b in zip(one, other, strict=True)
    )


@given(GAPPY, st.integers(0, 1000))
def test_names_and_order_of_assessors_and_units_do_not_matter(rows: Table, number: int) -> None:
    seed = np.random.default_rng(number)
    mixed = rows[seed.permutation(len(rows))][:, seed.permutation(rows.shape[1])]
    assert close(values(rows), values(mixed))


@given(GAPPY)
def test_values_stay_within_their_bounds(rows: Table) -> None:
    *alphas, w, one, mean, consistent, kappa = values(rows)
    for value in [*alphas, one, mean, consistent, kappa]:
        assert value is None or value <= 1 + 1e-12
    assert w is None or -1e-12 <= w <= 1 + 1e-12


@given(GAPPY, st.sampled_from([0.5, 3.0, 100.0]), st.sampled_from([-2.0, 0.0, 7.0]))
def test_another_unit_of_measure_changes_nothing(rows: Table, factor: float, shift: float) -> None:
    scales = (Scale.NOMINAL, Scale.ORDINAL, Scale.INTERVAL)
    before = [krippendorff(rows, scale).value for scale in scales]
    after = [krippendorff(rows * factor + shift, scale).value for scale in scales]
    assert close(before, after)
    assert close([kendall(rows).value], [kendall(rows * factor + shift).value])


@given(FULL)
def test_whoever_says_the_same_agrees(rows: Table) -> None:
    same = np.repeat(rows[:1], len(rows), axis=0)
    assert all(value is None or abs(value - 1) < 1e-9 for value in values(same))


@given(FULL)
def test_biases_add_up_to_nothing(rows: Table) -> None:
    people = biases(rows, [str(number) for number in range(len(rows))])
    assert abs(sum(person.bias or 0 for person in people)) < 1e-9
