"""Routes on stage maps: the worked ones, brute force, answers that only ever close."""

import time
from itertools import combinations, pairwise, permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from issuetrees.core.stages.answers import blocking, nearest_changes, next_questions, with_answer
from issuetrees.core.stages.records import Fork, Months, Stage, StageMap, Transition, is_met
from issuetrees.core.stages.routes import best_months, find_routes, is_tied, likely
from tests.core.stages.maps import answers, drawn, sample
from tests.core.stages.speed import cpu_seconds, large, ring

WORKED: list[tuple[Any, str, str, int, list[str] | None, float | None]] = [
    (answers(), "apm", "cpo", 19, ["apm", "pm_product", "head_startup", "cpo"], 96),
    (
        answers(company="startup", scope="product", work="team"),
        "pm_product",
        "cpo",
        2,
        ["pm_product", "head_startup", "cpo"],
        78,
    ),
    (
        answers(company="corporation", scope="feature", work="team"),
        "pm_feature",
        "cpo",
        1,
        ["pm_feature", "senior_pm", "gpm", "director", "vp", "cpo"],
        162,
    ),
    (
        answers(company="corporation", scope="feature", work="personal"),
        "pm_feature",
        "cpo",
        0,
        None,
        None,
    ),
    (
        answers(company="corporation", scope="feature", work="personal"),
        "pm_feature",
        "distinguished_pm",
        1,
        ["pm_feature", "senior_pm", "principal_pm", "distinguished_pm"],
        126,
    ),
]


@pytest.mark.parametrize(("given_answers", "source", "target", "count", "best", "months"), WORKED)
def test_the_worked_routes_from_pm_to_cpo(
    given_answers: Any, source: str, target: str, count: int, best: Any, months: Any
) -> None:
    found = find_routes(sample(), given_answers, source, target)
    assert (found.count, found.is_more) == (count, False)
    assert len(found.best) == min(count, 5)
    assert best_months(sample(), given_answers, source, target) == months
    if best:
        assert list(found.best[0].stages) == best
        assert found.best[0].months == months
    lengths = [route.months for route in found.best]
    assert lengths == sorted(lengths)


def test_no_route_names_what_blocks_and_the_nearest_change() -> None:
    given_answers = answers(company="corporation", scope="feature", work="personal")
    assert [one.id for one in blocking(sample(), given_answers, "pm_feature", "cpo")] == ["work"]
    nearest = nearest_changes(sample(), given_answers, "pm_feature", "cpo")[0]
    assert (nearest.answers, nearest.months) == ({"work": "team"}, 162)


def test_two_answers_together_may_block() -> None:
    found = drawn("a > b 5 work=team size=big", {"work": "team own", "size": "big small"})
    given_answers = answers(work="own", size="small")
    assert {one.id for one in blocking(found, given_answers, "a", "b")} == {"work", "size"}
    (change,) = nearest_changes(found, given_answers, "a", "b")
    assert (change.answers, change.months) == ({"work": "team", "size": "big"}, 5)


def test_where_no_answer_helps_nothing_is_blamed() -> None:
    found = drawn("a > b 5\nc > d 5", {"work": "team own"})
    assert not blocking(found, answers(work="own"), "a", "d")
    assert not nearest_changes(found, answers(work="own"), "a", "d")


def test_the_question_that_changes_the_best_route_most_comes_first() -> None:
    worth = next_questions(sample(), {}, "apm", "cpo")
    assert next(one.fork.id for one in worth) == "work"
    given_answers = answers(work="team")
    (second, *_rest) = next_questions(sample(), given_answers, "apm", "cpo")
    assert second.fork.id == "company"
    assert second.months["startup"] == 96
    assert second.rise is not None
    assert second.rise > 0


def test_a_question_with_no_effect_is_not_asked() -> None:
    found = drawn("a > b 5\nb > c 5", {"work": "team own"})
    assert not next_questions(found, {}, "a", "c")


def test_ties_are_known_and_come_in_the_order_of_steps() -> None:
    found = drawn("a > b 5\nb > d 5\na > d 10\na > c 4\nc > d 9")
    first, second, third = find_routes(found, {}, "a", "d").best
    assert is_tied(first, second)
    assert not is_tied(second, third)
    assert (first.stages, second.stages) == (("a", "d"), ("a", "b", "d"))


def test_a_goal_that_is_the_start_has_no_route() -> None:
    assert not find_routes(drawn("a > b 5\nb > a 5 back"), {}, "a", "a").best


def test_months_that_nobody_has_said_count_as_none_and_are_told() -> None:
    (route,) = find_routes(drawn("a > b\nb > c 5"), {}, "a", "c").best
    assert route.months == 5
    assert [way.id for way in route.unknown] == ["a>b"]


FORKS = {key: Fork(key, key, {"x": "X", "y": "Y", "z": "Z"}) for key in ("f", "g")}
conditions = st.dictionaries(
    st.sampled_from("fg"), st.frozensets(st.sampled_from("xyz"), min_size=1), max_size=2
)


@st.composite
def maps(draw: st.DrawFn) -> StageMap:
    """Small maps of every shape, with arrows back and twice between the same stages."""
    size = draw(st.integers(2, 6))
    stages = {str(n): Stage(str(n), str(n), condition=draw(conditions)) for n in range(size)}
    one = st.sampled_from(sorted(stages))
    pairs = draw(st.lists(st.tuples(one, one), max_size=14))
    ways = tuple(
        Transition(f"w{n}", *ends, Months(1, draw(st.integers(0, 20)), 30), draw(conditions))
        for n, ends in enumerate(pairs)
    )
    return StageMap(stages, ways, FORKS)


given_answers = st.dictionaries(st.sampled_from("fg"), st.frozensets(st.sampled_from("xyz")))


def by_force(found: StageMap, asked: Any, source: str, target: str) -> dict[tuple[str, ...], float]:
    """Every order of stages, tried."""
    open_stages = [
        one.id for one in found.stages.values() if one.id == source or is_met(one.condition, asked)
    ]
    quickest: dict[tuple[str, str], float] = {}
    for way in found.transitions:
        if is_met(way.condition, asked):
            pair = way.source_id, way.target_id
            quickest[pair] = min(quickest.get(pair, 1e9), likely(way))
    inner = [one for one in open_stages if one not in (source, target)]
    routes = {}
    for size in range(len(inner) + 1):
        for middle in permutations(inner, size):
            path = (source, *middle, target)
            pairs = list(pairwise(path))
            if {source, target} <= set(open_stages) and all(pair in quickest for pair in pairs):
                routes[path] = sum(quickest[pair] for pair in pairs)
    return routes


@given(maps(), given_answers)
@settings(deadline=None)
def test_routes_are_those_of_brute_force(found: StageMap, asked: Any) -> None:
    source, target = "0", str(len(found.stages) - 1)
    expected = by_force(found, asked, source, target)
    routes = find_routes(found, asked, source, target, most=3)
    assert routes.count == len(expected)
    lengths = sorted(expected.values())[:3]
    assert [route.months for route in routes.best] == lengths
    assert all(expected[route.stages] == route.months for route in routes.best)


@given(maps(), given_answers, st.sampled_from("fg"), st.sampled_from("xyz"))
@settings(deadline=None)
def test_an_answer_never_opens_a_route(found: StageMap, asked: Any, fork: str, option: str) -> None:
    if asked.get(fork):
        return
    source, target = "0", str(len(found.stages) - 1)
    before = find_routes(found, asked, source, target, most=100)
    after = find_routes(found, with_answer(asked, fork, option), source, target, most=100)
    assert {one.stages for one in after.best} <= {one.stages for one in before.best}


@given(maps(), given_answers)
@settings(deadline=None)
def test_a_change_that_is_named_opens_a_route(found: StageMap, asked: Any) -> None:
    source, target = "0", str(len(found.stages) - 1)
    if best_months(found, asked, source, target) is not None:
        return
    for change in nearest_changes(found, asked, source, target):
        changed = {**asked, **{fork: frozenset({one}) for fork, one in change.answers.items()}}
        assert best_months(found, changed, source, target) == change.months
    free = {key: value for key, value in asked.items() if key not in FORKS}
    is_hopeless = best_months(found, free, source, target) is None
    assert not (is_hopeless and blocking(found, asked, source, target))


@given(maps(), given_answers)
@settings(deadline=None)
def test_what_blocks_is_the_smallest_set_of_brute_force(found: StageMap, asked: Any) -> None:
    source, target = "0", str(len(found.stages) - 1)
    if best_months(found, asked, source, target) is not None:
        return
    given = [key for key in FORKS if asked.get(key)]
    opening = [
        set(forks)
        for size in range(1, len(given) + 1)
        for forks in combinations(given, size)
        if best_months(found, without(asked, forks), source, target) is not None
    ]
    told = {one.id for one in blocking(found, asked, source, target)}
    singles = set().union(*(forks for forks in opening if len(forks) == 1))
    assert told == (singles or next(iter(opening), set()))


def without(asked: Any, forks: Any) -> Any:
    return {key: value for key, value in asked.items() if key not in forks}


def test_many_answered_forks_do_not_multiply_the_search() -> None:
    names = [f"f{n}" for n in range(40)]
    text = "\n".join(
        f"s{n} > s{n + 1} 5 {names[n % 40]}=x\ns{n} > s{n + 1} 9 {names[(n + 1) % 40]}=x"
        for n in range(200)
    )
    found = drawn(text, dict.fromkeys(names, "x y z"))
    asked = dict.fromkeys(names, frozenset("y"))
    started = time.process_time()
    assert not blocking(found, asked, "s0", "s200")  # more than three are in the way
    assert not nearest_changes(found, asked, "s0", "s200")
    assert blocking(found, asked, "s0", "s2")
    assert time.process_time() - started < 2


def test_a_large_map_answers_at_once() -> None:
    """Aim is 200 ms for all that a page of routes shows (`./run bench routes`); a busy machine and
    another one may be slower, a search that blows up is not let through.
    """
    assert cpu_seconds(large(), "n0_0", "n19_0") < 0.8
    assert cpu_seconds(ring(), "s0", "s499") < 0.8


def test_the_map_from_pm_to_cpo_answers_within_a_blink() -> None:
    """Aim is 5 ms."""
    assert cpu_seconds(sample(), "apm", "cpo", runs=10) < 0.025
