"""What goes wrong in packages of methods, and what each of ours refuses.

The numbers are those of a list of traps that packages were seen to fall into.
"""

import math
from collections.abc import Callable

import numpy as np
import pytest

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.methods import (
    METHODS,
    Choices,
    Preference,
    read_choices,
    read_table,
    run,
)

TABLES = ("topsis", "vikor", "promethee", "ahp_ratings", "additive")
NAN = math.nan


def relative(name: str) -> dict[str, object]:
    return {"scale": "min_max"} if name == "additive" else {}


@pytest.mark.parametrize("name", TABLES)
def test_1_a_missing_score_is_refused_and_named(name: str) -> None:
    table = read_table(
        [[1, 2], [NAN, 4], [5, NAN]],
        [1, 1],
        titles=["Podcast", "Festival", "Race"],
        criteria=["Fit", "Reach"],
    )
    with pytest.raises(Invalid) as refused:
        run(name, table, **relative(name))
    assert refused.value.code == "scores_missing"
    assert "2 are missing: the first is that of “Festival” on “Fit”." in str(refused.value)


def test_1_points_carry_what_is_missing_as_bounds() -> None:
    outcome = run("additive", read_table([[80, 40], [60, NAN], [NAN, NAN]], [3, 1]))
    assert outcome.scores[:2] == pytest.approx([70, 60])
    assert np.isnan(outcome.scores[2])
    assert outcome.scored.figures["low"] == pytest.approx([70, 45, 0])
    assert outcome.scored.figures["high"] == pytest.approx([70, 70, 100])
    assert outcome.order == (0, 1, 2)
    assert [str(place) for place in outcome.places] == ["1", "2", "None"]


@pytest.mark.parametrize("name", TABLES)
def test_2_a_constant_column_tells_nobody_apart(name: str) -> None:
    values = [[1.0, 7.0], [3.0, 7.0], [2.0, 7.0]]
    with_it = run(name, read_table(values, [1, 1], criteria=["Fit", "Reach"]), **relative(name))
    without = run(name, read_table([row[:1] for row in values], [1]), **relative(name))
    assert with_it.order == without.order == (1, 2, 0)
    assert [str(one) for one in with_it.notices] == [
        "“Reach” does not discriminate: every initiative has 7 there."
    ]


@pytest.mark.parametrize("name", TABLES)
def test_2_noise_of_computing_makes_no_column_tell_apart(name: str) -> None:
    table = read_table([[0.1 + 0.2, 1], [0.3, 2]], [9, 1])
    outcome = run(name, table, **relative(name))
    assert outcome.order == (1, 0)
    assert [one.code for one in outcome.notices] == ["does_not_discriminate"]


@pytest.mark.parametrize("name", TABLES)
def test_3_a_column_of_zeros_is_no_trouble(name: str) -> None:
    outcome = run(name, read_table([[0, 1], [0, 2]], [1, 1]), **relative(name))
    assert np.isfinite(outcome.scores).all()
    assert outcome.order == (1, 0)
    nothing = run(name, read_table([[0, 0], [0, 0]], [1, 1]), **relative(name))
    assert [str(place) for place in nothing.places] == ["1–2", "1–2"]


@pytest.mark.parametrize(
    ("name", "options"),
    [("ahp_ratings", {}), ("additive", {"scale": "sum"}), ("additive", {"scale": "max"})],
)
def test_3_zero_has_no_reciprocal(name: str, options: dict[str, object]) -> None:
    table = read_table([[0, 1], [2, 2]], [1, 1], [True, False], criteria=["Cost", "Fit"])
    with pytest.raises(Invalid, match="“Cost” is better with less and holds zero"):
        run(name, table, **options)


@pytest.mark.parametrize("name", TABLES)
def test_4_one_initiative_or_all_alike(name: str) -> None:
    one = run(name, read_table([[3, 4]], [1, 1], titles=["Race"]), **relative(name))
    assert np.isfinite(one.scores).all()
    assert [str(place) for place in one.places] == ["1"]
    assert [str(each) for each in one.notices] == [
        "“Race” is the only initiative: there is nothing to compare it with."
    ]
    alike = run(name, read_table([[3, 4]] * 3, [1, 1]), **relative(name))
    assert [str(place) for place in alike.places] == ["1–3"] * 3


def test_4_one_initiative_is_its_own_compromise() -> None:
    compromise = run("vikor", read_table([[3, 4]], [1, 1])).scored.compromise
    assert compromise is not None
    assert (compromise.members, compromise.has_advantage, compromise.is_stable) == (
        (0,),
        True,
        True,
    )
    alike = run("vikor", read_table([[3, 4]] * 3, [1, 1])).scored.compromise
    assert alike is not None
    assert alike.members == (0, 1, 2)


def test_5_the_scale_is_named_and_decides() -> None:
    cars = [[5490, 51.4, 8.5, 285], [6500, 70.6, 7, 288], [6489, 54.3, 7.5, 290]]
    table = read_table(cars, [0.35, 0.25, 0.25, 0.15], [True, False, False, False])
    by_vector, by_range = run("topsis", table), run("topsis", table, scale="min_max")
    assert (by_vector.order[0], by_range.order[0]) == (1, 0)
    assert by_vector.conventions == {"scale": "vector", "distance": "euclidean"}
    assert by_range.conventions["scale"] == "min_max"


def test_5_a_relative_scale_lets_a_newcomer_turn_the_order() -> None:
    """Why points on fixed anchors are what decides."""
    values, weights = [[50.0, 60.0], [60.0, 46.0]], [1, 1]
    newcomer = [[0.0, 60.0]]
    before = run("additive", read_table(values, weights), scale="sum")
    after = run("additive", read_table(values + newcomer, weights), scale="sum")
    assert (before.order[0], after.order[0]) == (0, 1)
    fixed = run("additive", read_table(values + newcomer, weights))
    assert fixed.order[:2] == run("additive", read_table(values, weights)).order


def test_6_weights_are_shared_out_once_and_kept() -> None:
    table = read_table([[10, 20]], [30, 10])
    assert table.weights.tolist() == [30, 10]
    assert table.shares.tolist() == [0.75, 0.25]
    assert run("additive", table).scores == pytest.approx([12.5])


def test_7_ties_share_places_and_keep_the_given_order() -> None:
    outcome = run("additive", read_table([[0.1 + 0.2], [0.3], [0.1]], [1]), scale="max")
    assert [str(place) for place in outcome.places] == ["1–2", "1–2", "3"]
    assert outcome.order == (0, 1, 2)


def test_7_a_difference_equal_to_its_threshold_does_not_pass_it() -> None:
    """0.4 - 0.3 is a little more than 0.1 to a computer, and nobody means that."""
    for kind in ("u_shape", "level"):
        preference = Preference(kind, indifference=0.1, preference=0.1)
        outcome = run("promethee", read_table([[0.4], [0.3]], [1]), preferences=[preference])
        assert outcome.scores == pytest.approx([0, 0])


def test_8_both_ways_of_bringing_together_are_named() -> None:
    """Belton & Gear: a copy of B, and A wins by the one, B by the other."""
    table = read_table([[1, 9, 8], [9, 1, 9], [1, 1, 1], [9, 1, 9]], [1, 1, 1])
    shared, ideal = (run("ahp_ratings", table, synthesis=one) for one in ("distributive", "ideal"))
    assert (shared.order[0], ideal.order[0]) == (0, 1)
    assert shared.conventions == {"synthesis": "distributive"}
    assert ideal.conventions == {"synthesis": "ideal"}


@pytest.mark.parametrize(
    "pairs",
    [
        [(0, 1), (1, 2), (0, 2)],
        [(0, 1), (1, 0)],
        [(0, 1), (1, 0), (2, 3), (3, 2)],
        [(0, 1)],
    ],
    ids=["one always wins", "one was never asked", "two groups", "one choice"],
)
def test_11_no_finite_optimum_is_found_out_and_said(pairs: list[tuple[int, int]]) -> None:
    outcome = run("bradley_terry", read_choices(pairs, 4))
    assert np.isfinite(outcome.scores).all()
    assert outcome.conventions["prior"] == 0.1
    assert [one.code for one in outcome.notices] == ["gut_order_prior"]
    assert "added 0.1 wins and defeats" in str(outcome.notices[0])


def test_11_a_circle_needs_no_prior() -> None:
    outcome = run("bradley_terry", read_choices([(0, 1), (1, 2), (2, 0)], 3))
    assert outcome.scores == pytest.approx([1 / 3] * 3)
    assert outcome.conventions["prior"] == 0
    assert outcome.notices == ()


def test_11_level_is_half_a_win_for_both() -> None:
    outcome = run("bradley_terry", read_choices([(0, 1, True), (0, 1)], 2))
    assert outcome.scores == pytest.approx([0.75, 0.25])


def test_17_thresholds_are_in_the_unit_of_the_criterion() -> None:
    values = np.array([[1.0, 9.0], [4.0, 5.0], [6.0, 1.0], [2.0, 8.0]])
    chosen = [Preference("linear", 1, 4), Preference("gaussian", deviation=2)]
    millions = run("promethee", read_table(values, [2, 1]), preferences=chosen)
    thousands = read_table(values * [1000, 1], [2, 1])
    moved = [Preference("linear", 1000, 4000), chosen[1]]
    assert run("promethee", thousands, preferences=moved).scores == pytest.approx(millions.scores)
    assert run("promethee", thousands, preferences=chosen).scores != pytest.approx(millions.scores)


def test_17_thresholds_beyond_the_range_make_a_weighted_sum_and_say_so() -> None:
    values = np.array([[1.0, 9.0], [4.0, 5.0], [6.0, 2.0]])
    table = read_table(values, [2, 1], criteria=["Fit", "Reach"])
    outcome = run("promethee", table, preferences=[Preference("v_shape", preference=20)])
    sums = (values - values.mean(axis=0)) @ table.shares / 20 * 3 / 2
    assert outcome.scores == pytest.approx(sums)
    assert [one.code for one in outcome.notices] == ["threshold_beyond", "threshold_beyond"]
    assert "on “Fit” reaches its threshold" in str(outcome.notices[0])


def test_17_usual_functions_count_as_borda_did() -> None:
    values = np.array([[1.0, 9.0], [4.0, 5.0], [6.0, 2.0]])
    outcome = run("promethee", read_table(values, [2, 1]))
    assert outcome.scores == pytest.approx([(-1) * 2 / 3 + 1 / 3, 0, 1 * 2 / 3 - 1 / 3])


def test_tiny_thresholds_beside_large_numbers_do_not_drown() -> None:
    values = np.array([[1e9], [1e9 + 1], [1e9 + 2], [5.0]])
    for preference in (Preference("linear", 0.5, 1.5), Preference("linear", 1, 1)):
        outcome = run("promethee", read_table(values, [1]), preferences=[preference])
        half = 0.5 if preference.preference > 1 else 0
        assert outcome.scores * 3 == pytest.approx([-1 - half + 1, 1, 1 + 1 + half, -3], abs=1e-6)


def too_many() -> object:
    return run("promethee", read_table(np.zeros((5001, 1)), [1]))


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda: read_table([], []), "Every initiative has a score for each criterion"),
        (lambda: read_table([[1, 2]], [1]), "Every initiative has a score for each criterion"),
        (lambda: read_table([[1]], [1], [True, False]), "Every initiative has a score for each"),
        (lambda: read_table(np.zeros((0, 2)), [1, 1]), "There are no initiatives to compare yet."),
        (lambda: read_table(np.zeros((2, 0)), []), "Weigh 1 to 200 of them; there are 0."),
        (lambda: read_table([[1, 2]], [0, 0]), "Give at least one of them a weight above zero."),
        (lambda: read_table([[1, 2]], [1, NAN]), "“2” has the weight nan."),
        (lambda: read_table([[1, math.inf]], [1, 1]), "“1” has a number on “2” that is too large."),
        (lambda: read_table([[1, -1e300]], [1, 1]), "“1” has a number on “2” that is too large."),
        (
            lambda: read_table(np.broadcast_to(1.0, (2_000_000, 2)), [1, 1]),
            "Compare 200000 initiatives by 200 criteria at most.",
        ),
        (too_many, "This method compares 5000 initiatives at most; there are 5001."),
        (lambda: run("electre", read_table([[1]], [1])), "“electre” is no choice of “method”."),
        (lambda: run("topsis", read_table([[1]], [1]), norm="l2"), "“norm” is no choice of “opti"),
        (lambda: run("topsis", read_table([[1]], [1]), scale="l2"), "“l2” is no choice of “scale”"),
        (lambda: run("vikor", read_table([[1]], [1]), v=1.2), "“v” is a number from 0 to 1."),
        (lambda: run("additive", read_table([[1]], [1], [True])), "More points are always better"),
        (lambda: run("ahp_ratings", read_table([[-1]], [1])), "“1” has less than 0 on “1”"),
        (lambda: read_choices([(0, 0)], 2), "A choice is between two different initiatives"),
        (lambda: read_choices([(0, 2)], 2), "A choice is between two different initiatives"),
        (lambda: read_choices([], 0), "There are no initiatives to compare yet."),
        (lambda: run("bradley_terry", read_choices([], 3)), "Nobody has chosen between two yet."),
    ],
)
def test_refusals(ask: Callable[[], object], words: str) -> None:
    with pytest.raises(Invalid) as refused:
        ask()
    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("preferences", "words"),
    [
        ([Preference("bell")], "“bell” is no preference function."),
        ([Preference("u_shape", indifference=-1)], "Thresholds are numbers from 0 up."),
        ([Preference("linear", 0, NAN)], "Thresholds are numbers from 0 up."),
        ([Preference("level", 2, 1)], "The threshold of preference is not below"),
        ([Preference("gaussian")], "needs a threshold above 0."),
        ([Preference("v_shape")], "needs a threshold above 0."),
        ([Preference()] * 3, "Choose one preference function for all criteria"),
    ],
)
def test_preferences_that_are_refused(preferences: list[Preference], words: str) -> None:
    with pytest.raises(Invalid) as refused:
        run("promethee", read_table([[1, 2]], [1, 1]), preferences=preferences)
    assert words in str(refused.value)


def test_a_subject_of_the_wrong_kind_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(TypeError, match="vikor reads Table"):
        run("vikor", Choices(np.zeros((2, 2))))
    assert {name for name, one in METHODS.items() if one.reads is Choices} == {"bradley_terry"}


def test_a_partial_order_of_many_is_left_out() -> None:
    values = np.random.default_rng(1).random((1001, 2))
    assert run("promethee", read_table(values, [1, 1])).scored.relations is None
