"""What always holds of the methods, and PROMETHEE by a second route: a loop over all pairs."""

import math
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.methods import (
    Choices,
    Preference,
    Relation,
    Table,
    read_choices,
    read_table,
    run,
    score,
)

NAMES = ("additive", "topsis", "vikor", "promethee", "ahp_ratings")
WEIGHTS = st.sampled_from([1.0, 2.0, 3.7, 40.0])
#: What differs by less than people write is no difference.
CELLS = st.integers(1, 9).map(float) | st.floats(1, 100).map(lambda one: round(one, 6))


@st.composite
def tables(draw: st.DrawFn, rows: int = 6, columns: int = 4, *, is_directed: bool = False) -> Table:
    height, width = draw(st.integers(1, rows)), draw(st.integers(1, columns))
    values = [[draw(CELLS) for _ in range(width)] for _ in range(height)]
    weights = [draw(WEIGHTS) for _ in range(width)]
    less = [not is_directed and draw(st.booleans()) for _ in range(width)]
    return read_table(values, weights, less)


PREFERENCES = st.one_of(
    st.just(Preference()),
    st.floats(0, 5).map(lambda q: Preference("u_shape", indifference=round(q, 6))),
    st.floats(0.1, 9).map(lambda p: Preference("v_shape", preference=p)),
    st.tuples(st.sampled_from(["level", "linear"]), st.floats(0, 5), st.floats(0, 9)).map(
        lambda one: Preference(one[0], one[1], one[1] + one[2])
    ),
    st.floats(0.1, 9).map(lambda s: Preference("gaussian", deviation=s)),
)


def options(name: str, unit: float = 1.0) -> dict[str, object]:
    """Relative scales everywhere; thresholds in the unit of the values."""
    if name == "promethee":
        return {"preferences": [Preference("linear", unit, 3 * unit)]}
    return {"scale": "min_max"} if name == "additive" else {}


def preferred(ahead: float, one: Preference) -> float:
    """The six functions, word for word from the paper."""
    q, p = one.indifference, one.preference
    if ahead <= 0:
        return 0.0
    if one.kind == "gaussian":
        return 1 - math.exp(-ahead * ahead / (2 * one.deviation**2))
    if one.kind == "level":
        return 0.5 * (ahead > q) + 0.5 * (ahead > p)
    if one.kind in {"v_shape", "linear"}:
        q = 0.0 if one.kind == "v_shape" else q
        return float(ahead > p) if ahead > p or ahead <= q else (ahead - q) / (p - q)
    return float(ahead > q) if one.kind == "u_shape" else 1.0


def flows(table: Table, chosen: list[Preference]) -> tuple[Array, Array]:
    """How much each is preferred to the others and they to it, pair by pair."""
    count = len(table.values)
    positive, negative = np.zeros(count), np.zeros(count)
    aligned = table.values * table.signs
    for first, second in permutations(range(count), 2):
        index = sum(
            share * preferred(aligned[first, at] - aligned[second, at], chosen[at])
            for at, share in enumerate(table.shares)
        )
        positive[first] += index / (count - 1)
        negative[second] += index / (count - 1)
    return positive, negative


@given(tables(), st.data())
def test_flows_are_those_of_a_loop_over_all_pairs(table: Table, data: st.DataObject) -> None:
    chosen = [data.draw(PREFERENCES) for _ in table.shares]
    positive, negative = flows(table, chosen)
    outcome = run("promethee", table, preferences=chosen)
    assert outcome.scored.figures["positive"] == pytest.approx(positive, abs=1e-9)
    assert outcome.scored.figures["negative"] == pytest.approx(negative, abs=1e-9)
    assert outcome.scores.sum() == pytest.approx(0, abs=1e-9)


@given(tables(), st.sampled_from(NAMES), st.randoms(use_true_random=False))
def test_permuting_rows_permutes_results(table: Table, name: str, random: object) -> None:
    order = list(range(len(table.values)))
    random.shuffle(order)  # type: ignore[attr-defined]
    turned = read_table(table.values[order], table.weights.tolist(), table.is_less_better.tolist())
    before, after = run(name, table, **options(name)), run(name, turned, **options(name))
    assert after.scores == pytest.approx(before.scores[order], abs=1e-12)
    assert [str(one) for one in after.places] == [str(before.places[at]) for at in order]


@given(tables(), st.sampled_from(NAMES), st.sampled_from([0.001, 1000.0, 7.3]))
def test_scaling_of_money_changes_nothing(table: Table, name: str, factor: float) -> None:
    """In roubles or thousands: thresholds are in the same unit and go with it."""
    scaled = read_table(
        table.values * factor, table.weights.tolist(), table.is_less_better.tolist()
    )
    before = run(name, table, **options(name))
    after = run(name, scaled, **options(name, factor))
    assert after.scores == pytest.approx(before.scores, abs=1e-9)


@given(tables(is_directed=True), st.data())
def test_a_dominated_newcomer_changes_no_order(table: Table, data: st.DataObject) -> None:
    worst = [data.draw(st.floats(0, float(low))) for low in table.values.min(axis=0)]
    longer = read_table(np.vstack([table.values, worst]), table.weights.tolist())
    before, after = run("additive", table), run("additive", longer)
    assert after.scores[:-1] == pytest.approx(before.scores)
    assert [one for one in after.order if one < len(table.values)] == list(before.order)


@given(tables(), st.sampled_from(NAMES))
def test_scaling_all_weights_changes_nothing(table: Table, name: str) -> None:
    scaled = read_table(table.values, (table.weights * 700).tolist(), table.is_less_better.tolist())
    before = score(name, table, **options(name))
    assert score(name, scaled, **options(name)) == pytest.approx(before)


@given(tables(), st.sampled_from(NAMES), st.data())
def test_what_is_better_everywhere_is_never_behind(
    table: Table, name: str, data: st.DataObject
) -> None:
    best = table.values.max(axis=0) + 1
    ideal = np.where(table.is_less_better, table.values.min(axis=0) / 2, best)
    longer = read_table(
        np.vstack([table.values, ideal]), table.weights.tolist(), table.is_less_better.tolist()
    )
    place = run(name, longer, **options(name)).places[-1]
    assert place is not None
    assert place.first == 1


@given(tables(is_directed=True))
def test_a_partial_order_never_contradicts_the_full_one(table: Table) -> None:
    outcome = run("promethee", table, preferences=[Preference("v_shape", preference=4)])
    assert outcome.scored.relations is not None
    for first, second in permutations(range(len(table.values)), 2):
        relation = outcome.scored.relations[first, second]
        if relation == Relation.BETTER:
            assert outcome.scores[first] > outcome.scores[second] - 1e-6
            assert outcome.scored.relations[second, first] == Relation.WORSE


CHOICES = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(lambda pair: pair[0] != pair[1]),
    min_size=1,
    max_size=40,
)


@given(CHOICES, st.permutations(range(5)))
def test_gut_order_does_not_depend_on_the_order_of_rows(
    pairs: list[tuple[int, int]], turned: list[int]
) -> None:
    before = run("bradley_terry", read_choices(pairs, 5)).scores
    renamed = [(turned[first], turned[second]) for first, second in pairs]
    assert run("bradley_terry", read_choices(renamed, 5)).scores[turned] == pytest.approx(before)


@given(CHOICES)
def test_strengths_expect_the_wins_that_there_were(pairs: list[tuple[int, int]]) -> None:
    """At the optimum each has won as often as its strength says (with the prior, if any)."""
    choices = read_choices(pairs, 5)
    outcome = run("bradley_terry", choices)
    prior = float(str(outcome.conventions["prior"]))
    logs = np.log(outcome.scores)
    apart = logs[:, np.newaxis] - logs
    expected = ((choices.wins + choices.wins.T) / (1 + np.exp(-apart))).sum(axis=1)
    gap = choices.wins.sum(axis=1) - expected
    if not prior:
        assert gap == pytest.approx(0, abs=1e-6)
    else:
        assert gap.sum() == pytest.approx(0, abs=1e-6)


def test_a_long_ladder_is_climbed() -> None:
    """Each wins 99 of 100 against the next: strengths run over 28 powers of ten."""
    count = 15
    wins = np.zeros((count, count))
    for at in range(count - 1):
        wins[at, at + 1], wins[at + 1, at] = 99, 1
    outcome = run("bradley_terry", Choices(wins))
    logs = outcome.scored.figures["logarithm"]
    assert logs[:-1] - logs[1:] == pytest.approx(math.log(99))
    assert outcome.notices == ()
