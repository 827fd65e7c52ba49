"""The design of quick choices: few, the same number for each, connected, in a fixed order."""

from collections import Counter

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.scoring.methods import read_choices, run
from issuetrees.core.scoring.pairs import MOST, pairs


def things(count: int) -> list[str]:
    return [f"thing {number}" for number in range(count)]


@given(st.integers(0, 60), st.text(max_size=5))
def test_each_is_asked_equally_often_and_all_are_connected(count: int, seed: str) -> None:
    asked = pairs(things(count), seed)
    assert len(asked) <= MOST
    assert len({frozenset(pair) for pair in asked}) == len(asked)
    assert all(first != second for first, second in asked)
    times = Counter(one for pair in asked for one in pair)
    drawn = nx.Graph(asked)
    assert not asked or nx.is_connected(drawn)
    if count <= MOST:
        wanted = min(count - 1, 4 if 2 * count <= MOST else 2)
        assert [times[one] for one in things(count)] == [wanted] * count if count > 1 else not asked
    else:
        assert len(times) == MOST + 1


@given(st.permutations(things(12)), st.text(max_size=5))
def test_the_order_of_the_list_does_not_matter(turned: list[str], seed: str) -> None:
    assert pairs(turned, seed) == pairs(things(12), seed)


def test_people_are_asked_in_an_order_of_their_own_and_sides_change() -> None:
    assert pairs(things(12), "anna") != pairs(things(12), "boris")
    circle = pairs(things(24), "anna")
    on_the_left = Counter(first for first, _second in circle)
    assert max(on_the_left.values()) < 4 or min(on_the_left.values()) > 0
    assert len({one for pair in circle[:12] for one in pair}) == 24


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_of_few_all_pairs_are_asked(count: int) -> None:
    assert len(pairs(things(count), "anna")) == count * (count - 1) // 2


@given(st.integers(2, 30), st.integers(0, 29), st.text(max_size=3))
def test_who_wins_or_loses_always_has_a_finite_place(count: int, star: int, seed: str) -> None:
    """The star wins all, the last of the rest loses all, others by their number."""
    names = things(count)
    star %= count
    wins = []
    for pair in pairs(names, seed):
        first, second = (names.index(one) for one in pair)
        ahead = min((first, second), key=lambda one: (one != star, one))
        wins.append((ahead, second if ahead == first else first))
    outcome = run("bradley_terry", read_choices(wins, count))
    assert np.isfinite(outcome.scores).all()
    assert outcome.scores.min() > 0
    assert outcome.scores.sum() == pytest.approx(1)
