"""Each way of weighing: what always holds of it, and what it refuses."""

import math
from collections.abc import Callable, Sequence
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.weighing import (
    Worth,
    along_paths,
    among_siblings,
    best_worst,
    direct,
    pairwise,
    rank_order,
    read_judgements,
    swing,
    weigh_tree,
)
from issuetrees.core.scoring.weighing.eigen import complete, principal

WORTHS = st.lists(st.floats(0.01, 1000), min_size=1, max_size=6)
RANGES = st.lists(
    st.tuples(st.floats(0.1, 50), st.floats(0, 50)).map(lambda pair: (pair[0], sum(pair))),
    min_size=2,
    max_size=5,
)


@given(WORTHS, st.sampled_from([0.001, 3.0, 1e9]))
def test_shares_add_up_whatever_the_unit(worths: list[float], factor: float) -> None:
    weights = direct(worths).weights
    assert sum(weights) == pytest.approx(1)
    assert direct([worth * factor for worth in worths]).weights == pytest.approx(weights)
    assert swing(worths).weights == weights
    assert swing(worths).low == ()


@given(RANGES, st.data())
def test_what_ranges_allow_is_within_the_bounds(
    ranges: list[tuple[float, float]], data: st.DataObject
) -> None:
    weighed = swing(ranges)
    inside = [data.draw(st.floats(low, high)) for low, high in ranges]
    for weights in (direct(inside).weights, weighed.weights):
        for low, weight, high in zip(weighed.low, weights, weighed.high, strict=False):
            assert low - 1e-12 <= weight <= high + 1e-12


@given(RANGES)
def test_the_bounds_of_ranges_are_reached(ranges: list[tuple[float, float]]) -> None:
    weighed = swing(ranges)
    for index, (low, high) in enumerate(ranges):
        least = [one[1] for one in ranges]
        least[index] = low
        most = [one[0] for one in ranges]
        most[index] = high
        if weighed.low:
            assert direct(least).weights[index] == pytest.approx(weighed.low[index])
            assert direct(most).weights[index] == pytest.approx(weighed.high[index])


def test_exact_swings_and_ranges_stand_side_by_side() -> None:
    weighed = swing([100, (40, 60), (10, 30)])
    assert weighed.weights == pytest.approx([100 / 170, 50 / 170, 20 / 170])
    assert weighed.low == pytest.approx([100 / 190, 40 / 170, 10 / 170])
    assert weighed.high == pytest.approx([100 / 150, 60 / 170, 30 / 170])
    assert weighed.conventions == {"central": "middles"}


@given(st.permutations([1, 2, 3, 4, 5]), st.sampled_from(["roc", "rs", "rr"]))
def test_earlier_places_weigh_more(places: list[int], scheme: str) -> None:
    weights = rank_order(places, scheme).weights
    assert sum(weights) == pytest.approx(1)
    assert sorted(weights, reverse=True) == [weights[places.index(place)] for place in range(1, 6)]


@given(st.lists(st.floats(0.1, 10), min_size=1, max_size=7))
def test_consistent_judgements_give_their_weights_back(worths: list[float]) -> None:
    weighed = pairwise([[one / other for other in worths] for one in worths])
    assert weighed.weights == pytest.approx(direct(worths).weights)
    assert weighed.consistency is not None
    assert weighed.consistency.ratio == pytest.approx(0, abs=1e-9)
    assert weighed.consistency.worst is None


def test_half_of_the_judgements_is_enough() -> None:
    weighed = pairwise([[None, 2, None], [None, None, 3], [None, None, None]])
    assert weighed.weights == pytest.approx([0.6, 0.3, 0.1])
    assert weighed.conventions["missing"] == "least_eigenvalue"
    assert weighed.figures["missing"] == 1
    assert weighed.consistency is not None
    assert weighed.consistency.worst is None


def test_a_completion_has_the_least_eigenvalue() -> None:
    """By a second route: a search over the missing judgements."""
    from scipy.optimize import minimize

    said = read_judgements([[1, 3, 2, 1 / 4], [None, 1, 5, None], [None, None, 1, 2], [None] * 4])
    is_known = ~np.isnan(said)

    def largest(logarithm: list[float]) -> float:
        tried = said.copy()
        tried[1, 3], tried[3, 1] = math.exp(logarithm[0]), math.exp(-logarithm[0])
        return float(principal(tried)[0])

    found = minimize(largest, [0.0], method="Nelder-Mead", options={"xatol": 1e-9})
    filled = complete(said, is_known)
    assert float(principal(filled)[0]) == pytest.approx(found.fun, abs=1e-9)
    assert filled[1, 3] == pytest.approx(math.exp(found.x[0]), rel=1e-4)


def test_a_tree_is_weighed_by_different_ways_at_once() -> None:
    """Comparisons above, points below; of the tree, consistency counts by what was compared."""
    parents = {"brand": None, "sales": None, "team": None, "fit": "brand", "reach": "brand"}
    said = pairwise([[1, 2, 8], [None, 1, 2], [None, None, 1]])
    tree = weigh_tree({**parents, "ease": "team"}, {None: said, "brand": direct([30, 10])})
    assert tree.shares["fit"] == pytest.approx(said.weights[0] * 0.75)
    assert tree.shares["ease"] == pytest.approx(said.weights[2])
    assert tree.consistency is not None
    assert said.consistency is not None
    assert tree.consistency.ratio == pytest.approx(said.consistency.ratio)
    assert weigh_tree(parents, {None: direct([1, 1, 1])}).consistency is None


def test_the_consistency_of_a_tree_is_weighed() -> None:
    """By hand: (CI1 + 0.5 CI2) / (0.58 + 0.5 · 0.58)."""
    top = pairwise([[1, 2, 2], [None, 1, 1], [None, None, 1]])
    below = pairwise([[1, 2, 8], [None, 1, 2], [None, None, 1]])
    parents = {"a": None, "b": None, "c": None, "x": "a", "y": "a", "z": "a"}
    consistency = weigh_tree(parents, {None: top, "a": below}).consistency
    assert consistency is not None
    index = below.figures["consistency_index"]
    assert consistency.ratio == pytest.approx(0.5 * index / (0.58 * 1.5))


SCALE = (1 / 9, 1 / 5, 1 / 3, 1 / 2, 1.0, 2.0, 3.0, 5.0, 9.0)


def is_there(matrix: np.ndarray, row: int, column: int) -> bool:
    """Whether a judgement is on the step that the others ask for."""
    is_known = np.ones(matrix.shape, dtype=np.bool_)
    is_known[row, column] = is_known[column, row] = False
    steps = np.array([*range(1, 10), *(1 / step for step in range(2, 10))])
    asked = complete(matrix, is_known)[row, column]
    return bool(steps[np.abs(np.log(steps / asked)).argmin()] == pytest.approx(matrix[row, column]))


def test_a_judgement_at_the_end_of_the_scale_is_not_named_in_vain() -> None:
    """9 cannot become the 36 that the others ask for, though they would fit best without it."""
    worst = pairwise([[1, 6, 9], [None, 1, 6], [None, None, 1]]).consistency
    assert worst is not None
    assert worst.worst is not None
    assert (worst.worst.first, worst.worst.second) != (0, 2)
    assert worst.worst.on_scale != worst.worst.said


@settings(max_examples=20)
@given(st.lists(st.sampled_from(SCALE), min_size=6, max_size=6))
def test_no_other_change_of_one_judgement_helps_more(said: list[float]) -> None:
    pairs = list(combinations(range(4), 2))
    matrix = np.ones((4, 4))
    for (row, column), value in zip(pairs, said, strict=True):
        matrix[row, column], matrix[column, row] = value, 1 / value
    consistency = pairwise(matrix.tolist()).consistency
    assert consistency is not None
    if consistency.worst is None:
        return
    assert consistency.worst.on_scale != consistency.worst.said
    pairs = [pair for pair in pairs if not is_there(matrix, *pair)]
    tried = np.repeat(matrix[np.newaxis], len(pairs) * len(SCALE), axis=0)
    for layer, ((row, column), value) in enumerate(product(pairs, SCALE)):
        tried[layer, row, column], tried[layer, column, row] = value, 1 / value
    ratios = (principal(tried)[0] - 4) / 3 / 0.9
    assert ratios.min() >= consistency.worst.ratio_after - 1e-9


@given(st.data())
def test_weights_of_a_tree_are_products_along_its_paths(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 12))
    parents: dict[str, str | None] = {
        str(at): data.draw(st.sampled_from([None, *(str(one) for one in range(at))]))
        for at in range(count)
    }
    weights = {one: data.draw(st.floats(0.1, 9)) for one in parents}
    shares = along_paths(parents, weights)
    for one, parent in parents.items():
        beside = sum(weights[other] for other, its in parents.items() if its == parent)
        above = 1.0 if parent is None else shares[parent]
        assert shares[one] == pytest.approx(above * weights[one] / beside)
    leaves = set(parents) - set(parents.values())
    assert sum(shares[one] for one in leaves) == pytest.approx(1)
    inside = among_siblings(parents, {one: shares[one] for one in leaves})
    assert along_paths(parents, inside) == pytest.approx(shares)


@pytest.mark.parametrize(
    ("weigh", "words"),
    [
        (lambda: direct([]), "Weigh 1 to 200 of them; there are 0."),
        (lambda: direct([0, 0]), "Give at least one of them a weight above zero."),
        (lambda: direct([1, math.nan], titles=["Fit", "Reach"]), "“Reach” has the weight nan"),
        (lambda: direct([1, -2]), "“2” has the weight -2"),
        (lambda: swing([100, (60, 40)]), "“2”: a range goes from a number from 0 up"),
        (lambda: swing([100, (-1, 40)]), "“2”: a range goes from a number from 0 up"),
        (lambda: swing([(math.nan, 1.0)]), "a range goes from a number from 0 up"),
        (lambda: rank_order([1, math.nan]), "“2” has no place in the order."),
        (lambda: rank_order([1], "rsum"), "“rsum” is no choice of “scheme”. Use one of roc, rs"),
        (lambda: pairwise([[1, 2], [0.5]]), "Compare 1 to 15 of them"),
        (lambda: pairwise([[1, 2], [3, 1]]), "“1” is worth 2 times “2”, but “2” 3 times “1”"),
        (lambda: pairwise([[1, -2], [-0.5, 1]]), "“1” cannot be worth -2 times “2”."),
        (lambda: pairwise([[2, 1], [1, 1]]), "“1” cannot be worth 2 times “1”."),
        (lambda: pairwise([[1, math.inf], [0, 1]]), "“1” cannot be worth inf times “2”."),
        (lambda: pairwise([[1, None], [None, 1]]), "Nothing compares these with the others: 2."),
        (lambda: pairwise([[1]], "saaty"), "“saaty” is no choice of “random_index”."),
        (lambda: best_worst(0, 0, [1, 1], [1, 1]), "Name a best and a worst"),
        (lambda: best_worst(0, 1, [1, 3], [2, 1]), "“1” beside “2” is said twice"),
        (lambda: best_worst(0, 1, [1, 12], [12, 1]), "“2” has the answer 12. Use 1 to 9"),
        (lambda: best_worst(0, 1, [2, 3], [3, 1]), "“1” has the answer 2. Use 1 to 9"),
        (lambda: best_worst(0, 1, [1, math.nan], [3, 1]), "“2” has the answer nan."),
        (lambda: along_paths({"a": "b", "b": "a"}, {}), "in a circle: a, b."),
        (lambda: along_paths({"a": "z"}, {}), "“a” belongs to a goal that is not there."),
        (lambda: weigh_tree({"a": None}, {None: direct([1, 2])}), "There are other goals or crit"),
        (lambda: along_paths({"a": None}, {"a": 0}), "Give at least one of them a weight"),
    ],
)
def test_refusals(weigh: Callable[[], object], words: str) -> None:
    with pytest.raises(Invalid) as refused:
        weigh()
    assert words in str(refused.value)


@pytest.mark.parametrize("count", [1, 2, 3, 15])
def test_all_judged_alike(count: int) -> None:
    weighed = pairwise([[1.0] * count for _ in range(count)])
    assert weighed.weights == pytest.approx([1 / count] * count)
    assert weighed.consistency is not None
    assert weighed.consistency.is_fine


def test_judgements_in_the_rounding_of_a_print_are_taken() -> None:
    exact = pairwise([[1, 3, 7], [1 / 3, 1, 2], [1 / 7, 1 / 2, 1]])
    printed = pairwise([[1, 3, 7], [0.33, 1, 2], [0.14, 0.5, 1]])
    assert printed == exact


def test_one_best_worst_answer_has_a_limit_of_its_size() -> None:
    consistency = best_worst(0, 2, [1, 2, 4], [4, 2, 1]).consistency
    assert consistency is not None
    assert (consistency.limit, consistency.ratio, consistency.is_fine) == (0.1121, 0, True)
    two = best_worst(0, 1, [1, 3], [3, 1])
    assert two.weights == pytest.approx([0.75, 0.25])
    assert two.consistency is not None
    assert two.consistency.limit is None


ANSWERS: Sequence[Worth] = [(0, 10), 0, (0, 0)]


def test_a_swing_may_be_worth_nothing() -> None:
    weighed = swing(ANSWERS)
    assert list(weighed.weights) == [1, 0, 0]
    assert [*weighed.low, *weighed.high] == [0, 0, 0, 1, 0, 0]
