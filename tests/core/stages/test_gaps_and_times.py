"""Gaps make up for nothing; time is a spread of the longer of two things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.stages.gaps import blocking_gaps, gaps, missing_levels
from issuetrees.core.stages.records import Months, Stage, Transition
from issuetrees.core.stages.routes import find_routes
from issuetrees.core.stages.times import Pace, duration, learning_months
from tests.core.stages.maps import sample

levels = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 4))


def test_what_is_missing_for_the_next_stage() -> None:
    found = sample()
    own = {"insight": 4, "delivery": 2, "data": 2, "strategy": 1}
    missing = gaps(found.stages["pm_product"], own, found.competencies)
    assert [(gap.competency, gap.required, gap.own) for gap in missing] == [
        ("strategy", 2, 1),
        ("business", 2, 0),
        ("influence", 2, 0),
        ("communication", 2, 0),
        ("practice", 1, 0),
        ("domain", 2, 0),
    ]
    assert missing_levels(missing) == 10
    assert [gap.competency for gap in blocking_gaps(missing)] == [
        "business",
        "influence",
        "communication",
        "domain",
    ]


@given(levels, levels)
def test_more_of_one_makes_up_for_no_other(required: dict[str, int], own: dict[str, int]) -> None:
    stage = Stage("s", "S", required=required)
    missing = gaps(stage, own, "abcd")
    assert all(gap.levels > 0 for gap in missing)
    assert missing_levels(missing) == sum(
        max(0, level - own.get(key, 0)) for key, level in required.items()
    )
    more = {
        key: level + 4 for key, level in own.items() if key not in {g.competency for g in missing}
    }
    assert gaps(stage, {**own, **more}, "abcd") == missing


def leg(months: Months | None, **required: int) -> tuple[list[Transition], dict[str, Stage]]:
    return [Transition("w", "a", "b", months)], {
        "a": Stage("a", "A"),
        "b": Stage("b", "B", required=required),
    }


def test_half_of_a_triangle_lies_where_its_formula_says() -> None:
    found = duration(*leg(Months(6, 12, 24)), {}, Pace(), seed=1)
    # Median and 80th percentile of a triangle from 6 over 12 to 24: 24 - sqrt(q * 18 * 12).
    assert found.p50 == pytest.approx(24 - (0.5 * 18 * 12) ** 0.5, abs=0.15)
    assert found.p80 == pytest.approx(24 - (0.2 * 18 * 12) ** 0.5, abs=0.15)
    assert not found.legs[0].is_held_by_learning


def test_learning_holds_a_step_up_where_it_takes_longer() -> None:
    own, pace = {"x": 0}, Pace(hours_a_week=1, hours_a_level=(100, 100, 100))
    found = duration(*leg(Months(3, 3, 3), x=2), own, pace, seed=1)
    assert found.legs[0].is_held_by_learning
    assert found.legs[0].levels == 2
    assert found.p50 == found.p80 == pytest.approx(200 / (52 / 12))


def test_the_same_seed_gives_the_same_figures_and_what_is_reached_counts_from_then_on() -> None:
    route = find_routes(sample(), {}, "apm", "cpo").best[0]
    first = duration(route.transitions, sample().stages, {}, Pace(), seed=7)
    assert first == duration(route.transitions, sample().stages, {}, Pace(), seed=7)
    assert first.p50 < first.p80
    assert [one.p50 for one in first.legs] == sorted(one.p50 for one in first.legs)
    product, head = first.legs[0], first.legs[1]
    required = sample().stages
    assert product.levels == sum(required["pm_product"].required.values())
    assert head.levels == sum(
        max(0, level - required["pm_product"].required[key])
        for key, level in required["head_startup"].required.items()
    )


def test_months_out_of_order_or_all_the_same_have_no_spread() -> None:
    for months in (Months(9, 5, 7), Months(5, 5, 5)):
        found = duration(*leg(months), {}, Pace(), seed=1)
        assert (found.p50, found.p80) == (5, 5)
    assert duration([], {}, {}, Pace(), seed=1).p80 == 0


def test_no_time_for_learning_is_told_by_none_not_by_infinity() -> None:
    assert learning_months(3, Pace(hours_a_week=0)) is None
    assert learning_months(0, Pace()) is None
