"""Rank reversal: never on fixed anchors, found where a method measures by the list."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.scoring.methods import read_table, score
from issuetrees.core.scoring.robust.reversals import Reversal, reversals
from issuetrees.core.scoring.robust.table import Table
from tests.core.scoring.robust.tables import tables


def min_max(points: list[list[float]], weights: list[float]) -> list[float]:
    """Weighted sum after min–max over the list: the best is 1, the worst 0."""
    table = np.array(points)
    low, width = table.min(axis=0), np.ptp(table, axis=0)
    scaled = np.divide(table - low, width, out=np.zeros(table.shape), where=width > 0)
    return list((scaled @ np.array(weights)).tolist())


POINTS = [[10.0, 0.0], [0.0, 9.0], [2.0, 5.0], [0.0, 100.0]]


def by_min_max(kept: Sequence[int]) -> list[float]:
    return min_max([POINTS[place] for place in kept], [0.5, 0.5])


def test_a_method_that_measures_by_the_list_is_caught() -> None:
    """The 100 of d makes 9 and 5 look alike; without it b stands before c."""
    assert by_min_max([0, 1, 2, 3])[1:3] == [0.045, 0.125]
    assert by_min_max([0, 1, 2])[1:] == [0.5, 0.1 + 5 / 18]
    assert reversals("abcd", by_min_max) == (Reversal("d", "c", "b"),)


def test_methods_of_the_registry_can_be_asked() -> None:
    points = np.array([*POINTS[:3], [0.0, 90.0]])

    def by(method: str, **options: str) -> tuple[Reversal, ...]:
        def scores(kept: Sequence[int]) -> list[float]:
            table = read_table(points[list(kept)], [1.0, 1.0])
            return list(score(method, table, **options).tolist())

        return reversals("abcd", scores)

    assert by("additive") == ()
    assert by("additive", scale="min_max") == (Reversal("d", "c", "b"),)
    assert Reversal("d", "c", "b") in by("topsis")


def test_who_overtakes_whom() -> None:
    scores = {
        (0, 1, 2): [3.0, 2.0, 1.0],
        (1, 2): [1.0, 2.0],
        (0, 2): [2.0, 1.0],
        (0, 1): [2.0, 2.0],
    }
    told: list[float] = []
    found = reversals("abc", lambda kept: scores[tuple(kept)], told.append)
    assert found == (Reversal("a", "b", "c"),)
    assert told == [1 / 3, 2 / 3, 1.0]


def test_ties_that_come_and_go_are_no_reversal() -> None:
    scores = {(0, 1, 2): [0.3, 0.1 + 0.2, 0.0], (1, 2): [1.0, 1.0], (0, 2): [2.0, 1.0]}
    assert reversals("abc", lambda kept: scores.get(tuple(kept), [1.0, 2.0])) == ()


def test_few_and_unknown() -> None:
    assert reversals("", lambda kept: []) == ()
    assert reversals("a", lambda kept: [1.0]) == ()
    assert reversals("ab", lambda kept: [float("nan")] * len(kept)) == ()


@given(tables())
def test_fixed_anchors_never_reverse(one: Table) -> None:
    def scores(kept: Sequence[int]) -> list[float]:
        part = Table(
            tuple(one.initiative_ids[place] for place in kept),
            one.criterion_ids,
            one.points[list(kept)],
            one.shares,
        )
        return list(part.totals().tolist())

    assert reversals(one.initiative_ids, scores) == ()


@given(st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=5, max_size=5))
def test_a_reversal_is_found_if_and_only_if_a_pair_turns_round(rows: list[list[int]]) -> None:
    def scores(kept: Sequence[int]) -> list[float]:
        left_out = next((place for place in range(4) if place not in kept), 4)
        return [float(rows[left_out][place]) for place in kept]

    found = {one.left_out for one in reversals("abcd", scores)}
    for left_out, key in enumerate("abcd"):
        rest = [place for place in range(4) if place != left_out]
        turned = any(
            (rows[4][one] - rows[4][two]) * (rows[left_out][one] - rows[left_out][two]) < 0
            for one, two in combinations(rest, 2)
        )
        assert turned == (key in found)
