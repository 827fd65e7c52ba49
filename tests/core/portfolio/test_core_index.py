"""What is in whatever turns out is core; the same seed gives the same, in any order."""

from dataclasses import replace

from issuetrees.core.portfolio import Noise, Watch, core_index
from tests.core.portfolio.builders import plain


def test_core_borderline_exterior() -> None:
    problem = plain([90, 50, 50, 1], [2, 2, 2, 4], budget=4)
    told: list[float] = []
    found = core_index(problem, Noise(spread=0.1), runs=60, watch=Watch(on_progress=told.append))
    assert [member.zone for member in found.members] == [
        "core",
        "borderline",
        "borderline",
        "exterior",
    ]
    assert sum(member.index for member in found.members) == 2
    assert (found.done, found.unproved, found.nothing, told[-1]) == (60, 0, 0, 1)
    turned = core_index(replace(problem, items=problem.items[::-1]), Noise(spread=0.1), runs=60)
    assert turned.members[::-1] == found.members
    other = core_index(problem, Noise(spread=0.1), runs=60, seed=2)
    assert other.members[1] != found.members[1]


def test_without_doubt_all_runs_are_alike() -> None:
    problem = plain([9, 5, 4], [2, 2, 2], budget=4)
    found = core_index(problem, Noise(spread=0, values={"i00": (9, 9)}), runs=5)
    assert [member.index for member in found.members] == [1, 1, 0]
    dear = core_index(problem, Noise(spread=0, cost_spread=0.5), runs=40)
    assert 0 < dear.members[1].index < 1
