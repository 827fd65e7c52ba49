"""Published examples to their printed precision, each by a second route as well."""

from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import permutations
from typing import Any

import numpy as np
import pytest

from issuetrees.core.scoring.agreement import (
    Coefficient,
    Measure,
    Scale,
    biases,
    dots,
    fleiss,
    icc,
    kendall,
    krippendorff,
)
from tests.core.scoring.builders import read_cases

Table = list[list[float | None]]
CASES = read_cases("agreement.json")


def array(ratings: Sequence[Sequence[float | None]]) -> np.ndarray[Any, np.dtype[np.float64]]:
    return np.array(ratings, dtype=np.float64)


def found(ratings: Table) -> dict[Measure, Coefficient]:
    rows = array(ratings)
    every = [*(krippendorff(rows, scale) for scale in Scale), kendall(rows), *icc(rows)]
    return {one.measure: one for one in [*every, fleiss(rows)]}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_published_values(case: dict[str, Any]) -> None:
    coefficients = found(case["ratings"])
    for name, value in case["expected"].items():
        assert coefficients[Measure(name)].value == pytest.approx(value, abs=case["tolerance"])


Distance = Callable[[Fraction, Fraction, Counter[Fraction]], Fraction]


def _ordinal(one: Fraction, other: Fraction, counts: Counter[Fraction]) -> Fraction:
    low, high = sorted((one, other))
    between = sum(count for value, count in counts.items() if low <= value <= high)
    return (between - Fraction(counts[one] + counts[other], 2)) ** 2


DISTANCES: dict[Scale, Distance] = {
    Scale.NOMINAL: lambda one, other, _: Fraction(one != other),
    Scale.ORDINAL: _ordinal,
    Scale.INTERVAL: lambda one, other, _: (one - other) ** 2,
    Scale.RATIO: lambda one, other, _: ((one - other) / (one + other)) ** 2,
}


def alpha_by_coincidences(ratings: Table, scale: Scale) -> Fraction:
    """From the matrix of coincidences, in fractions, as the paper writes it down."""
    together: Counter[tuple[Fraction, Fraction]] = Counter()
    for unit in zip(*ratings, strict=True):
        given = [Fraction(value) for value in unit if value is not None]
        for pair in permutations(given, 2):
            together[pair] += Fraction(1, len(given) - 1)  # type: ignore[assignment]
    counts: Counter[Fraction] = Counter()
    for (one, _other), count in together.items():
        counts[one] += count
    total = sum(counts.values())
    apart = DISTANCES[scale]
    observed = sum(
        (count * apart(one, other, counts) for (one, other), count in together.items()), Fraction()
    )
    expected = sum(
        (
            counts[one] * counts[other] * apart(one, other, counts)
            for one in counts
            for other in counts
        ),
        Fraction(),
    )
    return 1 - (total - 1) * observed / expected


@pytest.mark.parametrize("scale", Scale)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_alpha_from_coincidences(case: dict[str, Any], scale: Scale) -> None:
    value = krippendorff(array(case["ratings"]), scale).value
    assert value == pytest.approx(float(alpha_by_coincidences(case["ratings"], scale)), abs=1e-12)


def _complete() -> list[Table]:
    return [case["ratings"] for case in CASES if not any(None in row for row in case["ratings"])]


def _ranks(row: Sequence[float]) -> list[Fraction]:
    return [
        Fraction(sum(other < value for other in row) * 2 + row.count(value) + 1, 2) for value in row
    ]


@pytest.mark.parametrize("ratings", _complete(), ids=len)
def test_w_from_the_spread_of_sums(ratings: list[list[float]]) -> None:
    """W is the spread of the sums of ranks over the largest that it can be, ties or not."""
    rows = [_ranks(row) for row in ratings]
    sums = [sum(column) for column in zip(*rows, strict=True)]
    mean = Fraction(sum(sums), len(sums))
    spread = sum((one - mean) ** 2 for one in sums)
    own = sum(sum((rank - Fraction(len(row) + 1, 2)) ** 2 for rank in row) for row in rows)
    assert kendall(array(ratings)).value == pytest.approx(float(spread / (len(rows) * own)))


@pytest.mark.parametrize("ratings", _complete(), ids=len)
def test_icc_from_sums_of_squares(ratings: list[list[float]]) -> None:
    m, n = len(ratings), len(ratings[0])
    cells = [Fraction(value) for row in ratings for value in row]
    correction = sum(cells) ** 2 / len(cells)
    units = sum(Fraction(sum(column)) ** 2 for column in zip(*ratings, strict=True)) / m
    people = sum(Fraction(sum(row)) ** 2 for row in ratings) / n
    rest = sum(one**2 for one in cells) - units - people + correction
    ms_units, ms_people = (units - correction) / (n - 1), (people - correction) / (m - 1)
    ms_rest = rest / ((n - 1) * (m - 1))
    one = (ms_units - ms_rest) / (
        ms_units + (m - 1) * ms_rest + Fraction(m, n) * (ms_people - ms_rest)
    )
    mean = (ms_units - ms_rest) / (ms_units + (ms_people - ms_rest) / n)
    consistent = (ms_units - ms_rest) / (ms_units + (m - 1) * ms_rest)
    values = [each.value for each in icc(array(ratings))]
    assert values == pytest.approx([float(one), float(mean), float(consistent)])


@pytest.mark.parametrize("ratings", _complete(), ids=len)
def test_kappa_from_pairs(ratings: list[list[float]]) -> None:
    m = len(ratings)
    units = list(zip(*ratings, strict=True))
    agree = Fraction(
        sum(one == other for unit in units for one, other in permutations(unit, 2)),
        len(units) * m * (m - 1),
    )
    counts = Counter(value for unit in units for value in unit)
    chance = sum(Fraction(count, len(units) * m) ** 2 for count in counts.values())
    assert fleiss(array(ratings)).value == pytest.approx(float((agree - chance) / (1 - chance)))


def test_high_consistency_is_not_agreement_and_the_biases_tell_why() -> None:
    ratings = array(CASES[2]["ratings"])
    one, _mean, consistent = icc(ratings)
    assert [round(each.value or 0, 1) for each in (one, consistent)] == [0.3, 0.7]
    people = biases(ratings, ["a", "b", "c", "d"])
    assert [person.bias for person in people] == pytest.approx(
        [2.375, -2.7916666667, -0.9583333333, 1.375]
    )
    assert sum(person.bias or 0 for person in people) == pytest.approx(0)


def test_ties_left_alone_make_w_too_low() -> None:
    """Without the correction this table of six points would have .04 less."""
    ratings = array([[1, 2, 2, 3, 4, 4], [1, 1, 2, 3, 3, 4], [2, 1, 3, 3, 4, 4]])
    sums = sum(np.array([float(rank) for rank in _ranks(row.tolist())]) for row in ratings)
    plain = 12 * float(((sums - np.mean(sums)) ** 2).sum()) / (9 * (6**3 - 6))
    assert (kendall(ratings).value or 0) - plain > 0.03


def test_dots_show_who_said_what() -> None:
    said = dots(array([[3, None], [4, 1], [3, None]]), ["a", "b", "c"])
    assert [[(dot.value, dot.assessor_ids) for dot in cell] for cell in said] == [
        [(3.0, ("a", "c")), (4.0, ("b",))],
        [(1.0, ("b",))],
    ]
