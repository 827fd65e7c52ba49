"""Draws: what can be known exactly, what is repeated, how ties and gaps count."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from itertools import permutations
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.robust.draws import draw
from issuetrees.core.scoring.robust.estimate import needs_job, seconds
from issuetrees.core.scoring.robust.opinions import Opinions, certain
from issuetrees.core.scoring.robust.results import Robustness
from issuetrees.core.scoring.robust.settings import (
    Absent,
    AnyWeights,
    FixedWeights,
    Pooling,
    RangedWeights,
    RankedWeights,
    Settings,
    Shape,
    WeightSets,
    read_settings,
)
from issuetrees.core.scoring.robust.table import Table
from issuetrees.core.scoring.snapshot import fingerprint, plain
from tests.core.scoring.robust.tables import tables

NAMES = "abcdefghij"
GAP = float("nan")


def opinions(points: object, *, applies: object = None, assessors: object = None) -> Opinions:
    cube = np.array(points, dtype=np.float64)
    return certain(
        NAMES[: len(cube)],
        [f"c{number}" for number in range(cube.shape[1])],
        cube,
        applies=None if applies is None else np.array(applies, dtype=np.bool_),
        assessors=None if assessors is None else np.array(assessors, dtype=np.float64),
    )


def ranged(low: object, likely: object, high: object) -> Opinions:
    cubes = [np.array(cube, dtype=np.float64)[:, :, np.newaxis] for cube in (low, likely, high)]
    return replace(opinions(likely), low=cubes[0], high=cubes[2])


def run(given_opinions: Opinions, **kept: object) -> Robustness:
    return draw(given_opinions, Settings(**kept))  # type: ignore[arg-type]


def firsts(result: Robustness) -> dict[str, float]:
    return {one.initiative_id: one.chance(1) for one in result.initiatives}


def test_chances_are_areas_of_the_triangle_of_weights() -> None:
    """A leads where w0 > 0.5 (w1 gets the rest): half of the segment; of three alike, a third."""
    two = firsts(run(opinions([[100, 0], [0, 100]])))
    assert two["a"] == pytest.approx(0.5, abs=0.02)
    third = run(opinions([[100, 0, 0], [0, 100, 0], [0, 0, 100]]))
    for one in third.initiatives:
        assert one.chances == pytest.approx((1 / 3, 1 / 3, 1 / 3), abs=0.02)
        assert one.mean_place == pytest.approx(2, abs=0.03)
    # The mean of the largest of three uniform shares is (1 + 1/2 + 1/3) / 3.
    central = third.initiatives[0].central_weights
    assert central == pytest.approx((11 / 18, 7 / 36, 7 / 36), abs=0.01)
    assert all(one.confidence == 1 for one in third.initiatives)


def test_pairs_and_the_compromise_in_the_middle() -> None:
    """C is best for no weights though it beats either of the others half of the time."""
    result = run(opinions([[100, 0], [0, 100], [45, 45]]))
    by_id = {one.initiative_id: one for one in result.initiatives}
    assert by_id["c"].chance(1) == 0
    assert by_id["c"].central_weights is None
    assert by_id["c"].confidence is None
    assert by_id["c"].top(2) == pytest.approx(0.9, abs=0.02)
    wins = dict(zip(result.finalists, result.wins, strict=True))
    at = {key: place for place, key in enumerate(result.finalists)}
    assert wins["c"][at["a"]] == pytest.approx(0.45, abs=0.02)
    for one, other in permutations("abc", 2):
        assert wins[one][at[other]] + wins[other][at[one]] == pytest.approx(1)
    assert wins["a"][at["a"]] == 0.5


def test_twins_share_every_place() -> None:
    result = run(opinions([[80, 20], [80, 20], [80, 20], [10, 10]]), draws=500)
    for one in result.initiatives[:3]:
        assert one.first_place == 1
        assert one.chances == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    assert (result.initiatives[3].first_place, result.initiatives[3].chances) == (4, (1.0,))


def test_rounding_noise_is_no_difference() -> None:
    points = [[0.1 + 0.2, 3 * 0.1], [0.3, 0.3]]
    assert firsts(run(opinions(points), draws=100)) == {"a": 0.5, "b": 0.5}


def test_everything_tied_costs_no_more() -> None:
    size = 300
    result = draw(
        certain([f"i{n:03}" for n in range(size)], ["c"], np.full((size, 1), 50.0)),
        Settings(draws=200, finalists=3),
    )
    assert result.initiatives[7].chances == pytest.approx((1 / size,) * size)


def test_places_by_a_plain_loop() -> None:
    random = np.random.default_rng(3)
    points = np.round(random.random((7, 3)) * 4) * 25
    sets = tuple(tuple(row) for row in random.dirichlet(np.ones(3), 40).tolist())
    # Each person's weights are drawn many times: compare with all of them once.
    result = run(opinions(points), weights=WeightSets(sets, (1.0,) * 40), draws=40_000)
    expected = np.mean([_shared_places(points @ np.array(one)) for one in sets], axis=0)
    for row, one in enumerate(result.initiatives):
        found = [one.chance(place) for place in range(1, 8)]
        assert found == pytest.approx(expected[row].tolist(), abs=0.02)


def _shared_places(totals: Array) -> Array:
    chances = np.zeros((len(totals), len(totals)))
    for row, total in enumerate(totals):
        ahead = int((totals > total + 1e-9).sum())
        level = int((np.abs(totals - total) <= 1e-9).sum())
        chances[row, ahead : ahead + level] = 1 / level
    return chances


def test_same_seed_same_result_another_seed_another() -> None:
    asked = ranged([[10, 20], [0, 5]], [[50, 60], [40, 70]], [[90, 80], [95, 99]])
    first, again = run(asked, draws=3000), run(asked, draws=3000)
    assert first == again
    assert json.dumps(plain(first)) == json.dumps(plain(again))
    assert first != run(asked, draws=3000, seed=5)


ELSEWHERE = """
import json, sys
from issuetrees.core.scoring.robust.draws import draw
from issuetrees.core.scoring.robust.opinions import read_opinions
from issuetrees.core.scoring.robust.settings import read_settings
from issuetrees.core.scoring.snapshot import plain
stored = json.load(sys.stdin)
found = draw(read_opinions(stored["opinions"]), read_settings(stored["settings"]))
print(json.dumps(plain(found)), end="")
"""


@pytest.mark.parametrize("threads", ["1", "2"])
def test_another_process_draws_the_same_to_the_last_digit(threads: str) -> None:
    """Whatever the order of its sets and the number of its threads."""
    asked = ranged([[10, 20], [0, 5]], [[50, 60], [40, 70]], [[90, 80], [95, 99]])
    settings = Settings(draws=3000, shape=Shape.PERT, seed=11)
    inputs = json.dumps({"opinions": plain(asked), "settings": plain(settings)})
    environment = {**os.environ, "PYTHONHASHSEED": "7", "OPENBLAS_NUM_THREADS": threads}
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE],
        input=inputs,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == json.dumps(plain(draw(asked, settings)))


def test_a_stored_run_is_done_again_from_its_settings() -> None:
    kept = Settings(
        weights=WeightSets(((0.5, 0.5), (0.2, 0.8)), (1.0, 2.0), Pooling.MIX),
        draws=700,
        shape=Shape.PERT,
        absent=Absent.OTHERS,
        seed=9,
    )
    asked = ranged([[10, 20], [0, 5]], [[50, 60], [40, 70]], [[90, 80], [95, 99]])
    stored = json.loads(json.dumps(plain(draw(asked, kept))))
    assert read_settings(stored["settings"]) == kept
    assert plain(draw(asked, read_settings(stored["settings"]))) == stored
    for choice in (
        AnyWeights(),
        FixedWeights((0.5, 0.5)),
        RangedWeights((0.1, 0.2), (0.8, 0.9)),
        RankedWeights((2, 1)),
    ):
        settings = Settings(weights=choice)
        assert read_settings(json.loads(json.dumps(plain(settings)))) == settings


def test_a_fingerprint_tells_what_is_out_of_date() -> None:
    one, same = opinions([[1, 2]]), opinions([[1, 2]])
    assert fingerprint(one) == fingerprint(same) != fingerprint(opinions([[1, 3]]))


@given(tables(has_gaps=False))
@hypothesis_settings(max_examples=40)
def test_order_of_rows_does_not_matter_and_chances_add_up(one: Table) -> None:
    asked = certain(one.initiative_ids, one.criterion_ids, one.points)
    turned = certain(one.initiative_ids[::-1], one.criterion_ids, one.points[::-1])
    result, other = run(asked, draws=300), run(turned, draws=300)
    assert {o.initiative_id: o for o in result.initiatives} == {
        o.initiative_id: o for o in other.initiatives
    }
    for odds in result.initiatives:
        assert sum(odds.chances) == pytest.approx(1)
        assert odds.top(len(one.initiative_ids)) == pytest.approx(1)
    for place in range(1, len(one.initiative_ids) + 1):
        assert sum(odds.chance(place) for odds in result.initiatives) == pytest.approx(1)


def test_order_of_rows_does_not_matter_where_scores_vary() -> None:
    asked = ranged([[10, 20], [0, 5]], [[50, 60], [40, 70]], [[90, 80], [95, 99]])
    turned = asked.ordered([1, 0])
    one, other = run(asked, draws=500), run(turned, draws=500)
    assert one.initiatives == other.initiatives[::-1]


@given(tables(has_gaps=False))
@hypothesis_settings(max_examples=40)
def test_a_dominated_newcomer_is_never_first(one: Table) -> None:
    points = np.clip(one.points, 10, 100)
    known = ["z", *one.initiative_ids]
    result = draw(certain(known, one.criterion_ids, np.vstack([points[:1] - 10, points])), FEW)
    newcomer = next(each for each in result.initiatives if each.initiative_id == "z")
    assert newcomer.chance(1) == 0
    assert newcomer.central_weights is None


FEW = Settings(draws=300)


def test_ranges_of_scores_follow_their_shape() -> None:
    """One criterion: a is between 0 and 100, likely 20; how often it beats 50 is an area."""
    asked = ranged([[0], [50]], [[20], [50]], [[100], [50]])
    triangular = firsts(run(asked, draws=20_000))["a"]
    assert triangular == pytest.approx((100 - 50) ** 2 / (100 * 80), abs=0.012)
    pert = firsts(run(asked, draws=20_000, shape=Shape.PERT))["a"]
    places = np.linspace(0, 1, 100_001)
    density = places**0.8 * (1 - places) ** 3.2
    assert pert == pytest.approx(float(density[places > 0.5].sum() / density.sum()), abs=0.012)


def test_a_missing_score_is_any_point_of_the_scale() -> None:
    result = run(opinions([[GAP], [70], [30]]), draws=20_000)
    by_id = {one.initiative_id: one for one in result.initiatives}
    assert by_id["a"].chances == pytest.approx((0.3, 0.4, 0.3), abs=0.015)
    assert by_id["a"].confidence == pytest.approx(0.3, abs=0.04)
    assert by_id["b"].confidence == pytest.approx(0.7, abs=0.04)
    shaped = firsts(run(opinions([[GAP], [70], [30]]), draws=20_000, shape=Shape.PERT))
    assert shaped["a"] == pytest.approx(0.3, abs=0.015)


def test_what_does_not_apply_leaves_its_weight() -> None:
    applies = [[[True], [False]], [[True], [True]]]
    result = run(opinions([[60, 0], [60, 0]], applies=applies), draws=400)
    assert firsts(result) == {"a": 1.0, "b": 0.0}
    nothing = run(opinions([[GAP], [40]], applies=[[[False]], [[True]]]), draws=10)
    assert nothing.unranked == ("a",)
    assert firsts(nothing) == {"b": 1.0}


def test_without_any_weight_one_comes_last() -> None:
    applies = [[[True], [False]], [[False], [True]]]
    asked = opinions([[90, 0], [0, 10]], applies=applies)
    assert firsts(run(asked, weights=FixedWeights((0.0, 1.0)), draws=10)) == {"a": 0.0, "b": 1.0}


def test_assessors_are_taken_by_their_weights() -> None:
    asked = opinions([[[100, 0]], [[50, 50]]], assessors=[3, 1])
    assert firsts(run(asked, draws=20_000))["a"] == pytest.approx(0.75, abs=0.012)
    even = opinions([[[100, 0]], [[60, 60]]])
    mixed = firsts(run(even, draws=20_000, pooling=Pooling.MIX))["a"]
    assert mixed == pytest.approx(0.4, abs=0.012)


def test_an_absent_assessor_is_anything_or_leaves_it_to_the_others() -> None:
    asked = opinions([[[80, GAP]], [[70, 70]]])
    assert firsts(run(asked, draws=20_000))["a"] == pytest.approx(0.5 + 0.5 * 0.3, abs=0.012)
    assert firsts(run(asked, draws=100, absent=Absent.OTHERS)) == {"a": 1.0, "b": 0.0}


def test_an_observer_does_not_count() -> None:
    asked = opinions([[[10, 100]], [[50, 50]]], assessors=[1, 0])
    assert firsts(run(asked, draws=100)) == {"a": 0.0, "b": 1.0}


def test_progress_is_told_and_a_run_can_be_ended() -> None:
    told: list[float] = []
    asked = ranged([[10, 20]], [[50, 60]], [[90, 80]])
    draw(asked, Settings(draws=200_000, confidence_draws=70_000), told.append)
    assert len(told) > 3
    assert told == sorted(told)
    assert told[-1] == 1

    def stop(_done: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        draw(asked, Settings(), stop)


def test_empty_and_lonely_runs_have_results() -> None:
    nobody = draw(certain([], ["c"], np.zeros((0, 1))), FEW)
    assert (nobody.initiatives, nobody.finalists, nobody.wins) == ((), (), ())
    alone = run(opinions([[40]]), draws=10)
    assert (alone.initiatives[0].chances, alone.wins) == ((1.0,), ((0.5,),))
    assert alone.margin == pytest.approx(0.98 / sqrt(10))


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (ranged([[60]], [[50]], [[90]]), "range_wrong"),
        (ranged([[10]], [[50]], [[101]]), "range_wrong"),
        (opinions([[-1]]), "range_wrong"),
        (opinions([[float("inf")]]), "range_wrong"),
        (opinions([[50]], applies=[[[True], [True]]]), "opinions_shape"),
        (opinions([[50]], assessors=[0]), "opinions_shape"),
        (
            certain([str(n) for n in range(3001)], ["c"], np.zeros((3001, 1))),
            "too_many_initiatives",
        ),
    ],
)
def test_bad_opinions_are_refused(asked: Opinions, code: str) -> None:
    with pytest.raises(Invalid) as caught:
        draw(asked, FEW)
    assert caught.value.code == code
    assert str(caught.value)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"draws": 0}, "draws_wrong"),
        ({"draws": 2_000_000}, "draws_wrong"),
        ({"confidence_draws": 0}, "draws_wrong"),
        ({"seed": -1}, "seed_wrong"),
        ({"finalists": 201}, "finalists_wrong"),
    ],
)
def test_bad_settings_are_refused(wrong: dict[str, int], code: str) -> None:
    with pytest.raises(Invalid) as caught:
        Settings(**wrong)  # type: ignore[arg-type]
    assert caught.value.code == code


def test_long_runs_are_told_beforehand() -> None:
    small = certain(map(str, range(24)), map(str, range(10)), np.full((24, 10), np.nan))
    assert not needs_job(small, Settings())
    large = certain(map(str, range(1000)), map(str, range(20)), np.full((1000, 20), np.nan))
    assert needs_job(large, Settings())
    assert seconds(large, Settings(draws=1000)) < seconds(large, Settings())
    assert seconds(large, Settings(shape=Shape.PERT)) > seconds(large, Settings())
